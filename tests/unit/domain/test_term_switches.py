"""What each switch of § 1.8 changes, at the default and at every other answer."""

from datetime import date, datetime, time

import pytest

from appeals_app.domain.calendar import DayException, WorkingCalendar
from appeals_app.domain.calendar_ukraine import ukraine_calendar
from appeals_app.domain.deadlines import DEFAULT_SWITCHES, Switches, compute_deadline
from appeals_app.domain.errors import ClockStartError, InvalidInputError
from appeals_app.domain.term_switches import SWITCH_TYPES, DaysMode, Roll, allowed_answers

MONDAY = datetime(2026, 2, 2, 10, 0)
SATURDAY = datetime(2026, 1, 31, 11, 0)


def dates(received_at: datetime, term: str, registered_at=None, calendar=None, **answers) -> list[str]:
	deadline = compute_deadline(
		received_at=received_at,
		registered_at=registered_at,
		term=term,
		switches=Switches.from_dict(answers),
		calendar=calendar,
	)
	return [
		day.strftime("%d.%m") for day in (deadline.control_date, deadline.due_date, deadline.breach_after)
	]


def test_the_defaults_are_those_of_the_table():
	assert DEFAULT_SWITCHES.to_dict() == {
		"days": "calendar",
		"first_day": "next",
		"clock_start": "receipt",
		"off_hours": "keep",
		"month_mode": "calendar",
		"roll": "forward",
		"short_terms": "calendar",
		"holiday_calendar": "ukraine",
		"office_closes": "18:00",
	}


@pytest.mark.parametrize(
	("term", "calendar_days", "working_days"),
	[
		("15d", "17.02", "23.02"),
		("10d", "12.02", "16.02"),
		("45d", "19.03", "19.03"),
		("month", "02.03", "02.03"),
		("5d", "07.02", "07.02"),
		("info-5wd", "09.02", "09.02"),
		("personal-data-30d", "04.03", "04.03"),
	],
)
def test_days_changes_only_terms_set_in_days(term, calendar_days, working_days):
	assert dates(MONDAY, term)[1] == calendar_days
	assert dates(MONDAY, term, days="working")[1] == working_days


@pytest.mark.parametrize(("term", "same", "working"), [("5d", "07.02", "09.02"), ("10d", "12.02", "12.02")])
def test_short_terms_changes_only_the_five_days(term, same, working):
	assert dates(MONDAY, term)[1] == same
	assert dates(MONDAY, term, short_terms="working")[1] == working


@pytest.mark.parametrize(
	("received_at", "term", "last_day"),
	[
		(MONDAY, "15d", "16.02"),
		(MONDAY, "month", "01.03"),
		(MONDAY, "info-5wd", "06.02"),
		(datetime(2026, 1, 28), "month", "27.02"),
		(datetime(2026, 1, 29), "month", "28.02"),
		(datetime(2026, 1, 31), "month", "28.02"),
		(datetime(2026, 3, 1), "month", "31.03"),
		(SATURDAY, "info-5wd", "06.02"),
	],
)
def test_first_day_same_counts_the_day_of_the_event(received_at, term, last_day):
	assert dates(received_at, term, first_day="same")[1] == last_day


def test_clock_start_registration_counts_from_the_day_of_registration():
	registered_at = datetime(2026, 2, 2, 9, 0)
	assert dates(SATURDAY, "month", registered_at)[1] == "28.02"
	assert dates(SATURDAY, "month", registered_at, clock_start="registration")[1] == "02.03"


def test_clock_start_registration_needs_a_registration():
	with pytest.raises(ClockStartError, match=r"is not registered"):
		dates(MONDAY, "month", clock_start="registration")


@pytest.mark.parametrize("clock_start", ["receipt", "registration"])
def test_a_registration_before_the_receipt_is_refused(clock_start):
	with pytest.raises(
		ClockStartError, match=r"registered on 01.02.2026, before it was received on 02.02.2026"
	):
		dates(MONDAY, "month", datetime(2026, 2, 1), clock_start=clock_start)
	assert dates(MONDAY, "month", MONDAY, clock_start=clock_start)[1] == "02.03"


@pytest.mark.parametrize(
	("received_at", "kept", "moved"),
	[
		(datetime(2026, 2, 6, 17, 59), "21.02", "21.02"),
		(datetime(2026, 2, 6, 18, 0), "21.02", "24.02"),
		(datetime(2026, 2, 6, 23, 59), "21.02", "24.02"),
		(datetime(2026, 2, 7, 0, 0), "22.02", "24.02"),
		(datetime(2026, 2, 8, 12, 0), "23.02", "24.02"),
		(datetime(2026, 2, 9, 0, 0), "24.02", "24.02"),
		(datetime(2026, 2, 9, 18, 0), "24.02", "25.02"),
	],
)
def test_off_hours_moves_late_receipts_to_the_next_working_day(received_at, kept, moved):
	assert dates(received_at, "15d")[1] == kept
	assert dates(received_at, "15d", off_hours="next_working_day")[1] == moved


def test_office_closes_says_what_late_is():
	answers = {"off_hours": "next_working_day", "office_closes": "16:45"}
	assert dates(datetime(2026, 2, 9, 16, 44), "15d", **answers)[1] == "24.02"
	assert dates(datetime(2026, 2, 9, 16, 45), "15d", **answers)[1] == "25.02"


def test_off_hours_leaves_registration_alone():
	answers = {"off_hours": "next_working_day", "clock_start": "registration"}
	assert dates(SATURDAY, "15d", datetime(2026, 1, 31, 12, 0), **answers)[1] == "15.02"


