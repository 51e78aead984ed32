"""Extension and shortening at their edges; the sentences of the law are in test_law_393."""

from datetime import date, datetime

import pytest

from appeals_app.domain.calendar import DayException, WorkingCalendar
from appeals_app.domain.deadlines import (
	DecisionMaker,
	Extension,
	Shortening,
	Switches,
	compute_deadline,
	latest_extension,
)
from appeals_app.domain.errors import (
	ExtensionBeyondLimitError,
	ExtensionNotAllowedError,
	ExtensionNotLongerError,
	ExtensionTooLateError,
	ExtensionWithoutNoticeError,
	ShorteningNotAllowedError,
	ShorteningNotShorterError,
	ShorteningTooLateError,
)

RECEIVED = datetime(2026, 2, 2, 10, 0)  # the month ends on Monday 02.03.2026
ON_SATURDAY = datetime(2026, 1, 31, 11, 0)  # the month ends on Saturday 28.02.2026


def extension(**changes) -> Extension:
	values = {
		"decided_on": date(2026, 2, 27),
		"decided_by": DecisionMaker.HEAD,
		"notice_sent_on": date(2026, 3, 2),
	}
	return Extension(**{**values, **changes})


def shortening(**changes) -> Shortening:
	values = {
		"decided_on": date(2026, 2, 5),
		"new_due": date(2026, 2, 10),
		"demanded_on": date(2026, 2, 4),
		"is_demand_written": True,
		"demand_reason": "виїзд на лікування",
	}
	return Shortening(**{**values, **changes})


def month(received_at=RECEIVED, **parameters):
	return compute_deadline(received_at=received_at, term="month", **parameters)


def test_an_extension_without_a_day_goes_to_the_limit():
	deadline = month(extension=extension())
	assert (deadline.control_date, deadline.due_date) == (date(2026, 3, 19), date(2026, 3, 19))


def test_an_extension_to_a_day_off_keeps_three_dates():
	deadline = month(extension=extension(new_due=date(2026, 3, 14)))
	assert deadline.control_date == date(2026, 3, 13)
	assert deadline.due_date == date(2026, 3, 14)
	assert deadline.breach_after == date(2026, 3, 16)


@pytest.mark.parametrize("decided_on", [date(2026, 2, 2), date(2026, 3, 2)])
def test_an_extension_may_be_decided_on_the_first_and_the_last_day(decided_on):
	deadline = month(extension=extension(decided_on=decided_on))
	assert deadline.due_date == date(2026, 3, 19)


def test_an_extension_may_be_decided_on_the_working_day_that_ends_the_term():
	decided = extension(decided_on=date(2026, 3, 2))
	assert month(ON_SATURDAY, extension=decided).due_date == date(2026, 3, 17)


@pytest.mark.parametrize("decided_on", [date(2026, 2, 1), date(2026, 3, 3)])
def test_an_extension_outside_the_term_is_refused_with_its_days(decided_on):
	with pytest.raises(ExtensionTooLateError, match=r"runs from 02.02.2026 to 02.03.2026") as refusal:
		month(extension=extension(decided_on=decided_on, notice_sent_on=decided_on))
	assert refusal.value.params[0] == f"{decided_on:%d.%m.%Y}"


def test_a_receipt_counted_later_still_may_be_extended_from_its_real_day():
	moved = Switches.from_dict({"off_hours": "next_working_day"})
	decided = extension(decided_on=date(2026, 1, 31), notice_sent_on=date(2026, 1, 31))
	assert month(ON_SATURDAY, switches=moved, extension=decided).due_date == date(2026, 3, 19)


def test_a_notice_before_the_decision_is_refused_and_one_on_its_day_is_not():
	with pytest.raises(
		ExtensionWithoutNoticeError, match=r"dated 26.02.2026, before the decision of 27.02.2026"
	):
		month(extension=extension(notice_sent_on=date(2026, 2, 26)))
	assert month(extension=extension(notice_sent_on=date(2026, 2, 27)))


def test_an_extension_has_to_be_longer():
	with pytest.raises(
		ExtensionNotLongerError, match=r"ends on 02.03.2026. Set a later day, up to 19.03.2026"
	):
		month(extension=extension(new_due=date(2026, 3, 2)))
	assert month(extension=extension(new_due=date(2026, 3, 3))).due_date == date(2026, 3, 3)


@pytest.mark.parametrize("term", ["15d", "45d", "5d", "10d", "info-5wd", "info-48h", "hotline-5d"])
def test_other_terms_are_not_extended(term):
	with pytest.raises(ExtensionNotAllowedError, match=r"Only the term of one month can"):
		compute_deadline(received_at=RECEIVED, term=term, extension=extension())
	assert latest_extension(received_at=RECEIVED, term=term) is None


