"""What forms say of a term before and after it is changed: how far it may go, and where the decision is."""

from datetime import timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_routing.term_change_form import offer_changes, term_limits
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_term_change
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal


def limits(way: Journey, role: str = roles.HEAD) -> dict:
	with acting_as(way.staff[role]):
		return term_limits(appeal=way.appeal)


def test_head_is_told_the_day_an_extension_without_a_day_would_set(staff: Staff) -> None:
	way = Journey(staff).to("in_work")
	told = limits(way)

	with acting_as(staff[roles.HEAD]):
		change = make_appeal_term_change(appeal=way.appeal)

	assert told == {"due_on": way.card().due_date, "latest": change.new_due_on}
	assert told["latest"] > told["due_on"]


def test_term_that_no_rule_lets_extend_has_no_latest_day(staff: Staff) -> None:
	way = Journey(staff, study="Not Needed").to("in_work")

	assert limits(way) == {"due_on": way.card().due_date, "latest": None}


def test_term_that_has_run_out_has_no_latest_day(staff: Staff) -> None:
	way = Journey(staff).to("in_work")
	card = way.card()

	with clock.set_to(clock.now() + (card.breach_after - clock.today()) + timedelta(days=1)):
		assert limits(way) == {"due_on": card.due_date, "latest": None}


@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.EXECUTOR, roles.CONTROLLER])
def test_decision_is_offered_on_the_card_to_those_who_work_on_it(staff: Staff, role: str) -> None:
	way = Journey(staff).to("in_work")
	with acting_as(staff[roles.HEAD]):
		change = make_appeal_term_change(appeal=way.appeal)

	card = way.card()
	with acting_as(staff[role]):
		offer_changes(card)
	offered = card.get("__onload").term_change

	assert (offered["latest"], offered["may_decide"]) == (change.name, False)
	assert offered["waiting"].name == change.name


def test_limits_of_a_term_are_told_only_to_those_who_may_read_the_appeal(
	staff: Staff, neighbours: Staff
) -> None:
	way = Journey(staff).to("in_work")

	for outsider in (neighbours[roles.HEAD], staff[roles.OBLAST_ADMIN], "Guest"):
		with acting_as(outsider):
			refusal(lambda: term_limits(appeal=way.appeal), frappe.PermissionError)
