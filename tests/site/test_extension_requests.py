"""Who works on an appeal asks to extend its term (Law 393, Art. 20(1))."""

from datetime import date
from functools import partial

import frappe
import pytest

from appeals_app.domain.event_chain import find_faults
from appeals_app.permissions import roles
from appeals_app.permissions.scope import forget_scopes
from appeals_app.testing.factories import make_appeal_resolution, make_officer_absence
from appeals_app.testing.staff import Staff, acting_as, make_person
from tests.site.asking import ARTICLE, FEBRUARY_20, MARCH_10, REASON, ask
from tests.site.deciding import DUE, LATEST, dates, decide, events_of, on, way_of
from tests.site.refusals import refusal


def test_request_says_who_asks_to_what_day_and_moves_nothing(staff: Staff) -> None:
	way = way_of(staff)

	request = ask(way, new_due_on="2026-03-10", note="Запит надіслано 16.02.")

	stored = frappe.get_doc("Appeal Extension Request", request.name)
	assert (stored.status, stored.asked_by, stored.asked_on) == (
		"Waiting",
		way.executor.officer,
		FEBRUARY_20,
	)
	assert (stored.old_due_on, stored.new_due_on, stored.article) == (DUE, MARCH_10, ARTICLE)
	assert (stored.authority, stored.note) == (staff.authority, "Запит надіслано 16.02.")
	assert dates(way)[1] == DUE
	assert not frappe.db.exists("Appeal Term Change", {"appeal": way.appeal})


def test_request_without_a_day_asks_for_day_45(staff: Staff) -> None:
	assert ask(way_of(staff)).new_due_on == LATEST


def test_asking_is_an_event_with_its_article_and_days(staff: Staff) -> None:
	way = way_of(staff)
	request = ask(way, new_due_on="2026-03-10", reason=REASON)

	[event] = events_of(way.appeal, "term_extension_asked")

	assert (event.user, event.officer) == (way.executor.user, way.executor.officer)
	assert (event.article, event.ground) == (ARTICLE, f"02.03.2026 → 10.03.2026. {REASON}")
	assert (event.reference_doctype, event.reference_name) == ("Appeal Extension Request", request.name)
	assert find_faults(events_of(way.appeal)) == []


def test_co_executor_asks_too(staff: Staff) -> None:
	way = way_of(staff)
	with on(date(2026, 2, 3)), acting_as(staff[roles.HEAD]):
		make_appeal_resolution(appeal=way.appeal, executors=[staff.colleague.officer])

	assert ask(way, by=staff.colleague).asked_by == staff.colleague.officer


def test_who_stands_in_for_the_executor_asks_and_nobody_else_of_the_unit(staff: Staff) -> None:
	way = way_of(staff)
	refusal(lambda: ask(way, by=staff.colleague), frappe.PermissionError)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_officer_absence(
			authority=staff.authority, officer=way.executor.officer, deputy=staff.colleague.officer
		)

	forget_scopes()

	assert ask(way, by=staff.colleague).asked_by == staff.colleague.officer


def test_lead_of_the_executors_unit_asks_and_a_lead_of_another_does_not(staff: Staff) -> None:
	way = way_of(staff)

	refusal(lambda: ask(way, by=staff.other_lead), frappe.PermissionError)

	assert ask(way, by=staff[roles.UNIT_LEAD]).asked_by == staff[roles.UNIT_LEAD].officer


def test_officer_of_the_unit_who_does_not_lead_it_and_has_no_task_asks_nothing(staff: Staff) -> None:
	way = way_of(staff)
	deputy = make_person(roles.UNIT_LEAD, authority=staff.authority, unit=staff.unit, is_unit_head=0)

	said = refusal(lambda: ask(way, by=deputy), frappe.PermissionError)

	assert "Це звернення вам не доручено" in said


@pytest.mark.parametrize(
	"role", [role for role in roles.ALL_ROLES if role not in (roles.EXECUTOR, roles.UNIT_LEAD)]
)
def test_other_roles_ask_nothing(staff: Staff, role: str) -> None:
	way = way_of(staff)

	refusal(lambda: ask(way, by=staff[role]), frappe.PermissionError)

	assert not frappe.db.exists("Appeal Extension Request", {"appeal": way.appeal})


