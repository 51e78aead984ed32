"""Several changes of one term, one after the other: each meets the term as the ones before it have set it."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.deadlines import (
	Deadline,
	DecisionMaker,
	Extension,
	ProofKind,
	Shortening,
	compute_deadline,
	latest_extension,
)
from appeals_app.domain.errors import (
	ExtensionBeyondLimitError,
	ExtensionError,
	ExtensionNotLongerError,
	ExtensionTooLateError,
	TermError,
)

RECEIVED = datetime(2026, 2, 2, 10, 0)  # the month ends on Monday 02.03.2026, day 45 is 19.03.2026


def month(received_at: datetime = RECEIVED, **changes) -> Deadline:
	return compute_deadline(received_at=received_at, term="month", **changes)


def extended_to(
	day: date, *, on: date, told: date | None = None, replaces: Extension | None = None
) -> Extension:
	return Extension(on, DecisionMaker.HEAD, told or on, day, replaces)


def shortened_to(day: date, *, on: date, replaces: Shortening | None = None) -> Shortening:
	return Shortening(on, day, on, True, "виїзд на лікування", replaces)


FIRST = extended_to(date(2026, 3, 10), on=date(2026, 2, 27))


def test_a_second_extension_is_decided_within_the_term_the_first_one_set():
	second = extended_to(date(2026, 3, 16), on=date(2026, 3, 9), replaces=FIRST)
	deadline = month(extension=second)

	changes = [step for step in deadline.proof if step.kind is ProofKind.EXTENDED]
	assert deadline.due_date == date(2026, 3, 16)
	assert [step.day for step in changes] == [date(2026, 3, 10), date(2026, 3, 16)]


def test_the_same_decision_without_the_first_extension_comes_too_late():
	with pytest.raises(ExtensionTooLateError):
		month(extension=extended_to(date(2026, 3, 16), on=date(2026, 3, 9)))


def test_a_second_extension_has_to_be_longer_than_the_first():
	second = extended_to(date(2026, 3, 10), on=date(2026, 3, 9), replaces=FIRST)

	with pytest.raises(ExtensionNotLongerError, match=r"already ends on 10.03.2026"):
		month(extension=second)


def test_a_second_extension_has_the_limit_of_the_first():
	second = extended_to(date(2026, 3, 20), on=date(2026, 3, 9), replaces=FIRST)

	with pytest.raises(ExtensionBeyondLimitError, match=r"latest day the law allows is 19.03.2026"):
		month(extension=second)


def test_a_shortening_replaced_by_another_stays_in_the_proof():
	first = shortened_to(date(2026, 2, 20), on=date(2026, 2, 5))
	deadline = month(shortening=shortened_to(date(2026, 2, 12), on=date(2026, 2, 9), replaces=first))

	changes = [step.day for step in deadline.proof if step.kind is ProofKind.SHORTENED]
	assert (deadline.due_date, changes) == (date(2026, 2, 12), [date(2026, 2, 20), date(2026, 2, 12)])


def test_an_extension_between_two_shortenings_meets_the_first_and_is_met_by_the_second():
	first = shortened_to(date(2026, 2, 12), on=date(2026, 2, 5))
	extension = extended_to(date(2026, 2, 20), on=date(2026, 2, 11))
	second = shortened_to(date(2026, 2, 16), on=date(2026, 2, 13), replaces=first)

	deadline = month(extension=extension, shortening=second)

	moved = [
		step.day.day for step in deadline.proof if step.kind in (ProofKind.EXTENDED, ProofKind.SHORTENED)
	]
	assert (moved, deadline.due_date) == ([12, 20, 16], date(2026, 2, 16))


# the notice ---------------------------------------------------------------------------------------------


def test_an_extension_the_author_learns_of_on_the_last_day_is_in_time():
	told_on_the_last_day = extended_to(date(2026, 3, 10), on=date(2026, 2, 27), told=date(2026, 3, 2))

	assert month(extension=told_on_the_last_day).due_date == date(2026, 3, 10)


def test_an_extension_the_author_learns_of_after_the_term_has_run_out_leaves_the_term():
	told_late = extended_to(date(2026, 3, 10), on=date(2026, 2, 27), told=date(2026, 3, 3))

	with pytest.raises(
		ExtensionTooLateError, match=r"ran out on 02.03.2026, before the author was told .*03.03.2026"
	):
		month(extension=told_late)


# any sequence -------------------------------------------------------------------------------------------

WISHES = st.lists(
	st.tuples(
		st.sampled_from(["extend", "shorten"]), st.integers(-2, 20), st.integers(-3, 60), st.integers(0, 3)
	),
	max_size=8,
)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31, 23, 59))


@given(MOMENTS, WISHES)
def test_no_sequence_of_changes_goes_beyond_day_45(received_at, wishes):
	"""Art. 20(1): the whole term may not exceed 45 days, however often it is extended and shortened."""
	latest = latest_extension(received_at=received_at, term="month")
	extension = shortening = None
	day, deadline = received_at.date(), month(received_at)

	for kind, days_later, length, notice_days in wishes:
		day += timedelta(days=max(days_later, 0))
		wish = _wish(kind, day, length, notice_days, (extension, shortening))
		changed = {"extension": extension, "shortening": shortening, **wish}
		try:
			deadline = month(received_at, **changed)
		except TermError:
			continue  # refused: what was in force stays
		extension, shortening = changed["extension"], changed["shortening"]

	# the first day of the term is its day 1
	assert deadline.due_date <= latest == received_at.date() + timedelta(days=45)
	assert deadline.control_date <= deadline.due_date <= deadline.breach_after


def _wish(kind, day, length, notice_days, in_force):
	new_due, (extension, shortening) = day + timedelta(days=length), in_force
	if kind == "extend":
		told = day + timedelta(days=notice_days)
		return {"extension": extended_to(new_due, on=day, told=told, replaces=extension)}
	return {"shortening": shortened_to(new_due, on=day, replaces=shortening)}


@given(MOMENTS, st.lists(st.integers(0, 46), min_size=1, max_size=6))
def test_every_extension_in_force_ends_later_than_the_one_before(received_at, days):
	"""What is accepted only ever moves the last day forward, up to the limit."""
	extension, ends = None, [month(received_at).due_date]

	for number in days:
		decided_on = received_at.date() + timedelta(days=number)
		later = extended_to(ends[-1] + timedelta(days=2), on=decided_on, replaces=extension)
		try:
			ends.append(month(received_at, extension=later).due_date)
		except ExtensionError:
			continue
		extension = later

	assert ends == sorted(set(ends))
