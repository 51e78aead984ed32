"""Extending the term of an appeal (Law 393, Art. 20(1)): who, when, how far, and that the author is told."""

from datetime import date

import frappe
import pytest

from appeals_app.appeal_registry.terms import term_sentences
from appeals_app.domain.event_chain import find_faults
from appeals_app.domain.term_changes import DecisionMaker
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_term_change
from appeals_app.testing.staff import Staff, acting_as, make_person
from tests.site.deciding import (
	DUE,
	LATEST,
	dates,
	decide,
	draft_notice,
	events_of,
	extend,
	on,
	send,
	sign,
	tell,
	way_of,
)
from tests.site.refusals import refusal

ARTICLE = "ч. 1 ст. 20 Закону України «Про звернення громадян»"
FEBRUARY_20, MARCH_10 = date(2026, 2, 20), date(2026, 3, 10)


# from the decision to the moved dates -------------------------------------------------------------------


def test_decision_alone_moves_nothing_because_the_author_has_to_be_told(staff: Staff) -> None:
	way = way_of(staff)

	change = decide(way, FEBRUARY_20, new_due_on="2026-03-10")

	assert (change.status, change.decided_as, change.decided_on) == ("Decided", "Head", FEBRUARY_20)
	assert (change.old_due_on, change.new_due_on, change.decided_by) == (
		DUE,
		MARCH_10,
		staff[roles.HEAD].officer,
	)
	assert dates(way)[1] == DUE


def test_term_is_extended_when_the_notice_is_sent(staff: Staff) -> None:
	way = way_of(staff)

	change = extend(way, decided=FEBRUARY_20, told=date(2026, 2, 23), new_due_on="2026-03-10")

	assert (change.status, change.notice_sent_on) == ("In Force", date(2026, 2, 23))
	assert change.in_force_on == date(2026, 2, 23)
	assert dates(way) == (MARCH_10, MARCH_10, MARCH_10)
	assert way.card().phase == "EXECUTION"


def test_extension_stands_in_the_proof_of_the_term(staff: Staff) -> None:
	way = way_of(staff)
	extend(way, decided=FEBRUARY_20, told=date(2026, 2, 23), new_due_on="2026-03-10")

	proof = " ".join(term_sentences(way.card()))

	for said in ("10.03.2026", "20.02.2026", "23.02.2026", ARTICLE):
		assert said in proof


def test_extension_without_a_day_goes_to_day_45(staff: Staff) -> None:
	way = way_of(staff)

	change = extend(way, decided=FEBRUARY_20)

	assert (change.new_due_on, dates(way)[1]) == (LATEST, LATEST)


def test_decision_and_extension_are_events_with_their_article_and_days(staff: Staff) -> None:
	way = way_of(staff)
	change = extend(way, decided=FEBRUARY_20, new_due_on="2026-03-10", reason="Потрібна експертиза.")

	decided, extended = events_of(way.appeal, "term_extension_decided", "term_extended")

	assert (decided.user, decided.officer) == (staff[roles.HEAD].user, staff[roles.HEAD].officer)
	assert extended.user == staff[roles.REGISTRAR].user
	assert [decided.article, extended.article] == [ARTICLE, ARTICLE]
	assert decided.ground == extended.ground == "02.03.2026 → 10.03.2026. Потрібна експертиза."
	assert extended.reference_name == change.name
	assert find_faults(events_of(way.appeal)) == []


def test_tasks_set_to_the_control_date_move_with_it(staff: Staff) -> None:
	way = way_of(staff)
	assert frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal}, "due_on") == DUE

	extend(way, decided=FEBRUARY_20, new_due_on="2026-03-10")

	assert frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal}, "due_on") == MARCH_10


def test_notice_begins_with_what_was_decided(staff: Staff) -> None:
	way = way_of(staff)
	change = decide(way, FEBRUARY_20, new_due_on="2026-03-10", reason="Потрібна експертиза.")

	body = draft_notice(way, change, FEBRUARY_20).body

	assert f"від 02.02.2026 № {way.card().registration_index} продовжено до 10.03.2026" in body
	assert "Причина: Потрібна експертиза." in body


def test_card_saved_later_keeps_the_extended_term(staff: Staff) -> None:
	way = way_of(staff)
	extend(way, decided=FEBRUARY_20, new_due_on="2026-03-10")
	card = way.card()
	card.pages_count = 3

	with on(date(2026, 3, 5)), acting_as(staff[roles.REGISTRAR]):
		card.save()

	assert (dates(way)[1], way.card().is_overdue) == (MARCH_10, 0)


def test_rules_changed_since_do_not_slip_in_with_an_extension(staff: Staff) -> None:
	way = way_of(staff)
	before = way.card().term_basis
	rule = frappe.get_doc("Term Rule", way.card().term_rule)
	rule.update({"unit": "Calendar Days", "amount": 20})
	rule.save()

	extend(way, decided=FEBRUARY_20)

	assert (dates(way)[1], way.card().term_basis) == (LATEST, before)


# who ----------------------------------------------------------------------------------------------------


