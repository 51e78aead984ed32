"""A card gives back the dates it was given and tells from them what is late."""

import json
from datetime import date, datetime

import pytest

from appeals_app.domain.calendar_ukraine import ukraine_calendar
from appeals_app.domain.deadlines import (
	Deadline,
	DecisionMaker,
	Extension,
	Shortening,
	compute_deadline,
	is_answer_late,
)
from appeals_app.domain.errors import InvalidInputError

EXTENSION = Extension(date(2026, 2, 27), DecisionMaker.DEPUTY, date(2026, 2, 28), date(2026, 3, 10))
SHORTENING = Shortening(date(2026, 2, 4), date(2026, 2, 10), date(2026, 2, 3), True, "операція")


@pytest.mark.parametrize(
	"parameters",
	[
		{"term": "month", "extension": EXTENSION},
		{"term": "month", "shortening": SHORTENING},
		{"term": "info-48h"},
		{"term": "hotline-5d", "calendar": ukraine_calendar(martial_law_until=date(2026, 1, 1))},
	],
)
def test_a_card_gives_back_what_it_was_given(parameters):
	deadline = compute_deadline(received_at=datetime(2026, 2, 2, 11, 0), **parameters)
	restored = Deadline.from_dict(json.loads(json.dumps(deadline.to_dict())))
	assert restored == deadline
	assert restored.to_dict() == deadline.to_dict()


def test_the_stored_form_is_stable():
	deadline = compute_deadline(received_at=datetime(2026, 2, 6, 20, 0), term="info-48h")
	values = deadline.to_dict()
	assert list(values) == ["control_date", "due_date", "breach_after", "proof", "due_at"]
	assert values["due_at"] == "2026-02-08T20:00:00+02:00"
	assert values["proof"][0] == {
		"kind": "clock_start",
		"date": "2026-02-06",
		"days": None,
		"article": "",
		"reason": "at_once",
		"parameters": {"received_day": "2026-02-06", "received_time": "20:00"},
	}
	assert "due_at" not in compute_deadline(received_at=datetime(2026, 2, 6), term="15d").to_dict()


@pytest.mark.parametrize(
	"stored",
	[
		{},
		{"control_date": "x", "due_date": "2026-01-01", "breach_after": "2026-01-01", "proof": []},
		{"control_date": None, "due_date": "2026-01-01", "breach_after": "2026-01-01", "proof": []},
		{"control_date": "2026-01-01", "due_date": "2026-01-01", "breach_after": "2026-01-01", "proof": [7]},
		[],
	],
)
def test_a_damaged_card_is_refused_in_words(stored):
	with pytest.raises(InvalidInputError, match=r"cannot be read. Recalculate the term"):
		Deadline.from_dict(stored)


def test_a_breach_is_an_answer_after_the_last_day_or_none_by_then():
	deadline = compute_deadline(received_at=datetime(2026, 1, 31), term="month")
	last, after = date(2026, 3, 2), date(2026, 3, 3)
	assert not deadline.is_breached(answered_on=last, today=date(2027, 1, 1))
	assert deadline.is_breached(answered_on=after, today=after)
	assert not deadline.is_breached(answered_on=None, today=last)
	assert deadline.is_breached(answered_on=None, today=after)


def test_days_left_count_to_the_control_date():
	deadline = compute_deadline(received_at=datetime(2026, 1, 31), term="month")
	assert [deadline.days_left(date(2026, 2, day)) for day in (20, 27, 28)] == [7, 0, -1]


def test_a_term_in_hours_is_late_by_the_moment():
	deadline = compute_deadline(received_at=datetime(2026, 2, 6, 20, 0), term="info-48h")
	assert not is_answer_late(deadline, datetime(2026, 2, 8, 20, 0))
	assert is_answer_late(deadline, datetime(2026, 2, 8, 20, 1))
	assert not is_answer_late(deadline, datetime.fromisoformat("2026-02-08T18:00+00:00"))
	assert is_answer_late(deadline, datetime.fromisoformat("2026-02-08T18:01+00:00"))


def test_an_answer_is_late_by_the_kyiv_day_it_was_sent():
	deadline = compute_deadline(received_at=datetime(2026, 2, 2), term="15d")
	assert not is_answer_late(deadline, datetime.fromisoformat("2026-02-17T21:59+00:00"))
	assert is_answer_late(deadline, datetime.fromisoformat("2026-02-17T22:00+00:00"))