def test_the_old_hot_line_term_was_extended_to_thirty_days():
	assert latest_extension(received_at=RECEIVED, term="hotline-15d") == date(2026, 3, 4)


@pytest.mark.parametrize(
	("switches", "latest"),
	[
		({"days": "working"}, date(2026, 3, 19)),
		({"month_mode": "30_days"}, date(2026, 3, 19)),
		({"first_day": "same"}, date(2026, 3, 18)),
	],
)
def test_no_switch_stretches_the_forty_five_days(switches, latest):
	parsed = Switches.from_dict(switches)
	assert latest_extension(received_at=RECEIVED, term="month", switches=parsed) == latest
	with pytest.raises(ExtensionBeyondLimitError):
		month(switches=parsed, extension=extension(new_due=date(2026, 3, 20)))


def test_the_limit_runs_from_registration_when_the_clock_does():
	switches = Switches.from_dict({"clock_start": "registration"})
	latest = latest_extension(
		received_at=RECEIVED, registered_at=datetime(2026, 2, 3), term="month", switches=switches
	)
	assert latest == date(2026, 3, 20)


def test_the_limit_is_counted_by_the_calendar_that_is_given():
	monday_off = WorkingCalendar(
		"ua", date(2026, 1, 1), exceptions=[DayException(date(2026, 2, 2), False, "")]
	)
	latest = latest_extension(
		received_at=ON_SATURDAY,
		term="month",
		switches=Switches.from_dict({"off_hours": "next_working_day"}),
		calendar=monday_off,
	)
	assert latest == date(2026, 3, 20)


def test_a_shortened_term_to_a_day_off_keeps_three_dates():
	deadline = month(shortening=shortening(new_due=date(2026, 2, 8)))
	assert deadline.control_date == date(2026, 2, 6)
	assert deadline.breach_after == date(2026, 2, 9)


def test_a_term_may_be_shortened_to_the_day_of_receipt():
	same_day = RECEIVED.date()
	deadline = month(shortening=shortening(demanded_on=same_day, decided_on=same_day, new_due=same_day))
	assert (deadline.control_date, deadline.due_date, deadline.breach_after) == (same_day,) * 3


def test_a_shortened_term_has_to_be_shorter():
	with pytest.raises(ShorteningNotShorterError, match=r"ends on 02.03.2026. Set an earlier day"):
		month(shortening=shortening(new_due=date(2026, 3, 2)))
	assert month(shortening=shortening(new_due=date(2026, 3, 1))).due_date == date(2026, 3, 1)


@pytest.mark.parametrize(
	"changes",
	[
		{"demanded_on": date(2026, 2, 1)},
		{"demanded_on": date(2026, 2, 6)},
		{"decided_on": date(2026, 2, 11)},
	],
)
def test_demand_decision_and_last_day_follow_each_other(changes):
	with pytest.raises(ShorteningTooLateError, match=r"before the receipt on 02.02.2026"):
		month(shortening=shortening(**changes))


@pytest.mark.parametrize(
	"term", ["5d", "10d", "info-5wd", "info-48h", "petition-consider-10wd", "hotline-15d"]
)
def test_only_the_terms_of_article_20_are_shortened(term):
	with pytest.raises(ShorteningNotAllowedError, match=r"only the terms of Art. 20 can"):
		compute_deadline(received_at=RECEIVED, term=term, shortening=shortening(new_due=date(2026, 2, 5)))


@pytest.mark.parametrize("term", ["15d", "month", "45d"])
def test_every_term_of_article_20_is_shortened(term):
	deadline = compute_deadline(received_at=RECEIVED, term=term, shortening=shortening())
	assert deadline.due_date == date(2026, 2, 10)


def test_a_shortened_term_may_be_extended_before_it_runs_out():
	decided = extension(
		decided_on=date(2026, 2, 9), notice_sent_on=date(2026, 2, 9), new_due=date(2026, 3, 10)
	)
	deadline = month(shortening=shortening(), extension=decided)
	assert deadline.due_date == date(2026, 3, 10)
	assert [step.kind.value for step in deadline.proof][3:5] == ["shortened", "extended"]


def test_a_shortened_term_that_ran_out_is_not_extended():
	with pytest.raises(ExtensionTooLateError, match=r"to 10.02.2026"):
		month(shortening=shortening(), extension=extension())


def test_an_extended_term_may_be_shortened():
	later = shortening(demanded_on=date(2026, 3, 3), decided_on=date(2026, 3, 4), new_due=date(2026, 3, 6))
	deadline = month(extension=extension(), shortening=later)
	assert deadline.due_date == date(2026, 3, 6)


def test_two_decisions_of_one_day_extend_first():
	same_day = shortening(
		demanded_on=date(2026, 2, 27), decided_on=date(2026, 2, 27), new_due=date(2026, 3, 12)
	)
	assert month(extension=extension(), shortening=same_day).due_date == date(2026, 3, 12)
