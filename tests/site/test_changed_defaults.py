"""An administrator sees which shipped defaults were changed here, and takes the shipped ones back."""

from collections.abc import Callable

import frappe
import pytest
from frappe.model.workflow import get_workflow

from appeals_app.appeal_administration.api import changed_defaults, take_back_default
from appeals_app.appeal_administration.shipped_defaults import entry_of, is_untouched, shipped_records
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError
from appeals_app.setup.seed import seed_defaults
from appeals_app.testing.factories import make_user
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

CHANNEL, POST = "Appeal Channel", "post"
TEMPLATE = "Appeal Reply Template"


def told_of(doctype: str, name: str) -> dict | None:
	records = [record for group in changed_defaults()["groups"] for record in group["records"]]
	return next((one for one in records if (one["doctype"], one["name"]) == (doctype, name)), None)


def shipped(doctype: str, name: str | None = None) -> dict:
	return next(one for one in shipped_records() if one["doctype"] == doctype and name in (None, one["name"]))


def rename(title: str, doctype: str = CHANNEL, name: str = POST, field: str = "title") -> None:
	"""An administrator changes a word in a form."""
	frappe.get_doc(doctype, name).update({field: title}).save()


@pytest.fixture
def newer_version(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
	"""The app ships another content of a record from now on, and the site is migrated to it."""

	def ship(doctype: str, name: str, **values: object) -> None:
		records = [
			{**one, **values} if (one["doctype"], one["name"]) == (doctype, name) else one
			for one in shipped_records()
		]
		given = lambda folder=None: iter(records)  # noqa: E731 - stands in for a function of files
		for module in ("changed_defaults", "taking_back"):
			monkeypatch.setattr(f"appeals_app.appeal_administration.{module}.shipped_records", given)
		monkeypatch.setattr("appeals_app.setup.seed.shipped_records", given)
		seed_defaults()

	return ship


def test_fresh_site_differs_in_nothing() -> None:
	assert changed_defaults() == {"groups": [], "unseen": 0}


def test_changed_field_is_told_in_words_with_who_changed_it(administrator: str) -> None:
	with acting_as(administrator):
		rename("Поштою України")
		frappe.get_doc(CHANNEL, POST).update({"is_disabled": 1}).save()

		told = told_of(CHANNEL, POST)

	assert told["state"] == "changed"
	assert told["title"] == shipped(CHANNEL, POST)["title"]
	assert frappe.utils.get_fullname(administrator) in told["last_touched"]
	lines = {line["label"]: (line["shipped"], line["own"]) for line in told["differences"]}
	assert lines["Назва"] == (shipped(CHANNEL, POST)["title"], "Поштою України")
	assert ("Ні", "Так") in lines.values()
	assert len(lines) == 2


def test_added_step_of_a_workflow_is_told_as_one_row() -> None:
	workflow = frappe.get_doc("Workflow", get_workflow("Appeal").name)
	first = workflow.transitions[0]
	again = {field: first.get(field) for field in ("state", "action", "next_state")}
	workflow.append("transitions", {**again, "allowed": roles.ARCHIVIST})
	workflow.save()

	[line] = told_of("Workflow", workflow.name)["differences"]

	assert line["shipped"] == "–"
	assert first.state in line["own"]
	assert "Архіваріус" in line["own"]


def test_changed_row_is_told_by_what_changed_in_it() -> None:
	workflow = frappe.get_doc("Workflow", get_workflow("Appeal").name)
	changed = workflow.transitions[1]
	changed.condition = "doc.is_overdue"
	workflow.save()

	[line] = told_of("Workflow", workflow.name)["differences"]

	assert changed.state in line["row"]
	assert line["own"].endswith("doc.is_overdue")
	assert changed.state not in line["own"]


def test_condition_of_a_row_that_was_shipped_without_one_keeps_the_record() -> None:
	"""An upgrade replaces rows whole: what an administrator filled in beside the shipped fields would go with them."""
	notification = shipped("Notification")
	document = frappe.get_doc("Notification", notification["name"])
	document.recipients[0].condition = "doc.is_overdue"
	document.save()

	assert not is_untouched(notification)


def test_taken_back_record_says_what_is_shipped_and_follows_new_versions(
	newer_version: Callable[..., None],
) -> None:
	rename("Поштою України")

	take_back_default(doctype=CHANNEL, name=POST)

	assert not told_of(CHANNEL, POST)
	newer_version(CHANNEL, POST, title="Поштовим відправленням")
	assert frappe.db.get_value(CHANNEL, POST, "title") == "Поштовим відправленням"


def test_newer_content_waits_for_who_changed_the_record(newer_version: Callable[..., None]) -> None:
	rename("Поштою України")
	assert not told_of(CHANNEL, POST)["newer_waits"]
	newer_version(CHANNEL, POST, title="Поштовим відправленням")

	assert told_of(CHANNEL, POST)["newer_waits"]
	take_back_default(doctype=CHANNEL, name=POST)

	assert frappe.db.get_value(CHANNEL, POST, "title") == "Поштовим відправленням"
	assert "Поштовим відправленням" in entry_of(CHANNEL, POST).shipped_content


def test_removed_record_is_told_and_comes_back_under_its_name(administrator: str) -> None:
	template = shipped(TEMPLATE)
	with acting_as(administrator):
		frappe.delete_doc(TEMPLATE, template["name"])

		told = told_of(TEMPLATE, template["name"])
		take_back_default(doctype=TEMPLATE, name=template["name"])

	assert (told["state"], told["differences"]) == ("removed", [])
	assert frappe.utils.get_fullname(administrator) in told["last_touched"]
	assert is_untouched(template)


def test_taking_back_is_an_event_that_names_the_record(administrator: str) -> None:
	rename("Поштою України")

	with acting_as(administrator):
		take_back_default(doctype=CHANNEL, name=POST)

	[event] = frappe.get_all(
		"Authority Event", {"user": administrator, "act": "default_taken_back"}, ["ground", "reference_name"]
	)
	assert event.reference_name == POST
	assert shipped(CHANNEL, POST)["title"] in event.ground


def test_page_belongs_to_those_who_administer_the_oblast(staff: Staff) -> None:
	for role in (roles.AUTHORITY_ADMIN, roles.REGISTRAR):
		with acting_as(staff[role]):
			refusal(changed_defaults, frappe.PermissionError)
			refusal(lambda: take_back_default(doctype=CHANNEL, name=POST), frappe.PermissionError)


def test_administrator_takes_back_only_what_the_own_roles_may_write() -> None:
	"""The role of the app alone writes no workflow: that takes a System Manager."""
	workflow = get_workflow("Appeal").name
	document = frappe.get_doc("Workflow", workflow)
	document.transitions[0].condition = "doc.is_overdue"
	document.save()

	with acting_as(make_user(roles.OBLAST_ADMIN).name):
		assert changed_defaults()["unseen"] == 1
		refusal(lambda: take_back_default(doctype="Workflow", name=workflow), frappe.PermissionError)

	assert frappe.db.get_value("Workflow Transition", document.transitions[0].name, "condition")


def test_record_that_was_never_shipped_is_refused() -> None:
	said = refusal(lambda: take_back_default(doctype="User", name="Administrator"), AppealRuleError)

	assert "не належить до типових" in said
