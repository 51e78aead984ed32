"""Defaults belong to the administrator once they are in: no upgrade undoes an edit or a deletion."""

import json
from collections.abc import Callable
from pathlib import Path

import frappe
import pytest
from frappe.model.workflow import get_workflow

from appeals_app.appeal_administration.shipped_defaults import DEFAULTS_FOLDER
from appeals_app.appeal_registry.phase_moves import phase_of_state
from appeals_app.domain.lifecycle import ALLOWED_MOVES, Phase
from appeals_app.domain.text_cleaning import show_tags
from appeals_app.patches.v0_3 import ledger_as_shipped
from appeals_app.permissions import roles
from appeals_app.setup.install import after_migrate, after_sync
from appeals_app.setup.seed import seed_defaults
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff

CHANNEL = "Appeal Channel"


def everything() -> dict[str, list[dict]]:
	"""Every record of the DocTypes that are seeded, with its rows and the day it was last touched."""
	doctypes = {
		record["doctype"]
		for path in DEFAULTS_FOLDER.glob("*.json")
		for record in json.loads(path.read_text())
	}
	return {
		doctype: [
			json.loads(frappe.get_doc(doctype, name).as_json())
			for name in frappe.get_all(doctype, pluck="name", order_by="name")
		]
		for doctype in (*sorted(doctypes), "Appeal Seeded Default")
	}


@pytest.fixture
def ship(tmp_path: Path) -> Callable[..., list[str]]:
	"""Seeds one channel as a version of the app would ship it; gives what was written."""

	def ship_channel(**values: object) -> list[str]:
		channel = {
			"doctype": CHANNEL,
			"name": "pigeon",
			"channel_key": "pigeon",
			"title": "Голубом",
			"form_of_receipt": "form_of_receipt.post",
			"is_disabled": 0,
			**values,
		}
		(tmp_path / "20_appeal_channel.json").write_text(json.dumps([channel], ensure_ascii=False))
		return seed_defaults(tmp_path)

	return ship_channel


def title() -> str | None:
	return frappe.db.get_value(CHANNEL, "pigeon", "title")


def edit(**values: object) -> None:
	"""An administrator changes the record in its form."""
	channel = frappe.get_doc(CHANNEL, "pigeon")
	channel.update(values)
	channel.save()


# the ledger -------------------------------------------------------------------------------------------------


def test_seeding_a_second_time_changes_nothing() -> None:
	before = everything()

	assert seed_defaults() == []

	assert everything() == before


def test_shipped_record_is_inserted_once(ship: Callable[..., list[str]]) -> None:
	assert ship() == ["Appeal Channel: pigeon"]
	assert ship() == []
	assert title() == "Голубом"


def test_untouched_record_takes_over_a_newer_version(ship: Callable[..., list[str]]) -> None:
	ship()

	assert ship(title="Поштовим голубом") == ["Appeal Channel: pigeon"]

	assert title() == "Поштовим голубом"
	assert ship(title="Поштовим голубом") == []


def test_untouched_item_with_a_number_takes_over_a_newer_version(tmp_path: Path) -> None:
	item = {
		"doctype": "Appeal Classifier Item",
		"name": "result.tried",
		"item_group": "result",
		"item_key": "tried",
		"title": "Старий напис",
		"code_status": "not_found",
		"sort_order_index": 3,
	}
	for title_of_version in ("Старий напис", "Новий напис"):
		(tmp_path / "10.json").write_text(json.dumps([{**item, "title": title_of_version}]))
		seed_defaults(tmp_path)

	assert frappe.db.get_value("Appeal Classifier Item", "result.tried", "title") == "Новий напис"


def test_edited_record_stays_as_the_administrator_left_it(ship: Callable[..., list[str]]) -> None:
	ship()
	edit(title="Кур'єром")

	assert ship(title="Поштовим голубом") == []

	assert title() == "Кур'єром"


def test_edit_of_any_shipped_field_keeps_the_whole_record(ship: Callable[..., list[str]]) -> None:
	ship()
	edit(is_disabled=1)

	ship(title="Поштовим голубом")

	assert title() == "Голубом"


def test_edit_that_was_taken_back_no_longer_keeps_the_record(ship: Callable[..., list[str]]) -> None:
	ship()
	edit(title="Кур'єром")
	edit(title="Голубом")

	assert ship(title="Поштовим голубом") == ["Appeal Channel: pigeon"]


