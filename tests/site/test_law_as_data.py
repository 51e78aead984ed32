"""The rows of a new site say what the domain has built in, are read by few queries and never out of date."""

from dataclasses import replace
from datetime import date, timedelta

import frappe
import pytest

from appeals_app.domain.calendar_ukraine import ukraine_calendar, weekends_calendar
from appeals_app.domain.errors import (
	CalendarError,
	CalendarNotCoveringError,
	NoCountingError,
	NoTermRuleError,
	UnknownTermError,
)
from appeals_app.domain.term_matching import match_term_rule
from appeals_app.domain.term_rules import TERM_RULES, TermRule
from appeals_app.domain.term_switches import DEFAULT_SWITCHES, DaysMode
from appeals_app.legal_reference.config import (
	consideration_rules,
	counting_of_rule,
	counting_switches,
	forget_law,
	rule_for_purpose,
	term_rule_named,
	working_calendar,
)
from tests.site.law_rows import counting_values, insert, regime_values, rule_values, shipped_calendar

TODAY = date(2026, 11, 23)


def facts(**values: str) -> dict[str, frozenset[str]]:
	return {name: frozenset({value}) for name, value in values.items()}


def days(first: date, last: date) -> list[date]:
	return [first + timedelta(days=number) for number in range((last - first).days + 1)]


@pytest.fixture
def queries(monkeypatch: pytest.MonkeyPatch) -> list[str]:
	"""Every statement sent to the database from now on."""
	sent: list[str] = []
	ask = frappe.db.sql

	def noted(query: object, *args: object, **options: object) -> object:
		sent.append(str(query))
		return ask(query, *args, **options)

	monkeypatch.setattr(frappe.db, "sql", noted)
	return sent


def shipped_rule(code: str) -> TermRule:
	"""The rule built in, with the first day its row has from the defaults."""
	return replace(TERM_RULES[code], since=date(2000, 1, 1))


@pytest.mark.parametrize("code", TERM_RULES)
def test_rule_of_the_site_is_the_one_built_in(site: str, code: str) -> None:
	assert term_rule_named(code) == shipped_rule(code)


def test_answers_of_the_site_are_the_defaults(site: str) -> None:
	assert counting_switches(TODAY) == DEFAULT_SWITCHES
	assert counting_switches(date(2000, 1, 1)) == DEFAULT_SWITCHES


def test_working_days_of_the_site_are_those_built_in(site: str) -> None:
	calendar, built_in = working_calendar("ukraine"), ukraine_calendar()

	differing = [
		day
		for day in days(date(2020, 1, 1), date(2030, 12, 31))
		if calendar.why(day).kind is not built_in.why(day).kind
	]
	assert not differing
	assert calendar.why(date(2026, 8, 24)).regime == built_in.why(date(2026, 8, 24)).regime


def test_calendar_of_weekends_is_that_built_in(site: str) -> None:
	calendar, built_in = working_calendar("weekends"), weekends_calendar()

	for day in days(date(2026, 1, 1), date(2026, 12, 31)):
		assert calendar.is_working(day) == built_in.is_working(day)


@pytest.mark.parametrize(("study", "code"), [("Needed", "month"), ("Not Needed", "15d")])
def test_rule_of_an_appeal_follows_from_its_study(site: str, study: str, code: str) -> None:
	appeal = facts(kind="kind.complaint", channel="ukc", sign="sign_of_receipt.primary", study=study)

	assert match_term_rule(consideration_rules(), appeal, TODAY) == shipped_rule(code)


@pytest.mark.parametrize(
	("purpose", "days_of_term", "article"),
	[("Forwarding", 5, "ч. 3 ст. 7"), ("Return", 5, "ч. 3 ст. 7"), ("Formal Return", 10, "ст. 5")],
)
def test_forwarding_and_returns_have_one_rule_each(
	site: str, purpose: str, days_of_term: int, article: str
) -> None:
	rule = rule_for_purpose(purpose, TODAY)

	assert rule.amount == days_of_term
	assert rule.article == f"{article} Закону України «Про звернення громадян»"


def test_purpose_without_a_rule_in_force_is_refused(site: str) -> None:
	frappe.get_doc("Term Rule", "5d").update({"valid_to": "2026-06-30"}).save()

	with pytest.raises(NoTermRuleError) as refused:
		rule_for_purpose("Forwarding", TODAY)

	assert str(refused.value) == (
		"No term rule for “Forwarding” is in force on 23.11.2026. Ask the administrator to add one."
	)
	assert rule_for_purpose("Forwarding", date(2026, 6, 30)).code == "5d"


