"""A letter goes out only to somewhere, signed and sent by those the administrator has named."""

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.appeal_registry.api import apply_workflow
from appeals_app.appeal_replies import api
from appeals_app.appeal_replies.drafting import blank_letter, dispatch_address
from appeals_app.appeal_replies.letter_acts import open_acts
from appeals_app.appeal_replies.letter_texts import mark_of_text
from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.domain.lifecycle import LetterKind, Phase
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_reply, make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

NOWHERE = [("Post", "  "), ("E-mail", ""), ("E-mail", "вул. Тестова, 1")]


def letter_of(way: Journey) -> Document:
	return frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})


def send_to(way: Journey, method: str, address: str) -> None:
	letter_of(way).db_set({"dispatch_method": method, "dispatch_address": address})


def notice(way: Journey, kind: LetterKind = LetterKind.INTERIM_ANSWER) -> Document:
	"""A letter that is no answer, as the registrar drafts it."""
	with acting_as(way.staff[roles.REGISTRAR]):
		return make_appeal_reply(
			appeal=way.appeal,
			letter_kind=kind.value,
			body="Повідомляємо.",
			final_answer_on=way.card().due_date,
		)


# where it goes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("method", "address"), NOWHERE)
@pytest.mark.parametrize(
	("stage", "role", "button"),
	[
		("approval", roles.UNIT_LEAD, journey.APPROVE),
		("signature", roles.HEAD, journey.SIGN),
		("signed", roles.REGISTRAR, journey.SEND),
	],
)
def test_answer_that_goes_nowhere_is_not_approved_signed_or_sent(
	staff: Staff, stage: str, role: str, button: str, method: str, address: str
) -> None:
	way = Journey(staff).to(stage)
	send_to(way, method, address)
	before = way.card().workflow_state

	said = refusal(lambda: way.press(role, button))

	assert "«Адреса»" in said
	assert way.card().workflow_state == before


@pytest.mark.parametrize(
	("method", "address"),
	[("Post", "м. Запоріжжя"), ("E-mail", "a@b.example"), ("In Person", ""), ("Orally", "")],
)
def test_answer_that_can_reach_the_author_goes_out(staff: Staff, method: str, address: str) -> None:
	way = Journey(staff).to("approval")
	send_to(way, method, address)

	way.stage = "approval"
	way.to("answered")

	assert letter_of(way).status == "Sent"


@pytest.mark.parametrize(("method", "address"), NOWHERE)
def test_notice_that_goes_nowhere_is_not_signed(staff: Staff, method: str, address: str) -> None:
	way = Journey(staff).to("registered")
	letter = notice(way)
	send_to(way, method, address)

	with acting_as(staff[roles.HEAD]):
		assert "«Адреса»" in refusal(lambda: sign_letter(reply=letter.name))

	assert letter_of(way).status == "Draft"


