"""Guards of the law on the real site, on the straight way from the registrar's desk to the answer."""

from datetime import timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.domain.lifecycle import Phase
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_reply
from appeals_app.testing.journey import Journey, press
from appeals_app.testing.staff import Staff, acting_as, make_person
from tests.site.refusals import refusal

# registration, resolution, execution ------------------------------------------------------------------


def test_appeal_without_a_question_is_not_registered(staff: Staff) -> None:
	way = Journey(staff, questions=[])

	said = refusal(lambda: way.press(roles.REGISTRAR, journey.REGISTER))

	assert said == frappe._("The appeal has no question. Enter at least one question with its theme.")
	assert not way.card().registration_index


def test_execution_does_not_begin_without_a_resolution(staff: Staff) -> None:
	way = Journey(staff).to("resolution")

	said = refusal(lambda: way.press(roles.HEAD, journey.RESOLVE))

	assert said == frappe._(
		"There is no resolution on this appeal. Create a resolution with a responsible executor first."
	)


def test_resolution_waits_until_the_appeal_is_passed_for_it(staff: Staff) -> None:
	way = Journey(staff).to("registered")

	refusal(way.resolve)

	assert way.card().phase == Phase.REGISTERED.value


def test_resolution_is_not_later_than_the_due_date_of_the_appeal(staff: Staff) -> None:
	way = Journey(staff).to("resolution")
	day_after = way.card().due_date + timedelta(days=1)

	said = refusal(lambda: way.resolve(due_on=day_after))

	assert frappe.utils.formatdate(way.card().due_date) in said


def test_executor_of_another_authority_cannot_be_named(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff).to("resolution")

	refusal(lambda: way.resolve(executors=[neighbours[roles.EXECUTOR].officer]))

	assert not frappe.db.exists("Appeal Assignment", {"appeal": way.appeal})


def test_officer_whose_post_ended_yesterday_cannot_be_named(staff: Staff) -> None:
	way = Journey(staff).to("resolution")
	gone = make_person(roles.EXECUTOR, authority=staff.authority, valid_to=clock.today() - timedelta(days=1))

	refusal(lambda: way.resolve(executors=[gone.officer]))


def test_executor_who_is_not_named_neither_accepts_nor_sees_the_appeal(staff: Staff) -> None:
	way = Journey(staff).to("execution")

	with acting_as(staff.colleague):
		refusal(lambda: press(way.appeal, journey.ACCEPT), frappe.PermissionError)


def test_executor_who_returned_the_appeal_can_no_longer_work_on_it(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	with acting_as(way.executor):
		press(way.appeal, journey.RETURN_TO_RESOLUTION, reason="Не наші повноваження")
	way.resolve(executors=[staff.colleague.officer])

	with acting_as(way.executor):
		refusal(lambda: press(way.appeal, journey.ACCEPT), frappe.PermissionError)
	with acting_as(staff.colleague):
		press(way.appeal, journey.ACCEPT)
	with acting_as(way.executor):
		refusal(lambda: make_appeal_reply(appeal=way.appeal), frappe.PermissionError)
	with acting_as(staff.colleague):
		make_appeal_reply(appeal=way.appeal)
	with acting_as(way.executor):
		refusal(lambda: press(way.appeal, journey.PASS_FOR_APPROVAL), frappe.PermissionError)


def test_unit_lead_who_is_also_an_executor_returns_an_appeal_of_the_unit(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	lead = staff[roles.UNIT_LEAD].user
	frappe.get_doc("User", lead).add_roles(roles.EXECUTOR)

	card = way.press(roles.UNIT_LEAD, journey.RETURN_TO_RESOLUTION, reason="Не наші повноваження")

	assert card.phase == Phase.RESOLUTION.value


def test_appeal_returned_to_resolution_waits_for_a_new_one(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	with acting_as(way.executor):
		press(way.appeal, journey.RETURN_TO_RESOLUTION, reason="Не наші повноваження")

	refusal(lambda: way.press(roles.HEAD, journey.RESOLVE))

	statuses = frappe.get_all("Appeal Assignment", filters={"appeal": way.appeal}, pluck="status")
	assert statuses == ["Returned"]


def test_return_to_resolution_needs_a_ground(staff: Staff) -> None:
	way = Journey(staff).to("execution")

	with acting_as(way.executor):
		said = refusal(lambda: press(way.appeal, journey.RETURN_TO_RESOLUTION))

	assert said == frappe._("This step needs a ground. Write why it is taken and repeat the step.")


# the answer ---------------------------------------------------------------------------------------------


def test_answer_without_results_is_not_passed_for_approval(staff: Staff) -> None:
	way = Journey(staff).to("in_work")
	way.draft(answers=[])

	with acting_as(way.executor):
		said = refusal(lambda: press(way.appeal, journey.PASS_FOR_APPROVAL))

	assert "немає результату щодо питань: 1. Відкрийте лист" in said


@pytest.mark.parametrize(
	("stage", "role", "action"),
	[("approval", roles.UNIT_LEAD, journey.APPROVE), ("signature", roles.HEAD, journey.SIGN)],
)
def test_answer_passed_on_before_results_were_asked_goes_no_further(
	staff: Staff, stage: str, role: str, action: str
) -> None:
	way = Journey(staff).to(stage)
	answer = frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})
	answer.answers[0].db_set("result", None)

	said = refusal(lambda: way.press(role, action))

	assert "немає результату щодо питань: 1" in said


def test_answer_is_not_sent_before_it_is_signed(staff: Staff) -> None:
	way = Journey(staff).to("signature")

	refusal(lambda: way.press(roles.REGISTRAR, journey.SEND))

	assert way.card().answered_on is None


def test_head_without_the_power_to_sign_does_not_sign(staff: Staff) -> None:
	way = Journey(staff).to("signature")
	secretary = make_person(roles.HEAD, authority=staff.authority, may_sign_replies=0, is_first_head=0)

	with acting_as(secretary):
		refusal(lambda: press(way.appeal, journey.SIGN), frappe.PermissionError)


def test_return_for_rework_withdraws_the_draft_and_a_new_one_may_be_written(staff: Staff) -> None:
	way = Journey(staff).to("approval")

	way.press(roles.UNIT_LEAD, journey.RETURN_FOR_REWORK, reason="Немає відповіді по суті")
	second = way.draft(body="Інша відповідь.")

	first = frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal, "status": "Withdrawn"})
	assert first.withdrawn_reason == "Немає відповіді по суті"
	assert (second.status, way.card().phase) == ("Draft", Phase.REPLY.value)


def test_second_answer_is_not_drafted_beside_the_first(staff: Staff) -> None:
	way = Journey(staff).to("draft")

	refusal(way.draft)

	assert frappe.db.count("Appeal Reply", {"appeal": way.appeal}) == 1


def test_approved_answer_is_no_longer_edited(staff: Staff) -> None:
	way = Journey(staff).to("signature")
	letter = frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})
	letter.body = "Переписано після погодження."

	with acting_as(way.executor):
		refusal(letter.save)
