"""Dates, times and numbers are written and counted as in Ukraine."""

import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.clerk import Office, open_form, settle

MONTHS = [
	"Січень",
	"Лютий",
	"Березень",
	"Квітень",
	"Травень",
	"Червень",
	"Липень",
	"Серпень",
	"Вересень",
	"Жовтень",
	"Листопад",
	"Грудень",
]


def open_date_picker(page: Page) -> None:
	page.goto("/app/appeal/new")
	page.wait_for_selector("[data-fieldname=written_on] input:visible")
	settle(page)
	page.click("[data-fieldname=written_on] input:visible")
	page.wait_for_selector(".datepicker.active")


def test_date_picker_names_month_and_days_in_ukrainian_from_monday(desk: Page) -> None:
	open_date_picker(desk)
	picker = desk.locator(".datepicker.active")

	title = picker.locator(".datepicker--nav-title").inner_text()
	assert title.split(",")[0] in MONTHS
	assert picker.locator(".datepicker--day-name").all_inner_texts() == [
		"ПН",
		"ВТ",
		"СР",
		"ЧТ",
		"ПТ",
		"СБ",
		"НД",
	]
	expect(picker.locator(".datepicker--button").first).to_have_text("Сьогодні")


def test_picked_day_is_written_with_dots_and_stored(desk: Page) -> None:
	open_date_picker(desk)
	desk.locator(".datepicker.active .datepicker--cell-day:not(.-other-month-)", has_text="15").first.click()

	today = datetime.date.today()
	shown = desk.input_value("[data-fieldname=written_on] input:visible")
	assert shown[:3] == "15." and shown[-5:] == f".{today.year}" and len(shown) == len("dd.mm.yyyy")
	assert desk.evaluate("cur_frm.doc.written_on") == f"{shown[6:]}-{shown[3:5]}-15"


@pytest.mark.parametrize(
	("pattern", "written"),
	[
		("LL", "9 березня 2026 р."),
		("MMMM YYYY", "березень 2026"),
		("dddd, D MMMM", "понеділок, 9 березня"),
		("Do MMMM YYYY, hh:mm A", "9 березня 2026, 08:05 ранку"),
		("DD.MM.YYYY HH:mm", "09.03.2026 08:05"),
	],
)
def test_moment_writes_dates_in_ukrainian(desk: Page, pattern: str, written: str) -> None:
	desk.goto("/app")

	assert desk.evaluate("(pattern) => moment('2026-03-09T08:05:00').format(pattern)", pattern) == written


@pytest.mark.parametrize(
	("hours", "words"),
	[
		(1, "1 годину тому"),
		(2, "2 години тому"),
		(5, "5 годин тому"),
		(21, "21 годину тому"),
		(24, "учора"),
		(24 * 3, "3 дні тому"),
		(24 * 8, "минулого тижня"),
		(24 * 800, "2 роки тому"),
	],
)
def test_ages_have_the_right_plural(desk: Page, hours: int, words: str) -> None:
	desk.goto("/app")
	age = "(hours) => $(comment_when(moment(frappe.datetime.now_datetime()).subtract(hours, 'hours')" + (
		".format('YYYY-MM-DD HH:mm:ss'))).text()"
	)

	assert desk.evaluate(age, hours) == words


@pytest.mark.parametrize(
	("days", "words"),
	[(1, "день тому"), (2, "2 дні тому"), (5, "5 днів тому"), (11, "11 днів тому"), (22, "22 дні тому")],
)
def test_moment_counts_in_ukrainian(desk: Page, days: int, words: str) -> None:
	desk.goto("/app")

	assert (
		desk.evaluate("(days) => moment('2026-03-31').subtract(days, 'days').from('2026-03-31')", days)
		== words
	)


def test_week_begins_on_monday_and_kyiv_time_is_known(desk: Page) -> None:
	desk.goto("/app")

	assert desk.evaluate("moment('2026-03-11').startOf('week').format('YYYY-MM-DD')") == "2026-03-09"
	assert desk.evaluate("frappe.datetime.get_first_day_of_the_week_index()") == 1
	assert desk.evaluate("moment.tz('2026-01-15 12:00', 'Europe/Kyiv').format('Z')") == "+02:00"
	assert desk.evaluate("moment.tz('2026-07-15 12:00', 'Europe/Kyiv').format('Z')") == "+03:00"


def test_numbers_are_grouped_by_spaces_with_a_comma(desk: Page) -> None:
	desk.goto("/app")

	assert desk.evaluate("format_number(1234567.5, null, 2)") == "1 234 567,50"


def test_form_shows_moments_without_seconds_and_leaves_them_as_stored(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["registered"])
	shown = desk.input_value("[data-fieldname=received_at] input:visible")
	stored = desk.evaluate("cur_frm.doc.received_at")

	assert shown == datetime.datetime.fromisoformat(stored).strftime("%d.%m.%Y %H:%M")
	assert stored[-3:] != ":00", "the test needs a moment with seconds"
	assert not desk.evaluate("cur_frm.is_dirty()")


def test_changed_time_is_stored(desk: Page, office: Office) -> None:
	open_form(desk, office.appeals["registered"])
	field = desk.locator("[data-fieldname=received_at] input:visible")
	field.fill("02.03.2026 09:15")
	field.press("Tab")
	settle(desk)

	assert desk.evaluate("cur_frm.doc.received_at") == "2026-03-02 09:15:00"
	desk.evaluate("cur_frm.reload_doc()")