def test_executor_without_a_task_here_asks_nothing(staff: Staff, neighbours: Staff) -> None:
	way = way_of(staff)

	for person in (staff.colleague, neighbours[roles.EXECUTOR], neighbours[roles.UNIT_LEAD]):
		refusal(partial(ask, way, by=person), frappe.PermissionError)


def test_executor_whose_task_was_returned_asks_nothing(staff: Staff) -> None:
	way = way_of(staff)
	frappe.db.set_value("Appeal Assignment", {"appeal": way.appeal}, "status", "Returned")

	assert "не доручено" in refusal(lambda: ask(way), frappe.PermissionError)


def test_executor_who_is_complained_of_asks_nothing(staff: Staff) -> None:
	way = way_of(staff, kind="kind.complaint")
	frappe.db.set_value("Appeal", way.appeal, "complained_officer", way.executor.officer)

	assert "оскаржуються дії" in refusal(lambda: ask(way))


@pytest.mark.parametrize(
	("day", "said"),
	[
		("2026-03-20", "Найпізніша дата, яку дозволяє закон, — 19.03.2026"),
		("2026-03-02", "Строк і так спливає 02.03.2026"),
	],
)
def test_day_asked_for_is_after_the_term_and_within_day_45(staff: Staff, day: str, said: str) -> None:
	way = way_of(staff)

	assert said in refusal(lambda: ask(way, new_due_on=day))


def test_term_that_cannot_be_extended_is_not_asked_for(staff: Staff) -> None:
	way = way_of(staff, study="Not Needed")

	assert "Продовжити можна лише місячний строк" in refusal(lambda: ask(way, date(2026, 2, 10)))


def test_term_that_ran_out_is_not_asked_for(staff: Staff) -> None:
	way = way_of(staff)

	said = refusal(lambda: ask(way, date(2026, 3, 3)))

	assert (
		said == "Строк сплив 02.03.2026. Строк, що сплив, продовжити не можна: дайте відповідь на звернення."
	)
	assert ask(way, DUE).status == "Waiting"


def test_extension_of_an_answered_appeal_is_not_asked_for(staff: Staff) -> None:
	way = way_of(staff, "answered")

	refusal(lambda: ask(way), frappe.PermissionError)


def test_extension_of_an_appeal_out_of_consideration_is_not_asked_for_by_a_task_left_over(
	staff: Staff,
) -> None:
	way = way_of(staff, "answered")
	frappe.db.set_value("Appeal Assignment", {"appeal": way.appeal}, "status", "Accepted")

	assert "звернення не на розгляді" in refusal(lambda: ask(way))


def test_second_request_waits_for_the_first(staff: Staff) -> None:
	way = way_of(staff)
	ask(way, new_due_on="2026-03-10")

	said = refusal(lambda: ask(way, new_due_on="2026-03-10"))

	assert "уже просять продовжити до 10.03.2026" in said
	assert frappe.db.count("Appeal Extension Request", {"appeal": way.appeal}) == 1


def test_extension_decided_already_is_not_asked_for(staff: Staff) -> None:
	way = way_of(staff)
	decide(way, FEBRUARY_20, new_due_on="2026-03-10")

	assert "до 10.03.2026 вже прийнято" in refusal(lambda: ask(way))


def test_request_needs_reasons(staff: Staff) -> None:
	way = way_of(staff)

	refusal(lambda: ask(way, reason=" \n"), frappe.MandatoryError)


def test_client_sets_nothing_that_the_acts_set(staff: Staff, neighbours: Staff) -> None:
	way = way_of(staff)
	other = decide(way_of(staff), FEBRUARY_20)
	forged = {
		"status": "Granted",
		"asked_by": staff.colleague.officer,
		"asked_on": "2026-02-03",
		"old_due_on": "2026-02-28",
		"article": "ст. 1",
		"authority": neighbours.authority,
		"decided_by": staff[roles.HEAD].officer,
		"decided_on": "2026-02-03",
		"refusal_reason": "Ні",
		"term_change": other.name,
	}

	request = ask(way, **forged)

	stored = frappe.get_doc("Appeal Extension Request", request.name)
	assert (stored.status, stored.asked_by, stored.asked_on) == (
		"Waiting",
		way.executor.officer,
		FEBRUARY_20,
	)
	assert (stored.old_due_on, stored.article, stored.authority) == (DUE, ARTICLE, staff.authority)
	assert not any((stored.decided_by, stored.decided_on, stored.refusal_reason, stored.term_change))
