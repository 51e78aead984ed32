"""What becomes of a decision to extend: cancelled, replaced, lapsed, never rewritten."""

from datetime import date

import frappe

from appeals_app.appeal_registry.timeline import appeal_timeline
from appeals_app.appeal_routing.tasks import lapse_untold_extensions
from appeals_app.appeal_routing.term_changes import cancel_change
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.deciding import DUE, dates, decide, draft_notice, events_of, extend, on, send, sign, way_of
from tests.site.refusals import refusal

ARTICLE = "ч. 1 ст. 20 Закону України «Про звернення громадян»"
FEBRUARY_20, MARCH_10 = date(2026, 2, 20), date(2026, 3, 10)


def cancel(way: Journey, change: object, reason: str = "Експертизу вже проведено.") -> None:
	with on(date(2026, 2, 24)), acting_as(way.staff[roles.HEAD]):
		cancel_change(change=change.name, reason=reason)


def test_decision_is_cancelled_before_the_author_is_told_and_its_notice_goes_nowhere(staff: Staff) -> None:
	way = way_of(staff)
	change = decide(way, FEBRUARY_20)
	letter = draft_notice(way, change, FEBRUARY_20)
	sign(way, letter, FEBRUARY_20)

	cancel(way, change)

	change.reload()
	assert (change.status, change.cancelled_by) == ("Cancelled", staff[roles.HEAD].officer)
	assert frappe.db.get_value("Appeal Reply", letter.name, "status") == "Withdrawn"
	refusal(lambda: send(way, letter, date(2026, 2, 24)))
	[event] = events_of(way.appeal, "term_extension_cancelled")
	assert (event.article, event.ground) == (ARTICLE, "Експертизу вже проведено.")
	assert dates(way)[1] == DUE


def test_decision_the_author_was_told_of_is_not_cancelled(staff: Staff) -> None:
	way = way_of(staff)
	change = extend(way, decided=FEBRUARY_20)

	assert "«Чинне»" in refusal(lambda: cancel(way, change))


def test_cancelling_needs_a_reason_and_a_head(staff: Staff) -> None:
	way = way_of(staff)
	change = decide(way, FEBRUARY_20)

	assert "чому рішення скасовано" in refusal(lambda: cancel(way, change, reason=" \n"))
	with acting_as(staff[roles.REGISTRAR]):
		refusal(lambda: cancel_change(change=change.name, reason="Ні"), frappe.PermissionError)


def test_decision_is_not_rewritten_or_removed(staff: Staff) -> None:
	way = way_of(staff)
	change = decide(way, FEBRUARY_20)
	change.new_due_on = date(2026, 3, 18)

	with acting_as(staff[roles.HEAD]):
		refusal(change.save)
	refusal(lambda: frappe.delete_doc("Appeal Term Change", change.name))


def test_second_decision_waits_for_the_first(staff: Staff) -> None:
	way = way_of(staff)
	decide(way, FEBRUARY_20, new_due_on="2026-03-10")

	said = refusal(lambda: decide(way, FEBRUARY_20, new_due_on="2026-03-12"))

	assert "до 10.03.2026 вже прийнято" in said


def test_second_extension_is_decided_within_the_first_and_replaces_it(staff: Staff) -> None:
	way = way_of(staff)
	first = extend(way, decided=FEBRUARY_20, new_due_on="2026-03-10")

	second = extend(way, decided=date(2026, 3, 9), new_due_on="2026-03-16")

	first.reload()
	assert (first.status, second.status, second.replaces) == ("Replaced", "In Force", first.name)
	assert second.old_due_on == MARCH_10
	assert dates(way)[1] == date(2026, 3, 16)


def test_second_extension_has_the_limit_of_the_whole(staff: Staff) -> None:
	way = way_of(staff)
	extend(way, decided=FEBRUARY_20, new_due_on="2026-03-10")

	said = refusal(lambda: decide(way, date(2026, 3, 9), new_due_on="2026-03-20"))

	assert "19.03.2026" in said


def test_untold_extension_lapses_once_the_term_has_run_out(staff: Staff) -> None:
	way = way_of(staff)
	change = decide(way, FEBRUARY_20)
	letter = draft_notice(way, change, FEBRUARY_20)

	with on(DUE):
		lapse_untold_extensions()
	assert frappe.db.get_value("Appeal Term Change", change.name, "status") == "Decided"
	with on(date(2026, 3, 3)):
		lapse_untold_extensions()

	assert frappe.db.get_value("Appeal Term Change", change.name, "status") == "Lapsed"
	assert frappe.db.get_value("Appeal Reply", letter.name, "status") == "Withdrawn"
	assert len(events_of(way.appeal, "term_extension_lapsed")) == 1
	assert dates(way)[1] == DUE


def test_untold_extension_lapses_with_the_answer(staff: Staff) -> None:
	way = way_of(staff, "signed")
	change = decide(way, FEBRUARY_20)

	with on(FEBRUARY_20):
		way.to("answered")

	assert frappe.db.get_value("Appeal Term Change", change.name, "status") == "Lapsed"
	assert way.card().due_date == DUE


def test_client_sets_nothing_that_the_decision_sets(staff: Staff, neighbours: Staff) -> None:
	way = way_of(staff)
	other = decide(way_of(staff), FEBRUARY_20)
	forged = {
		"status": "In Force",
		"decided_by": staff.colleague.officer,
		"decided_as": "Deputy Head",
		"decided_on": "2026-02-03",
		"notice_sent_on": "2026-02-03",
		"in_force_on": "2026-02-03",
		"authority": neighbours.authority,
		"replaces": other.name,
		"article": "ст. 1",
	}

	change = decide(way, FEBRUARY_20, **forged)

	stored = frappe.get_doc("Appeal Term Change", change.name)
	assert (stored.status, stored.decided_as, stored.authority) == ("Decided", "Head", staff.authority)
	assert (stored.decided_by, stored.decided_on) == (staff[roles.HEAD].officer, FEBRUARY_20)
	assert (stored.notice_sent_on, stored.in_force_on, stored.replaces) == (None, None, None)
	assert stored.article == ARTICLE


def test_timeline_tells_every_act_on_the_term_in_ukrainian(staff: Staff) -> None:
	way = way_of(staff)
	cancel(way, decide(way, FEBRUARY_20))
	extend(way, decided=date(2026, 2, 25), new_due_on="2026-03-10")

	with acting_as(staff[roles.HEAD]):
		told = " ".join(row["content"] for row in appeal_timeline("Appeal", way.appeal))

	for said in (
		"вирішено продовжити строк, автора належить повідомити",
		"скасовано рішення про продовження строку",
		"автора повідомлено, строк продовжено",
		ARTICLE,
		"02.03.2026 → 10.03.2026",
	):
		assert said in told
	assert "term_" not in told
