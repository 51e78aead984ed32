"""The term of a card follows the administrator's rows, and keeps them; without a rule a person is asked."""

import json

import frappe
import pytest
from frappe.utils import getdate

from appeals_app.domain.deadlines import compute_deadline
from appeals_app.domain.term_switches import DEFAULT_SWITCHES, Switches
from appeals_app.legal_reference.config import forget_law, term_rule_named
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.law_rows import by_hand
from tests.site.refusals import refusal


def card_of(staff: Staff, **values: object) -> frappe._dict:
	with acting_as(staff[roles.REGISTRAR]):
		return frappe.get_doc("Appeal", make_appeal(**values).name)


def change_rule(code: str, **values: object) -> None:
	frappe.get_doc("Term Rule", code).update(values).save()
	forget_law()


@pytest.mark.parametrize(("study", "code"), [("Needed", "month"), ("Not Needed", "15d")])
def test_the_rule_that_fits_gives_the_dates_of_the_engine(staff: Staff, study: str, code: str) -> None:
	card = card_of(staff, study=study)
	deadline = compute_deadline(received_at=card.received_at, term=term_rule_named(code))

	assert card.term_rule == code
	assert (card.control_date, card.due_date, card.breach_after) == (
		deadline.control_date,
		deadline.due_date,
		deadline.breach_after,
	)
	assert json.loads(card.term_proof) == [step.to_dict() for step in deadline.proof]


def test_the_card_keeps_the_rule_and_the_answers_it_was_counted_by(staff: Staff) -> None:
	card = card_of(staff)
	basis = json.loads(card.term_basis)

	assert basis["rule"]["code"] == "month"
	assert basis["rule"]["amount"] == 1
	assert Switches.from_dict(basis["switches"]) == DEFAULT_SWITCHES


def test_a_changed_rule_moves_no_card_that_is_only_saved_again(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	before = way.card()
	change_rule("month", amount=2, limit_days=90)

	with acting_as(staff[roles.REGISTRAR]):
		way.card().update({"brief": "Уточнено"}).save()

	assert way.card().due_date == before.due_date
	assert way.card().term_basis == before.term_basis


def test_a_card_whose_inputs_change_is_counted_by_the_law_of_today(staff: Staff) -> None:
	way = Journey(staff).to("registered")

	with acting_as(staff[roles.REGISTRAR]):
		way.card().update({"study": "Not Needed"}).save()

	assert way.card().term_rule == "15d"
	assert way.card().due_date == compute_deadline(received_at=way.card().received_at, term="15d").due_date


def test_without_a_rule_the_appeal_is_registered_and_asks_for_a_person(staff: Staff) -> None:
	for code in ("month", "15d"):
		change_rule(code, is_enabled=0)
	way = Journey(staff).to("registered")
	card = way.card()

	assert card.registration_index
	assert card.term_needs_person
	assert "беріть правило вручну" in card.term_problem
	assert card.due_date is None


def test_a_person_sets_the_term_that_no_rule_gives(staff: Staff) -> None:
	chosen = by_hand("hand-20wd")
	for code in ("month", "15d"):
		change_rule(code, is_enabled=0)
	way = Journey(staff).to("registered")

	with acting_as(staff[roles.REGISTRAR]):
		way.card().update(chosen).save()

	deadline = compute_deadline(received_at=way.card().received_at, term="info-20wd")
	assert not way.card().term_needs_person
	assert way.card().term_problem is None
	assert way.card().due_date == deadline.due_date


def test_a_resolution_on_an_appeal_without_a_term_asks_for_a_date(staff: Staff) -> None:
	for code in ("month", "15d"):
		change_rule(code, is_enabled=0)
	way = Journey(staff).to("resolution")

	refusal(lambda: way.resolve(due_on=None))
	way.resolve(due_on=frappe.utils.add_days(getdate(), 7))

	assert way.card().phase == "EXECUTION"


def test_nobody_writes_the_term_by_hand(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	before = way.card()

	with acting_as(staff[roles.REGISTRAR]):
		way.card().update({"due_date": "2099-01-01", "term_rule": "45d", "term_needs_person": 1}).save()

	assert (way.card().due_date, way.card().term_rule) == (before.due_date, before.term_rule)
	assert not way.card().term_needs_person