def test_rule_that_does_not_exist_is_refused(site: str) -> None:
	with pytest.raises(UnknownTermError, match="There is no term “16d”"):
		term_rule_named("16d")


def test_rule_may_name_a_counting_of_its_own_in_the_version_in_force(site: str) -> None:
	counting = insert(counting_values()).name
	insert(rule_values(counting=counting))

	assert counting_of_rule("month") is None
	assert counting_of_rule("skarga-20") == counting
	assert counting_switches(TODAY, counting).days is DaysMode.WORKING
	with pytest.raises(NoCountingError, match="The counting of terms “hot-line” says nothing"):
		counting_switches(date(2025, 12, 31), counting)


def test_calendar_that_does_not_exist_is_refused(site: str) -> None:
	with pytest.raises(CalendarError, match="There is no working calendar “moon”"):
		working_calendar("moon")


def test_years_nobody_has_filled_are_refused_and_not_counted_as_without_holidays(site: str) -> None:
	calendar = working_calendar("ukraine")

	assert calendar.is_working(date(2035, 12, 31))
	with pytest.raises(CalendarNotCoveringError):
		calendar.is_working(date(2036, 1, 1))


def test_end_of_martial_law_makes_holidays_days_off_again(site: str) -> None:
	regime = frappe.get_doc("Legal Regime", "martial-law-2022")
	constitution_day, independence_day = date(2027, 6, 28), date(2027, 8, 24)
	assert working_calendar("ukraine").is_working(constitution_day)

	regime.update({"valid_to": "2027-07-31"}).save()

	assert working_calendar("ukraine").is_working(constitution_day)
	assert not working_calendar("ukraine").is_working(independence_day)


@pytest.mark.parametrize(
	("doctype", "name", "change"),
	[
		("Term Rule", "month", {"title": "інша назва"}),
		("Legal Article", "law-393.20-1", {"citation": "ст. 20 нового закону"}),
	],
)
def test_changed_row_is_heard_at_once(site: str, doctype: str, name: str, change: dict) -> None:
	before = term_rule_named("month")

	frappe.get_doc(doctype, name).update(change).save()

	assert term_rule_named("month") != before


def test_changed_and_removed_rows_of_a_calendar_are_heard_at_once(site: str) -> None:
	monday = date(2026, 11, 23)
	assert working_calendar("ukraine").is_working(monday)

	calendar = shipped_calendar()
	calendar.append("exceptions", {"falls_on": monday, "day_kind": "Day Off", "reason": "розпорядження"})
	calendar.save()
	assert not working_calendar("ukraine").is_working(monday)

	calendar.set("exceptions", [])
	calendar.save()
	assert working_calendar("ukraine").is_working(monday)


def test_deleted_regime_is_forgotten(site: str) -> None:
	day = date(2090, 1, 1)
	regime = insert(regime_values(valid_from="2036-01-01", holidays_are_working=1))
	calendar = shipped_calendar()
	calendar.append("holidays", {"falls_on": day, "holiday_name": "Новий рік"})
	calendar.save()
	frappe.get_doc("Legal Regime", "martial-law-2022").update({"valid_to": "2035-12-31"}).save()
	day = date(2090, 1, 2)
	assert working_calendar("ukraine").is_working(day)

	regime.delete()

	assert not working_calendar("ukraine").is_working(day)


def test_law_for_one_term_is_read_by_six_queries_and_for_the_next_by_none(
	site: str, queries: list[str]
) -> None:
	forget_law()

	def read_all() -> None:
		match_term_rule(consideration_rules(), facts(study="Needed"), TODAY)
		switches = counting_switches(TODAY, counting_of_rule("month"))
		working_calendar(switches.holiday_calendar).is_working(TODAY)

	read_all()
	assert len(queries) == 6
	read_all()
	assert len(queries) == 6


def test_number_of_queries_does_not_grow_with_the_rows(site: str, queries: list[str]) -> None:
	for number in range(5):
		insert(rule_values(rule_code=f"own-{number}", priority=number + 1))
	forget_law()
	queries.clear()

	consideration_rules()

	assert len(queries) == 1


def test_rules_a_person_chooses_among_may_stand_side_by_side(site: str) -> None:
	rule = frappe.get_doc("Term Rule", "info-48h").update({"note": "48 годин"}).save()

	assert rule.is_enabled
	assert frappe.db.get_value("Term Rule", "info-5wd", "is_enabled")
