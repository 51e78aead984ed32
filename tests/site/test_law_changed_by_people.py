"""What an administrator does with the law: new versions, holidays, closing; and what nobody may do."""

from datetime import date

import frappe
import pytest

from appeals_app import clock
from appeals_app.domain.term_matching import match_term_rule
from appeals_app.domain.term_switches import DaysMode
from appeals_app.legal_reference.api import begin_version, fill_holidays
from appeals_app.legal_reference.config import consideration_rules, counting_switches, working_calendar
from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, make_appeal
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Served
from tests.site.law_rows import (
	calendar_values,
	counting_values,
	insert,
	regime_values,
	rule_values,
	shipped_calendar,
	shipped_counting,
)
from tests.site.refusals import refusal

LAW = ("Legal Act", "Legal Article", "Legal Regime", "Working Calendar", "Term Counting", "Term Rule")
COUNTING, CALENDAR = "general-2000-01-01", "ukraine-2000-01-01"


def closing_day(doctype: str, name: str) -> str:
	return str(frappe.db.get_value(doctype, name, "valid_to"))


# --- rights ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("doctype", LAW)
def test_law_is_changed_by_the_oblast_administrator_and_read_by_all(staff: Staff, doctype: str) -> None:
	for person in staff.people.values():
		with acting_as(person):
			may = {
				right: frappe.has_permission(doctype, right)
				for right in ("read", "write", "create", "delete")
			}
		is_administrator = person.role == roles.OBLAST_ADMIN
		assert may == {
			"read": True,
			"write": is_administrator,
			"create": is_administrator,
			"delete": is_administrator,
		}, person.role


@pytest.mark.parametrize("role", [roles.HEAD, roles.AUTHORITY_ADMIN, roles.REGISTRAR])
def test_others_neither_fill_holidays_nor_begin_versions(staff: Staff, role: str) -> None:
	with acting_as(staff[role]):
		refusal(lambda: fill_holidays(CALENDAR, 2036, 2036), frappe.PermissionError)
		refusal(lambda: begin_version("Term Counting", COUNTING, "2027-01-01"), frappe.PermissionError)


def test_changes_of_the_law_are_remembered_with_who_made_them(staff: Staff) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		frappe.get_doc("Term Rule", "10d").update({"amount": 12}).save()

	[version] = frappe.get_all(
		"Version", filters={"ref_doctype": "Term Rule", "docname": "10d"}, fields=["owner", "data"]
	)
	assert version.owner == staff[roles.OBLAST_ADMIN].user
	assert '"amount"' in version.data


# --- new versions ------------------------------------------------------------------------------------


def test_new_version_of_the_counting_begins_where_the_old_one_ends(staff: Staff) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		name = begin_version("Term Counting", COUNTING, "2027-01-01")
		frappe.get_doc("Term Counting", name).update({"days": "Working Days"}).save()

	assert name == "general-2027-01-01"
	assert closing_day("Term Counting", COUNTING) == "2026-12-31"
	assert counting_switches(date(2026, 12, 31)).days is DaysMode.CALENDAR
	assert counting_switches(date(2027, 1, 1)).days is DaysMode.WORKING


def test_new_version_of_the_calendar_keeps_its_days_from_then_on(staff: Staff) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		name = begin_version("Working Calendar", CALENDAR, "2027-07-01")
		later = frappe.get_doc("Working Calendar", name).update({"is_friday_off": 1}).save()

	assert closing_day("Working Calendar", CALENDAR) == "2027-06-30"
	assert str(min(row.falls_on for row in later.holidays)) == "2027-07-15"
	assert len(shipped_calendar().holidays) == 382
	assert working_calendar("ukraine").is_working(date(2027, 6, 25))
	assert not working_calendar("ukraine").is_working(date(2027, 7, 2))


