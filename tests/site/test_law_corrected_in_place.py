"""A row of the law in force is corrected in place: whom it concerns is asked, and nobody's check outlives it."""

import frappe
import pytest

from appeals_app import clock
from appeals_app.legal_reference.api import question_before_saving
from appeals_app.legal_reference.versions import begin_version
from appeals_app.permissions import roles
from appeals_app.setup.seed import seed_record
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.staff import Staff, acting_as
from tests.config.defaults import shipped
from tests.serving import Served
from tests.site.law_rows import (
	calendar_values,
	insert,
	regime_values,
	rule_values,
	shipped_calendar,
	shipped_counting,
)
from tests.site.refusals import refusal

CALENDAR, REGIME = "ukraine-2000-01-01", "martial-law-2022"
MOVED = {"day_kind": "Day Off", "reason": "розпорядження № 1"}


@pytest.fixture(autouse=True)
def silence() -> None:
	frappe.clear_messages()


def messages() -> list[str]:
	"""What was said, a list of sentences as its sentences."""
	said = [message["message"] for message in frappe.get_message_log()]
	return [sentence for each in said for sentence in ([each] if isinstance(each, str) else each)]


def day(in_days: int) -> str:
	return str(frappe.utils.add_days(clock.today(), in_days))


def asked(doctype: str, name: str, /, **values: object) -> str:
	return question_before_saving(doctype, name, frappe.as_json(values))


# --- what is asked before saving -----------------------------------------------------------------------


def test_change_of_a_rule_in_force_is_asked_about() -> None:
	said = asked("Term Rule", "month", amount=25, unit="Days")

	assert said == (
		"«загальний строк розгляду» діє з 01.01.2000: зміна стосується всіх звернень, що надійшли відтоді. Змінено:"
		" Тривалість строку, Одиниця строку. Якщо змінився закон, розпочніть нову версію. Усе одно зберегти зміну?"
	)


def test_change_of_a_regime_is_asked_about_and_leads_to_another_row() -> None:
	said = asked("Legal Regime", REGIME, valid_from="2022-03-01")

	assert said.startswith("«воєнний стан» діє з 24.02.2022: зміна стосується всіх звернень")
	assert "закрийте цей запис останнім днем і додайте новий" in said


@pytest.mark.parametrize(
	("doctype", "name", "values"),
	[
		("Term Counting", "general-2000-01-01", {"days": "Working Days"}),
		("Working Calendar", CALENDAR, {"is_friday_off": 1}),
		("Working Calendar", CALENDAR, {"exceptions": [{"falls_on": "2026-03-04", **MOVED}]}),
		("Working Calendar", CALENDAR, {"holidays": []}),
		("Term Rule", "month", {"valid_to": "2026-01-31"}),
		("Term Rule", "month", {"is_enabled": 0}),
		("Term Rule", "month", {"valid_from": "2001-01-01"}),
	],
)
def test_what_reaches_back_to_received_appeals_is_asked_about(doctype: str, name: str, values: dict) -> None:
	assert "зміна стосується всіх звернень" in asked(doctype, name, **values)


def test_what_concerns_days_to_come_is_not_asked_about() -> None:
	rows = [row.as_dict() for row in shipped_calendar().holidays]

	assert asked("Term Rule", "month", valid_to=day(60)) == ""
	assert asked("Legal Regime", REGIME, valid_to=day(60)) == ""
	assert asked("Working Calendar", CALENDAR, exceptions=[{"falls_on": day(60), **MOVED}]) == ""
	later = {"falls_on": "2050-01-01", "holiday_name": "Новий рік"}
	assert asked("Working Calendar", CALENDAR, holidays=[*rows, later]) == ""


@pytest.mark.parametrize("values", [{}, {"title": "інша назва"}, {"note": "примітка"}, {"amount": "1"}])
def test_what_moves_no_term_is_not_asked_about(values: dict) -> None:
	assert asked("Term Rule", "month", **values) == ""


def test_row_that_nobody_was_counted_by_is_not_asked_about() -> None:
	insert(rule_values(rule_code="coming", valid_from=day(30)))
	insert(rule_values(rule_code="kept", is_enabled=0))

	assert asked("Term Rule", "coming", amount=30) == ""
	assert asked("Term Rule", "kept", amount=30) == ""
	assert asked("Legal Act", "law-393", title="Інша назва") == ""


