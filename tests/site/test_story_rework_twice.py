"""Story: an answer comes back for rework twice, from the head of the unit and from the head, and goes out on the third try."""

from datetime import date

import frappe
import pytest

from appeals_app.domain.event_chain import find_faults
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.site.deciding import DUE, dates, events_of, on, way_of
from tests.site.refusals import refusal

TEXTS = ("Ліфт буде полагоджено.", "Ліфт буде полагоджено до літа.", "Ліфт полагоджено 24.02.2026.")
TO_UNIT, TO_HEAD = "Не сказано коли.", "Строку «до літа» мало. Полагодьте й напишіть дату."
FEBRUARY_10, FEBRUARY_12, FEBRUARY_24 = date(2026, 2, 10), date(2026, 2, 12), date(2026, 2, 24)


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""The appeal when the answer is on the head's table for the third time."""
	way = way_of(staff)
	with on(FEBRUARY_10):
		redraft(way, TEXTS[0]).to("approval")
		way.press(roles.UNIT_LEAD, journey.RETURN_FOR_REWORK, reason=TO_UNIT)
	with on(FEBRUARY_12):
		redraft(way, TEXTS[1]).to("signature")
		way.press(roles.HEAD, journey.RETURN_FOR_REWORK, reason=TO_HEAD)
	with on(FEBRUARY_24):
		return redraft(way, TEXTS[2]).to("signature")


def redraft(way: Journey, text: str) -> Journey:
	way.draft(body=text)
	way.stage = "draft"
	return way


def answers(way: Journey) -> list[frappe._dict]:
	fields = ["name", "status", "body", "withdrawn_reason", "reply_number", "signed_by"]
	return frappe.get_all("Appeal Reply", {"appeal": way.appeal}, fields, order_by="creation")


def told_that_it_came_back(way: Journey) -> list[str]:
	"""Letters of which their writer was told, in the order of telling."""
	about = {"document_type": "Appeal Reply", "for_user": way.executor.user}
	about["document_name"] = ("in", [row.name for row in answers(way)])
	return frappe.get_all("Notification Log", about, pluck="document_name", order_by="creation")


def test_only_the_third_text_is_signed_and_goes_to_the_author_under_the_number_of_the_appeal(
	way: Journey, staff: Staff
) -> None:
	first, second, _third = answers(way)
	assert told_that_it_came_back(way) == [first.name, second.name]

	with on(FEBRUARY_24):
		way.to("answered")

	first, second, third = answers(way)
	assert [row.body for row in (first, second, third)] == list(TEXTS)
	assert (first.status, first.withdrawn_reason) == ("Withdrawn", TO_UNIT)
	assert (second.status, second.withdrawn_reason) == ("Withdrawn", TO_HEAD)
	assert (first.signed_by, second.signed_by) == (None, None)
	assert (third.status, third.signed_by) == ("Sent", staff[roles.HEAD].officer)
	assert third.reply_number == way.card().registration_index
	assert frappe.get_all("Appeal Dispatch", {"appeal": way.appeal}, pluck="letter") == [third.name]
	returns = [
		row for row in events_of(way.appeal) if (row.from_phase, row.to_phase) == ("REPLY", "EXECUTION")
	]
	assert [(row.officer, row.ground) for row in returns] == [
		(staff[roles.UNIT_LEAD].officer, TO_UNIT),
		(staff[roles.HEAD].officer, TO_HEAD),
	]
	assert find_faults(events_of(way.appeal)) == []


def test_rework_moves_no_date_takes_nobody_off_the_task_and_has_its_reason(way: Journey) -> None:
	said = refusal(lambda: way.press(roles.HEAD, journey.RETURN_FOR_REWORK))
	came_back = frappe.get_doc("Appeal Reply", answers(way)[0].name)
	came_back.body = TEXTS[2]
	refusal(came_back.save)

	[task] = frappe.get_all("Appeal Assignment", {"appeal": way.appeal}, ["status", "officer", "due_on"])
	assert "підстав" in said
	assert [row.status for row in answers(way)] == ["Withdrawn", "Withdrawn", "Approved"]
	assert (dates(way)[1], way.card().is_controlled) == (DUE, 1)
	assert (task.status, task.officer, task.due_on) == ("Accepted", way.executor.officer, dates(way)[0])
