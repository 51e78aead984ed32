"""The twelve letters keep their distances on whatever day the demo is loaded."""

from datetime import datetime, timedelta

import pytest

from appeals_app.domain.calendar_ukraine import UKRAINE, built_in_calendar
from appeals_app.setup.demo.appeal_plans import AppealPlan
from appeals_app.setup.demo.courses import Deed
from appeals_app.setup.demo.phrases import read_data
from appeals_app.setup.demo.received_letters import plan_letters

DAYS_OF_LOADING = [
	datetime(2026, 11, 23, 0, 10) + timedelta(days=7 * number + number % 7, hours=number * 5 % 24)
	for number in range(60)
]


@pytest.fixture(scope="module", params=DAYS_OF_LOADING, ids=lambda now: f"{now:%d.%m.%Y %H:%M}")
def loaded(request: pytest.FixtureRequest) -> tuple[datetime, dict[str, AppealPlan]]:
	return request.param, {plan.key: plan for plan in plan_letters(now=request.param)}


def moment_of(plan: AppealPlan, deed: Deed) -> datetime:
	return next(step.at for step in plan.steps if step.deed is deed)


def test_all_twelve_are_worked_off_before_the_day_of_loading(loaded) -> None:
	now, letters = loaded

	assert sorted(letters) == [f"L{number:02}" for number in range(1, 13)]
	assert all(plan.finished_at <= now for plan in letters.values())


def test_duplicate_comes_while_the_first_letter_is_in_work(loaded) -> None:
	_, letters = loaded

	assert letters["L01"].timing.order < letters["L08"].timing.received_at
	assert letters["L08"].finished_at < moment_of(letters["L01"], Deed.SEND)


def test_repeated_letter_comes_when_the_first_is_closed_and_names_its_date(loaded) -> None:
	_, letters = loaded
	first, second = letters["L01"].card["content"], letters["L12"].card["content"]
	date_of_first = first.rsplit("\n\n", 1)[1].split(" р.")[0].rsplit(" ", 1)[0]

	assert letters["L01"].finished_at < letters["L12"].timing.received_at
	assert f"На мій лист від {date_of_first} мені відповіли" in second


def test_request_for_public_information_is_passed_on_within_five_working_days(loaded) -> None:
	_, letters = loaded
	request = letters["L09"]
	days = built_in_calendar(UKRAINE).working_days_from(request.timing.received_at.date() + timedelta(days=1))

	assert request.finished_at.date() <= [next(days) for _ in range(5)][-1]


def test_decision_complained_of_is_older_than_the_complaint_and_younger_than_a_year(loaded) -> None:
	_, letters = loaded
	complaint = letters["L02"]
	refused_on = datetime.strptime(complaint.card["content"].split(". ")[1][:10], "%d.%m.%Y")

	assert timedelta(0) < complaint.timing.received_at - refused_on < timedelta(days=365)


def test_every_letter_says_what_is_expected_of_it() -> None:
	rows = read_data("letters")["letters"]

	assert all(row["expected"] for row in rows)
	assert len(rows) == 12
