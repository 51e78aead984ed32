"""The proof as data, step by step."""

from datetime import date, datetime

import pytest

from appeals_app.domain.calendar import DayException, WorkingCalendar
from appeals_app.domain.calendar_ukraine import ukraine_calendar
from appeals_app.domain.deadlines import (
	DecisionMaker,
	Extension,
	ProofKind,
	ProofReason,
	ProofStep,
	Shortening,
	Switches,
	compute_deadline,
)
from appeals_app.domain.errors import CalendarNotCoveringError

ARTICLE_20 = "ч. 1 ст. 20 Закону України «Про звернення громадян»"


def test_the_proof_of_a_month_that_ends_on_a_saturday():
	deadline = compute_deadline(received_at=datetime(2026, 1, 31, 11, 0), term="month")
	assert deadline.due_at is None
	assert deadline.proof == (
		ProofStep(
			ProofKind.CLOCK_START,
			day=date(2026, 2, 1),
			article="ст. 253 ЦК України",
			reason=ProofReason.NEXT_DAY,
			parameters={"received_day": "2026-01-31"},
		),
		ProofStep(
			ProofKind.RULE,
			article=ARTICLE_20,
			parameters={
				"code": "month",
				"amount": 1,
				"unit": "months",
				"title": "загальний строк розгляду",
				"is_verified": True,
			},
		),
		ProofStep(
			ProofKind.DUE,
			day=date(2026, 2, 28),
			article="ч. 3 ст. 254 ЦК України",
			reason=ProofReason.LAST_DAY_OF_MONTH,
		),
		ProofStep(ProofKind.CONTROL, day=date(2026, 2, 27), reason=ProofReason.ROLLED),
		ProofStep(
			ProofKind.BREACH,
			day=date(2026, 3, 2),
			article="ч. 5 ст. 254 ЦК України",
			reason=ProofReason.ROLLED,
		),
	)


def proof_of(received_at: datetime, term: str, calendar=None, registered_at=None, **answers) -> list[tuple]:
	deadline = compute_deadline(
		received_at=received_at,
		term=term,
		registered_at=registered_at,
		calendar=calendar,
		switches=Switches.from_dict(answers),
	)
	return [(step.kind.value, step.reason.value if step.reason else None) for step in deadline.proof]


@pytest.mark.parametrize(
	("received_at", "term", "answers", "reason"),
	[
		(datetime(2026, 2, 2), "15d", {}, "calendar_days"),
		(datetime(2026, 2, 2), "15d", {"days": "working"}, "working_days"),
		(datetime(2026, 2, 2), "month", {}, "same_number"),
		(datetime(2026, 2, 2), "month", {"first_day": "same"}, "day_before_same_number"),
		(datetime(2026, 2, 2), "month", {"month_mode": "30_days"}, "thirty_days"),
		(datetime(2026, 2, 2), "info-48h", {}, "hours"),
	],
)
def test_the_proof_says_how_the_last_day_was_found(received_at, term, answers, reason):
	assert ("due", reason) in proof_of(received_at, term, **answers)


@pytest.mark.parametrize(
	("answers", "article"),
	[({}, "ч. 3 ст. 254 ЦК України"), ({"month_mode": "30_days"}, ""), ({"first_day": "same"}, "")],
)
def test_the_civil_code_is_cited_only_for_what_it_says(answers, article):
	deadline = compute_deadline(
		received_at=datetime(2026, 2, 2), term="month", switches=Switches.from_dict(answers)
	)
	assert deadline.proof[2].article == article


def test_a_last_day_that_does_not_move_cites_nothing():
	deadline = compute_deadline(received_at=datetime(2026, 2, 2), term="month")
	assert [step.article for step in deadline.proof[-2:]] == ["", ""]


def test_the_first_day_cites_the_civil_code_only_when_it_is_the_next_one():
	for first_day, expected in (("next", "ст. 253 ЦК України"), ("same", "")):
		deadline = compute_deadline(
			received_at=datetime(2026, 2, 2),
			term="15d",
			switches=Switches.from_dict({"first_day": first_day}),
		)
		assert (deadline.proof[0].reason.value, deadline.proof[0].article) == (f"{first_day}_day", expected)


