"""Days, moments and whole numbers as people and programs send them: read without guessing, or not at all."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.given_values import (
	LARGEST_NUMBER,
	SMALLEST_NUMBER,
	read_date,
	read_moment,
	read_number,
	read_time,
	read_whole_number,
)

NO_MOMENTS = (
	None,
	"",
	"учора",
	"03.02.2026",
	"03/02/2026",
	"2026-02-30",
	"2026-13-01",
	"0000-00-00",
	"20260203",
	"2026-W05-2",
	"2026-02-03 25:00",
	"2026-02-03T10",
	"2026-02-03 10:00:00 UTC",
	"٢٠٢٦-٠٢-٠٣",
	20260203,
	True,
	["2026-02-03"],
	{"day": "2026-02-03"},
)


@pytest.mark.parametrize(
	("written", "moment"),
	[
		("2026-02-03", datetime(2026, 2, 3)),
		(" 2026-02-03 10:11 ", datetime(2026, 2, 3, 10, 11)),
		("2026-02-03 10:11:12", datetime(2026, 2, 3, 10, 11, 12)),
		("2026-02-03T10:11:12.5", datetime(2026, 2, 3, 10, 11, 12, 500_000)),
		("2026-02-03 10:11:12.123456", datetime(2026, 2, 3, 10, 11, 12, 123_456)),
		("2026-02-03T10:00:00Z", datetime(2026, 2, 3, 12, 0)),
		("2026-07-03T10:00:00Z", datetime(2026, 7, 3, 13, 0)),
		("2026-02-03T10:00+0200", datetime(2026, 2, 3, 10, 0)),
		("2026-02-03T23:30:00-01:00", datetime(2026, 2, 4, 2, 30)),
		(date(2026, 2, 3), datetime(2026, 2, 3)),
		(datetime(2026, 2, 3, 10), datetime(2026, 2, 3, 10)),
		(datetime(2026, 2, 3, 10, tzinfo=timezone.utc), datetime(2026, 2, 3, 12)),
	],
)
def test_moment_is_read_in_kyiv_time(written: object, moment: datetime) -> None:
	assert read_moment(written) == moment
	assert read_date(written) == moment.date()


@pytest.mark.parametrize("value", NO_MOMENTS, ids=repr)
def test_what_is_no_moment_is_not_guessed(value: object) -> None:
	assert read_moment(value) is None
	assert read_date(value) is None


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_moment_at_the_end_of_all_dates_with_a_zone_is_no_accident(year: str) -> None:
	assert read_moment(f"{year}-01-01T00:00:00Z") is None


@pytest.mark.parametrize(
	("value", "number"),
	[
		(7, 7),
		("7", 7),
		(" -5 ", -5),
		("+12", 12),
		(3.0, 3),
		("3.0", 3),
		(True, 1),
		(LARGEST_NUMBER, LARGEST_NUMBER),
		(str(SMALLEST_NUMBER), SMALLEST_NUMBER),
	],
)
def test_whole_number_is_read(value: object, number: int) -> None:
	assert read_whole_number(value) == number


@pytest.mark.parametrize(
	"value",
	[None, "", "багато", "1e3", "2.5", 2.5, "0x10", "1 000", "٣", float("nan"), float("inf"), [1], {}, LARGEST_NUMBER + 1],
	ids=repr,
)  # fmt: skip
def test_what_is_no_whole_number_is_not_guessed(value: object) -> None:
	assert read_whole_number(value) is None


anything = st.one_of(
	st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary(), st.lists(st.text())
)


@given(anything)
def test_no_value_whatever_is_an_accident(value: object) -> None:
	moment, number = read_moment(value), read_whole_number(value)

	assert moment is None or moment.tzinfo is None
	assert number is None or SMALLEST_NUMBER <= number <= LARGEST_NUMBER


@given(st.datetimes(datetime(1000, 1, 2), datetime(8999, 12, 30)))
def test_what_the_database_writes_is_read_back(moment: datetime) -> None:
	assert read_moment(str(moment)) == moment
	assert read_date(str(moment.date())) == moment.date()


@given(st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1)), st.integers(-12, 14))
def test_zone_of_the_sender_does_not_matter(moment: datetime, hours: int) -> None:
	there = moment.replace(tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=hours)))

	assert read_moment(there.isoformat()) == read_moment(moment.isoformat() + "Z")


@pytest.mark.parametrize(
	"value", ["17:05", " 17:05:00", "17:05:00.000000", time(17, 5), timedelta(hours=17, minutes=5)]
)
def test_time_of_the_day_is_read_however_it_is_given(value):
	assert read_time(value) == time(17, 5)


def test_time_before_ten_is_read_as_the_store_writes_it():
	assert read_time("9:00:00") == time(9)
	assert read_time("0:00") == time(0)


@pytest.mark.parametrize(
	"value",
	[
		*(None, "", "24:00", "9", "9:5", "09:00+02:00", "-1:00", "٠٩:٠٠", 2**31, 18, True, ["09:00"]),
		*(timedelta(days=1), -timedelta(1), time(9, tzinfo=timezone.utc)),
	],
)
def test_what_is_no_time_of_the_day_is_not_read(value):
	assert read_time(value) is None


@pytest.mark.parametrize(
	("value", "number"), [(2, 2.0), ("2.5", 2.5), (" -3 ", -3.0), (0.1, 0.1), ("7.", 7.0)]
)
def test_number_is_read(value, number):
	assert read_number(value) == number


@pytest.mark.parametrize(
	"value",
	[None, "", "abc", "nan", "1e5", "1,5", True, 1e30, 10**12, float("nan"), float("inf"), [1], "9" * 13],
)
def test_what_no_column_of_numbers_holds_is_not_read(value):
	assert read_number(value) is None
