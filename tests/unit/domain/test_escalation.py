"""Steps of reminders: their order, and the control dates that reach one today."""

from datetime import date, timedelta

import pytest

from appeals_app.domain.escalation import CATCH_UP, Level, Receiver, control_dates_reached, furthest_first

TODAY = date(2026, 3, 12)


def level(days_after: int, name: str = "a") -> Level:
	return Level(name, "Нагадування", days_after, Receiver.EXECUTOR)


def test_furthest_step_comes_first() -> None:
	steps = furthest_first([level(-3), level(10), level(1), level(-1)])

	assert [step.days_after for step in steps] == [10, 1, -1, -3]


def test_steps_of_one_day_keep_an_order() -> None:
	assert [step.name for step in furthest_first([level(1, "b"), level(1, "a")])] == ["a", "b"]


@pytest.mark.parametrize(
	("days", "control_date"), [(-3, date(2026, 3, 15)), (0, TODAY), (10, date(2026, 3, 2))]
)
def test_step_is_reached_by_the_control_date_so_many_days_away(days: int, control_date: date) -> None:
	first, last = control_dates_reached(level(days), today=TODAY)

	assert last == control_date
	assert first == control_date - CATCH_UP


def test_appeal_that_reached_the_step_longer_ago_than_a_week_is_left_out() -> None:
	first, _last = control_dates_reached(level(1), today=TODAY)

	assert TODAY - timedelta(days=9) < first
