"""Who may ask for an extension, until when, and to what day (Law 393, Art. 20(1))."""

from dataclasses import dataclass
from datetime import date, datetime

import pytest

from appeals_app.domain.calendar import WorkingDays
from appeals_app.domain.calendar_ukraine import built_in_calendar
from appeals_app.domain.card_term import TermInputs
from appeals_app.domain.deadlines import DEFAULT_SWITCHES, DecisionMaker, Extension, Switches, term_rule
from appeals_app.domain.errors import ExtensionTooLateError
from appeals_app.domain.extension_requests import Task, check_not_run_out, latest_to_ask_for, may_ask
from appeals_app.domain.term_matching import Facts
from appeals_app.domain.term_rules import TermRule

RECEIVED = datetime(2026, 2, 2, 10)  # the month ends on Monday 02.03.2026, day 45 is 19.03.2026
ON_SATURDAY = datetime(2026, 1, 31, 11)  # the month ends on Saturday 28.02.2026
LATEST = date(2026, 3, 19)

TASKS = [Task("responsible", "housing"), Task("helper", "roads"), Task("without unit", None)]


@dataclass
class OneRule:
	"""A law of one rule."""

	code: str = "month"

	def rule_for(self, facts: Facts, on_day: date) -> TermRule:
		return term_rule(self.code)

	def rule_named(self, code: str) -> TermRule:
		return term_rule(code)

	def switches_for(self, rule: TermRule, on_day: date) -> Switches:
		return DEFAULT_SWITCHES

	def calendar(self, code: str) -> WorkingDays:
		return built_in_calendar(code)


@pytest.mark.parametrize("user", ["responsible", "helper", "without unit"])
def test_every_executor_may_ask_responsible_or_not(user: str) -> None:
	assert may_ask(user=user, units_led=[], tasks=TASKS)


def test_lead_of_the_unit_of_an_executor_may_ask() -> None:
	assert may_ask(user="lead", units_led=["roads"], tasks=TASKS)


@pytest.mark.parametrize("units_led", [[], ["schools"], [None], [""]])
def test_one_with_neither_task_nor_unit_may_not_ask(units_led: list) -> None:
	"""A head of no unit leads nobody, not even those who belong to no unit."""
	assert not may_ask(user="stranger", units_led=units_led, tasks=TASKS)


def test_nobody_may_ask_where_nobody_works() -> None:
	assert not may_ask(user="responsible", units_led=["housing"], tasks=[])


def test_extension_is_asked_for_on_the_last_day_but_not_after_it() -> None:
	"""Art. 20(1): what has run out is not extended."""
	last = date(2026, 3, 2)

	check_not_run_out(breach_after=last, today=last)
	with pytest.raises(ExtensionTooLateError, match=r"ran out on 02.03.2026"):
		check_not_run_out(breach_after=last, today=date(2026, 3, 3))


def test_term_of_a_month_is_asked_to_be_extended_to_day_45() -> None:
	"""Art. 20(1): the whole term is not longer than forty-five days."""
	assert latest_to_ask_for(TermInputs(RECEIVED), OneRule(), today=date(2026, 2, 20)) == LATEST


@pytest.mark.parametrize("code", ["15d", "45d", "5d", "10d"])
def test_nothing_is_asked_for_where_the_rule_knows_no_extension(code: str) -> None:
	assert latest_to_ask_for(TermInputs(RECEIVED), OneRule(code), today=date(2026, 2, 3)) is None


@pytest.mark.parametrize(
	("received_at", "last"), [(RECEIVED, date(2026, 3, 2)), (ON_SATURDAY, date(2026, 3, 2))]
)
def test_nothing_is_asked_for_after_the_day_without_breach(received_at: datetime, last: date) -> None:
	inputs = TermInputs(received_at)

	assert latest_to_ask_for(inputs, OneRule(), today=last)
	assert latest_to_ask_for(inputs, OneRule(), today=date(2026, 3, 3)) is None


@pytest.mark.parametrize(("extended_to", "latest"), [(date(2026, 3, 10), LATEST), (LATEST, None)])
def test_extended_term_is_asked_for_again_until_its_limit(extended_to: date, latest: date | None) -> None:
	day = date(2026, 2, 20)
	extension = Extension(
		decided_on=day, decided_by=DecisionMaker.HEAD, notice_sent_on=day, new_due=extended_to
	)
	inputs = TermInputs(RECEIVED, extension=extension)

	assert latest_to_ask_for(inputs, OneRule(), today=date(2026, 3, 5)) == latest
