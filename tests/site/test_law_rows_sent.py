"""Rows of the law as programs send them: with keys, values and texts that no form would give."""

from datetime import timedelta

import frappe
import pytest

from appeals_app.domain.text_cleaning import show_tags
from appeals_app.legal_reference.api import begin_version, fill_holidays
from appeals_app.legal_reference.doctype.appeal_classifier_item.appeal_classifier_item import search_items
from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian, assert_says_what_to_do
from tests.site.law_rows import (
	calendar_values,
	counting_values,
	insert,
	regime_values,
	rule_values,
)
from tests.site.refusals import refusal

OUR_DAYS = "Вкажіть день від 01.01.1991 до 31.12.2199."
ITEM = "Appeal Classifier Item"
LOCAL_ITEM = {
	"doctype": ITEM,
	"item_group": "theme",
	"item_key": "sent_lifts",
	"title": "Ліфти",
	"code_status": "local",
	"parent_item": "theme.housing",
}

GROUP = {"doctype": "Appeal Classifier Group", "group_key": "sent", "title": "Група"}

DAYS = {
	"rule from the first day of all": rule_values(valid_from="0001-01-01"),
	"rule to the last day of all": rule_values(valid_to="9999-12-31"),
	"calendar from the first day of all": calendar_values(valid_from="0001-01-01"),
	"calendar from the last day of all": calendar_values(valid_from="9999-12-31"),
	"holiday in the year 9999": calendar_values(
		holidays=[{"falls_on": "9999-12-31", "holiday_name": "свято"}]
	),
	"counting from the first day of all": counting_values(valid_from="0001-01-01"),
	"regime to the last day of all": regime_values(valid_to="9999-12-31"),
	"regime the day before the first": regime_values(valid_from="1990-12-31"),
	"regime the day after the last": regime_values(valid_to="2200-01-01"),
	"local item to the last day of all": {**LOCAL_ITEM, "valid_to": "9999-12-31"},
	"redaction from the first day of all": {
		"doctype": "Appeal Classifier Version",
		"version_code": "first",
		"title": "Редакція",
		"valid_from": "0001-01-01",
	},
	"shortening demanded on the first day of all": {
		"doctype": "Appeal Term Change",
		"kind": "Shortening",
		"demanded_on": "0001-01-01",
	},
	"promise to the last day of all": {"doctype": "Appeal Commitment", "due_on": "9999-12-31"},
	"suspension to the last day of all": {"doctype": "Reception Suspension", "valid_to": "9999-12-31"},
	"recalculation to the last day of all": {
		"doctype": "Term Recalculation",
		"received_from": "2026-01-01",
		"received_to": "9999-12-31",
		"reason": "Зміна порядку",
	},
}

WORDS_NOT_TO_KEEP = "На\x00каз\u202e  про\ufeff строки"

ORDERS = [1e30, 100_000, "-0.5", -1, float("nan"), float("inf"), "abc", "nan", True]
"""What is no place in a list."""

TIMES = [2**31, -5, "25:00", "увечері", "18:00:00+02:00", True]
"""What is no time of a day."""

FILTERS = [
	{"on": ["bad"]},
	{"on": "учора"},
	{"nofield": 1},
	{"item_group": []},
	{"item_group": ["like"]},
	{"item_group": ["like", "a", "b"]},
	{"item_group": ["like", "a", "b", "c"]},
	{"item_group": ["sounds", "theme"]},
	{"item_group": {"a": 1}},
	{"authority": ["FIRST"]},
	[["nofield", "=", 1]],
	[["item_group"]],
	["item_group"],
	"theme",
]
"""Filters that ask for nothing that is there."""


@pytest.fixture
def admin(http_server: Served, staff: Staff) -> Client:
	"""The oblast administrator, logged in."""
	return http_server.client().login(staff[roles.OBLAST_ADMIN].user, PASSWORD)


