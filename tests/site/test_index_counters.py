"""Who administers an authority sees which counters stand ready for a year, and how its rules are called."""

from collections.abc import Iterator
from datetime import datetime

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_registry.numbers import counter_name, make_counters_ahead, take_number
from appeals_app.appeal_registry.report.index_counters.index_counters import execute
from appeals_app.domain.numbering import LAST_NUMBER
from appeals_app.patches.v0_3 import titles_of_index_rules
from appeals_app.permissions import roles
from appeals_app.testing.factories import unique
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

YEAR = 2027


@pytest.fixture(autouse=True)
def at_the_end_of_a_year(site: str) -> Iterator[None]:
	with clock.set_to(datetime(2026, 11, 30, 10)):
		yield


def rule(staff: Staff, **values: object) -> frappe._dict:
	fields = {"authority": staff.authority, "valid_from_year": YEAR, **values}
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		return frappe.get_doc({"doctype": "Appeal Index Rule", **fields}).insert()


def listed(staff: Staff, **filters: object) -> tuple[list[dict], str]:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		_columns, rows, told = execute(filters)
	return rows, told


def test_counter_that_lacks_is_told_and_one_that_is_made_stands_ready(staff: Staff) -> None:
	frappe.db.delete("Appeal Index Counter", {"authority": staff.authority, "index_year": YEAR})

	rows, told = listed(staff)
	assert [(row["authority"], row["counter"], row["period"], row["state"]) for row in rows] == [
		(staff.authority, "Усі звернення", str(YEAR), "Ще не створено")
	]
	assert told.startswith(f"Готових лічильників на {YEAR} рік: 0 з 1. Лічильники")

	make_counters_ahead(year=YEAR)

	rows, told = listed(staff)
	assert [(row["state"], row["next_number"]) for row in rows] == [("Готовий", 1)]
	assert told == f"Готових лічильників на {YEAR} рік: 1 з 1."


def test_counters_of_marks_and_of_one_kind_are_told_in_words(staff: Staff) -> None:
	rule(staff, series="One Per Mark")
	rule(staff, kind="kind.complaint", counter_code="СК", pattern="СК-{letter}-{seq}/{year}", series="One Per Letter",
		collective_pattern="СК-КО-{seq}/{year}", unsigned_pattern="СК-БП-{seq}/{year}")  # fmt: skip

	counters = {row["counter"] for row in listed(staff, year=YEAR)[0]}

	assert {"Підписані звернення", "Колективні звернення", "Звернення без підпису"} <= counters
	assert {"СК: Літера Ґ", "СК: Літера ІН", "СК: Колективні звернення"} <= counters


def test_counter_without_years_is_told_so(staff: Staff) -> None:
	rule(staff, restarts_yearly=0)

	assert [row["period"] for row in listed(staff)[0]] == ["без поділу на роки"]


def test_counters_of_an_authority_are_told_to_its_own_administrator(staff: Staff, neighbours: Staff) -> None:
	assert listed(staff, authority=neighbours.authority)[0] == []
	assert listed(staff, authority=["like", "%"])[0] == []
	with acting_as(staff[roles.OBLAST_ADMIN]):
		authorities = {row["authority"] for row in execute({})[1]}
	assert {staff.authority, neighbours.authority} <= authorities


@pytest.mark.parametrize("year", ["колись", 1999, 10**9, [2027]])
def test_year_that_cannot_be_is_refused(staff: Staff, year: object) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		assert "чотирма цифрами" in refusal(lambda: execute({"year": year}))


def test_rule_is_called_by_its_authority_kind_and_year(staff: Staff) -> None:
	own, of_complaints = rule(staff), rule(staff, kind="kind.complaint", pattern="СК-{seq}/{year}")
	short_name = frappe.db.get_value("Authority", staff.authority, "short_name")

	assert own.title == f"{short_name} · звернення всіх видів · з {YEAR} року"
	assert of_complaints.title == f"{short_name} · Скарга · з {YEAR} року"


def test_rules_entered_before_are_named_by_the_patch(staff: Staff) -> None:
	name = rule(staff).name
	frappe.db.set_value("Appeal Index Rule", name, "title", None)

	titles_of_index_rules.execute()

	assert frappe.db.get_value("Appeal Index Rule", name, "title").endswith(f"· з {YEAR} року")
	common = frappe.db.get_value("Appeal Index Rule", "default", "title")
	assert common == "Усі органи · звернення всіх видів · з 2000 року"


def counter(staff: Staff, last: int) -> frappe._dict:
	series = unique("S")
	assert take_number(authority=staff.authority, year=YEAR, series=series) == 1
	name = counter_name(authority=staff.authority, year=YEAR, series=series)
	frappe.db.set_value("Appeal Index Counter", name, "last_number", last)
	return frappe.get_doc("Appeal Index Counter", name)


@pytest.mark.parametrize("last", [2147483647, LAST_NUMBER, 4, -1])
def test_counter_is_moved_neither_back_nor_to_its_end(staff: Staff, last: int) -> None:
	row = counter(staff, 5)
	row.last_number = last

	assert "удруге" in refusal(row.save)


def test_counter_that_has_given_numbers_is_not_removed(staff: Staff) -> None:
	assert "дав би їх удруге" in refusal(counter(staff, 5).delete)


@pytest.mark.parametrize("last", [2147483647, 2147483646, LAST_NUMBER])
def test_spent_counter_is_told_of_in_words(staff: Staff, last: int) -> None:
	series = counter(staff, last).series

	said = refusal(lambda: take_number(authority=staff.authority, year=YEAR, series=series))

	assert "вичерпано" in said


def test_last_number_is_given(staff: Staff) -> None:
	series = counter(staff, LAST_NUMBER - 1).series

	assert take_number(authority=staff.authority, year=YEAR, series=series) == LAST_NUMBER
