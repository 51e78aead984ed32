"""Shortening the term on the author's reasoned written demand, and refusing to (Law 393, Art. 20(2))."""

from collections.abc import Callable
from datetime import date

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.appeal_registry.terms import term_sentences
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_term_change
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as, make_person
from tests.site.deciding import DUE, dates, decide, draft_notice, events_of, extend, on, tell, way_of
from tests.site.refusals import refusal

ARTICLE = "ч. 2 ст. 20 Закону України «Про звернення громадян»"
FEBRUARY_10, FEBRUARY_17 = date(2026, 2, 10), date(2026, 2, 17)


def shorten(way: Journey, day: date = FEBRUARY_10, to: date = FEBRUARY_17, **given: object) -> Document:
	return decide(way, day, kind="Shortening", new_due_on=str(to), **given)


def refuse(way: Journey, **given: object) -> Document:
	return decide(way, FEBRUARY_10, kind="Refusal To Shorten", **given)


# shortening ---------------------------------------------------------------------------------------------


def test_term_is_shortened_at_once(staff: Staff) -> None:
	way = way_of(staff)

	change = shorten(way)

	assert (change.status, change.in_force_on, change.old_due_on) == ("In Force", FEBRUARY_10, DUE)
	assert dates(way) == (FEBRUARY_17, FEBRUARY_17, FEBRUARY_17)
	assert change.notice_sent_on is None


def test_shortening_stands_in_the_proof_of_the_term(staff: Staff) -> None:
	way = way_of(staff)
	shorten(way, demanded_on="2026-02-09")

	proof = " ".join(term_sentences(way.card()))

	for said in ("17.02.2026", "10.02.2026", "09.02.2026", ARTICLE):
		assert said in proof


def test_shortening_is_one_event_without_the_reasons_of_the_author(staff: Staff) -> None:
	way = way_of(staff)
	shorten(way, demand_reason="ПРИХОВАНА хвороба", reason="Прохання обґрунтоване.")

	[event] = events_of(way.appeal, "term_shortened")

	assert (event.user, event.article) == (staff[roles.HEAD].user, ARTICLE)
	assert event.ground == "02.03.2026 → 17.02.2026. Прохання обґрунтоване."
	assert "ПРИХОВАНА" not in str(events_of(way.appeal))


def test_no_task_stays_later_than_the_shortened_term(staff: Staff) -> None:
	way = way_of(staff)

	shorten(way)

	assert frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal}, "due_on") == FEBRUARY_17


def test_task_that_ends_earlier_anyway_keeps_its_date(staff: Staff) -> None:
	way = way_of(staff, "resolution")
	with on(date(2026, 2, 2)):
		way.resolve(due_on="2026-02-12")

	shorten(way)

	assert frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal}, "due_on") == date(2026, 2, 12)


@pytest.mark.parametrize(
	("given", "said"),
	[
		({"demand_number": " "}, "обґрунтовану письмову вимогу"),
		({"demand_reason": " "}, "обґрунтовану письмову вимогу"),
		({"demanded_on": None}, "обґрунтовану письмову вимогу"),
		({"demanded_on": "2026-02-01"}, "надійти вона могла з 02.02.2026"),
		({"demanded_on": "2026-02-11"}, "по 10.02.2026"),
		({"new_due_on": None}, "до якого дня"),
		({"new_due_on": "2026-03-02"}, "Вкажіть ранішу дату"),
		({"new_due_on": "2026-02-09"}, "мають іти одне за одним"),
	],
)
def test_shortening_needs_a_written_demand_with_reasons_and_an_earlier_day(
	staff: Staff, given: dict, said: str
) -> None:
	way = way_of(staff)
	values = {"kind": "Shortening", "new_due_on": "2026-02-17", **given}

	assert said in refusal(lambda: decide(way, FEBRUARY_10, **values))

	assert dates(way)[1] == DUE


@pytest.mark.parametrize("day", [DUE, date(2026, 3, 4)])
def test_term_that_is_over_is_not_said_to_end_still(staff: Staff, day: date) -> None:
	way = way_of(staff)

	said = refusal(lambda: shorten(way, day, to=day))

	assert "ранішого дня вже немає" in said


def test_decision_of_no_kind_is_asked_what_it_decides(staff: Staff) -> None:
	way = way_of(staff)

	assert "Виберіть продовження, скорочення" in refusal(lambda: decide(way, FEBRUARY_10, kind=""))


