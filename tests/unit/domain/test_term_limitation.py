from datetime import date

import pytest

from appeals_app.domain.calendar_ukraine import ukraine_calendar
from appeals_app.domain.errors import ClockStartError
from appeals_app.domain.term_limitation import LimitationGround, check_posting, filing_limit


def limit(decided_on: date, learnt_on: date | None = None):
	return filing_limit(
		is_complaint=True, decided_on=decided_on, learnt_on=learnt_on, calendar=ukraine_calendar()
	)


def test_without_the_day_of_learning_only_the_year_counts():
	assert limit(date(2025, 3, 4)).last_day == date(2026, 3, 4)
	assert limit(date(2025, 3, 4)).ground is LimitationGround.YEAR_FROM_DECISION


def test_a_year_from_29_february_ends_on_28_february():
	assert limit(date(2028, 2, 29)).last_day == date(2029, 2, 28)


def test_a_month_from_31_january_ends_on_the_last_of_february():
	assert limit(date(2028, 1, 10), date(2028, 1, 31)).last_day == date(2028, 2, 29)


def test_a_period_that_ends_on_a_day_off_ends_on_the_next_working_day():
	assert limit(date(2025, 2, 7)).last_day == date(2026, 2, 9)


def test_a_complaint_on_the_last_day_is_in_time():
	assert not limit(date(2025, 3, 4)).is_late(date(2026, 3, 4))
	assert limit(date(2025, 3, 4)).is_late(date(2026, 3, 5))


def test_learning_of_a_decision_before_it_was_made_is_refused():
	with pytest.raises(
		ClockStartError, match=r"learnt of the decision on 03.03.2025, before it was made on 04.03"
	):
		limit(date(2025, 3, 4), date(2025, 3, 3))
	assert limit(date(2025, 3, 4), date(2025, 3, 4)).last_day == date(2025, 4, 4)


DECIDED, LEARNT, WRITTEN = date(2026, 1, 10), date(2026, 2, 1), date(2026, 2, 5)


@pytest.mark.parametrize(
	("posted_on", "known", "said"),
	[
		(
			date(1900, 1, 1),
			{"decided_on": DECIDED},
			r"from 10.01.2026, and the complaint could not be posted on",
		),
		(date(2026, 1, 9), {"decided_on": DECIDED}, "before that"),
		(date(2026, 1, 31), {"decided_on": DECIDED, "learnt_on": LEARNT}, r"from 01.02.2026"),
		(
			date(2026, 2, 4),
			{"written_on": WRITTEN},
			r"dated 05.02.2026 and could not be posted on 04.02.2026",
		),
	],
)
def test_complaint_posted_before_it_could_be_written_is_refused(posted_on, known, said):
	days = {"written_on": None, "decided_on": None, "learnt_on": None, **known}

	with pytest.raises(ClockStartError, match=said):
		check_posting(posted_on, **days)


def test_complaint_may_be_posted_the_day_it_was_written_and_the_decision_learnt_of():
	assert check_posting(WRITTEN, written_on=WRITTEN, decided_on=WRITTEN, learnt_on=WRITTEN) is None
	assert check_posting(date(1900, 1, 1), written_on=None, decided_on=None, learnt_on=None) is None