def test_moved_days_go_with_the_version_in_force_on_them_and_come_back(site: str) -> None:
	def moved(name: str) -> list[str]:
		return [str(row.falls_on) for row in frappe.get_doc("Working Calendar", name).exceptions]

	order = {"day_kind": "Day Off", "reason": "розпорядження"}
	calendar = shipped_calendar()
	for day in ("2089-05-05", "2090-05-05"):
		calendar.append("exceptions", {"falls_on": day, **order})
	calendar.append("holidays", {"falls_on": "2090-01-01", "holiday_name": "Новий рік"})
	calendar.save()

	later = begin_version("Working Calendar", CALENDAR, "2090-01-01")
	assert (moved(CALENDAR), moved(later)) == (["2089-05-05"], ["2090-05-05"])

	frappe.clear_messages()
	frappe.delete_doc("Working Calendar", later)
	[said] = [message["message"] for message in frappe.get_message_log()]
	assert said == (
		"Версію, що починалася 01.01.2090, видалено. Розпорядження про перенесені дні чинні й далі, тому ці дні"
		" внесено до попередньої версії: 1. Зайве видаліть там."
	)
	assert moved(CALENDAR) == ["2089-05-05", "2090-05-05"]
	assert not working_calendar("ukraine").is_working(date(2090, 5, 5))


@pytest.mark.parametrize("day", ["2000-01-01", "1999-12-31"])
def test_new_version_does_not_begin_before_the_one_it_follows(site: str, day: str) -> None:
	words = refusal(lambda: begin_version("Term Counting", COUNTING, day))

	assert words.endswith("попередня діє з 01.01.2000. Виберіть пізніший день у межах її періоду.")


@pytest.mark.parametrize("day", ["", "01.02.2027", "завтра"])
def test_new_version_begins_on_a_day_that_is_one(site: str, day: str) -> None:
	assert refusal(lambda: begin_version("Term Counting", COUNTING, day)) == (
		"У полі «Нова версія діє з» не дата. Вкажіть її у вигляді «день.місяць.рік»."
	)


def test_only_what_runs_in_versions_begins_a_new_one(site: str) -> None:
	assert refusal(lambda: begin_version("Legal Regime", "martial-law-2022", "2027-01-01")) == (
		"«Правовий режим» не має версій. Закрийте запис і додайте новий."
	)


def test_new_version_of_a_rule_has_a_code_of_its_own_and_waits_for_a_check(staff: Staff) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		name = begin_version("Term Rule", "month", "2027-01-01")
		frappe.get_doc("Term Rule", name).update({"amount": 25, "unit": "Days"}).save()

	earlier, later = frappe.get_doc("Term Rule", "month"), frappe.get_doc("Term Rule", name)
	assert (later.name, later.article, later.is_verified) == ("month-2027-01-01", earlier.article, 0)
	assert (str(earlier.valid_to), earlier.is_verified, later.valid_to) == ("2026-12-31", 1, None)
	facts = {"study": frozenset({"Needed"})}
	held = {
		day: match_term_rule(consideration_rules(), facts, day).code
		for day in (date(2026, 12, 31), date(2027, 1, 1))
	}
	assert held == {date(2026, 12, 31): "month", date(2027, 1, 1): "month-2027-01-01"}
	assert not frappe.get_message_log(), "no day is left without a rule, so there is nothing to warn of"


def test_version_of_a_version_takes_the_code_of_the_line(site: str) -> None:
	second = begin_version("Term Rule", "month", "2027-01-01")

	assert begin_version("Term Rule", second, "2028-01-01") == "month-2028-01-01"


def test_new_version_of_a_rule_may_rest_on_another_article(site: str) -> None:
	frappe.get_doc("Legal Article", "law-393.7-3").update({"valid_to": "2026-12-31"}).save()

	said = refusal(lambda: begin_version("Term Rule", "5d", "2027-01-01"))
	name = begin_version("Term Rule", "5d", "2027-01-01", "law-393.5")

	assert "вже не чинна" in said
	assert frappe.db.get_value("Term Rule", name, "article") == "law-393.5"


def test_version_that_has_not_begun_is_taken_back_and_the_earlier_one_goes_on(staff: Staff) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		name = begin_version("Term Counting", COUNTING, "2090-01-01")
		frappe.delete_doc("Term Counting", name)

	assert shipped_counting().valid_to is None
	assert counting_switches(date(2090, 1, 1)) == counting_switches(date(2026, 1, 1))


