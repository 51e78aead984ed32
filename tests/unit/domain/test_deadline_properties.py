"""What holds for any day, any term and any answers to the switches."""

import json
from datetime import date, datetime, time, timedelta, timezone

from hypothesis import assume, given
from hypothesis import strategies as st

from appeals_app.domain.calendar import DayException, Regime, WorkingCalendar
from appeals_app.domain.calendar_ukraine import ukraine_calendar
from appeals_app.domain.deadlines import (
	TERM_RULES,
	Deadline,
	DecisionMaker,
	Extension,
	ProofKind,
	Roll,
	Shortening,
	Switches,
	TermUnit,
	compute_deadline,
	latest_extension,
)
from appeals_app.domain.errors import ExtensionError
from appeals_app.domain.kyiv_time import kyiv_zone
from appeals_app.domain.proof_text import render_proof
from appeals_app.domain.term_switches import SWITCH_TYPES, allowed_answers

FIRST, LAST = date(2016, 1, 1), date(2034, 12, 31)
DAYS = st.dates(FIRST, LAST)
MOMENTS = st.datetimes(datetime.combine(FIRST, time()), datetime.combine(LAST, time(23, 59)))
TERMS = st.sampled_from(sorted(TERM_RULES))
CHOICES = {name: st.sampled_from(allowed_answers(name)) for name in SWITCH_TYPES if allowed_answers(name)}
SWITCHES = st.fixed_dictionaries({}, optional=CHOICES).map(Switches.from_dict)
HOLIDAYS = st.dictionaries(DAYS, st.just("Свято"), max_size=12)


@st.composite
def calendars(draw) -> WorkingCalendar:
	"""Any weekend, holidays, moved days and a regime that may begin or end in the middle of a term."""
	regime_days = sorted([draw(DAYS), draw(DAYS)])
	moved = draw(st.dictionaries(DAYS, st.booleans(), max_size=8))
	return WorkingCalendar(
		code="any",
		valid_from=date(2015, 1, 1),
		weekend=draw(
			st.sampled_from([frozenset(), frozenset({5, 6}), frozenset({4, 5}), frozenset(range(6))])
		),
		holidays=draw(HOLIDAYS),
		exceptions=[DayException(day, is_working, "наказ") for day, is_working in moved.items()],
		regimes=[Regime("martial_law", regime_days[0], draw(st.sampled_from([None, regime_days[1]])))],
		moves_weekend_holidays=draw(st.booleans()),
	)


def computed(received_at: datetime, term: str, switches: Switches, calendar, **changes) -> Deadline:
	return compute_deadline(
		received_at=received_at,
		registered_at=received_at + timedelta(days=1),
		term=term,
		switches=switches,
		calendar=calendar,
		**changes,
	)


def first_day_of(deadline: Deadline) -> date:
	return next(step.day for step in deadline.proof if step.kind is ProofKind.CLOCK_START)


@given(MOMENTS, TERMS, SWITCHES, calendars())
def test_control_due_and_breach_follow_each_other(received_at, term, switches, calendar):
	deadline = computed(received_at, term, switches, calendar)
	assert received_at.date() <= deadline.control_date <= deadline.due_date <= deadline.breach_after


@given(MOMENTS, TERMS, SWITCHES, calendars())
def test_control_and_breach_are_working_days_where_they_must_be(received_at, term, switches, calendar):
	deadline = computed(received_at, term, switches, calendar)
	first_day = first_day_of(deadline)
	term_days = [first_day + timedelta(days=n) for n in range((deadline.due_date - first_day).days + 1)]
	working_days = [day for day in term_days if calendar.is_working(day)]
	if switches.roll is Roll.NONE or not working_days:
		assert deadline.control_date == deadline.due_date
	else:
		assert deadline.control_date == working_days[-1]
	if switches.roll is Roll.FORWARD and TERM_RULES[term].unit is not TermUnit.HOURS:
		assert calendar.is_working(deadline.breach_after)
		skipped = range((deadline.breach_after - deadline.due_date).days)
		assert not any(calendar.is_working(deadline.due_date + timedelta(days=n)) for n in skipped)
	else:
		assert deadline.breach_after == deadline.due_date


@given(MOMENTS, TERMS, SWITCHES, calendars())
def test_a_card_gives_back_what_it_was_given_and_every_step_has_a_sentence(
	received_at, term, switches, calendar
):
	deadline = computed(received_at, term, switches, calendar)
	assert Deadline.from_dict(json.loads(json.dumps(deadline.to_dict()))) == deadline
	for sentence in render_proof(deadline):
		assert sentence.endswith(".") and "{" not in sentence and "None" not in sentence


@given(MOMENTS, TERMS, SWITCHES, calendars(), st.integers(1, 400))
def test_an_appeal_that_came_later_is_never_due_earlier(received_at, term, switches, calendar, days):
	earlier = computed(received_at, term, switches, calendar)
	later = computed(received_at + timedelta(days=days), term, switches, calendar)
	assert earlier.due_date <= later.due_date
	assert earlier.breach_after <= later.breach_after