def test_draft_takes_address_and_greeting_from_the_author(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		author = make_applicant(email="maria@ukr.example")
	way = Journey(staff, applicant=author.name).to("in_work")

	with acting_as(way.executor):
		draft = blank_letter(appeal=way.appeal, letter_kind="Answer")
		by_mail = dispatch_address(appeal=way.appeal, dispatch_method="E-mail")

	assert draft["dispatch_address"] == "м. Запоріжжя, вул. Тестова, 1"
	assert draft["salutation"] == "Шановна Маріє Іванівно!"
	assert by_mail == "maria@ukr.example"


def test_author_without_a_given_name_is_greeted_in_general(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		author = make_applicant(first_name="", middle_name="")
	way = Journey(staff, applicant=author.name).to("in_work")

	assert way.draft().salutation == "Шановний заявнику!"


# who signs and sends what is no answer ---------------------------------------------------------------------


def test_text_that_was_changed_since_it_was_read_is_not_signed(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	letter = notice(way)
	read = mark_of_text(letter)
	with acting_as(staff[roles.REGISTRAR]):
		frappe.get_doc("Appeal Reply", letter.name).update({"body": "Інший текст."}).save()

	with acting_as(staff[roles.HEAD]):
		for mark in ("", read):
			said = refusal(lambda mark=mark: api.sign_letter(reply=letter.name, text_mark=mark))
			assert "Текст змінено" in said
		api.sign_letter(reply=letter.name, text_mark=mark_of_text(letter_of(way)))

	assert letter_of(way).signed_by == staff[roles.HEAD].officer


@pytest.mark.parametrize(
	("stage", "role", "button"),
	[("approval", roles.UNIT_LEAD, journey.APPROVE), ("signature", roles.HEAD, journey.SIGN)],
)
def test_answer_changed_since_its_card_was_opened_goes_no_further(
	staff: Staff, stage: str, role: str, button: str
) -> None:
	way = Journey(staff).to(stage)
	with acting_as(staff[role]):
		form = way.card()
		form.run_method("onload")
	letter_of(way).db_set("body", "Інший текст.")

	with acting_as(staff[role]):
		said = refusal(lambda: apply_workflow(frappe.as_json(form.as_dict()), button))
		form.run_method("onload")
		apply_workflow(frappe.as_json(form.as_dict()), button)

	assert "Текст змінено" in said
	assert letter_of(way).status == ("Approved" if stage == "approval" else "Signed")


def test_power_of_the_post_signs_a_notice_whatever_the_role(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	letter = notice(way)
	lead = staff[roles.UNIT_LEAD]

	with acting_as(lead):
		refusal(lambda: sign_letter(reply=letter.name), frappe.PermissionError)
	frappe.db.set_value("Authority Officer", staff[roles.REGISTRAR].officer, "may_sign_replies", 1)
	with acting_as(staff[roles.REGISTRAR]):
		assert open_acts(letter) == ["sign_letter"]
		sign_letter(reply=letter.name)

	assert letter_of(way).signed_by == staff[roles.REGISTRAR].officer


def test_head_without_the_power_signs_no_notice(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	letter = notice(way)
	frappe.db.set_value("Authority Officer", staff[roles.HEAD].officer, "may_sign_replies", 0)

	with acting_as(staff[roles.HEAD]):
		assert open_acts(letter) == []
		refusal(lambda: sign_letter(reply=letter.name), frappe.PermissionError)

	assert letter_of(way).status == "Draft"


def let_send(role: str) -> None:
	"""The administrator gives the step of sending answers to another role."""
	workflow = frappe.get_doc("Workflow", {"document_type": "Appeal", "is_active": 1})
	phases = {row.state: row.appeal_phase for row in workflow.states}
	for row in workflow.transitions:
		if phases[row.next_state] == Phase.ANSWERED.value:
			row.db_set("allowed", role)
	frappe.clear_document_cache("Workflow", workflow.name)


def test_role_that_sends_answers_sends_interim_ones(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	letter = notice(way)
	with acting_as(staff[roles.HEAD]):
		sign_letter(reply=letter.name)
		refusal(lambda: send_letter(reply=letter.name), frappe.PermissionError)

	let_send(roles.HEAD)
	with acting_as(staff[roles.REGISTRAR]):
		refusal(lambda: send_letter(reply=letter.name), frappe.PermissionError)
	with acting_as(staff[roles.HEAD]):
		assert open_acts(letter_of(way)) == ["send_letter"]
		send_letter(reply=letter.name)

	assert letter_of(way).status == "Sent"


def test_form_of_an_answer_offers_its_acts_to_those_whose_step_it_is(staff: Staff) -> None:
	way = Journey(staff).to("signature")
	expected = {"signature": (roles.HEAD, "sign_letter"), "signed": (roles.REGISTRAR, "send_letter")}

	for stage, (role, act) in expected.items():
		way.to(stage)
		offered = {}
		for person in (roles.HEAD, roles.REGISTRAR, roles.CONTROLLER):
			with acting_as(staff[person]):
				offered[person] = open_acts(letter_of(way))
		assert {person for person, acts in offered.items() if acts} == {role}
		assert offered[role] == [act]