def test_version_just_begun_takes_the_change_it_was_begun_for_unasked() -> None:
	version = begin_version(doctype="Term Rule", name="month", valid_from=clock.today())

	assert asked("Term Rule", version, amount=20, unit="Days") == ""
	frappe.get_doc("Term Rule", version).update({"amount": 20, "unit": "Days", "limit_days": 45}).save()
	assert "зміна стосується всіх звернень" in asked("Term Rule", version, amount=25)


def test_row_moved_to_days_that_have_passed_is_asked_about() -> None:
	insert(rule_values(rule_code="coming", valid_from=day(30)))

	assert "діє з 01.02.2026" in asked("Term Rule", "coming", valid_from="2026-02-01")


@pytest.mark.parametrize("sent", ["", "{", "[]", "25", "null"])
def test_question_about_what_is_no_row_is_refused_in_words(sent: str) -> None:
	assert refusal(lambda: question_before_saving("Term Rule", "month", sent)) == (
		"Надісланий запис не вдалося прочитати. Перезавантажте сторінку й внесіть зміну ще раз."
	)


def test_question_is_answered_over_http_to_the_administrator_alone(http_server: Served, staff: Staff) -> None:
	path = "/api/method/appeals_app.legal_reference.api.question_before_saving"
	change = {"doctype": "Term Rule", "name": "month", "values": frappe.as_json({"amount": 2})}

	answers = {
		role: http_server.client().login(staff[role].user, PASSWORD).post(path, change)
		for role in (roles.OBLAST_ADMIN, roles.HEAD)
	}

	assert "зміна стосується" in answers[roles.OBLAST_ADMIN].json()["message"]
	assert answers[roles.HEAD].status_code == 403
	assert http_server.client().post(path, change).status_code == 403


# --- the mark of a check ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
	("doctype", "name", "change", "label"),
	[
		("Term Rule", "month", {"amount": 25, "unit": "Days"}, "Тривалість строку, Одиниця строку"),
		("Legal Regime", REGIME, {"valid_to": "2027-01-31"}, "Діє до"),
		("Legal Article", "law-393.20-1", {"citation": "ст. 20 нового закону"}, "Посилання на норму"),
		("Legal Act", "law-393", {"adopted_on": "1996-10-03"}, "Дата прийняття"),
	],
)
def test_changed_row_loses_the_mark_and_says_so(
	staff: Staff, doctype: str, name: str, change: dict, label: str
) -> None:
	frappe.db.set_value(doctype, name, "is_verified", 1)
	with acting_as(staff[roles.OBLAST_ADMIN]):
		row = frappe.get_doc(doctype, name).update(change).save()

	assert row.is_verified == 0
	assert messages() == [
		f"З рядка «{row.get_title()}» знято позначку «Звірено з джерелом», бо змінено: {label}. Звірте запис з офіційним"
		" текстом і поставте позначку знову."
	]


def test_mark_set_with_the_change_stays() -> None:
	rule = frappe.get_doc("Term Rule", "month")
	rule.update({"is_verified": 0}).save()
	rule.update({"amount": 2, "limit_days": 90, "is_verified": 1}).save()

	assert frappe.db.get_value("Term Rule", "month", "is_verified") == 1


def test_mark_stays_where_nothing_compared_with_the_source_has_changed() -> None:
	frappe.get_doc("Term Rule", "month").update({"title": "інша назва", "valid_to": "2090-01-01"}).save()

	assert frappe.db.get_value("Term Rule", "month", "is_verified") == 1


def test_corrected_row_shipped_with_a_newer_version_keeps_its_mark() -> None:
	newer = {
		**shipped("Term Rule")["month"],
		"doctype": "Term Rule",
		"name": "month",
		"amount": 2,
		"limit_days": 70,
	}
	assert newer["is_verified"] == 1

	assert seed_record(newer)

	assert frappe.db.get_value("Term Rule", "month", ["amount", "is_verified"]) == (2, 1)
	assert messages() == []


# --- days left without a term ------------------------------------------------------------------------------


