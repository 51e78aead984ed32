"""Which route rule decides, and what every other one is told to lack."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.routing import (
	Condition,
	Outcome,
	RoutedAppeal,
	RouteRule,
	failed_conditions,
	forms_in,
	judge_rules,
	phrases_of,
)

DAY = date(2026, 3, 2)


def stems(word: str) -> frozenset[str]:
	"""Dictionary forms for these tests: the word without its last letter."""
	return frozenset({word[:-1]})


LIFT = RoutedAppeal(
	authority="rada",
	items={"theme.lifts": 0, "theme.housing": 1},
	places={"village": 0, "hromada": 1, "district": 2},
	channel="post",
	kind="kind.complaint",
	categories=frozenset({"category.veteran"}),
	forms=forms_in("Полагодьте ліфта", stems),
	complained=frozenset({"Unit"}),
)


def rule(name: str = "R", **given_: object) -> RouteRule:
	return RouteRule(name=name, title=given_.pop("title", name), **given_)


@pytest.mark.parametrize(
	("conditions", "failed"),
	[
		({}, ()),
		({"item": "theme.housing"}, ()),
		({"item": "theme.roads"}, (Condition.ITEM,)),
		({"place": "district"}, ()),
		({"place": "another"}, (Condition.PLACE,)),
		({"channel": "post", "kind": "kind.complaint", "category": "category.veteran"}, ()),
		({"channel": "email", "category": "category.child"}, (Condition.CHANNEL, Condition.CATEGORY)),
		({"complained": "Unit"}, ()),
		({"complained": "Person", "kind": "kind.request"}, (Condition.KIND, Condition.COMPLAINED)),
		({"phrases": phrases_of("ліфти", stems)}, ()),
		({"phrases": phrases_of("ліфти полагодьти", stems)}, ()),
		({"phrases": phrases_of("ліфти дороги", stems)}, (Condition.WORDS,)),
		({"phrases": phrases_of("дороги\nліфти", stems)}, ()),
		({"phrases": phrases_of("дороги, мости", stems)}, (Condition.WORDS,)),
	],
)
def test_rule_holds_where_all_its_conditions_are_met(conditions: dict, failed: tuple[Condition, ...]) -> None:
	assert failed_conditions(rule(**conditions), LIFT) == failed


@pytest.mark.parametrize(
	("first", "second"),
	[
		({"priority": 2}, {"priority": 1, "item": "theme.lifts"}),
		({"item": "theme.housing", "channel": "post"}, {"item": "theme.lifts"}),
		({"authority": "rada", "item": "theme.housing"}, {"item": "theme.lifts"}),
		({"item": "theme.lifts"}, {"item": "theme.housing"}),
		({"place": "hromada"}, {"place": "district"}),
		({"title": "А"}, {"title": "Б"}),
	],
)
def test_of_two_rules_that_hold_one_decides_whatever_their_order(first: dict, second: dict) -> None:
	rules = [rule("1", **first), rule("2", **second)]

	for given_ in (rules, rules[::-1]):
		judged = judge_rules(given_, LIFT, on=DAY)

		assert [(row.rule.name, row.outcome) for row in judged] == [
			("1", Outcome.DECIDES),
			("2", Outcome.OUTRANKED),
		]


@pytest.mark.parametrize(
	("given_", "is_in_force"),
	[
		({"valid_from": DAY, "valid_to": DAY}, True),
		({"valid_from": date(2026, 3, 3)}, False),
		({"valid_to": date(2026, 3, 1)}, False),
		({"is_enabled": False}, False),
	],
)
def test_rule_decides_only_while_it_is_in_force(given_: dict, is_in_force: bool) -> None:
	[judged] = judge_rules([rule(**given_)], LIFT, on=DAY)

	assert judged.outcome is (Outcome.DECIDES if is_in_force else Outcome.NOT_IN_FORCE)


def test_rule_that_leads_nowhere_is_passed_over_and_told() -> None:
	rules = [rule("1", priority=2), rule("2")]

	judged = judge_rules(rules, LIFT, on=DAY, obstacle=lambda one: "absent" if one.name == "1" else "")

	assert [(row.rule.name, row.outcome, row.obstacle) for row in judged] == [
		("2", Outcome.DECIDES, ""),
		("1", Outcome.BLOCKED, "absent"),
	]


rules_of_any_kind = st.lists(
	st.builds(
		RouteRule,
		name=st.uuids().map(str),
		title=st.sampled_from("АБВ"),
		authority=st.sampled_from(["", "rada"]),
		priority=st.integers(0, 2),
		is_enabled=st.booleans(),
		valid_to=st.none() | st.just(date(2026, 1, 1)),
		item=st.sampled_from(["", "theme.lifts", "theme.housing", "theme.roads"]),
		place=st.sampled_from(["", "village", "district", "another"]),
		channel=st.sampled_from(["", "post", "email"]),
	),
	max_size=8,
)


@given(rules_of_any_kind, st.randoms())
def test_every_rule_is_told_once_and_the_deciding_one_depends_on_no_order(
	rules: list[RouteRule], random: object
) -> None:
	mixed = list(rules)
	random.shuffle(mixed)

	judged, again = judge_rules(rules, LIFT, on=DAY), judge_rules(mixed, LIFT, on=DAY)

	assert judged == again
	assert sorted(row.rule.name for row in judged) == sorted(one.name for one in rules)
	deciding = [row.rule for row in judged if row.outcome is Outcome.DECIDES]
	holding = [one for one in rules if one.is_in_force(DAY) and not failed_conditions(one, LIFT)]
	assert len(deciding) == bool(holding)
	assert all(one.priority <= deciding[0].priority for one in holding)
