"""Days left in lists and reports: shown, filtered and sorted by, true every day."""

from datetime import date

import frappe
import pytest

from appeals_app.appeal_registry import tasks
from appeals_app.patches.v0_2 import keep_days_left
from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Served
from tests.site.answers import assert_refused_in_ukrainian
from tests.site.deciding import DUE, on, way_of

LISTS = (
	{"fields": '["*"]'},
	{"fields": '["days_left"]'},
	{"fields": '["name", "control_date", "days_left"]', "order_by": "days_left desc"},
	{"filters": '[["days_left", "<", 3]]'},
)


def listed(way: Journey) -> int:
	with acting_as(way.staff[roles.REGISTRAR]):
		[row] = frappe.get_list("Appeal", filters={"name": way.appeal}, fields=["days_left"])
	return row.days_left


def test_list_shows_the_days_left_on_the_day_the_card_was_saved(staff: Staff) -> None:
	assert listed(way_of(staff)) == (DUE - date(2026, 2, 2)).days


@pytest.mark.parametrize("sweep", [tasks.keep_days_left, keep_days_left.execute])
def test_sweep_keeps_the_list_true(staff: Staff, sweep) -> None:
	way = way_of(staff)

	with on(date(2026, 3, 4)):
		sweep()

	assert listed(way) == -2


def test_card_tells_the_days_left_today_whatever_the_list_holds(staff: Staff) -> None:
	way = way_of(staff)

	with on(date(2026, 2, 28)):
		assert way.card().as_dict().days_left == 2


def test_clock_that_stands_leaves_no_days(staff: Staff) -> None:
	way = Journey(staff).to("answered")
	assert listed(way) == 0
	frappe.db.set_value("Appeal", way.appeal, "days_left", 5)

	tasks.keep_days_left()

	assert listed(way) == 0
	assert way.card().days_left is None


@pytest.mark.parametrize("asked", LISTS, ids=repr)
def test_lists_and_reports_answer_over_http(http_server: Served, staff: Staff, asked: dict) -> None:
	registrar = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)

	answer = registrar.request("GET", "/api/resource/Appeal", params={**asked, "limit_page_length": 1})
	report = registrar.post(
		"/api/method/frappe.desk.reportview.get",
		{"fields": '["name"]', **asked, "doctype": "Appeal", "start": 0, "page_length": 1},
	)

	assert (answer.status_code, report.status_code) == (200, 200), (answer.text, report.text)


def test_list_of_what_no_column_holds_is_refused_in_words(http_server: Served, staff: Staff) -> None:
	registrar = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)

	answer = registrar.request("GET", "/api/resource/Appeal", params={"fields": '["term_proof_view"]'})

	assert "select" not in answer.text.lower()
	if answer.status_code != 200:
		assert answer.status_code == 417
		assert_refused_in_ukrainian(answer)