@pytest.mark.parametrize("version", [{}, {"title": "Поштовим голубом"}])
def test_deleted_record_does_not_come_back(ship: Callable[..., list[str]], version: dict) -> None:
	ship()
	frappe.delete_doc(CHANNEL, "pigeon")

	assert ship(**version) == []

	assert title() is None


def test_record_that_was_there_before_is_left_alone(ship: Callable[..., list[str]]) -> None:
	own = {"channel_key": "pigeon", "title": "Наш голуб", "form_of_receipt": "form_of_receipt.post"}
	frappe.get_doc({"doctype": CHANNEL, **own}).insert()

	assert ship() == []

	assert title() == "Наш голуб"
	ship(title="Поштовим голубом")
	assert title() == "Наш голуб"


def test_record_with_rows_is_not_taken_for_a_newer_version_of_itself(tmp_path: Path) -> None:
	"""The framework writes into the rows it inserts; the ledger keeps what was shipped."""
	profile = {"doctype": "Role Profile", "name": "Канцелярія", "role_profile": "Канцелярія"}
	shipped = [{**profile, "roles": [{"role": roles.REGISTRAR}]}]
	(tmp_path / "50_role_profile.json").write_text(json.dumps(shipped))

	assert seed_defaults(tmp_path) == ["Role Profile: Канцелярія"]
	assert seed_defaults(tmp_path) == []


@pytest.mark.parametrize("order", [7, 7.5])
def test_record_with_a_number_is_recognised_as_untouched(tmp_path: Path, order: float) -> None:
	"""The database gives a fraction where a whole number was shipped."""
	theme = {
		"doctype": "Appeal Classifier Item",
		"name": "theme.pigeons",
		"item_group": "theme",
		"item_key": "pigeons",
		"code_status": "not_found",
		"sort_order_index": order,
	}
	for title in ("Голуби", "Поштові голуби"):
		(tmp_path / "10_item.json").write_text(json.dumps([{**theme, "title": title}]))
		assert seed_defaults(tmp_path) == ["Appeal Classifier Item: theme.pigeons"]

	assert frappe.db.get_value("Appeal Classifier Item", "theme.pigeons", "title") == "Поштові голуби"


NOTIFICATION = {
	"doctype": "Notification",
	"name": "Нагадування з розміткою",
	"channel": "Email",
	"document_type": "Appeal Assignment",
	"enabled": 0,
	"event": "New",
	"is_standard": 0,
	"message": "<p>Вам <b>доручено</b></p>",
	"recipients": [{"receiver_by_document_field": "user"}],
	"subject": "Доручено",
}


def ship_notification(folder: Path, **values: object) -> list[str]:
	(folder / "60.json").write_text(json.dumps([{**NOTIFICATION, **values}], ensure_ascii=False))
	return seed_defaults(folder)


def test_record_with_tags_is_recognised_as_untouched(tmp_path: Path) -> None:
	ship_notification(tmp_path)

	assert ship_notification(tmp_path, subject="Вам доручено") == ["Notification: Нагадування з розміткою"]


def test_patch_mends_what_the_ledger_kept_of_tags(tmp_path: Path) -> None:
	ship_notification(tmp_path)
	entry = {"reference_doctype": "Notification", "reference_name": NOTIFICATION["name"]}
	content = frappe.db.get_value("Appeal Seeded Default", entry, "shipped_content")
	frappe.db.set_value("Appeal Seeded Default", entry, "shipped_content", show_tags(content))
	assert ship_notification(tmp_path, subject="Вам доручено") == []

	ledger_as_shipped.execute()

	assert frappe.db.get_value("Appeal Seeded Default", entry, "shipped_content") == content
	assert ship_notification(tmp_path, subject="Вам доручено")


def test_everything_shipped_is_in_the_site_and_in_the_ledger() -> None:
	shipped = [record for path in DEFAULTS_FOLDER.glob("*.json") for record in json.loads(path.read_text())]

	noted = set(
		frappe.get_all("Appeal Seeded Default", fields=["reference_doctype", "reference_name"], as_list=True)
	)

	assert len(shipped) == len({(record["doctype"], record["name"]) for record in shipped})
	assert {(record["doctype"], record["name"]) for record in shipped} <= noted
	assert not [record for record in shipped if not frappe.db.exists(record["doctype"], record["name"])]


# upgrades ---------------------------------------------------------------------------------------------------