def test_a_term_in_hours_starts_at_once_and_tells_its_moment():
	deadline = compute_deadline(received_at=datetime(2026, 2, 6, 20, 5), term="info-48h")
	assert deadline.proof[0] == ProofStep(
		ProofKind.CLOCK_START,
		day=date(2026, 2, 6),
		reason=ProofReason.AT_ONCE,
		parameters={"received_day": "2026-02-06", "received_time": "20:05"},
	)
	assert deadline.proof[2] == ProofStep(
		ProofKind.DUE, day=date(2026, 2, 8), reason=ProofReason.HOURS, parameters={"due_time": "20:05"}
	)
	assert deadline.proof[-1].reason is ProofReason.LITERAL


def test_a_registration_on_a_later_day_is_told_and_one_on_the_same_day_is_not():
	steps = proof_of(datetime(2026, 1, 31), "15d", registered_at=datetime(2026, 2, 2))
	assert steps[0] == ("registered", None)
	assert proof_of(datetime(2026, 2, 2), "15d", registered_at=datetime(2026, 2, 2, 9))[0][0] == "clock_start"
	deadline = compute_deadline(
		received_at=datetime(2026, 1, 31), term="15d", registered_at=datetime(2026, 2, 2)
	)
	assert deadline.proof[0] == ProofStep(ProofKind.REGISTERED, day=date(2026, 2, 2), article=ARTICLE_20)


def test_a_clock_started_by_registration_tells_both_days():
	deadline = compute_deadline(
		received_at=datetime(2026, 1, 31),
		registered_at=datetime(2026, 2, 2),
		term="15d",
		switches=Switches.from_dict({"clock_start": "registration"}),
	)
	assert deadline.proof[0].day == date(2026, 2, 3)
	assert deadline.proof[0].parameters == {"registered_day": "2026-02-02", "received_day": "2026-01-31"}


@pytest.mark.parametrize(
	("received_at", "reason", "counted_on"),
	[
		(datetime(2026, 1, 31, 11, 7), "day_off", date(2026, 2, 2)),
		(datetime(2026, 2, 2, 19, 7), "after_hours", date(2026, 2, 3)),
	],
)
def test_a_moved_receipt_tells_why_and_where_to(received_at, reason, counted_on):
	deadline = compute_deadline(
		received_at=received_at, term="15d", switches=Switches.from_dict({"off_hours": "next_working_day"})
	)
	assert deadline.proof[0] == ProofStep(
		ProofKind.RECEIPT_MOVED,
		day=counted_on,
		reason=ProofReason(reason),
		parameters={
			"received_day": received_at.date().isoformat(),
			"received_time": received_at.strftime("%H:%M"),
		},
	)
	assert deadline.proof[1].parameters == {"counted_day": counted_on.isoformat()}


def special_days(received_at: datetime, term: str, calendar) -> list[tuple]:
	deadline = compute_deadline(received_at=received_at, term=term, calendar=calendar)
	return [
		(step.day.strftime("%d.%m"), step.parameters["day_kind"], step.article)
		for step in deadline.proof
		if step.kind is ProofKind.SPECIAL_DAY
	]


LAW_2136 = "ч. 6 ст. 6 Закону України № 2136-IX"


def test_special_days_inside_a_term_of_working_days_are_told():
	peace = ukraine_calendar(martial_law_until=date(2025, 12, 31))
	assert special_days(datetime(2026, 8, 21), "info-5wd", peace) == [("24.08", "holiday", "")]
	war = ukraine_calendar()
	assert special_days(datetime(2026, 8, 21), "info-5wd", war) == [
		("24.08", "holiday_under_regime", LAW_2136)
	]


