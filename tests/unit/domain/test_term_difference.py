"""A person who applies a recalculation is told what of the law moved the term, and which way."""

from datetime import date

import pytest

from appeals_app.domain.term_difference import TermDifference as D
from appeals_app.domain.term_difference import TermMove, changed_switches, differences, move_of
from appeals_app.domain.term_switches import DEFAULT_SWITCHES

MONTH = {"code": "month", "amount": 1, "unit": "months", "limit": 45, "title": "місяць", "article": "20"}
SWITCHES = DEFAULT_SWITCHES.to_dict()


def basis(rule: dict | None = None, **switches: str) -> dict:
	return {"rule": {**MONTH, **(rule or {})}, "switches": {**SWITCHES, **switches}}


def test_a_card_counted_before_rules_were_rows_is_counted_for_the_first_time() -> None:
	assert differences(None, basis(), dates_moved=True) == (D.FIRST_COUNT,)
	assert differences({}, basis(), dates_moved=False) == (D.FIRST_COUNT,)


def test_nothing_differs_where_nothing_moved() -> None:
	assert differences(basis(), basis(), dates_moved=False) == ()


def test_another_rule_is_named_once_even_when_its_amount_differs_too() -> None:
	other = {"code": "15d", "amount": 15, "title": "без вивчення"}

	assert differences(basis(), basis(other), dates_moved=True) == (D.OTHER_RULE,)


def test_a_rule_of_another_code_and_the_same_title_is_a_version() -> None:
	assert differences(basis(), basis({"code": "month-2026-11-02"}), dates_moved=True) == (D.NEW_VERSION,)


def test_a_rule_is_changed_by_what_is_counted_and_not_by_its_words() -> None:
	for change in ({"amount": 2}, {"unit": "days"}, {"limit": None}):
		assert differences(basis(), basis(change), dates_moved=True) == (D.RULE_CHANGED,)
	for words in ({"title": "інша назва"}, {"article": "21"}):
		assert differences(basis(), basis(words), dates_moved=False) == ()


def test_switches_and_rule_may_change_together() -> None:
	after = basis({"amount": 2}, days="working")

	assert differences(basis(), after, dates_moved=True) == (D.RULE_CHANGED, D.SWITCHES_CHANGED)
	assert changed_switches(basis(), after) == {"days": ("calendar", "working")}


def test_what_is_left_is_the_calendar_or_a_regime() -> None:
	assert differences(basis(), basis(), dates_moved=True) == (D.CALENDAR_CHANGED,)


def test_a_switch_only_one_of_the_bases_knows_differs_too() -> None:
	before = basis()
	del before["switches"]["roll"]

	assert changed_switches(before, basis()) == {"roll": ("", "forward")}


DAYS = (date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 2))
SOONER, LATER = (tuple(day.replace(year=year) for day in DAYS) for year in (2025, 2027))


@pytest.mark.parametrize(
	("before", "after", "move"),
	[
		((None, None, None), DAYS, TermMove.FIRST),
		(DAYS, SOONER, TermMove.EARLIER),
		(DAYS, LATER, TermMove.LATER),
		(DAYS, (*DAYS[:2], LATER[2]), TermMove.LATER),
		(DAYS, (SOONER[0], *DAYS[1:]), TermMove.EARLIER),
		(DAYS, (SOONER[0], DAYS[1], LATER[2]), TermMove.BOTH_WAYS),
		(DAYS, DAYS, TermMove.NONE),
	],
)
def test_a_card_moves_one_way(before: tuple, after: tuple, move: TermMove) -> None:
	assert move_of(before, after) is move
