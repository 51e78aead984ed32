"""Art. 7(4): whoever is complained of does not decide on the complaint."""

import pytest

from appeals_app.domain.conflict import ComplainedOf, Conflict, Post, conflict_of

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
	],
)
def test_complaint_stays_away_from_whom_it_names(
	complained_of: ComplainedOf, conflict: Conflict | None
) -> None:
	assert conflict_of(complained_of, OLENA) is conflict


def test_officer_outside_any_unit_is_no_part_of_a_unit_complained_of() -> None:
	head = Post(person="petro", authority="rada")

	assert conflict_of(ComplainedOf(authority="rada", units=frozenset({"roads"})), head) is None
