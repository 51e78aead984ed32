"""Steps that are made by a document: it opens only for one who can save it, others are told whose it is."""

import frappe
import pytest

from appeals_app.appeal_registry.step_needs import needs_of_step
from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.domain.lifecycle import LetterKind, Phase
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import (
	commitment_values,
	make_appeal_reply,
	reply_values,
	resolution_values,
)
from appeals_app.testing.journey import GROUNDS, Journey
from appeals_app.testing.staff import Staff, acting_as, make_person
from tests.site.refusals import refusal
from tests.site.stopping import FACTS, G

DRAFT = "Підготувати проєкт відповіді"
STEPS = {
	journey.RESOLVE: ("resolution", {}),
	DRAFT: ("in_work", {}),
	journey.FORWARD: ("in_work", GROUNDS[LetterKind.FORWARDING_NOTICE.value]),
	journey.RETURN_TO_AUTHOR: ("in_work", GROUNDS[LetterKind.RETURN_NOTICE.value]),
	journey.NOT_CONSIDER: ("in_work", GROUNDS[LetterKind.REFUSAL_TO_CONSIDER.value]),
	journey.TERMINATE: ("in_work", {}),
	journey.FOLLOW_UP: ("answered", {}),
}
"""Where an appeal stands before each step that opens a document, and what its card holds."""

AT_WORK = (
	*(roles.REGISTRAR, roles.RECEPTION_CLERK, roles.HEAD, roles.EXECUTOR),
	*(roles.UNIT_LEAD, roles.CONTROLLER, roles.ARCHIVIST),
)


def give_step_to(role: str, button: str) -> None:
	"""An administrator lets the role press the button, whoever had it."""
	workflow = frappe.get_doc("Workflow", {"document_type": "Appeal", "is_active": 1})
	for row in workflow.transitions:
		if row.action == button:
			row.db_set("allowed", role)
	frappe.clear_document_cache("Workflow", workflow.name)


def needs(way: Journey, button: str) -> dict:
	return needs_of_step(appeal=way.appeal, action=button)


def saved(way: Journey, opened: dict) -> str:
	"""Fill in the form that has opened, and save it."""
	given = {
		"Appeal Reply": reply_values,
		"Appeal Commitment": commitment_values,
		"Appeal Resolution": lambda **values: resolution_values(executors=[way.executor.officer], **values),
	}[opened["doctype"]]
	return frappe.get_doc(given(**opened)).insert().name


@pytest.mark.parametrize("role", AT_WORK)
@pytest.mark.parametrize("button", STEPS)
def test_step_opens_what_can_be_saved_or_says_whose_it_is(staff: Staff, button: str, role: str) -> None:
	stage, card = STEPS[button]
	way = Journey(staff, **card).to(stage)
	give_step_to(role, button)

	with acting_as(staff[role]):
		try:
			opened = needs(way, button)["document"]
		except (frappe.PermissionError, frappe.ValidationError) as refused:
			assert "Зверніться" in str(refused) or "виконує названий у ній виконавець" in str(refused)
		else:
			assert saved(way, opened)


@pytest.mark.parametrize("button", [name for name in STEPS if name != DRAFT])
def test_roles_of_the_shipped_workflow_save_what_their_step_opens(staff: Staff, button: str) -> None:
	stage, card = STEPS[button]
	way = Journey(staff, **card).to(stage)
	rows = frappe.get_all("Workflow Transition", {"action": button}, pluck="allowed", distinct=True)

	for role in rows:
		frappe.db.savepoint("before_step")
		with acting_as(staff[role]):
			assert saved(way, needs(way, button)["document"]), role
		frappe.db.rollback(save_point="before_step")

	assert rows


def test_head_refuses_to_consider_without_the_registrar(staff: Staff) -> None:
	way = Journey(staff, **FACTS[G.LATE_COMPLAINT]).to("registered")

	with acting_as(staff[roles.HEAD]):
		opened = needs(way, journey.NOT_CONSIDER)["document"]
		letter = frappe.get_doc(reply_values(**{**opened, "body": ""})).insert().name
		sign_letter(reply=letter)
		send_letter(reply=letter)

	assert way.card().phase == Phase.NOT_CONSIDERED.value


def test_letter_begun_by_somebody_is_opened_and_not_written_twice(staff: Staff) -> None:
	way = Journey(staff, **FACTS[G.LATE_COMPLAINT]).to("registered")
	kind = LetterKind.REFUSAL_TO_CONSIDER.value
	with acting_as(staff[roles.REGISTRAR]):
		letter = make_appeal_reply(appeal=way.appeal, letter_kind=kind, body="").name

	with acting_as(staff[roles.HEAD]):
		opened = needs(way, journey.NOT_CONSIDER)["document"]

	assert opened == {"doctype": "Appeal Reply", "name": letter}


@pytest.mark.parametrize(
	("button", "said"),
	[
		(journey.FORWARD, "Заповніть «Кому переслано» на вкладці «Розгляд»"),
		(journey.RETURN_TO_AUTHOR, "на вкладці «Розгляд»"),
		(journey.NOT_CONSIDER, "на вкладці «Розгляд»"),
	],
)
def test_letter_without_a_ground_does_not_open_and_the_field_is_named(
	staff: Staff, button: str, said: str
) -> None:
	way = Journey(staff).to("registered")

	with acting_as(staff[roles.REGISTRAR]):
		assert said in refusal(lambda: needs(way, button))


def test_step_that_would_be_refused_asks_for_no_ground_first(staff: Staff) -> None:
	way = Journey(staff).to("registered")

	with acting_as(staff[roles.REGISTRAR]):
		said = refusal(lambda: needs(way, journey.MERGE))
		way.enter(main_appeal=Journey(staff).to("registered").appeal)
		asked = needs(way, journey.MERGE)

	assert "«Розглядається разом із» на вкладці «Розгляд»" in said
	assert asked == {"document": None, "reason": True, "day": False, "confirm": False, "warnings": []}


def test_anonymous_appeal_without_facts_is_refused_before_the_ground_is_asked(staff: Staff) -> None:
	way = Journey(staff, applicant=None, subject="subject.anonymous").to("registered")
	with acting_as(staff[roles.HEAD]):
		assert needs(way, journey.NOT_CONSIDER)["document"] is None
		refusal(lambda: needs(way, "Такого кроку немає"))


def test_head_without_the_power_of_resolutions_is_told_before_the_form_opens(staff: Staff) -> None:
	way = Journey(staff).to("resolution")
	secretary = make_person(roles.HEAD, authority=staff.authority, may_write_resolutions=0, is_first_head=0)

	with acting_as(secretary):
		said = refusal(lambda: needs(way, journey.RESOLVE), frappe.PermissionError)

	assert "Зверніться до його керівника" in said


def test_asking_what_a_step_needs_changes_nothing(staff: Staff) -> None:
	way = Journey(staff).to("signed")
	before = way.card().modified, frappe.db.count("Appeal Event", {"appeal": way.appeal})

	with acting_as(staff[roles.REGISTRAR]):
		asked = needs(way, journey.SEND)

	assert asked == {"document": None, "reason": False, "day": True, "confirm": False, "warnings": []}
	assert (way.card().modified, frappe.db.count("Appeal Event", {"appeal": way.appeal})) == before