@pytest.mark.parametrize("values", DAYS.values(), ids=DAYS)
def test_day_nobody_can_mean_is_refused(site: str, values: dict) -> None:
	said = refusal(lambda: insert(values))

	assert said.endswith(OUR_DAYS)
	assert "None" not in said


def test_act_older_than_independence_keeps_its_day(site: str) -> None:
	act = frappe.get_doc("Legal Act", "labour-code").update({"adopted_on": "1971-12-10"}).save()

	assert str(act.adopted_on) == "1971-12-10"
	assert refusal(lambda: act.update({"adopted_on": "0001-01-01"}).save()) == (
		"День 01.01.0001 не може бути правильним. Вкажіть день від 01.01.1900 до 31.12.2199."
	)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_version_does_not_begin_on_a_day_nobody_can_mean(site: str, day: str) -> None:
	calendar = insert(calendar_values())

	assert refusal(lambda: begin_version("Working Calendar", calendar.name, day)).endswith(OUR_DAYS)


def test_calendar_that_got_in_with_the_first_day_of_all_can_be_deleted(site: str) -> None:
	calendar = insert(calendar_values())
	frappe.db.set_value("Working Calendar", calendar.name, "valid_from", "0001-01-01")

	frappe.delete_doc("Working Calendar", calendar.name)

	assert not frappe.db.exists("Working Calendar", calendar.name)


def test_end_of_the_working_day_left_out_is_the_one_the_form_shows(site: str) -> None:
	values = counting_values()
	assert "office_closes" not in values

	counting = insert(values)

	assert frappe.get_doc("Term Counting", counting.name).office_closes == timedelta(hours=18)


@pytest.mark.parametrize("time", TIMES)
def test_end_of_the_working_day_that_is_no_time_is_refused(site: str, time: object) -> None:
	assert refusal(lambda: insert(counting_values(office_closes=time))) == (
		"Поле «Кінець робочого дня» — не час доби. Вкажіть години й хвилини від 00:00 до 23:59."
	)


def test_end_of_the_working_day_is_kept_as_it_was_given(site: str) -> None:
	counting = insert(counting_values(office_closes="17:15"))

	assert frappe.get_doc("Term Counting", counting.name).office_closes == timedelta(hours=17, minutes=15)


@pytest.mark.parametrize(
	"values", [rule_values(), calendar_values(), LOCAL_ITEM], ids=["rule", "calendar", "item"]
)
def test_new_row_is_no_amendment_of_another(site: str, values: dict) -> None:
	row = insert({**values, "amended_from": "month"})

	assert frappe.db.exists(row.doctype, row.name)
	assert row.get("amended_from") is None


@pytest.mark.parametrize("docstatus", [1, 2, 7, "1"])
def test_row_is_neither_submitted_nor_cancelled(site: str, docstatus: object) -> None:
	said = "«Правило строку» не подають і не скасовують. Надішліть запис без стану документа."

	assert refusal(lambda: insert(rule_values(docstatus=docstatus))) == said
	assert refusal(frappe.get_doc("Term Rule", "month").update({"docstatus": docstatus}).save) == said


@pytest.mark.parametrize("order", ORDERS, ids=str)
@pytest.mark.parametrize("values", [LOCAL_ITEM, GROUP], ids=["item", "group"])
def test_place_that_is_no_number_of_a_list_is_refused(site: str, values: dict, order: object) -> None:
	said = refusal(lambda: insert({**values, "sort_order_index": order}))

	assert_says_what_to_do([said])
	assert "Порядок" in said or "від 0 до 99999" in said


def test_place_between_two_others_is_taken(site: str) -> None:
	item = insert({**LOCAL_ITEM, "sort_order_index": "2.5"})

	assert item.sort_order_index == 2.5


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_filters_that_cannot_be_read_are_refused(site: str, filters: object) -> None:
	said = refusal(lambda: search_items(filters=frappe.as_json(filters)))

	assert said == "Умови пошуку не вдалося прочитати. Оновіть сторінку й оберіть знову."