@given(DAYS, st.sampled_from(["month", "petition-collect-3m"]))
def test_a_month_ends_on_the_same_number_or_on_the_last_of_the_month(day, term):
	months = TERM_RULES[term].amount
	due = compute_deadline(received_at=datetime.combine(day, time(9)), term=term).due_date
	assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == months
	assert due.day == day.day or (due.day < day.day and (due + timedelta(days=1)).day == 1)


@given(DAYS, st.integers(1, 60), calendars())
def test_working_days_are_counted_one_by_one(day, amount, calendar):
	rule = TERM_RULES["info-5wd"]
	due = compute_deadline(received_at=datetime.combine(day, time(9)), term=rule, calendar=calendar).due_date
	counted = [day + timedelta(days=n) for n in range(1, (due - day).days + 1)]
	assert sum(map(calendar.is_working, counted)) == rule.amount
	assert calendar.is_working(due)


@given(MOMENTS, SWITCHES, calendars(), DAYS, DAYS)
def test_an_extension_never_goes_beyond_day_45(received_at, switches, calendar, decided_on, new_due):
	extension = Extension(decided_on, DecisionMaker.HEAD, decided_on, new_due)
	before = computed(received_at, "month", switches, calendar)
	try:
		extended = computed(received_at, "month", switches, calendar, extension=extension)
	except ExtensionError:
		return
	# The first day of the term is its day 1.
	assert before.due_date < extended.due_date == new_due <= first_day_of(before) + timedelta(days=44)


@given(MOMENTS, SWITCHES, calendars())
def test_the_longest_extension_ends_on_day_45(received_at, switches, calendar):
	latest = latest_extension(
		received_at=received_at,
		registered_at=received_at + timedelta(days=1),
		term="month",
		switches=switches,
		calendar=calendar,
	)
	before = computed(received_at, "month", switches, calendar)
	extension = Extension(before.due_date, DecisionMaker.DEPUTY, before.due_date)
	extended = computed(received_at, "month", switches, calendar, extension=extension)
	assert extended.due_date == latest == first_day_of(before) + timedelta(days=44)


@given(MOMENTS, SWITCHES, calendars(), st.data())
def test_a_shortening_keeps_the_order_of_dates(received_at, switches, calendar, data):
	before = computed(received_at, "month", switches, calendar)
	assume(before.due_date > received_at.date())
	new_due = data.draw(st.dates(received_at.date(), before.due_date - timedelta(days=1)))
	shortening = Shortening(received_at.date(), new_due, received_at.date(), True, "причина")
	after = computed(received_at, "month", switches, calendar, shortening=shortening)
	assert after.control_date <= after.due_date == new_due <= after.breach_after


@given(DAYS, st.integers(-5, 40))
def test_only_the_days_under_martial_law_are_judged_by_it(day, days_before_end):
	"""Martial law that ends in the middle of the term changes nothing before its end."""
	last_day = max(day + timedelta(days=days_before_end), date(2022, 2, 24))
	ending = ukraine_calendar.__wrapped__(martial_law_until=last_day)
	received_at = datetime.combine(day, time(9))
	deadline = compute_deadline(received_at=received_at, term="info-20wd", calendar=ending)
	counted = [day + timedelta(days=n) for n in range(1, (deadline.due_date - day).days + 1)]
	under_martial_law = [one for one in counted if date(2022, 2, 24) <= one <= last_day]
	assert all(ending.is_working(one) == (one.weekday() < 5) for one in under_martial_law)
	assert sum(map(ending.is_working, counted)) == 20


@given(DAYS, TERMS, st.times(time(0), time(23, 59)))
def test_the_hour_of_receipt_does_not_change_a_term_in_days(day, term, hour):
	assume(TERM_RULES[term].unit is not TermUnit.HOURS)
	at_midnight = compute_deadline(received_at=datetime.combine(day, time()), term=term)
	assert compute_deadline(received_at=datetime.combine(day, hour), term=term) == at_midnight


@given(DAYS, st.sampled_from([time(0, 0), time(2, 59), time(3, 30), time(4, 0), time(23, 59)]))
def test_a_moment_with_a_zone_counts_as_its_kyiv_day(day, hour):
	utc = datetime.combine(day, hour, tzinfo=timezone.utc)
	offset = utc.astimezone(kyiv_zone()).utcoffset()
	local = utc.replace(tzinfo=None) + offset
	assert compute_deadline(received_at=utc, term="month") == compute_deadline(
		received_at=local, term="month"
	)


@given(MOMENTS)
def test_48_hours_are_48_hours_on_any_day(received_at):
	deadline = compute_deadline(received_at=received_at, term="info-48h")
	assert deadline.due_at.date() == deadline.due_date == deadline.breach_after
	wall_clock = deadline.due_at.replace(tzinfo=None) - received_at
	# The wall shows an hour more or less only across a change of the clock.
	assert wall_clock - timedelta(hours=48) in {timedelta(hours=n) for n in (-1, 0, 1)}
