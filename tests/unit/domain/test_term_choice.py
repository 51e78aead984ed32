"""A term rule chosen by hand, and the breach no correction lifts (Law 393, Art. 20)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from appeals_app.domain.term_choice import (
	OfferedRule,
	TermBefore,
	TermChoiceError,
	check_breach_stands,
	check_choice,
	check_reason,
	check_reason_stands,
	check_rule,
	is_offered,
)
from appeals_app.domain.term_matching import DatedTermRule
from appeals_app.domain.term_rules import term_rule

ONE_DAY = timedelta(days=1)
FROM, UNTIL, RECEIVED = date(2026, 1, 1), date(2026, 6, 30), date(2026, 2, 2)
RULE = OfferedRule(
	DatedTermRule(term_rule("info-20wd"), FROM, UNTIL), is_enabled=True, is_for_consideration=True
)

LIMIT = date(2026, 3, 2)
FOUND = TermBefore(is_registered=True, needs_person=False, is_by_hand=False, breach_after=LIMIT)
BY_HAND = replace(FOUND, is_by_hand=True)


def refusal(check, *args: object, **kwargs: object) -> str:
	with pytest.raises(TermChoiceError) as refused:
		check(*args, **kwargs)
	return str(refused.value)


# the rule -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [FROM, RECEIVED, UNTIL])
def test_rule_in_use_and_in_force_on_the_day_of_receipt_may_be_chosen(day: date) -> None:
	assert check_rule(RULE, day) is None
	assert is_offered(RULE, day)


@pytest.mark.parametrize(
	("rule", "day", "said"),
	[
		(replace(RULE, is_enabled=False), RECEIVED, "is out of use"),
		(replace(RULE, is_for_consideration=False), RECEIVED, "is not a term of considering an appeal"),
		(RULE, FROM - ONE_DAY, "was not in force on 31.12.2025"),
		(RULE, UNTIL + ONE_DAY, "was not in force on 01.07.2026"),
	],
)
def test_other_rules_are_refused_and_not_offered(rule: OfferedRule, day: date, said: str) -> None:
	assert f"“запит на великий обсяг інформації” {said}" in refusal(check_rule, rule, day)
	assert not is_offered(rule, day)


def test_choice_without_a_reason_is_refused() -> None:
	assert "it is not said why" in refusal(check_reason, "")
	assert check_reason("Звернення передала гаряча лінія") is None


def test_reason_changes_alone_only_until_registration() -> None:
	assert "was given with the choice" in refusal(check_reason_stands, BY_HAND)
	assert check_reason_stands(replace(BY_HAND, is_registered=False)) is None


# the choice ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("breach_after", [None, LIMIT, LIMIT + 60 * ONE_DAY])
def test_before_registration_any_choice_is_open(breach_after: date | None) -> None:
	assert check_choice(replace(FOUND, is_registered=False), breach_after) is None


@pytest.mark.parametrize("breach_after", [None, LIMIT + 60 * ONE_DAY])
def test_term_that_needs_a_person_is_chosen_after_registration_too(breach_after: date | None) -> None:
	assert check_choice(replace(FOUND, needs_person=True), breach_after) is None
	assert check_choice(replace(FOUND, needs_person=True, breach_after=None), breach_after) is None


@pytest.mark.parametrize("breach_after", [None, LIMIT - ONE_DAY, LIMIT, LIMIT + ONE_DAY])
def test_term_a_rule_has_given_is_not_replaced_by_hand_after_registration(breach_after: date | None) -> None:
	assert "the head or a deputy extends the term (Art. 20)" in refusal(check_choice, FOUND, breach_after)


@pytest.mark.parametrize("breach_after", [LIMIT - ONE_DAY, LIMIT])
def test_choice_is_corrected_to_a_term_that_ends_no_later(breach_after: date) -> None:
	assert check_choice(BY_HAND, breach_after) is None


@pytest.mark.parametrize("breach_after", [LIMIT + ONE_DAY, None])
def test_choice_is_not_corrected_to_a_longer_term_or_to_none(breach_after: date | None) -> None:
	assert "ends no later than 02.03.2026" in refusal(check_choice, BY_HAND, breach_after)


# the breach ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("registered", [True, False])
def test_term_that_has_run_out_never_moves_later(registered: bool) -> None:
	before = replace(FOUND, is_registered=registered)

	said = refusal(check_breach_stands, before, LIMIT + ONE_DAY, today=LIMIT + ONE_DAY)

	assert said.startswith("The term ran out on 02.03.2026")
	assert "end on 03.03.2026" in said
	assert said.endswith("the answer is given late.")


@pytest.mark.parametrize("breach_after", [LIMIT - ONE_DAY, LIMIT, None])
def test_term_that_has_run_out_may_stay_or_turn_out_shorter(breach_after: date | None) -> None:
	assert check_breach_stands(FOUND, breach_after, today=LIMIT + ONE_DAY) is None


def test_term_that_still_runs_follows_the_card() -> None:
	assert check_breach_stands(FOUND, LIMIT + ONE_DAY, today=LIMIT) is None


def test_card_without_a_term_has_no_breach() -> None:
	before = replace(FOUND, breach_after=None)

	assert check_breach_stands(before, LIMIT, today=LIMIT + 90 * ONE_DAY) is None
