"""Which term rules an administrator may not save side by side, or at all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.errors import AmbiguousTermRuleError, TermRuleError
from appeals_app.domain.rule_conflicts import (
	SINGLE_FACTS,
	AwaitedItem,
	Ground,
	always_comes_before,
	check_against_others,
	check_awaited_items,
	check_ground,
	check_length,
	check_limit,
	would_tie,
)
from appeals_app.domain.term_matching import DatedTermRule, match_term_rule
from appeals_app.domain.term_rules import TERM_RULES, TermRule, TermUnit

MONTH, FIFTEEN = TERM_RULES["month"], TERM_RULES["15d"]
BEGIN = date(2020, 1, 1)


def dated(rule: TermRule = MONTH, **overrides: object) -> DatedTermRule:
	values = {"rule": rule, "valid_from": BEGIN, "conditions": {"study": frozenset({"Needed"})}}
	return DatedTermRule(**{**values, **overrides})


def asks(**conditions: str) -> dict:
	return {name: frozenset({value}) for name, value in conditions.items()}


def test_rules_with_the_same_conditions_tie() -> None:
	with pytest.raises(AmbiguousTermRuleError) as refused:
		check_against_others(dated(), [dated(FIFTEEN)])

	assert str(refused.value) == (
		"The term rules “month” and “15d” fit the appeal equally well. If the law has changed, let the old rule end"
		" the day before the new one begins: open it and press “Begin New Version”. Otherwise give one of them a"
		" higher priority."
	)


@pytest.mark.parametrize(
	"other",
	[
		dated(FIFTEEN, priority=1),
		dated(FIFTEEN, conditions=asks(study="Not Needed")),
		dated(FIFTEEN, conditions={}),
		dated(FIFTEEN, valid_to=BEGIN - timedelta(days=1), valid_from=date(2019, 1, 1)),
	],
	ids=["priority", "other value", "fewer conditions", "another time"],
)
def test_rules_that_differ_do_not_tie(other: DatedTermRule) -> None:
	assert not would_tie(dated(), other)
	assert not would_tie(other, dated())


def test_rules_that_share_one_day_tie() -> None:
	earlier = dated(FIFTEEN, valid_from=date(2019, 1, 1), valid_to=BEGIN)

	assert would_tie(dated(), earlier)
	assert would_tie(earlier, dated())


def test_rules_that_ask_about_different_facts_tie_for_an_appeal_that_meets_both() -> None:
	assert would_tie(dated(conditions=asks(channel="ukc")), dated(conditions=asks(kind="kind.complaint")))


def test_rules_for_two_categories_tie_for_an_author_of_both() -> None:
	veteran, hero = asks(author_category="veteran"), asks(author_category="hero")

	assert would_tie(dated(conditions=veteran), dated(conditions=hero))


def test_rule_that_another_always_comes_before_is_refused() -> None:
	with pytest.raises(TermRuleError) as refused:
		check_against_others(dated(), [dated(FIFTEEN, conditions={}, priority=1)])

	assert str(refused.value) == (
		"The term rule “month” would never hold: “15d” comes before it for every appeal. Change its priority,"
		" conditions or dates."
	)


@pytest.mark.parametrize(
	"first",
	[
		dated(FIFTEEN, conditions=asks(study="Not Needed"), priority=1),
		dated(FIFTEEN, conditions=asks(study="Needed", channel="ukc")),
		dated(FIFTEEN, conditions={}, priority=1, valid_to=date(2030, 1, 1)),
		dated(FIFTEEN, conditions={}, priority=1, valid_from=BEGIN + timedelta(days=1)),
		dated(FIFTEEN, conditions={}),
	],
	ids=["other value", "narrower", "ends earlier", "begins later", "lower rank"],
)
def test_rule_that_is_left_some_appeals_may_stand(first: DatedTermRule) -> None:
	assert not always_comes_before(first, dated())


def test_rule_that_covers_the_same_days_and_asks_the_same_comes_before() -> None:
	assert always_comes_before(dated(FIFTEEN, priority=1), dated())


def test_item_of_another_group_is_refused() -> None:
	with pytest.raises(TermRuleError) as refused:
		check_awaited_items(dated(), [AwaitedItem("Повторне", is_of_own_group=False)])

	assert str(refused.value) == (
		"The term rule “month” asks for “Повторне”, which is of another group of the classifier. Choose an item"
		" of the group the field is for."
	)


@pytest.mark.parametrize(
	"item",
	[
		AwaitedItem("Урядова гаряча лінія", is_in_use=False),
		AwaitedItem("Скарга", valid_to=BEGIN - timedelta(days=1)),
		AwaitedItem("Скарга", valid_from=date(2026, 1, 1)),
	],
	ids=["disabled", "closed before", "begins after"],
)
def test_item_no_appeal_can_have_while_the_rule_holds_is_refused(item: AwaitedItem) -> None:
	with pytest.raises(TermRuleError, match="which no appeal can have while the rule is in force"):
		check_awaited_items(dated(valid_to=date(2025, 12, 31)), [item])


@pytest.mark.parametrize(
	"item",
	[
		AwaitedItem("Скарга"),
		AwaitedItem("Скарга", valid_to=BEGIN),
		AwaitedItem("Скарга", valid_from=date(2025, 12, 31)),
	],
)
def test_item_an_appeal_can_have_on_one_day_of_the_rule_passes(item: AwaitedItem) -> None:
	rule = dated(valid_to=date(2025, 12, 31))

	assert check_awaited_items(rule, [item]) is None


@pytest.mark.parametrize(
	"ground", [Ground("ст. 20", BEGIN - timedelta(days=1)), Ground("ст. 20", is_in_force=False)]
)
def test_rule_on_an_article_no_longer_in_force_is_refused(ground: Ground) -> None:
	with pytest.raises(TermRuleError) as refused:
		check_ground(dated(), ground)

	assert str(refused.value) == (
		"The term rule “month” rests on “ст. 20”, which is no longer in force when the rule begins. Name the"
		" article in force then."
	)


@pytest.mark.parametrize("ground", [Ground("ст. 20"), Ground("ст. 20", BEGIN)])
def test_rule_may_rest_on_an_article_in_force_on_its_first_day(ground: Ground) -> None:
	assert check_ground(dated(), ground) is None


@pytest.mark.parametrize(
	("amount", "unit", "limit"), [(15, TermUnit.DAYS, 14), (2, TermUnit.MONTHS, 55), (1, TermUnit.MONTHS, 27)]
)
def test_limit_shorter_than_the_term_is_refused(amount: int, unit: TermUnit, limit: int) -> None:
	with pytest.raises(TermRuleError) as refused:
		check_limit(replace(MONTH, amount=amount, unit=unit, limit=limit))

	assert str(refused.value) == (
		f"The term rule “month” may be extended to {limit} days, which is shorter than the term. Correct the limit."
	)


@pytest.mark.parametrize(
	("amount", "unit", "limit"),
	[
		(15, TermUnit.DAYS, 15),
		(1, TermUnit.MONTHS, 28),
		(48, TermUnit.HOURS, None),
		(1, TermUnit.MONTHS, None),
	],
)
def test_limit_as_long_as_the_term_passes(amount: int, unit: TermUnit, limit: int | None) -> None:
	assert check_limit(replace(MONTH, amount=amount, unit=unit, limit=limit)) is None


VALUES = st.sampled_from(["a", "b"])
CONDITIONS = st.dictionaries(
	st.sampled_from(["kind", "channel", "sign", "study", "author_category"]),
	VALUES.map(lambda value: frozenset({value})),
	max_size=3,
)
DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 20))
RULES = st.builds(
	lambda conditions, priority, begin, length: dated(
		conditions=conditions,
		priority=priority,
		valid_from=begin,
		valid_to=None if length is None else begin + timedelta(days=length),
	),
	CONDITIONS,
	st.integers(0, 1),
	DAYS,
	st.none() | st.integers(0, 10),
)


@given(RULES, RULES, DAYS, st.data())
def test_rules_that_passed_never_tie_for_any_appeal(
	one: DatedTermRule, other: DatedTermRule, day: date, data: st.DataObject
) -> None:
	"""And where they would tie, an appeal that shows it can be made up."""
	single = {name: data.draw(VALUES.map(lambda value: frozenset({value})), name) for name in SINGLE_FACTS}
	facts = {**single, "author_category": frozenset(data.draw(st.sets(VALUES)))}
	other = replace(other, rule=FIFTEEN)

	if one.fits(facts, day) and other.fits(facts, day) and not would_tie(one, other):
		assert match_term_rule([one, other], facts, day) in (MONTH, FIFTEEN)
	if would_tie(one, other):
		meeting = {name: frozenset({"a", "b"}) for name in [*SINGLE_FACTS, "author_category"]}
		with pytest.raises(AmbiguousTermRuleError):
			match_term_rule([one, other], meeting, max(one.valid_from, other.valid_from))


@given(RULES, RULES, DAYS, st.data())
def test_rule_always_beaten_is_never_the_one_that_holds(
	first: DatedTermRule, second: DatedTermRule, day: date, data: st.DataObject
) -> None:
	values = VALUES.map(lambda value: frozenset({value}))
	facts = {name: data.draw(values, name) for name in [*SINGLE_FACTS, "author_category"]}
	second = replace(second, rule=FIFTEEN)

	if always_comes_before(first, second) and second.fits(facts, day):
		assert match_term_rule([first, second], facts, day) == MONTH


@pytest.mark.parametrize(
	("amount", "unit"),
	[(25, TermUnit.MONTHS), (3660, TermUnit.MONTHS), (733, TermUnit.DAYS), (733, TermUnit.WORKING_DAYS)],
)  # fmt: skip
def test_length_nobody_can_mean_is_refused(amount: int, unit: TermUnit) -> None:
	with pytest.raises(TermRuleError, match=f"“x” is {amount} long, and no term in this unit is longer than"):
		check_length(TermRule("x", amount, unit, "ст. 1", "x"))


def test_lengths_the_acts_know_pass_and_so_do_the_longest() -> None:
	for rule in (*TERM_RULES.values(), replace(MONTH, amount=24, limit=732), replace(FIFTEEN, amount=732)):
		assert check_length(rule) is None


def test_limit_nobody_can_mean_is_refused() -> None:
	with pytest.raises(TermRuleError, match="to 733 days, and no term may be longer than 732"):
		check_length(replace(MONTH, limit=733))


def test_term_in_hours_has_no_limit_in_days() -> None:
	with pytest.raises(TermRuleError, match="terms in hours are not extended"):
		check_limit(replace(TERM_RULES["info-48h"], limit=20))