def test_special_days_inside_a_calendar_term_are_told_only_around_its_end():
	war = ukraine_calendar()
	assert special_days(datetime(2026, 8, 20), "15d", war) == []
	assert special_days(datetime(2026, 8, 9), "15d", war) == [("24.08", "holiday_under_regime", LAW_2136)]
	assert special_days(datetime(2026, 8, 8), "15d", war) == [("24.08", "holiday_under_regime", LAW_2136)]
	assert special_days(datetime(2026, 8, 6), "15d", war) == []


def test_days_moved_by_an_order_are_told():
	moved = WorkingCalendar(
		"ua",
		date(2026, 1, 1),
		exceptions=(
			DayException(date(2026, 2, 7), True, "відпрацювання"),
			DayException(date(2026, 2, 9), False, "наказ № 5"),
		),
	)
	assert special_days(datetime(2026, 2, 5), "info-5wd", moved) == [
		("07.02", "moved_to_working", ""),
		("09.02", "moved_to_day_off", ""),
	]


def test_a_term_without_a_working_day_tells_all_its_special_days():
	days_off = [DayException(date(2026, 2, day), False, "евакуація") for day in range(9, 12)]
	closed = WorkingCalendar("ua", date(2026, 1, 1), exceptions=days_off)
	assert [day for day, *_ in special_days(datetime(2026, 2, 6), "5d", closed)] == [
		"09.02",
		"10.02",
		"11.02",
	]
	assert ("control", "no_working_day") in proof_of(datetime(2026, 2, 6), "5d", closed)


def test_a_special_day_tells_its_name_and_its_regime():
	deadline = compute_deadline(received_at=datetime(2026, 8, 9), term="15d")
	assert deadline.proof[3].parameters == {
		"day_kind": "holiday_under_regime",
		"name": "День Незалежності України",
		"regime": "воєнний стан",
	}
	peace = ukraine_calendar(martial_law_until=date(2025, 12, 31))
	deadline = compute_deadline(received_at=datetime(2026, 8, 9), term="15d", calendar=peace)
	assert deadline.proof[3].parameters["regime"] == ""


@pytest.mark.parametrize(
	("roll", "control", "breach"),
	[("forward", "rolled", "rolled"), ("back", "rolled", "literal"), ("none", "literal", "literal")],
)
def test_control_and_breach_say_why_they_are_what_they_are(roll, control, breach):
	assert proof_of(datetime(2026, 1, 31), "month", roll=roll)[-2:] == [
		("control", control),
		("breach", breach),
	]


def test_control_and_breach_on_a_working_day_say_so():
	steps = proof_of(datetime(2026, 2, 2), "month")
	assert steps[-2:] == [("control", "working_day"), ("breach", "working_day")]


EXTENSION = Extension(date(2026, 2, 27), DecisionMaker.DEPUTY, date(2026, 2, 28), date(2026, 3, 10))
SHORTENING = Shortening(date(2026, 2, 4), date(2026, 2, 10), date(2026, 2, 3), True, "операція")


def test_an_extension_is_told_with_its_decision_notice_and_limit():
	deadline = compute_deadline(received_at=datetime(2026, 2, 2), term="month", extension=EXTENSION)
	assert deadline.proof[3] == ProofStep(
		ProofKind.EXTENDED,
		day=date(2026, 3, 10),
		days=36,
		article=ARTICLE_20,
		parameters={
			"decided_on": "2026-02-27",
			"decided_by": "deputy",
			"notice_sent_on": "2026-02-28",
			"latest": "2026-03-19",
		},
	)


def test_a_shortening_is_told_with_its_demand_and_decision():
	deadline = compute_deadline(received_at=datetime(2026, 2, 2), term="month", shortening=SHORTENING)
	assert deadline.proof[3] == ProofStep(
		ProofKind.SHORTENED,
		day=date(2026, 2, 10),
		article="ч. 2 ст. 20 Закону України «Про звернення громадян»",
		parameters={"decided_on": "2026-02-04", "demanded_on": "2026-02-03"},
	)


def test_a_receipt_the_calendar_does_not_cover_is_refused():
	with pytest.raises(CalendarNotCoveringError, match=r"does not cover 31.12.1999"):
		compute_deadline(received_at=datetime(1999, 12, 31), term="month")