def test_deputy_extends_too(staff: Staff) -> None:
	way = way_of(staff)
	deputy = make_person(
		roles.HEAD, authority=staff.authority, is_first_head=0, is_deputy_head=1, position="Заступник голови"
	)

	with on(FEBRUARY_20), acting_as(deputy):
		change = make_appeal_term_change(appeal=way.appeal)

	assert (change.decided_as, change.decided_by) == ("Deputy Head", deputy.officer)
	tell(way, change, FEBRUARY_20)
	assert DecisionMaker.DEPUTY.value in way.card().term_proof


def test_head_of_the_apparatus_who_is_no_deputy_extends_nothing(staff: Staff) -> None:
	way = way_of(staff)
	chief = make_person(roles.HEAD, authority=staff.authority, is_first_head=0)

	with on(FEBRUARY_20), acting_as(chief):
		said = refusal(lambda: make_appeal_term_change(appeal=way.appeal), frappe.PermissionError)

	assert "лише керівник цього органу або його заступник" in said


@pytest.mark.parametrize("role", [role for role in roles.ALL_ROLES if role != roles.HEAD])
def test_other_roles_extend_nothing(staff: Staff, role: str) -> None:
	way = way_of(staff)

	with on(FEBRUARY_20), acting_as(staff[role]):
		refusal(lambda: make_appeal_term_change(appeal=way.appeal), frappe.PermissionError)

	assert not frappe.db.exists("Appeal Term Change", {"appeal": way.appeal})


def test_head_of_another_authority_extends_nothing_here(staff: Staff, neighbours: Staff) -> None:
	way = way_of(staff)

	with on(FEBRUARY_20), acting_as(neighbours[roles.HEAD]):
		refusal(lambda: make_appeal_term_change(appeal=way.appeal), frappe.PermissionError)


def test_head_who_is_complained_of_extends_nothing(staff: Staff) -> None:
	way = way_of(staff, "registered", kind="kind.complaint", complained_officer=staff[roles.HEAD].officer)

	said = refusal(lambda: decide(way, FEBRUARY_20))

	assert "Скарга стосується вас" in said


# when and how far ---------------------------------------------------------------------------------------


def test_extension_is_decided_on_the_last_day_but_not_after_it(staff: Staff) -> None:
	way = way_of(staff)

	said = refusal(lambda: decide(way, date(2026, 3, 3)))

	assert "Строк, що сплив, продовжити не можна" in said
	assert decide(way, DUE).status == "Decided"


@pytest.mark.parametrize(
	("day", "said"),
	[
		("2026-03-20", "Найпізніша дата, яку дозволяє закон, — 19.03.2026"),
		("2026-03-02", "Строк і так спливає 02.03.2026"),
	],
)
def test_extension_is_longer_than_the_term_and_ends_by_day_45(staff: Staff, day: str, said: str) -> None:
	way = way_of(staff)

	assert said in refusal(lambda: decide(way, FEBRUARY_20, new_due_on=day))


def test_term_of_15_days_is_not_extended(staff: Staff) -> None:
	way = way_of(staff, study="Not Needed")

	assert "Продовжити можна лише місячний строк" in refusal(lambda: decide(way, date(2026, 2, 10)))


@pytest.mark.parametrize("stage", ["entered", "answered"])
def test_term_is_extended_only_while_the_appeal_is_considered(staff: Staff, stage: str) -> None:
	way = way_of(staff, stage)

	assert "звернення не на розгляді" in refusal(lambda: decide(way, FEBRUARY_20))


def test_extension_needs_a_reason(staff: Staff) -> None:
	way = way_of(staff)

	refusal(lambda: decide(way, FEBRUARY_20, reason="  "), frappe.MandatoryError)


# the notice ---------------------------------------------------------------------------------------------


def test_notice_sent_after_the_term_ran_out_leaves_the_term(staff: Staff) -> None:
	way = way_of(staff)
	change = decide(way, FEBRUARY_20)
	letter = draft_notice(way, change, FEBRUARY_20)
	sign(way, letter, FEBRUARY_20)

	said = refusal(lambda: send(way, letter, date(2026, 3, 3)))

	assert "Строк сплив 02.03.2026" in said
	assert "Скасуйте рішення й дайте відповідь на звернення" in said
	assert dates(way)[1] == DUE
	assert frappe.db.get_value("Appeal Reply", letter.name, "status") == "Signed"


def test_unsigned_notice_extends_nothing(staff: Staff) -> None:
	way = way_of(staff)
	letter = draft_notice(way, decide(way, FEBRUARY_20), FEBRUARY_20)

	refusal(lambda: send(way, letter, FEBRUARY_20))

	assert dates(way)[1] == DUE


def test_notice_is_sent_once(staff: Staff) -> None:
	way = way_of(staff)
	letter = tell(way, decide(way, FEBRUARY_20), FEBRUARY_20)

	refusal(lambda: send(way, letter, FEBRUARY_20))

	assert len(events_of(way.appeal, "term_extended")) == 1


def test_second_notice_of_one_decision_is_not_drafted(staff: Staff) -> None:
	way = way_of(staff)
	change = decide(way, FEBRUARY_20)
	draft_notice(way, change, FEBRUARY_20)

	assert "вже готують" in refusal(lambda: draft_notice(way, change, FEBRUARY_20))


def test_notice_tells_of_a_decision_on_its_own_appeal(staff: Staff) -> None:
	way, other = way_of(staff), way_of(staff)
	change = decide(other, FEBRUARY_20)

	assert "про яке рішення" in refusal(lambda: draft_notice(way, change, FEBRUARY_20))
