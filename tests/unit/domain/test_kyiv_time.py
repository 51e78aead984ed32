from datetime import datetime, timedelta, timezone

import pytest

from appeals_app.domain import kyiv_time
from appeals_app.domain.errors import InvalidInputError
from appeals_app.domain.kyiv_time import hours_later, kyiv_local, kyiv_moment, kyiv_zone


def test_a_moment_without_a_zone_is_kyiv_local_time():
	assert kyiv_local(datetime(2026, 2, 2, 23, 59)) == datetime(2026, 2, 2, 23, 59)


@pytest.mark.parametrize(
	("utc", "local"),
	[
		(datetime(2026, 2, 2, 21, 59), datetime(2026, 2, 2, 23, 59)),
		(datetime(2026, 2, 2, 22, 0), datetime(2026, 2, 3, 0, 0)),
		(datetime(2026, 7, 2, 20, 59), datetime(2026, 7, 2, 23, 59)),
		(datetime(2026, 7, 2, 21, 0), datetime(2026, 7, 3, 0, 0)),
	],
)
def test_a_moment_with_a_zone_is_converted_in_winter_and_summer(utc, local):
	converted = kyiv_local(utc.replace(tzinfo=timezone.utc))
	assert converted == local and converted.tzinfo is None


def test_a_moment_with_a_zone_stays_itself_as_a_point_in_time():
	moment = datetime(2026, 2, 2, 12, tzinfo=timezone.utc)
	assert kyiv_moment(moment) is moment
	assert kyiv_moment(datetime(2026, 2, 2, 14)) == moment


@pytest.mark.parametrize(
	("local", "later"),
	[
		# The clock goes forward on 29.03.2026 at 03:00: the wall shows an hour more.
		(datetime(2026, 3, 28, 12, 0), "2026-03-30T13:00+03:00"),
		# It goes back on 25.10.2026 at 04:00: the wall shows an hour less.
		(datetime(2026, 10, 24, 12, 0), "2026-10-26T11:00+02:00"),
		# A time that did not exist is read by the clock before the change.
		(datetime(2026, 3, 29, 3, 30), "2026-03-31T04:30+03:00"),
	],
)
def test_hours_are_real_hours_across_a_clock_change(local, later):
	assert hours_later(local, 48).isoformat(timespec="minutes") == later


def test_the_hour_that_comes_twice_is_kept_apart_when_written_down():
	first = hours_later(datetime(2026, 10, 24, 3, 30), 24)
	second = hours_later(datetime(2026, 10, 24, 3, 30), 25)
	assert second - first == timedelta(hours=1)
	assert datetime.fromisoformat(second.isoformat()) == second
	assert [moment.strftime("%H:%M") for moment in (first, second)] == ["03:30", "03:30"]


@pytest.mark.parametrize("year", [1, 999, 9001, 9999])
@pytest.mark.parametrize("zone", [None, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))])
def test_a_year_no_calendar_can_have_is_refused(year, zone):
	with pytest.raises(InvalidInputError, match=f"The year {year} cannot be right"):
		kyiv_local(datetime(year, 1, 1, tzinfo=zone))


@pytest.mark.parametrize("year", [1000, 9000])
def test_the_first_and_the_last_year_are_allowed(year):
	assert kyiv_local(datetime(year, 6, 1)).year == year


def test_time_zone_data_older_than_2022_knows_kyiv_by_its_old_name(monkeypatch):
	_without_zone_names(monkeypatch, "Europe/Kyiv")
	assert kyiv_zone().key == "Europe/Kiev"


def test_without_time_zone_data_no_hour_is_guessed(monkeypatch):
	_without_zone_names(monkeypatch, "Europe/Kyiv", "Europe/Kiev")
	with pytest.raises(
		InvalidInputError, match=r"no time-zone data for Europe/Kyiv. Install the package tzdata"
	):
		kyiv_zone()


def _without_zone_names(monkeypatch, *missing: str) -> None:
	known = kyiv_time.ZoneInfo

	def zone(name: str):
		if name in missing:
			raise kyiv_time.ZoneInfoNotFoundError(name)
		return known(name)

	kyiv_zone.cache_clear()
	monkeypatch.setattr(kyiv_time, "ZoneInfo", zone)


@pytest.fixture(autouse=True)
def _fresh_zone():
	yield
	kyiv_zone.cache_clear()
