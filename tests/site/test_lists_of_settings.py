"""Settings are one record each: a list of them is refused in words by every door of lists."""

import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.staff import Staff
from tests.serving import Served
from tests.site.answers import assert_refused_in_ukrainian

COLUMNS = {"fields": '["name"]', "filters": "[]"}

DOORS = {
	"frappe.client.get_list": COLUMNS,
	"frappe.client.get_count": {},
	"frappe.desk.reportview.get": COLUMNS,
	"frappe.desk.reportview.get_list": COLUMNS,
	"frappe.desk.reportview.get_count": {"filters": "[]"},
	"frappe.desk.listview.get_group_by_count": {"current_filters": "[]", "field": "owner"},
	"frappe.desk.search.search_link": {"txt": ""},
}


@pytest.mark.parametrize(
	("role", "doctype"),
	[
		(roles.DATA_PROTECTION_OFFICER, "Personal Data Access Settings"),
		(roles.DATA_PROTECTION_OFFICER, "Appeal Files Settings"),
		(roles.OBLAST_ADMIN, "Appeal Control Settings"),
	],
)
def test_settings_are_not_listed(http_server: Served, staff: Staff, role: str, doctype: str) -> None:
	client = http_server.client().login(staff[role].user, PASSWORD)
	client.open_desk()

	for door, form in DOORS.items():
		answer = client.post(f"/api/method/{door}", {"doctype": doctype, **form})
		assert (answer.status_code, door) == (417, door), answer.text
		assert "списку в нього немає" in " ".join(assert_refused_in_ukrainian(answer)), door
