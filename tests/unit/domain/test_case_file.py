"""Enclosures counted as they are written, and the case an appeal is filed in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.case_file import (
	CaseFile,
	CaseFileError,
	Enclosures,
	Volume,
	check_case,
	check_volume,
	count_enclosures,
	days_taken,
	open_volume,
	volume_after,
)
from appeals_app.domain.lifecycle import Phase

WHOLE = CaseFile(case="03-12", volume="2", sheets=9)


@pytest.mark.parametrize(
	("text", "count", "sheets"),
	[
		(None, 0, 0),
		("", 0, 0),
		(" \n ; . ", 0, 0),
		("Копії документів на 2 арк.", 1, 2),
		("Довідка на 2 арк. у 3 прим.; фото", 2, 7),
		("Акт, 12 аркушів\nПлан\nСкан на 4 стор.", 3, 17),
		("Фото 10×15", 1, 1),
		("Лист на 3 арк. в 0 прим.", 1, 3),
		("копія акта на 3 арк., фото на 2 арк.", 2, 5),
		("копія акта на 3 арк.,фото на 2 арк.; план", 3, 6),
		("копія паспорта, виданого 1999 р.", 1, 1),
		("копія паспорта, виданого 1999 р., на 2 арк.", 1, 2),
		("копія паспорта на 2 арк., виданого 1999 р.", 1, 2),
		("копія паспорта на 2 арк., виданого 1999 р., фото на 3 арк.", 2, 5),
		("довідка на 2 арк., у 3 прим., фото на 1 арк.", 2, 7),
		("Акт, план на 4 арк.", 1, 4),
	],
)
def test_enclosures_are_counted_as_an_office_writes_them(text: str | None, count: int, sheets: int) -> None:
	assert count_enclosures(text) == Enclosures(count, sheets)


NAMES = st.sampled_from(
	["акт", "копія паспорта, виданого 1999 р.", "фото 10×15", "план, схема, виписка", "лист від 1,5 року"]
)
NAMED = st.tuples(NAMES, st.integers(1, 500))


@given(
	st.lists(NAMED, min_size=1, max_size=8), st.lists(st.sampled_from([", ", "; ", ";", "\n"]), min_size=8)
)
def test_enclosures_with_sheets_are_counted_whatever_parts_them(named: list, borders: list[str]) -> None:
	told = [f"{name} на {sheets} арк." for name, sheets in named]

	text = "".join(part + border for part, border in zip(told, [*borders[: len(told) - 1], ""], strict=True))

	assert count_enclosures(text) == Enclosures(len(named), sum(sheets for _name, sheets in named))


@given(
	st.lists(st.sampled_from(["акт", "паспорт", "виданий 1999 р.", "том 2", ""]), max_size=6).map(", ".join)
)
def test_commas_without_sheets_make_no_more_enclosures(text: str) -> None:
	assert count_enclosures(text).count <= 1


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase not in (Phase.CLOSED, Phase.ARCHIVED)])
def test_papers_in_work_are_not_filed(phase: Phase) -> None:
	with pytest.raises(CaseFileError, match="not taken off control"):
		check_case(WHOLE, phase=phase, sheets_received=1)


@pytest.mark.parametrize(
	("case", "said"),
	[
		(CaseFile(case=" – ", sheets=9), "no number"),
		(CaseFile(case="03-12", sheets=4), "holds 4 sheets, the appeal came on 5"),
		(CaseFile(case="03-12", sheets=9, fond="Р-1"), "all three"),
		(CaseFile(case="03-12", sheets=9, fond="Р-1", inventory="2"), "all three"),
	],
)
def test_case_that_is_not_whole_is_refused_and_it_is_said_why(case: CaseFile, said: str) -> None:
	with pytest.raises(CaseFileError) as refused:
		check_case(case, phase=Phase.CLOSED, sheets_received=5)

	assert said in str(refused.value)


@pytest.mark.parametrize(
	"case", [WHOLE, CaseFile(case="03-12", sheets=5), CaseFile("03-12", "1", 9, "Р-1", "2", "44")]
)
def test_whole_case_is_taken(case: CaseFile) -> None:
	assert check_case(case, phase=Phase.ARCHIVED, sheets_received=5) is None


def test_sheets_are_counted_even_where_nobody_counted_the_letter() -> None:
	with pytest.raises(CaseFileError, match="holds 0 sheets"):
		check_case(CaseFile(case="03-12"), phase=Phase.CLOSED, sheets_received=0)


def test_days_taken_begin_after_the_receipt_and_wait_for_the_answer() -> None:
	assert days_taken(date(2026, 1, 31), date(2026, 2, 28)) == 28
	assert days_taken(date(2026, 1, 31), date(2026, 1, 31)) == 0
	assert days_taken(date(2026, 1, 31), None) is None


def test_open_volume_is_the_last_one_or_the_number_after_it() -> None:
	full, closed = Volume("2", 250), Volume("2", 5, date(2026, 1, 31))

	assert open_volume([], 250) == "1"
	assert open_volume([Volume("1", 250), Volume("10", 249), Volume("2", 250)], 250) == "10"
	assert open_volume([full], 250) == open_volume([closed], 0) == "3"
	assert open_volume([full], 0) == "2"
	assert open_volume([Volume("1", 8)], 10, 2) == "1"
	assert open_volume([Volume("1", 8)], 10, 3) == "2"
	assert open_volume([Volume("1")], 10, 900) == "1"
	assert open_volume([Volume("а", 9)], 250) == "1"


def test_volume_with_room_that_is_too_small_is_followed_by_the_next() -> None:
	assert volume_after([Volume("1", 240)], "1", 250) == "2"
	assert volume_after([Volume("1", 240), Volume("2", 3)], "1", 250) == "2"


def test_volume_takes_what_fits_and_papers_longer_than_itself() -> None:
	assert check_volume(Volume("1", 249), sheets=1, limit=250, following="2") is None
	assert check_volume(Volume("1"), sheets=900, limit=250, following="2") is None
	with pytest.raises(CaseFileError, match="so 2 more do not fit"):
		check_volume(Volume("1", 249), sheets=2, limit=250, following="2")


def test_closed_volume_takes_nothing() -> None:
	with pytest.raises(CaseFileError, match=r"closed on 31\.01\.2026"):
		check_volume(Volume("1", 9, date(2026, 1, 31)), sheets=1, limit=0, following="2")