def test_filters_of_a_list_are_read(site: str) -> None:
	found = search_items(filters=[[ITEM, "item_group", "=", "kind"]], page_length=50)

	assert {name.split(".")[0] for name, *_marks in found} == {"kind"}
	assert search_items(filters={"item_group": ["in", ["kind"]], "on": None}, page_length=50) == found


def test_texts_are_kept_without_what_nobody_types(site: str) -> None:
	rule = insert(rule_values(title=WORDS_NOT_TO_KEEP))
	act = frappe.get_doc("Legal Act", "law-393").update({"title": WORDS_NOT_TO_KEEP}).save()
	item = insert({**LOCAL_ITEM, "title": WORDS_NOT_TO_KEEP})
	calendar = insert(
		calendar_values(
			holidays=[{"falls_on": "2026-08-24", "holiday_name": WORDS_NOT_TO_KEEP}],
		)
	)

	kept = (rule.title, act.title, item.title, calendar.holidays[0].holiday_name)
	assert kept == ("Наказ про строки",) * 4


def test_tag_split_by_a_mark_nobody_sees_is_no_tag(site: str) -> None:
	rule = insert(rule_values(title="строк <\x00script>"))

	assert rule.title == show_tags("строк <script>")


@pytest.mark.parametrize(
	("values", "change", "label"),
	[
		(counting_values(), {"counting_code": "other"}, "Код порядку"),
		(calendar_values(), {"valid_from": "2026-02-01"}, "Діє з"),
	],
)
def test_field_that_stays_is_named_in_ukrainian(site: str, values: dict, change: dict, label: str) -> None:
	said = refusal(insert(values).update(change).save, frappe.CannotChangeConstantError)

	assert (
		said == f"Значення поля «{label}» не змінюють після створення. Залиште його або додайте інший запис."
	)


@pytest.mark.parametrize("merge", [False, True], ids=["rename", "merge"])
@pytest.mark.parametrize(
	("doctype", "old", "other"),
	[("Term Rule", "15d", "month"), (ITEM, "theme.other", "theme.housing")],
	ids=["rule", "item"],
)
def test_row_is_not_renamed_even_where_renaming_was_allowed(
	site: str, doctype: str, old: str, other: str, merge: bool
) -> None:
	frappe.make_property_setter(
		{"doctype": doctype, "doctype_or_field": "DocType", "property": "allow_rename", "value": "1"}
	)
	frappe.clear_cache(doctype=doctype)
	new = other if merge else "renamed"

	said = refusal(lambda: frappe.rename_doc(doctype, old, new, merge=merge))

	assert said.endswith("Залиште назву без змін.")
	assert frappe.db.exists(doctype, old)


DOOR = "/api/method/appeals_app.legal_reference.api"


@pytest.mark.parametrize("door", ["fill_holidays", "begin_version"])
def test_door_without_arguments_says_what_is_missing(admin: Client, door: str) -> None:
	assert_says_what_to_do(assert_refused_in_ukrainian(admin.post(f"{DOOR}.{door}", {})))


@pytest.mark.parametrize(
	("door", "sent"),
	[
		("fill_holidays", {"calendar": "ukraine-2000-01-01", "first_year": "рік", "last_year": []}),
		("fill_holidays", {"calendar": {"name": "x"}}),
		("begin_version", {"doctype": "Working Calendar", "name": ["ukraine"], "valid_from": 5}),
	],
)
def test_argument_of_a_wrong_kind_is_refused_in_words(admin: Client, door: str, sent: dict) -> None:
	assert_says_what_to_do(assert_refused_in_ukrainian(admin.post(f"{DOOR}.{door}", sent)))


def test_doors_name_the_row_they_are_about(site: str) -> None:
	said = "Не вказано, про який запис ідеться. Відкрийте запис і почніть звідти."

	assert refusal(fill_holidays) == refusal(lambda: begin_version("Working Calendar")) == said
