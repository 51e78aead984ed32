from datetime import date, datetime

from appeals_app.domain.deadlines import compute_deadline
from appeals_app.domain.term_forwarding import ForwardingViolation, judge_forwarding

# Received on Monday; the fifth day is Saturday 07.03, so only after Monday 09.03 is it late.
DEADLINE = compute_deadline(received_at=datetime(2026, 3, 2), term="5d")
TODAY = date(2026, 3, 9)


def judged(forwarded_on=None, author_told_on=None, today=TODAY):
	return judge_forwarding(DEADLINE, forwarded_on=forwarded_on, author_told_on=author_told_on, today=today)


def test_forwarding_on_the_last_day_with_notice_is_no_breach():
	verdict = judged(date(2026, 3, 9), date(2026, 3, 9), today=date(2026, 4, 1))
	assert verdict.is_in_time and not verdict.is_breach


def test_forwarding_a_day_later_is_late():
	verdict = judged(date(2026, 3, 10), date(2026, 3, 10))
	assert verdict.violations == (ForwardingViolation.LATE,)
	assert verdict.is_breach and not verdict.is_in_time


def test_forwarding_late_and_without_notice_is_both():
	verdict = judged(date(2026, 3, 10))
	assert verdict.violations == (ForwardingViolation.LATE, ForwardingViolation.AUTHOR_NOT_TOLD)


def test_an_author_who_was_not_told_is_a_breach_of_forwarding_in_time():
	verdict = judged(date(2026, 3, 9))
	assert verdict.is_in_time and verdict.is_breach


def test_before_forwarding_no_notice_is_asked_for():
	assert judged().violations == ()
	assert judged(today=date(2026, 3, 10)).violations == (ForwardingViolation.LATE,)
