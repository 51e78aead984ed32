"""Each day of control stands in one queue and in no other."""

from datetime import date, timedelta

import pytest

from appeals_app.domain.control_queues import Due, days_of

TODAY = date(2026, 3, 10)


def queues_of(day: date, *, days_ahead: int = 3) -> list[Due]:
	found = []
	for due in Due:
		operator, asked = days_of(due, today=TODAY, days_ahead=days_ahead)
		first, last = asked if operator == "Between" else (asked, asked)
		if first <= str(day) <= last:
			found.append(due)
	return found


@pytest.mark.parametrize(
	("days", "expected"),
	[(-400, [Due.OVERDUE]), (-1, [Due.OVERDUE]), (0, [Due.TODAY]), (1, [Due.SOON]), (3, [Due.SOON]), (4, [])],
)
def test_day_stands_in_one_queue_at_most(days: int, expected: list[Due]) -> None:
	assert queues_of(TODAY + timedelta(days=days)) == expected


def test_days_ahead_are_those_of_the_settings() -> None:
	assert queues_of(TODAY + timedelta(days=7), days_ahead=7) == [Due.SOON]
