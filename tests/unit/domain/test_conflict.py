"""Art. 7(4): whoever is complained of does not decide on the complaint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.conflict import (
	NEVER_GIVEN,
	ComplainedOf,
	Conflict,
	Post,
	conflict_of,
	may_pass_down,
)

OLENA = Post(person="olena", authority="rada", unit="roads")


@pytest.mark.parametrize(
	("complained_of", "conflict"),
	[
		(ComplainedOf(), None),
		(ComplainedOf(authority="rada", person="olena"), Conflict.PERSON),
		(ComplainedOf(authority="rada", person="petro"), None),
		(ComplainedOf(authority="rada", units=frozenset({"works", "roads"})), Conflict.UNIT),
		(ComplainedOf(authority="rada", units=frozenset({"housing"})), None),
		(ComplainedOf(authority="rada", units=frozenset({"roads"}), person="petro"), Conflict.UNIT),
		(ComplainedOf(authority="rada"), Conflict.AUTHORITY),
		(ComplainedOf(authority="another"), None),
		(ComplainedOf(person="petro", units_led=frozenset({"works", "roads"})), Conflict.UNIT_LED),
		(ComplainedOf(person="petro", units_led=frozenset({"housing"})), None),
		(ComplainedOf(person="petro", authority_led="rada"), Conflict.AUTHORITY_LED),
		(ComplainedOf(person="petro", authority_led="another"), None),
	],
)
def test_complaint_stays_away_from_whom_it_names(
	complained_of: ComplainedOf, conflict: Conflict | None
) -> None:
	assert conflict_of(complained_of, OLENA) is conflict


def test_officer_outside_any_unit_is_no_part_of_a_unit_complained_of() -> None:
	head = Post(person="petro", authority="rada")

	assert conflict_of(ComplainedOf(authority="rada", units=frozenset({"roads"})), head) is None


UNITS = st.sampled_from(["roads", "works", "housing"])
posts = st.builds(
	Post,
	person=st.sampled_from(["olena", "petro", "ivan"]),
	authority=st.sampled_from(["rada", "oblast"]),
	unit=st.none() | UNITS,
	is_head=st.booleans(),
)
complaints = st.builds(
	ComplainedOf,
	authority=st.none() | st.sampled_from(["rada", "oblast"]),
	units=st.frozensets(UNITS),
	person=st.none() | st.sampled_from(["olena", "petro", "ivan"]),
	units_led=st.frozensets(UNITS),
	authority_led=st.none() | st.sampled_from(["rada", "oblast"]),
)


@given(complaints, posts, posts, st.frozensets(st.just("oblast")))
def test_complaint_is_given_down_only_from_above_and_never_to_the_person(
	complained_of: ComplainedOf, post: Post, decider: Post, above: frozenset[str]
) -> None:
	conflict = conflict_of(complained_of, post)

	is_given = conflict and may_pass_down(conflict, decider=decider, complained_of=complained_of, above=above)

	if is_given:
		assert post.person != complained_of.person
		assert conflict not in NEVER_GIVEN
		assert conflict_of(complained_of, decider) is None
		assert decider.authority in above or (decider.is_head and conflict is Conflict.UNIT)


@given(complaints, posts)
def test_person_complained_of_never_gets_the_complaint(complained_of: ComplainedOf, post: Post) -> None:
	is_the_person = complained_of.person == post.person

	assert (conflict_of(complained_of, post) is Conflict.PERSON) == is_the_person


def test_head_of_the_authority_gives_a_complaint_on_a_unit_down_to_it() -> None:
	complained_of = ComplainedOf(authority="rada", units=frozenset({"roads"}))
	head, clerk = Post("ivan", "rada", "roads", is_head=True), Post("ivan", "rada")

	def passes(decider: Post) -> bool:
		return may_pass_down(Conflict.UNIT, decider=decider, complained_of=complained_of, above=frozenset())

	assert conflict_of(complained_of, head) is None
	assert passes(head)
	assert not passes(clerk)


def test_complaint_on_the_authority_is_given_down_only_by_one_above_it() -> None:
	complained_of = ComplainedOf(authority="rada")
	head, superior = Post("ivan", "rada", is_head=True), Post("petro", "oblast")

	def passes(decider: Post) -> bool:
		return may_pass_down(
			Conflict.AUTHORITY, decider=decider, complained_of=complained_of, above=frozenset({"oblast"})
		)

	assert passes(superior)
	assert not passes(head)
