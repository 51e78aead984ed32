"""Why a person sees an appeal, or why not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.access import Case, OfficerPost, Sight, Task, scope_of
from appeals_app.domain.access_reasons import Absence, explain

TODAY = date(2026, 11, 23)
USER = "olena@test.example"


def explained(sights: set[Sight], authorities: str, case: Case):
	posts = [OfficerPost(name, f"{name}-1", TODAY, name=f"post-{name}") for name in authorities]
	scope = scope_of(user=USER, posts=posts, today=TODAY, sights=frozenset(sights))
	return scope, explain(scope, case, sights=frozenset(sights), held_authorities=frozenset(authorities))


@pytest.mark.parametrize(
	("sights", "authorities", "case", "absence"),
	[
		({Sight.AUTHORITY}, "A", Case("A"), None),
		({Sight.AUTHORITY}, "A", Case("B"), Absence.ANOTHER_AUTHORITY),
		({Sight.AUTHORITY}, "", Case("A"), Absence.NO_POST),
		(set(), "A", Case("A"), Absence.NO_ROLE),
		({Sight.ASSIGNMENT}, "A", Case("A"), Absence.NOT_GIVEN),
		({Sight.ASSIGNMENT}, "A", Case("A", (Task(USER, "x", None),)), None),
		({Sight.UNIT}, "A", Case("A", (Task("x", "x", "A-2"),)), Absence.NOT_GIVEN),
		({Sight.CONTROL}, "A", Case("B", controlled_by=frozenset("A")), None),
	],
)
def test_absence_names_the_first_thing_that_lacks(
	sights: set[Sight], authorities: str, case: Case, absence: Absence | None
) -> None:
	_scope, explanation = explained(sights, authorities, case)

	assert explanation.absence is absence
	assert explanation.sees is (absence is None)


def test_card_opened_for_a_while_is_seen_without_any_grant_of_a_post() -> None:
	case = Case("B", key="card")
	scope = replace(
		scope_of(user=USER, posts=[], today=TODAY, sights=frozenset()), granted=frozenset({"card"})
	)

	opened, other = (
		explain(scope, asked, sights=frozenset(), held_authorities=frozenset())
		for asked in (case, replace(case, key="another"))
	)

	assert (opened.sees, opened.is_opened, opened.absence) == (True, True, None)
	assert (other.sees, other.absence) == (False, Absence.NO_ROLE)


tasks = st.builds(
	Task, st.sampled_from([USER, "x"]), st.sampled_from(["post-A", "x"]), st.sampled_from([None, "A-1"])
)
cases = st.builds(
	Case, st.sampled_from("AB"), st.lists(tasks, max_size=3).map(tuple), st.frozensets(st.sampled_from("AB"))
)


@given(st.sets(st.sampled_from(list(Sight))), st.sampled_from(["", "A", "AB"]), cases)
def test_either_a_grant_or_an_absence_is_named_and_never_both(
	sights: set[Sight], authorities: str, case: Case
) -> None:
	scope, explanation = explained(sights, authorities, case)

	assert bool(explanation.grants) is (explanation.absence is None)
	assert explanation.sees is bool(scope.grants_for(case))