@pytest.mark.parametrize(("received_at", "last_day"), [(SATURDAY, "02.03"), (MONDAY, "04.03")])
def test_month_mode_30_days(received_at, last_day):
	assert dates(received_at, "month", month_mode="30_days")[1] == last_day


def test_month_mode_30_days_counts_each_month_of_a_longer_term():
	assert dates(MONDAY, "petition-collect-3m")[1] == "02.05"
	assert dates(MONDAY, "petition-collect-3m", month_mode="30_days")[1] == "03.05"


@pytest.mark.parametrize(
	("roll", "expected"),
	[
		("forward", ["27.02", "28.02", "02.03"]),
		("back", ["27.02", "28.02", "28.02"]),
		("none", ["28.02", "28.02", "28.02"]),
	],
)
def test_roll_on_a_last_day_off(roll, expected):
	assert dates(SATURDAY, "month", roll=roll) == expected


@pytest.mark.parametrize("roll", ["forward", "back", "none"])
def test_roll_on_a_working_last_day_changes_nothing(roll):
	assert dates(MONDAY, "month", roll=roll) == ["02.03"] * 3


@pytest.mark.parametrize(
	("roll", "expected"),
	[
		("forward", ["06.02", "08.02", "08.02"]),
		("back", ["06.02", "08.02", "08.02"]),
		("none", ["08.02", "08.02", "08.02"]),
	],
)
def test_hours_run_through_days_off(roll, expected):
	assert dates(datetime(2026, 2, 6, 20, 0), "info-48h", roll=roll) == expected


@pytest.mark.parametrize(
	"answers", [{"first_day": "same"}, {"off_hours": "next_working_day"}, {"days": "working"}]
)
def test_hours_ask_no_other_switch(answers):
	assert dates(datetime(2026, 2, 6, 20, 0), "info-48h", **answers) == ["06.02", "08.02", "08.02"]


def test_hours_run_from_receipt_even_when_the_clock_starts_at_registration():
	switches = Switches.from_dict({"clock_start": "registration"})
	deadline = compute_deadline(received_at=MONDAY, term="info-48h", switches=switches)
	assert deadline.due_at == datetime.fromisoformat("2026-02-04T10:00+02:00")


@pytest.mark.parametrize(("holiday_calendar", "last_day"), [("ukraine", "31.08"), ("weekends", "30.08")])
def test_holiday_calendar_chooses_the_built_in_calendar(holiday_calendar, last_day):
	assert dates(datetime(2021, 8, 23), "info-5wd", holiday_calendar=holiday_calendar)[1] == last_day


def test_a_given_calendar_prevails_over_the_switch():
	ended = ukraine_calendar(martial_law_until=date(2026, 8, 1))
	assert dates(datetime(2026, 8, 21), "info-5wd")[1] == "28.08"
	assert dates(datetime(2026, 8, 21), "info-5wd", calendar=ended, holiday_calendar="anything")[1] == "31.08"


def test_an_unknown_calendar_is_refused_when_none_is_given():
	with pytest.raises(InvalidInputError, match=r"no built-in working calendar “oblast”"):
		dates(MONDAY, "month", holiday_calendar="oblast")


def test_a_control_date_never_lies_before_the_first_day_of_the_term():
	"""Received on Friday; of the five days after it none is a working day."""
	days_off = [DayException(date(2026, 2, day), False, "евакуація") for day in range(9, 12)]
	closed = WorkingCalendar("ua", date(2026, 1, 1), exceptions=days_off)
	assert dates(datetime(2026, 2, 6, 10, 0), "5d", calendar=closed) == ["11.02", "11.02", "12.02"]


def test_a_control_date_may_be_the_first_day_of_the_term():
	days_off = [DayException(date(2026, 2, day), False, "евакуація") for day in range(10, 15)]
	closed = WorkingCalendar("ua", date(2026, 1, 1), exceptions=days_off)
	assert dates(datetime(2026, 2, 8, 10, 0), "5d", calendar=closed) == ["09.02", "13.02", "16.02"]


def test_switches_survive_being_written_down():
	answers = {
		"days": "working",
		"first_day": "same",
		"clock_start": "registration",
		"off_hours": "next_working_day",
		"month_mode": "30_days",
		"roll": "none",
		"short_terms": "working",
		"holiday_calendar": "oblast",
		"office_closes": "16:45",
	}
	switches = Switches.from_dict(answers)
	assert switches.to_dict() == answers
	assert (switches.days, switches.roll, switches.office_closes) == (
		DaysMode.WORKING,
		Roll.NONE,
		time(16, 45),
	)


def test_what_a_card_does_not_name_keeps_its_default():
	assert Switches.from_dict({}) == DEFAULT_SWITCHES
	assert set(SWITCH_TYPES) == set(DEFAULT_SWITCHES.to_dict())


def test_an_unknown_switch_is_refused_with_the_known_ones():
	with pytest.raises(
		InvalidInputError, match=r"called “colour”. The switches are: days, first_day, clock_start"
	):
		Switches.from_dict({"zeal": "1", "colour": "red"})


@pytest.mark.parametrize(
	("name", "answer", "answers"),
	[("roll", "sideways", "forward, back, none"), ("office_closes", "25:00", "00:00–23:59")],
)
def test_an_unknown_answer_is_refused_with_the_known_ones(name, answer, answers):
	with pytest.raises(InvalidInputError) as refusal:
		Switches.from_dict({name: answer})
	assert (
		str(refusal.value)
		== f"“{answer}” is not an answer to the switch “{name}”. The answers are: {answers}."
	)


def test_allowed_answers_are_listed_for_choices_only():
	assert allowed_answers("first_day") == ("next", "same")
	assert allowed_answers("holiday_calendar") == ()
	assert allowed_answers("office_closes") == ()
