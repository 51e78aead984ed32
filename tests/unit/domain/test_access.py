"""How far a person sees: posts held today and kinds of roles."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.access import OfficerPost, Scope, scope_of

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def scope(*posts: OfficerPost, today: date = TODAY, **kinds: bool) -> Scope:
	asked = {"whole_authority": False, "own_unit": False, "own_assignments": False, **kinds}
	return scope_of(user="olena@test.example", posts=posts, today=today, **asked)


def post(
	authority: str = "A", unit: str | None = "A-1", since: date = TODAY, until: date | None = None
) -> OfficerPost:
	return OfficerPost(authority, unit, since, until)


@pytest.mark.parametrize(
	("since", "until", "held"),
	[
		(TODAY, None, True),
		(TODAY, TODAY, True),
		(TODAY - DAY, TODAY, True),
		(TODAY + DAY, None, False),
		(TODAY - DAY, TODAY - DAY, False),
	],
)
def test_post_is_held_from_its_first_day_to_its_last(since: date, until: date | None, held: bool) -> None:
	assert post(since=since, until=until).is_held_on(TODAY) is held


def test_role_of_the_whole_authority_sees_each_authority_where_a_post_is_held() -> None:
	seen = scope(post("A"), post("B", unit=None), whole_authority=True)

	assert seen.authorities == {"A", "B"}
	assert seen.units == frozenset()
	assert not seen.own_assignments


def test_unit_lead_sees_own_units_and_no_authority() -> None:
	seen = scope(post("A", "A-1"), post("A", None), own_unit=True)

	assert seen.units == {"A-1"}
	assert seen.authorities == frozenset()


def test_executor_sees_own_assignments_only() -> None:
	seen = scope(post(), own_assignments=True)

	assert seen.own_assignments
	assert not seen.authorities
	assert not seen.units


@pytest.mark.parametrize("kind", ["whole_authority", "own_unit", "own_assignments"])
def test_post_that_ended_yesterday_gives_nothing(kind: str) -> None:
	assert scope(post(since=TODAY - 9 * DAY, until=TODAY - DAY), **{kind: True}).is_empty


@pytest.mark.parametrize("kind", ["whole_authority", "own_unit", "own_assignments"])
def test_role_without_a_post_sees_nothing(kind: str) -> None:
	assert scope(**{kind: True}).is_empty


def test_post_without_a_role_sees_nothing() -> None:
	assert scope(post()).is_empty


def test_system_sees_all_and_is_not_empty() -> None:
	assert not Scope(user="Administrator", sees_all=True).is_empty


days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
posts = st.builds(
	OfficerPost, st.sampled_from("AB"), st.sampled_from([None, "A-1", "B-1"]), days, st.none() | days
)


@given(st.lists(posts, max_size=6), days, st.booleans(), st.booleans(), st.booleans())
def test_scope_never_reaches_beyond_the_posts_held_that_day(
	all_posts: list[OfficerPost], today: date, whole: bool, unit: bool, own: bool
) -> None:
	seen = scope(*all_posts, today=today, whole_authority=whole, own_unit=unit, own_assignments=own)

	held = [one for one in all_posts if one.valid_from <= today <= (one.valid_to or date.max)]
	assert seen.authorities == ({one.authority for one in held} if whole else set())
	assert seen.units == ({one.unit for one in held if one.unit} if unit else set())
	assert seen.own_assignments is (own and bool(held))
	assert not seen.sees_all
