"""The classifier through the doors of the web server: refusals in Ukrainian, and what link fields offer."""

import json
from collections.abc import Iterator

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, unique
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian, assert_says_what_to_do

ITEM = "Appeal Classifier Item"
RESOURCE = "/api/resource/Appeal Classifier Item"

WRONG_ITEMS = {
	"no parent": {"parent_item": None},
	"parent of another group": {"parent_item": "result.granted"},
	"group whose items rules read": {"item_group": "kind", "parent_item": "kind.complaint"},
	"no group": {"item_group": None},
	"end before the beginning": {"valid_from": "2026-06-01", "valid_to": "2026-05-01"},
	"code of the act": {"official_code": "10.1"},
	"key of two words": {"item_key": "два слова"},
	"status that is none": {"code_status": "може"},
	"day that is none": {"valid_to": "колись"},
	"official, verified by nobody": {"code_status": "verified", "official_code": "10.1", "parent_item": None},
}

WRONG_CHANGES = {
	"code without a check": ("theme.housing", {"official_code": "10.1"}),
	"other key": ("theme.housing", {"item_key": "dwelling"}),
	"other group": ("theme.housing", {"item_group": "result"}),
	"official made local": ("theme.housing", {"code_status": "local", "parent_item": "theme.other"}),
	"code of another item": (
		"type.electronic",
		{
			"code_status": "verified",
			"official_code": "6.2",
			"code_checked_by": "О. Гай",
			"code_checked_version": "858-published",
		},
	),
}


@pytest.fixture(scope="module")
def admin(http_server: Served, staff: Staff) -> Client:
	"""The oblast administrator, logged in."""
	return http_server.client().login(staff[roles.OBLAST_ADMIN].user, PASSWORD)


@pytest.fixture(scope="module")
def local_items(site: str, staff: Staff, neighbours: Staff) -> Iterator[dict[str, str]]:
	"""A closed local item, one of the first authority and one of the second; removed afterwards."""
	frappe.db.rollback()
	frappe.set_user("Administrator")
	made = {
		"closed": _make("Закрита", valid_to="2026-03-20"),
		"own": _make("Своя", authority=staff.authority),
		"foreign": _make("Чужа", authority=neighbours.authority),
	}
	frappe.db.commit()  # the server reads only what is committed
	yield made
	frappe.set_user("Administrator")
	for name in made.values():
		frappe.delete_doc(ITEM, name)
	frappe.db.commit()


def _make(title: str, **values: object) -> str:
	local = {"item_group": "theme", "item_key": unique("k"), "title": title, "code_status": "local"}
	return frappe.get_doc({"doctype": ITEM, **local, "parent_item": "theme.housing", **values}).insert().name


def offered(client: Client, text: str = "", **filters: object) -> dict[str, str]:
	"""What a link field shows: name and the line below the title."""
	answer = client.post(
		"/api/method/frappe.desk.search.search_link",
		json={
			"doctype": ITEM,
			"txt": text,
			"page_length": 100,
			"query": "appeals_app.legal_reference.doctype.appeal_classifier_item.appeal_classifier_item.search_items",
			"filters": json.dumps(filters),
		},
	)
	assert answer.status_code == 200, answer.text
	body = answer.json()
	rows = body["results"] if "results" in body else body["message"]
	return {row["value"]: row["description"] for row in rows}


@pytest.mark.parametrize("case", WRONG_ITEMS)
def test_wrong_item_is_refused_in_ukrainian_and_not_kept(admin: Client, case: str) -> None:
	key = unique("k")
	values = {
		"item_group": "theme",
		"item_key": key,
		"title": "Ліфти",
		"code_status": "local",
		"parent_item": "theme.housing",
		**WRONG_ITEMS[case],
	}

	answer = admin.post(RESOURCE, json=values)

	assert_says_what_to_do(assert_refused_in_ukrainian(answer))
	assert not frappe.db.exists(ITEM, {"item_key": key})


@pytest.mark.parametrize("case", WRONG_CHANGES)
def test_wrong_change_is_refused_in_ukrainian_and_not_kept(admin: Client, case: str) -> None:
	name, values = WRONG_CHANGES[case]
	before = frappe.db.get_value(ITEM, name, "modified")

	answer = admin.request("PUT", f"{RESOURCE}/{name}", json=values)

	assert_says_what_to_do(assert_refused_in_ukrainian(answer))
	frappe.db.rollback()
	assert frappe.db.get_value(ITEM, name, "modified") == before


def test_item_of_the_act_is_not_removed_over_http(admin: Client) -> None:
	answer = admin.request("DELETE", f"{RESOURCE}/theme.other")

	assert_says_what_to_do(assert_refused_in_ukrainian(answer))
	assert frappe.db.exists(ITEM, "theme.other")


def test_link_field_offers_items_of_the_day_and_of_the_authority(
	admin: Client, local_items: dict[str, str], staff: Staff
) -> None:
	asked = {"item_group": "theme", "authority": staff.authority}

	in_time = offered(admin, on="2026-03-20 10:00:00", **asked)
	late = offered(admin, on="2026-03-21 10:00:00", **asked)

	assert set(in_time) - set(late) == {local_items["closed"]}
	assert local_items["own"] in late
	assert local_items["foreign"] not in in_time
	assert list(late)[:3] == ["theme.industry", "theme.agrarian_land", "theme.transport_comm"]


def test_link_field_says_how_far_a_code_is_known(admin: Client) -> None:
	kinds = offered(admin, item_group="type", on="2026-03-20")

	assert kinds["type.letter"].endswith("6.2")
	assert kinds["type.electronic"].endswith("код не звірено")
	assert offered(admin, text="Телеграма", item_group="type") == {"type.telegram": "type.telegram, 6.1"}


def test_link_field_finds_an_item_by_a_part_of_its_title(admin: Client) -> None:
	assert list(offered(admin, text="житлов", item_group="theme")) == ["theme.housing"]
	assert offered(admin, text="немає такого", item_group="theme") == {}


def test_guest_is_offered_nothing(http_server: Served) -> None:
	answer = http_server.client().post(
		"/api/method/frappe.desk.search.search_link", json={"doctype": ITEM, "txt": ""}
	)

	assert answer.status_code in (401, 403)
