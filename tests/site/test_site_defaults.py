"""A fresh site speaks Ukrainian, counts as in Ukraine and shows a clerk only what is a clerk's."""

import frappe
import pytest
import pytz
from frappe.boot import get_bootinfo
from frappe.desk.desktop import get_workspace_sidebar_items
from frappe.translate import get_all_translations
from frappe.utils import fmt_money, format_date, format_datetime

from appeals_app.permissions import roles
from appeals_app.setup.framework_workspaces import (
	keep_framework_workspaces_for_administrators,
	open_framework_workspaces,
)
from appeals_app.setup.site_defaults import SYSTEM_SETTINGS, WEBSITE_SETTINGS
from appeals_app.testing.factories import make_user
from appeals_app.testing.staff import acting_as


@pytest.fixture
def administrator() -> str:
	"""A System Manager."""
	return make_user("System Manager").name


@pytest.fixture
def clerk(administrator: str) -> str:
	"""Made after an administrator: the framework makes the first user of a site a System Manager unasked."""
	return make_user(roles.REGISTRAR).name


def workspaces_of(user: str) -> list[str]:
	with acting_as(user):
		return [page["name"] for page in get_workspace_sidebar_items()["pages"]]


@pytest.mark.parametrize(
	("doctype", "wanted"), [("System Settings", SYSTEM_SETTINGS), ("Website Settings", WEBSITE_SETTINGS)]
)
def test_settings_took_effect(doctype: str, wanted: dict) -> None:
	settings = frappe.get_single(doctype)
	known = {field: value for field, value in wanted.items() if settings.meta.has_field(field)}

	assert {field: str(settings.get(field)) for field in known} == {
		field: str(known[field]) for field in known
	}


def test_settings_of_the_site_are_known_to_the_framework() -> None:
	"""A misspelt field would be passed over in silence: all but those newer than 15.0 have to be there."""
	meta = frappe.get_meta("System Settings")

	assert [field for field in SYSTEM_SETTINGS if not meta.has_field(field)] == []


def test_desk_starts_on_the_workspace_and_not_in_the_setup_wizard(clerk: str) -> None:
	assert frappe.db.get_default("desktop:home_page") == "workspace"
	assert frappe.db.get_default("lang") == "uk"
	with acting_as(clerk):
		boot = get_bootinfo()

	assert boot.lang == "uk"
	assert boot.sysdefaults.first_day_of_the_week == "Monday"
	assert boot.app_logo_url == "/assets/appeals_app/images/emblem.svg"
	assert boot.time_zone["system"] == "Europe/Kyiv"


def test_kyiv_is_a_known_time_zone() -> None:
	assert "Europe/Kyiv" in pytz.all_timezones


def test_dates_and_numbers_are_written_as_in_ukraine() -> None:
	assert format_date("2026-03-09") == "09.03.2026"
	assert format_datetime("2026-03-09 08:05:00") == "09.03.2026 08:05"
	assert fmt_money(1234567.5) == "1 234 567,50"


def test_clerk_meets_only_the_workspaces_of_appeals(clerk: str) -> None:
	found = frappe.get_all("Workspace", filters={"name": ("in", workspaces_of(clerk))}, pluck="module")
	assert set(found) == {"Appeal Registry"}


def test_administrator_keeps_the_workspaces_of_the_framework(administrator: str) -> None:
	assert {"Users", "Build", "Tools"} <= set(workspaces_of(administrator))


def test_limiting_workspaces_again_changes_nothing() -> None:
	before = frappe.db.count("Has Role", {"parenttype": "Workspace"})

	keep_framework_workspaces_for_administrators()

	assert frappe.db.count("Has Role", {"parenttype": "Workspace"}) == before


def test_workspace_an_administrator_opened_to_another_role_stays_open(clerk: str) -> None:
	workspace = frappe.get_doc("Workspace", "Tools")
	row = {
		"parenttype": "Workspace",
		"parentfield": "roles",
		"parent": workspace.name,
		"role": roles.REGISTRAR,
	}
	frappe.get_doc({"doctype": "Has Role", **row}).db_insert()
	frappe.clear_document_cache("Workspace", workspace.name)

	keep_framework_workspaces_for_administrators()

	assert "Tools" in workspaces_of(clerk)


def test_workspace_that_a_new_version_brings_anew_is_limited_again() -> None:
	frappe.db.delete("Has Role", {"parenttype": "Workspace", "parent": "Tools"})
	assert open_framework_workspaces() == ["Tools"]

	keep_framework_workspaces_for_administrators()

	assert open_framework_workspaces() == []


def test_menus_of_the_top_bar_lead_nowhere_outside() -> None:
	navbar = frappe.get_single("Navbar Settings")
	shown = [
		item.route or "" for item in [*navbar.help_dropdown, *navbar.settings_dropdown] if not item.hidden
	]

	assert [route for route in shown if route.startswith("http") or route == "/app/user-profile"] == []


def test_links_to_users_show_names_and_not_addresses() -> None:
	assert frappe.get_meta("User").show_title_field_in_link == 1


def test_translations_of_the_app_win_over_those_of_the_framework() -> None:
	heard = get_all_translations("uk")

	assert heard["Share"] == "Надати доступ"
	assert heard["Appeal"] == "Звернення"
	assert heard["Add:Primary action in list view"] == "Додати:"