def test_version_that_has_begun_is_not_deleted(site: str) -> None:
	name = begin_version("Term Counting", COUNTING, "2026-01-01")

	with clock.set_to(frappe.utils.get_datetime("2026-01-01 09:00:00")):
		words = refusal(lambda: frappe.delete_doc("Term Counting", name))

	assert words == (
		"«Загальний порядок за буквою закону» використовується з 01.01.2026, тому видалити його не можна."
		" Розпочніть нову версію з правильними значеннями."
	)


# --- deleting ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
	("doctype", "name", "user"),
	[
		("Legal Act", "law-393", "Стаття акта"),
		("Legal Article", "law-393.20-1", "Правило строку"),
		("Legal Article", "law-2136.6-6", "Правовий режим"),
	],
)
def test_row_that_others_name_is_closed_and_not_deleted(
	staff: Staff, doctype: str, name: str, user: str
) -> None:
	title = frappe.get_doc(doctype, name).get_title()
	with acting_as(staff[roles.OBLAST_ADMIN]):
		words = refusal(lambda: frappe.delete_doc(doctype, name))

	assert words == (
		f"«{title}» використовується ({user}), тому видалити його не можна. Закрийте його: вкажіть останній день"
		" у полі «Діє до»."
	)


def test_rule_a_card_was_counted_by_is_not_deleted(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		card = make_appeal()
	assert card.term_rule == "month"

	with acting_as(staff[roles.OBLAST_ADMIN]):
		words = refusal(lambda: frappe.delete_doc("Term Rule", "month"))

	# which of the records is named first depends on what stands in the site
	assert words.startswith("«загальний строк розгляду» використовується (")
	assert words.endswith("Закрийте його: вкажіть останній день у полі «Діє до».")


def recalculation_row(outcome: str, rule: str) -> None:
	"""A row that leads to the rule."""
	order = frappe.get_doc({"doctype": "Term Recalculation", "reason": "перевірка"}).insert()
	row = {"recalculation": order.name, "outcome": outcome, "new_rule": rule}
	frappe.get_doc({"doctype": "Term Recalculation Row", **row}).db_insert()


@pytest.mark.parametrize("outcome", ["Waits", "Left Alone"])
def test_rule_only_counted_by_a_recalculation_is_deleted(site: str, outcome: str) -> None:
	rule = insert(rule_values(is_enabled=0))
	recalculation_row(outcome, rule.name)

	rule.delete()

	assert not frappe.db.exists("Term Rule", rule.name)


def test_rule_applied_by_a_recalculation_is_not_deleted(site: str) -> None:
	rule = insert(rule_values(is_enabled=0))
	recalculation_row("Applied", rule.name)

	assert "використовується (Рядок перерахунку строків)" in refusal(rule.delete)


def test_rule_nobody_was_counted_by_is_deleted(staff: Staff) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		rule = insert(rule_values())
		assert "вимкніть" in refusal(rule.delete)
		rule.update({"is_enabled": 0}).save()
		rule.delete()

	assert not frappe.db.exists("Term Rule", "skarga-20")


def test_regime_that_has_begun_is_closed_and_not_deleted(staff: Staff) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		words = refusal(lambda: frappe.delete_doc("Legal Regime", "martial-law-2022"))
		insert(regime_values()).delete()

	assert words.startswith(
		"«воєнний стан» уже діє, і за ним обчислюють строки, тому видалити його не можна."
	)
	assert not frappe.db.exists("Legal Regime", {"regime_code": "quarantine"})


@pytest.mark.parametrize(
	("doctype", "name"),
	[
		("Working Calendar", CALENDAR),
		("Working Calendar", "weekends-2000-01-01"),
		("Term Counting", COUNTING),
	],
)
def test_only_version_of_what_is_in_use_is_not_deleted(site: str, doctype: str, name: str) -> None:
	words = refusal(lambda: frappe.delete_doc(doctype, name))

	assert words.endswith("тому видалити його не можна. Розпочніть нову версію з правильними значеннями.")


def test_counting_a_rule_names_is_in_use(site: str) -> None:
	counting = insert(counting_values())
	rule = insert(rule_values(counting=counting.name))

	assert "використовується" in refusal(counting.delete)
	rule.update({"is_enabled": 0}).save()
	rule.delete()
	counting.delete()
	assert not frappe.db.exists("Term Counting", counting.name)


def test_calendar_nobody_names_is_deleted(site: str) -> None:
	calendar = insert(calendar_values())

	calendar.delete()

	assert not frappe.db.exists("Working Calendar", calendar.name)


# --- holidays ----------------------------------------------------------------------------------------


def test_holidays_of_chosen_years_are_added_and_named(staff: Staff) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		added = fill_holidays(CALENDAR, 2036, 2037)

	assert len(added) == 22
	assert added[0] == {"falls_on": "2036-01-01", "holiday_name": "Новий рік"}
	days = [row.falls_on for row in shipped_calendar().holidays]
	assert len(days) == 382 + 22
	assert days == sorted(days)
	assert [row.idx for row in shipped_calendar().holidays] == list(range(1, 405))
	assert working_calendar("ukraine").is_working(date(2037, 12, 31))


def test_filling_again_adds_nothing_and_changes_nothing(staff: Staff) -> None:
	before = shipped_calendar().modified
	with acting_as(staff[roles.OBLAST_ADMIN]):
		assert fill_holidays(CALENDAR, 2000, 2035) == []

	assert shipped_calendar().modified == before


def test_rows_an_administrator_entered_stay_as_they_are(site: str) -> None:
	own = {"falls_on": "2026-01-01", "holiday_name": "Своя назва"}
	local = {"falls_on": "2026-10-04", "holiday_name": "День міста"}
	calendar = insert(calendar_values(holidays=[local, own]))
	names = {row.holiday_name: row.name for row in calendar.holidays}

	added = fill_holidays(calendar.name, 2026, 2026)

	stored = frappe.get_doc("Working Calendar", calendar.name).holidays
	rows = {str(row.falls_on): row for row in stored}
	assert [row.falls_on for row in stored] == sorted(row.falls_on for row in stored)
	assert len(added) == 10
	assert len(rows) == 12
	assert (rows["2026-01-01"].holiday_name, rows["2026-01-01"].name) == ("Своя назва", names["Своя назва"])
	assert (rows["2026-10-04"].holiday_name, rows["2026-10-04"].name) == ("День міста", names["День міста"])


@pytest.mark.parametrize(
	("first", "last", "words"),
	[
		(2027, 2026, "Роки 2027–2026 заповнити не можна. Виберіть роки від 2000 до 2099, спершу раніший."),
		(2090, 2100, "Роки 2090–2100 заповнити не можна. Виберіть роки від 2000 до 2099, спершу раніший."),
		(0, 2026, "Роки 0–2026 заповнити не можна. Виберіть роки від 2000 до 2099, спершу раніший."),
		(
			2025,
			2026,
			"Ця версія календаря діє з 2026 до 2027 року. Виберіть роки в її межах або відкрийте версію, чинну в ті"
			" роки.",
		),
		(
			2027,
			2028,
			"Ця версія календаря діє з 2026 до 2027 року. Виберіть роки в її межах або відкрийте версію, чинну в ті"
			" роки.",
		),
	],
)
def test_years_that_cannot_be_filled_are_refused(site: str, first: int, last: int, words: str) -> None:
	calendar = insert(calendar_values(valid_to="2027-12-31"))

	assert refusal(lambda: fill_holidays(calendar.name, first, last)) == words


def test_holidays_are_filled_over_http_by_the_administrator_alone(http_server: Served, staff: Staff) -> None:
	"""Years that are filled already, so that nothing is left behind in the site."""
	path = "/api/method/appeals_app.legal_reference.api.fill_holidays"
	years = {"calendar": CALENDAR, "first_year": 2026, "last_year": 2026}

	answers = {
		role: http_server.client().login(staff[role].user, PASSWORD).post(path, years)
		for role in (roles.OBLAST_ADMIN, roles.HEAD)
	}

	assert answers[roles.OBLAST_ADMIN].json()["message"] == []
	assert answers[roles.HEAD].status_code == 403
	assert http_server.client().post(path, years).status_code == 403
