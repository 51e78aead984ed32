"""Who works for one who is away."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.absences import Absence, AbsenceError, StandIn, check_absence, stand_in_for

DAY = date(2026, 3, 2)


def away(officer: str, deputy: str = "") -> Absence:
	return Absence(officer, DAY, DAY, deputy)


def stands_in(absences: list[Absence], standing: dict | None = None, unable: str = "") -> str:
	found = stand_in_for(
		"olena",
		on=DAY,
		absences={absence.officer: absence for absence in absences},
		standing=standing or {},
		can_work=lambda officer: officer not in unable.split(),
	)
	return found.officer


@pytest.mark.parametrize(
	("absences", "standing", "unable", "expected"),
	[
		([], {}, "", "olena"),
		([away("olena", "petro")], {}, "", "petro"),
		([away("olena", "petro")], {"olena": ["ivan"]}, "petro", "ivan"),
		([away("olena")], {"olena": ["ivan", "petro"]}, "", "ivan"),
		([away("olena")], {}, "", ""),
		([away("olena", "petro")], {}, "petro", ""),
		([away("olena", "petro"), away("petro", "ivan")], {}, "", "ivan"),
		([away("olena", "petro"), away("petro", "olena")], {}, "", ""),
	],
)
def test_deputy_stands_in_for_one_who_is_away(
	absences: list[Absence], standing: dict, unable: str, expected: str
) -> None:
	assert stands_in(absences, standing, unable) == expected


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 3, 3)])
def test_outside_the_days_nobody_stands_in(day: date) -> None:
	found = stand_in_for(
		"olena",
		on=day,
		absences={"olena": away("olena", "petro")},
		standing={},
		can_work=lambda officer: True,
	)

	assert found == StandIn("olena")


OFFICERS = ["olena", "petro", "ivan", "maria"]


@given(
	st.dictionaries(st.sampled_from(OFFICERS), st.sampled_from(["", *OFFICERS])),
	st.dictionaries(st.sampled_from(OFFICERS), st.lists(st.sampled_from(OFFICERS), max_size=3)),
	st.frozensets(st.sampled_from(OFFICERS)),
)
def test_nobody_stands_in_who_is_away_or_cannot_work(
	deputies: dict, standing: dict, able: frozenset[str]
) -> None:
	absences = {officer: away(officer, deputy) for officer, deputy in deputies.items()}

	found = stand_in_for("olena", on=DAY, absences=absences, standing=standing, can_work=able.__contains__)

	if "olena" in absences:
		assert not found.officer or (found.officer in able and found.officer not in absences)
	else:
		assert found == StandIn("olena")


@pytest.mark.parametrize(
	("first", "last", "is_taken"),
	[
		(date(2026, 3, 1), date(2026, 3, 1), False),
		(date(2026, 3, 1), date(2026, 3, 2), True),
		(date(2026, 3, 2), date(2026, 3, 9), True),
		(date(2026, 3, 3), date(2026, 3, 9), False),
	],
)
def test_two_absences_of_one_officer_share_no_day(first: date, last: date, is_taken: bool) -> None:
	absence = Absence("olena", first, last)

	if is_taken:
		with pytest.raises(AbsenceError, match=r"02\.03\.2026"):
			check_absence(absence, [away("olena")])
	else:
		check_absence(absence, [away("olena")])


def test_absence_that_makes_no_sense_is_refused() -> None:
	with pytest.raises(AbsenceError, match="before it begins"):
		check_absence(Absence("olena", DAY, date(2026, 3, 1)), [])
	with pytest.raises(AbsenceError, match="deputy for himself"):
		check_absence(away("olena", "olena"), [])