def test_closing_a_rule_without_a_follower_says_which_appeals_have_no_term_from_when() -> None:
	frappe.get_doc("Term Rule", "month").update({"valid_to": "2090-10-31"}).save()

	[said] = frappe.get_message_log()
	assert said["title"] == "Звернення лишаться без строку"
	assert said["indicator"] == "orange"
	assert messages() == [
		"З 01.11.2090 жодне правило не встановлює строку: розгляд звернень, які потребують додаткового вивчення."
		" Додайте правило або розпочніть нову версію наявного."
	]


@pytest.mark.parametrize(
	("code", "what"),
	[
		("5d", "Пересилання за належністю"),
		("10d", "Повернення через недотримання вимог"),
		("15d", "розгляд звернень, які не потребують додаткового вивчення"),
	],
)
def test_disabled_rule_leaves_days_without_a_term_from_today(code: str, what: str) -> None:
	frappe.get_doc("Term Rule", code).update({"is_enabled": 0}).save()

	[said] = messages()
	today = frappe.utils.format_date(clock.today())
	assert f"З {today} жодне правило не встановлює строку: {what}." in said


def test_rule_given_another_purpose_says_what_its_old_one_lacks() -> None:
	frappe.get_doc("Term Rule", "10d").update({"purpose": "Petition"}).save()

	assert any("Повернення через недотримання вимог" in said for said in messages())


def test_follower_that_begins_late_is_said_with_both_days() -> None:
	rule = frappe.get_doc("Term Rule", "10d")
	rule.update({"valid_to": "2090-01-31"}).save()
	frappe.clear_messages()

	follower = frappe.copy_doc(rule)
	follower.update({"rule_code": "late", "valid_from": "2090-03-01", "valid_to": None}).insert()

	[said] = messages()
	assert "З 01.02.2090 до 28.02.2090 жодне правило не встановлює строку" in said


def test_deleted_rule_says_what_it_leaves_open() -> None:
	rule = frappe.get_doc("Term Rule", "10d")
	rule.update({"valid_to": "2090-01-31"}).save()
	follower = frappe.copy_doc(rule)
	follower.update({"rule_code": "next", "valid_from": "2090-02-01", "valid_to": None}).insert()
	frappe.clear_messages()

	follower.delete()

	assert any("З 01.02.2090 жодне правило не встановлює строку" in said for said in messages())


@pytest.mark.parametrize(
	("code", "change"),
	[("month", {"title": "інша назва"}), ("hotline-15d", {"is_enabled": 0}), ("info-5wd", {"is_enabled": 0})],
)
def test_change_that_leaves_no_day_without_a_term_is_silent(code: str, change: dict) -> None:
	frappe.get_doc("Term Rule", code).update(change).save()

	assert messages() == []


# --- regimes and calendars ---------------------------------------------------------------------------------


def test_regime_is_ended_by_an_act() -> None:
	regime = frappe.get_doc("Legal Regime", REGIME)
	regime.update({"valid_to": "2027-01-31", "ended_by": "law-2136.6-6"}).save()

	assert frappe.db.get_value("Legal Regime", REGIME, ["ended_by", "is_verified"]) == ("law-2136.6-6", 0)


def test_act_that_ended_a_regime_without_its_last_day_is_refused() -> None:
	regime = insert(regime_values())

	assert refusal(lambda: regime.update({"ended_by": "law-2136.6-6"}).save()) == (
		"Зазначено акт, яким припинено «карантин», але не вказано останнього дня. Вкажіть день у полі «Діє до» або"
		" приберіть акт."
	)


def test_day_off_entered_on_a_saturday_is_told_to_be_off_already() -> None:
	calendar = insert(calendar_values(exceptions=[{"falls_on": "2027-05-08", **MOVED}]))
	first = messages()
	frappe.clear_messages()
	calendar.append("exceptions", {"falls_on": "2027-05-10", **MOVED})
	calendar.save()

	assert first == ["Ці дні й без перенесення такі самі, тож рядки нічого не змінюють: 08.05.2027."]
	assert messages() == []


def test_answers_of_the_counting_are_asked_about_once_they_differ() -> None:
	stored = shipped_counting().as_dict()

	assert asked("Term Counting", "general-2000-01-01", **stored) == ""
	assert asked("Working Calendar", CALENDAR, **shipped_calendar().as_dict()) == ""