def test_second_click_does_not_shorten_twice(staff: Staff) -> None:
	way = way_of(staff)
	shorten(way)

	refusal(lambda: shorten(way))

	assert len(events_of(way.appeal, "term_shortened")) == 1


def test_shortened_term_is_shortened_again_on_a_new_demand(staff: Staff) -> None:
	way = way_of(staff)
	first = shorten(way)

	second = shorten(way, to=date(2026, 2, 12), demand_number="В-13")

	first.reload()
	assert (first.status, second.replaces, dates(way)[1]) == ("Replaced", first.name, date(2026, 2, 12))


def test_shortened_term_may_be_extended_later_but_not_on_the_same_day(staff: Staff) -> None:
	way = way_of(staff)
	shorten(way)

	said = refusal(lambda: decide(way, FEBRUARY_10, new_due_on="2026-02-25"))
	extend(way, decided=date(2026, 2, 16), new_due_on="2026-02-25")

	assert "Сьогодні строк уже скорочено" in said
	assert dates(way)[1] == date(2026, 2, 25)


def test_term_is_not_shortened_while_an_extension_waits(staff: Staff) -> None:
	way = way_of(staff)
	decide(way, FEBRUARY_10)

	assert "очікує на повідомлення автора" in refusal(lambda: shorten(way))


# who ----------------------------------------------------------------------------------------------------


def test_deputy_shortens_too(staff: Staff) -> None:
	way = way_of(staff)
	deputy = make_person(roles.HEAD, authority=staff.authority, is_first_head=0, is_deputy_head=1)

	with on(FEBRUARY_10), acting_as(deputy):
		make_appeal_term_change(appeal=way.appeal, kind="Shortening", new_due_on="2026-02-17")

	assert dates(way)[1] == FEBRUARY_17


@pytest.mark.parametrize("kind", ["Shortening", "Refusal To Shorten"])
@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.EXECUTOR, roles.CONTROLLER, roles.AUTHORITY_ADMIN])
def test_others_neither_shorten_nor_refuse_to(staff: Staff, role: str, kind: str) -> None:
	way = way_of(staff)

	with on(FEBRUARY_10), acting_as(staff[role]):
		refusal(
			lambda: make_appeal_term_change(appeal=way.appeal, kind=kind, new_due_on="2026-02-17"),
			frappe.PermissionError,
		)

	assert dates(way)[1] == DUE


# refusing -----------------------------------------------------------------------------------------------


def test_refusal_is_recorded_and_leaves_the_term(staff: Staff) -> None:
	way = way_of(staff)

	change = refuse(way, reason="Потрібні обстеження.", new_due_on="2026-02-17")

	assert (change.status, change.new_due_on, change.article) == ("In Force", None, ARTICLE)
	[event] = events_of(way.appeal, "term_shortening_refused")
	assert (event.article, event.ground) == (ARTICLE, "Потрібні обстеження.")
	assert dates(way)[1] == DUE


def test_author_is_told_of_the_refusal_and_the_term_stays(staff: Staff) -> None:
	way = way_of(staff)
	change = refuse(way, demanded_on="2026-02-09", reason="Потрібні обстеження.")

	letter = tell(way, change, date(2026, 2, 11))

	change.reload()
	assert change.notice_sent_on == date(2026, 2, 11)
	assert "вимогу від 09.02.2026" in letter.body
	assert (dates(way)[1], way.card().phase) == (DUE, "EXECUTION")
	assert "повідомляти не потрібно" in refusal(lambda: draft_notice(way, change, date(2026, 2, 12)))


@pytest.mark.parametrize("first", [shorten, refuse])
def test_demand_once_answered_is_neither_granted_nor_refused_again(
	staff: Staff, first: Callable[[Journey], Document]
) -> None:
	way = way_of(staff)
	first(way)

	for second in (lambda: shorten(way, to=date(2026, 2, 12)), lambda: refuse(way)):
		assert "Вимогу В-12 вже задоволено або в ній відмовлено" in refusal(second)


def test_one_demand_is_refused_once(staff: Staff) -> None:
	way = way_of(staff)
	refuse(way)

	assert "В-12" in refusal(lambda: refuse(way))
	assert refuse(way, demand_number="В-13").status == "In Force"
