"""The interim answer ends neither the consideration nor its control, and the clock runs on."""

from datetime import date

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.domain.additional_control import INSTRUCTION_348_UNVERIFIED
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_reply
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.deciding import DUE, events_of, on, send, sign, way_of
from tests.site.refusals import refusal

FEBRUARY_20 = date(2026, 2, 20)


def draft(way: Journey, day: date = FEBRUARY_20, role: str = roles.EXECUTOR, **given: object) -> Document:
	values = {"final_answer_on": "2026-02-27", **given}
	with on(day), acting_as(way.staff[role]):
		return make_appeal_reply(
			appeal=way.appeal, letter_kind="Interim Answer", body="Роботи розпочато.", **values
		)


def answer_for_the_time_being(way: Journey, **given: object) -> Document:
	letter = draft(way, **given)
	sign(way, letter, FEBRUARY_20)
	send(way, letter, FEBRUARY_20)
	return letter


@pytest.mark.parametrize("stage", ["registered", "resolution", "execution", "in_work", "draft", "signed"])
def test_interim_answer_ends_nothing_and_the_clock_runs_on(staff: Staff, stage: str) -> None:
	way = way_of(staff, stage)
	if stage not in ("registered", "resolution"):
		assert way.card().is_controlled
	before = kept_by(way)

	answer_for_the_time_being(way, role=roles.REGISTRAR)

	assert kept_by(way) == before
	assert way.card().answered_on is None
	with on(date(2026, 3, 3)):
		assert way.card().days_left == -1


def kept_by(way: Journey) -> tuple:
	"""Phase, control and dates of the appeal, what its tasks and drafts are."""
	card = way.card()
	tasks = frappe.get_all("Appeal Assignment", filters={"appeal": way.appeal}, pluck="status")
	answers = frappe.get_all(
		"Appeal Reply", filters={"appeal": way.appeal, "letter_kind": "Answer"}, pluck="status"
	)
	card_fields = ("phase", "workflow_state", "is_controlled", "control_date", "due_date", "breach_after")
	return tuple(card.get(field) for field in card_fields), tasks, answers


def test_interim_answer_is_an_event_with_the_promised_day_and_the_act_marked_unverified(staff: Staff) -> None:
	way = way_of(staff)
	letter = answer_for_the_time_being(way)

	[event] = events_of(way.appeal, "interim_answer_sent")

	assert (event.article, event.ground) == (INSTRUCTION_348_UNVERIFIED, "27.02.2026")
	assert (event.user, event.reference_name) == (staff[roles.REGISTRAR].user, letter.name)


@pytest.mark.parametrize(
	("promised", "said"),
	[
		(None, "Вкажіть її дату, не пізніше 02.03.2026"),
		("2026-03-03", "з 20.02.2026 по 02.03.2026"),
		("2026-02-19", "з 20.02.2026 по 02.03.2026"),
	],
)
def test_interim_answer_promises_the_final_one_within_the_term(
	staff: Staff, promised: str | None, said: str
) -> None:
	way = way_of(staff)

	assert said in refusal(lambda: draft(way, final_answer_on=promised))
	assert draft(way, final_answer_on=str(DUE)).final_answer_on == DUE


@pytest.mark.parametrize("stage", ["entered", "answered", "closed"])
def test_interim_answer_is_given_only_while_the_appeal_is_considered(staff: Staff, stage: str) -> None:
	way = way_of(staff, stage)

	refusal(lambda: draft(way, role=roles.REGISTRAR))


def test_interim_answer_to_an_overdue_appeal_is_refused(staff: Staff) -> None:
	way = way_of(staff)

	said = refusal(lambda: draft(way, date(2026, 3, 3), final_answer_on="2026-03-05"))

	assert "Надішліть саму відповідь" in said


def test_interim_answer_overtaken_by_its_own_promise_is_neither_signed_nor_sent(staff: Staff) -> None:
	way = way_of(staff)
	letter = draft(way)

	refusal(lambda: sign(way, letter, date(2026, 2, 28)))
	sign(way, letter, date(2026, 2, 27))
	refusal(lambda: send(way, letter, date(2026, 2, 28)))

	assert frappe.db.get_value("Appeal Reply", letter.name, "status") == "Signed"


def test_interim_answer_not_sent_before_the_final_one_goes_nowhere(staff: Staff) -> None:
	way = way_of(staff, "signed")
	letter = draft(way)
	sign(way, letter, FEBRUARY_20)

	with on(FEBRUARY_20):
		way.to("answered")

	assert frappe.db.get_value("Appeal Reply", letter.name, "status") == "Withdrawn"
	refusal(lambda: send(way, letter, FEBRUARY_20))


def test_other_letters_promise_no_day(staff: Staff) -> None:
	way = way_of(staff)
	with on(FEBRUARY_20):
		letter = way.draft(final_answer_on="2026-02-27")

	assert letter.final_answer_on is None


@pytest.mark.parametrize("role", [roles.EXECUTOR, roles.CONTROLLER, roles.UNIT_LEAD])
def test_others_neither_sign_nor_send_it(staff: Staff, role: str) -> None:
	way = way_of(staff)
	letter = draft(way)

	with on(FEBRUARY_20), acting_as(staff[role]):
		refusal(lambda: sign_letter(reply=letter.name), frappe.PermissionError)
	sign(way, letter, FEBRUARY_20)
	with on(FEBRUARY_20), acting_as(staff[role]):
		refusal(lambda: send_letter(reply=letter.name), frappe.PermissionError)
