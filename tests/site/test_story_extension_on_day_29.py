"""Story: on day 29 the expert's report has not come; the term is extended to day 45 and kept on that very day (Art. 20)."""

from datetime import date, datetime

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_routing.extension_requests import grant_request, refuse_request
from appeals_app.appeal_routing.tasks import end_late_requests, lapse_untold_extensions
from appeals_app.domain.event_chain import find_faults
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_term_change
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.asking import ask
from tests.site.deciding import dates, draft_notice, events_of, on, send, sign, tell
from tests.site.refusals import refusal

RECEIVED = date(2026, 3, 2)
DAY_29, DAY_30, LAST_DAY, DAY_45, DAY_46 = (
	date(2026, 3, 31),
	date(2026, 4, 1),
	date(2026, 4, 2),
	date(2026, 4, 16),
	date(2026, 4, 17),
)
"""Counted from the receipt on 2 March; the month of Art. 20 ends on 2 April."""

REPORT = "Не надійшов висновок експерта."


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""An appeal that has been in work since the day it came."""
	with on(RECEIVED):
		return Journey(staff, received_at=datetime(2026, 3, 2, 10)).to("in_work")


def granted(way: Journey) -> frappe._dict:
	"""The decision on what the executor asked for, both on day 29."""
	request = ask(way, DAY_29, reason=REPORT)
	with on(DAY_29), acting_as(way.staff[roles.HEAD]):
		return frappe.get_doc(
			"Appeal Term Change", grant_request(request=request.name, new_due_on="", reason="")
		)


def task_day(way: Journey) -> date:
	return frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal}, "due_on")


def test_asked_and_decided_on_day_29_told_on_day_30_and_answered_on_day_45_it_is_in_time(
	way: Journey,
) -> None:
	assert dates(way)[1] == LAST_DAY
	decision = granted(way)
	assert dates(way)[1] == LAST_DAY, "the author does not know yet"

	letter = tell(way, decision, DAY_30)
	moved = (dates(way)[1], task_day(way))
	with on(DAY_45):
		way.to("answered")

	assert moved == (DAY_45, DAY_45)
	assert "16.04.2026" in letter.body and REPORT in letter.body
	card = way.card()
	assert (card.answered_on, card.is_overdue, card.days_taken) == (DAY_45, 0, 45)
	assert [row.act for row in events_of(way.appeal) if row.act.startswith("term_")] == [
		"term_extension_asked",
		"term_extension_decided",
		"term_extension_granted",
		"term_extended",
	]
	assert find_faults(events_of(way.appeal)) == []


def test_answer_on_day_46_is_late_all_the_same(way: Journey) -> None:
	tell(way, granted(way), DAY_30)

	with on(DAY_46):
		way.to("answered")

	assert way.card().is_overdue == 1


def test_nothing_is_extended_beyond_day_45_and_no_second_time(way: Journey) -> None:
	decision = granted(way)
	tell(way, decision, DAY_30)

	with on(DAY_45), acting_as(way.staff[roles.HEAD]):
		said = refusal(lambda: make_appeal_term_change(appeal=way.appeal, new_due_on=str(DAY_46)))

	assert "16.04.2026" in said


@pytest.mark.usefixtures("in_one_transaction")
def test_author_who_was_not_told_by_the_last_day_has_the_first_term(way: Journey) -> None:
	"""The notice lies signed and is sent on day 32: it is refused, the decision lapses, the appeal is overdue."""
	decision = granted(way)
	letter = draft_notice(way, decision, DAY_30)
	sign(way, letter, DAY_30)

	with on(date(2026, 4, 3)):
		lapse_untold_extensions()
	said = refusal(lambda: send(way, letter, date(2026, 4, 3)))

	assert "Відкликано" in said or "відклик" in said
	assert frappe.db.get_value("Appeal Term Change", decision.name, "status") == "Lapsed"
	assert dates(way)[1] == LAST_DAY
	with on(date(2026, 4, 3)):
		assert way.card().days_left == -1


def test_head_who_sees_no_need_leaves_the_two_days_that_are_left(way: Journey) -> None:
	request = ask(way, DAY_29, reason=REPORT)
	with on(DAY_29), acting_as(way.staff[roles.HEAD]):
		refuse_request(request=request.name, reason="Висновок уже є.")

	with on(LAST_DAY):
		way.to("answered")

	assert (way.card().answered_on, way.card().is_overdue) == (LAST_DAY, 0)
	assert not frappe.db.exists("Appeal Term Change", {"appeal": way.appeal})


@pytest.mark.usefixtures("in_one_transaction")
def test_request_nobody_answered_ends_with_the_term(way: Journey) -> None:
	request = ask(way, DAY_29, reason=REPORT)

	with on(date(2026, 4, 3)):
		end_late_requests()

	request.reload()
	assert request.status == "Expired"
	with clock.set_to(datetime(2026, 4, 3, 12)), acting_as(way.staff[roles.HEAD]):
		refusal(lambda: grant_request(request=request.name, new_due_on="", reason=""))
