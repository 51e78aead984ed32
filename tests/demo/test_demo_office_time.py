"""Moments of the demo lie in working time and never in the future."""

from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.setup.demo.office_time import OfficeTime

MOMENTS = st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2030, 12, 31))


@pytest.mark.parametrize(
	("now", "last"),
	[
		(datetime(2026, 11, 23, 22, 50), datetime(2026, 11, 23, 17, 0)),
		(datetime(2026, 11, 23, 10, 12), datetime(2026, 11, 23, 10, 12)),
		(datetime(2026, 11, 23, 3, 0), datetime(2026, 11, 20, 15, 45)),
		(datetime(2026, 11, 22, 12, 0), datetime(2026, 11, 20, 15, 45)),
	],
	ids=["evening", "day", "night before Monday", "Sunday"],
)
def test_last_moment_is_the_last_working_time_that_has_been(now: datetime, last: datetime) -> None:
	assert OfficeTime.of_ukraine(now).last_moment == last


@given(moment=MOMENTS, lag=st.integers(0, 12), seed=st.integers(0, 99))
def test_next_deed_is_later_and_in_working_time(moment: datetime, lag: int, seed: int) -> None:
	office = OfficeTime.of_ukraine(moment)

	later = office.after(moment, working_days=lag, rng=Random(seed))

	assert later > moment
	assert office.is_open_at(later)


@given(now=MOMENTS)
def test_last_moment_is_never_in_the_future(now: datetime) -> None:
	office = OfficeTime.of_ukraine(now)

	assert office.last_moment <= now
	assert office.is_open_at(office.last_moment)


def test_lag_counts_working_days_only() -> None:
	friday = datetime(2026, 11, 20, 15, 0)

	later = OfficeTime.of_ukraine(friday).after(friday, working_days=2, rng=Random(1))

	assert later.date() == friday.date() + timedelta(days=4)


def test_office_is_closed_at_the_week_end() -> None:
	office = OfficeTime.of_ukraine(datetime(2026, 11, 23, 12, 0))

	assert not office.is_open_at(datetime(2026, 11, 21, 12, 0))
	assert not office.is_open_at(datetime(2026, 11, 20, 16, 0))
	assert office.is_open_at(datetime(2026, 11, 23, 16, 0))
