"""How far a person sees: posts held today, posts stood in for, and the ways of sight that roles open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.access import Case, Grant, OfficerPost, Principal, Scope, Sight, Task, scope_of

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


WHOLE, UNIT, OWN = frozenset({Sight.AUTHORITY}), frozenset({Sight.UNIT}), frozenset({Sight.ASSIGNMENT})
USER = "olena@test.example"


def scope(
	*posts: OfficerPost,
	today: date = TODAY,
	sights: frozenset[Sight] = frozenset(),
	principals: dict[str, Principal] | None = None,
) -> Scope:
	return scope_of(user=USER, posts=posts, today=today, sights=sights, principals=principals)


def post(
	authority: str = "A",
	unit: str | None = "A-1",
	since: date = TODAY,
	until: date | None = None,
	name: str = "own",
	deputy_for: str | None = None,
) -> OfficerPost:
	return OfficerPost(authority, unit, since, until, name, deputy_for)


@pytest.mark.parametrize(
	("since", "until", "held"),
	[
		(TODAY, None, True),
		(TODAY, TODAY, True),
		(TODAY - DAY, TODAY, True),
		(TODAY + DAY, None, False),
		(TODAY - DAY, TODAY - DAY, False),
		(TODAY, TODAY - DAY, False),
		(TODAY + DAY, TODAY, False),
	],
)
def test_post_is_held_from_its_first_day_to_its_last(since: date, until: date | None, held: bool) -> None:
	assert post(since=since, until=until).is_held_on(TODAY) is held


def test_role_of_the_whole_authority_sees_each_authority_where_a_post_is_held() -> None:
	seen = scope(post("A"), post("B", unit=None), sights=WHOLE)

	assert seen.authorities == {"A", "B"}
	assert seen.units == frozenset()
	assert not seen.own_assignments


def test_unit_lead_sees_own_units_and_no_authority() -> None:
	seen = scope(post("A", "A-1"), post("A", None), sights=UNIT)

	assert seen.units == {"A-1"}
	assert seen.authorities == frozenset()


def test_executor_sees_own_assignments_only() -> None:
	seen = scope(post(), sights=OWN)

	assert seen.own_assignments
	assert not seen.authorities
	assert not seen.units


@pytest.mark.parametrize("sight", list(Sight))
def test_post_that_ended_yesterday_gives_nothing(sight: Sight) -> None:
	assert scope(post(since=TODAY - 9 * DAY, until=TODAY - DAY), sights=frozenset({sight})).is_empty


@pytest.mark.parametrize("sight", list(Sight))
def test_role_without_a_post_sees_nothing(sight: Sight) -> None:
	assert scope(sights=frozenset({sight})).is_empty


def test_post_without_a_role_sees_nothing() -> None:
	assert scope(post()).is_empty


def test_system_sees_all_and_is_not_empty() -> None:
	assert not Scope(user="Administrator", sees_all=True).is_empty


def test_card_opened_for_a_while_is_seen_and_not_worked_on() -> None:
	visitor = Scope(user="head", granted=frozenset({"card"}))

	assert not visitor.is_empty
	assert visitor.at_work.is_empty
	assert not visitor.holds_authority("A")


days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
posts = st.builds(
	OfficerPost, st.sampled_from("AB"), st.sampled_from([None, "A-1", "B-1"]), days, st.none() | days
)


@given(st.lists(posts, max_size=6), days, st.frozensets(st.sampled_from(sorted(WHOLE | UNIT | OWN))))
def test_scope_never_reaches_beyond_the_posts_held_that_day(
	all_posts: list[OfficerPost], today: date, sights: frozenset[Sight]
) -> None:
	seen = scope(*all_posts, today=today, sights=sights)

	held = [one for one in all_posts if one.valid_from <= today <= (one.valid_to or date.max)]
	assert seen.authorities == ({one.authority for one in held} if sights >= WHOLE else set())
	assert seen.units == ({one.unit for one in held if one.unit} if sights >= UNIT else set())
	assert seen.own_assignments == ({one.authority for one in held} if sights >= OWN else set())
	assert not seen.sees_all


def test_task_of_a_former_post_in_another_authority_is_out_of_sight() -> None:
	moved = scope(post("A", until=TODAY - DAY), post("B", name="new"), sights=OWN)

	assert not moved.grants_for(Case("A", (Task(USER, "own", None),)))
	assert moved.grants_for(Case("B", (Task(USER, "new", None),)))


# deputies ------------------------------------------------------------------------------------------


def deputy(
	of: OfficerPost, its_sights: frozenset[Sight], own_sights: frozenset[Sight], **own_post: object
) -> Scope:
	"""Scope of one who stands in for the post."""
	return scope(
		post(deputy_for=of.name, **{"unit": "A-2", **own_post}),
		sights=own_sights,
		principals={of.name: Principal(of, its_sights)},
	)


CHIEF = post(name="chief", unit="A-1")


def test_unit_lead_who_stands_in_for_a_unit_lead_sees_both_units() -> None:
	assert deputy(CHIEF, UNIT, UNIT).units == {"A-1", "A-2"}


def test_executor_who_stands_in_for_an_executor_sees_the_assignments_of_that_post() -> None:
	seen = deputy(CHIEF, OWN, OWN)

	assert seen.reach(Sight.DEPUTY_ASSIGNMENT) == {"chief"}
	assert seen.own_assignments
	assert seen.units == frozenset()


@pytest.mark.parametrize(("its", "own"), [(UNIT, OWN), (OWN, UNIT), (WHOLE, OWN), (UNIT, frozenset())])
def test_deputy_gets_no_more_than_own_roles_allow_and_the_principal_has(
	its: frozenset[Sight], own: frozenset[Sight]
) -> None:
	alone = scope(post(unit="A-2", deputy_for="chief"), sights=own)

	assert deputy(CHIEF, its, own).grants == alone.grants


@pytest.mark.parametrize(
	("of", "own_post"),
	[
		(post(name="chief", since=TODAY + DAY), {}),
		(post(name="chief", since=TODAY - DAY, until=TODAY - DAY), {}),
		(CHIEF, {"until": TODAY - DAY, "since": TODAY - DAY}),
		(post(name="chief", authority="B", unit="B-1"), {}),
	],
	ids=["principal not yet", "principal no more", "deputy no more", "another authority"],
)
def test_deputy_gets_nothing_unless_both_posts_are_held_in_one_authority(
	of: OfficerPost, own_post: dict[str, object]
) -> None:
	seen = deputy(of, UNIT | OWN, UNIT | OWN, **own_post)

	assert not seen.reach(Sight.DEPUTY_UNIT, Sight.DEPUTY_ASSIGNMENT)


def test_deputy_of_a_deputy_gets_nothing_of_the_first_principal() -> None:
	middle = post(name="chief", unit="A-1", deputy_for="first")

	assert deputy(middle, UNIT, UNIT).units == {"A-1", "A-2"}


# sight across authorities ------------------------------------------------------------------------------


OVERSEER = frozenset({Sight.CONTROL, Sight.TRANSFERRED})


@pytest.mark.parametrize(
	("case", "sight"),
	[
		(Case("B"), None),
		(Case("A"), None),
		(Case("B", controlled_by=frozenset({"A"})), Sight.CONTROL),
		(Case("B", controlled_by=frozenset({"C"})), None),
		(Case("B", transferred_from=frozenset({"A"})), Sight.TRANSFERRED),
	],
)
def test_superior_sees_only_cases_it_put_on_control_or_transferred(case: Case, sight: Sight | None) -> None:
	seen = scope(post(), sights=OVERSEER)

	assert seen.grants_for(case) == ([Grant(sight, "A", "own", "A")] if sight else [])


def test_oversight_is_for_reading_and_not_for_work() -> None:
	seen = scope(post(), sights=OVERSEER | WHOLE)

	assert {grant.sight for grant in seen.at_work.grants} == {Sight.AUTHORITY}


# why -------------------------------------------------------------------------------------------------


TASKS = (Task(USER, "own", "A-2"), Task("other@test.example", "chief", "A-1"))


@pytest.mark.parametrize(
	("seen", "expected"),
	[
		(scope(post(), sights=WHOLE), [Grant(Sight.AUTHORITY, "A", "own", "A")]),
		(scope(post(unit="A-2"), sights=UNIT), [Grant(Sight.UNIT, "A-2", "own", "A")]),
		(scope(post(unit="A-9"), sights=UNIT), []),
		(scope(post(), sights=OWN), [Grant(Sight.ASSIGNMENT, "own", "own", "A")]),
		(
			deputy(CHIEF, OWN, OWN),
			[Grant(Sight.ASSIGNMENT, "own", "own", "A"), Grant(Sight.DEPUTY_ASSIGNMENT, "chief", "own", "A")],
		),
		(deputy(CHIEF, UNIT, UNIT, unit="A-9"), [Grant(Sight.DEPUTY_UNIT, "A-1", "own", "A")]),
		(scope(post()), []),
	],
)
def test_every_grant_that_brings_the_case_into_sight_is_named(seen: Scope, expected: list[Grant]) -> None:
	assert seen.grants_for(Case("A", TASKS)) == expected


def test_task_of_another_brings_no_case_into_sight_of_an_executor() -> None:
	assert not scope(post(), sights=OWN).grants_for(Case("A", TASKS[1:]))