def add_state(workflow: str) -> None:
	"""An administrator adds a visa of the lawyer between approval and signature."""
	frappe.get_doc({"doctype": "Workflow State", "workflow_state_name": "Віза юриста"}).insert()
	frappe.get_doc({"doctype": "Workflow Action Master", "workflow_action_name": "Завізувати"}).insert()
	document = frappe.get_doc("Workflow", workflow)
	approval = next(row for row in document.transitions if row.action == journey.APPROVE)
	signature, approval.next_state = approval.next_state, "Віза юриста"
	document.append(
		"states", {"state": "Віза юриста", "doc_status": 0, "allow_edit": roles.HEAD, "appeal_phase": "REPLY"}
	)
	document.append(
		"transitions",
		{"state": "Віза юриста", "action": "Завізувати", "next_state": signature, "allowed": roles.REGISTRAR},
	)
	document.save()


def as_shipped_before() -> str:
	"""The site's workflow and its ledger as they were before steps had conditions on erased cards."""
	workflow = get_workflow("Appeal").name
	entry = {"reference_doctype": "Workflow", "reference_name": workflow}
	shipped = json.loads(frappe.db.get_value("Appeal Seeded Default", entry, "shipped_content"))
	for row in shipped["transitions"]:
		if "anonymised_on" in row["condition"]:
			row["condition"] = ""
			del row["appeal_refusal"]
	document = frappe.get_doc("Workflow", workflow)
	for row in document.transitions:
		if "anonymised_on" in (row.condition or ""):
			row.condition, row.appeal_refusal = "", None
	document.save()
	frappe.db.set_value("Appeal Seeded Default", entry, "shipped_content", json.dumps(shipped))
	return workflow


def condition_of_destruction(workflow: str) -> str:
	rows = frappe.get_doc("Workflow", workflow).transitions
	return next(row.condition for row in rows if row.action == "Знищити за актом")


def test_untouched_workflow_gets_the_condition_of_destruction() -> None:
	workflow = as_shipped_before()
	assert not condition_of_destruction(workflow)

	after_migrate()

	assert condition_of_destruction(workflow) == "doc.anonymised_on"


def test_changed_workflow_does_not_get_the_condition_of_destruction() -> None:
	workflow = as_shipped_before()
	add_state(workflow)

	after_migrate()

	assert not condition_of_destruction(workflow)


@pytest.mark.parametrize("upgrade", [after_migrate, after_sync])
def test_upgrade_keeps_the_administrators_workflow(upgrade: Callable[[], None]) -> None:
	workflow = get_workflow("Appeal").name
	add_state(workflow)
	before = frappe.get_doc("Workflow", workflow).as_json()

	upgrade()

	assert frappe.get_doc("Workflow", workflow).as_json() == before


def test_appeal_goes_through_a_state_the_administrator_added(staff: Staff) -> None:
	add_state(get_workflow("Appeal").name)
	frappe.clear_cache()
	way = Journey(staff).to("approval")

	visa = way.press(roles.UNIT_LEAD, journey.APPROVE)
	signature = way.press(roles.REGISTRAR, "Завізувати")

	assert (visa.workflow_state, visa.phase) == ("Віза юриста", "REPLY")
	assert signature.phase == "REPLY"
	assert way.press(roles.HEAD, journey.SIGN).workflow_state != signature.workflow_state


def test_state_without_a_phase_stops_the_step_and_says_what_to_do(staff: Staff) -> None:
	way = Journey(staff)
	workflow = frappe.get_doc("Workflow", get_workflow("Appeal").name)
	registered = next(row.next_state for row in workflow.transitions if row.action == journey.REGISTER)
	frappe.db.set_value(
		"Workflow Document State", {"parent": workflow.name, "state": registered}, "appeal_phase", ""
	)
	frappe.clear_cache()

	with pytest.raises(frappe.ValidationError, match=registered):
		way.press(roles.REGISTRAR, journey.REGISTER)


# the workflow of the site -----------------------------------------------------------------------------------


def test_workflow_of_the_site_lets_an_appeal_only_where_the_law_does() -> None:
	workflow = get_workflow("Appeal")

	for row in workflow.transitions:
		start, end = phase_of_state(row.state), phase_of_state(row.next_state)
		assert start is end or end in ALLOWED_MOVES[start], (row.state, row.action)


def test_every_state_of_the_site_is_reached_and_only_the_archive_has_no_way_out() -> None:
	workflow = get_workflow("Appeal")
	first = workflow.states[0].state
	reached, fresh = {first}, {first}
	while fresh:
		fresh = {row.next_state for row in workflow.transitions if row.state in fresh} - reached
		reached |= fresh

	assert reached == {row.state for row in workflow.states}
	left = {row.state for row in workflow.transitions}
	assert {phase_of_state(state) for state in reached - left} == {Phase.ARCHIVED}
