"""Fixtures are ours and overwritten, defaults the administrator's and inserted once: each is whole and resolves."""

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from appeals_app.domain.notice_templates import asks_too_much, tells_too_much
from appeals_app.domain.redaction import PERSONAL_FIELDS
from appeals_app.permissions import roles
from tests.architecture.test_hooks import hook_values
from tests.config.defaults import default_paths, fixture_paths, records_in, shipped
from tests.config.doctypes import PACKAGE, TABLE_FIELDTYPES, doctypes

FRAMEWORK_LINKS = {
	("Workflow", "document_type"): "DocType",
	("Workflow Document State", "state"): "Workflow State",
	("Workflow Document State", "allow_edit"): "Role",
	("Workflow Transition", "state"): "Workflow State",
	("Workflow Transition", "next_state"): "Workflow State",
	("Workflow Transition", "action"): "Workflow Action Master",
	("Workflow Transition", "allowed"): "Role",
	("Custom Field", "dt"): "DocType",
	("Custom Field", "module"): "Module Def",
}
"""Links of the framework's own DocTypes that shipped records use."""

ROWS = {("Workflow", "states"): "Workflow Document State", ("Workflow", "transitions"): "Workflow Transition"}

OWNED_BY_ADMINISTRATOR = {
	"Workflow",
	"Workflow State",
	"Workflow Action Master",
	"Notification",
	"Email Template",
}
"""Frappe deletes and re-inserts every fixture at every migrate: an edit of these would be undone."""

each_fixture = pytest.mark.parametrize("path", fixture_paths(), ids=lambda path: path.stem)
each_default = pytest.mark.parametrize("path", default_paths(), ids=lambda path: path.stem)


def hooks_fixtures() -> dict[str, list]:
	"""Filters of each fixture named in hooks.py."""
	return {entry["dt"]: entry["filters"] for entry in hook_values()["fixtures"]}


def is_taken(record: dict, filters: list) -> bool:
	"""`bench export-fixtures` would write the record."""
	for field, operator, wanted in filters:
		value = record.get(field)
		if operator == "like" and not fnmatchcase(value, wanted.replace("%", "*")):
			return False
		if operator == "in" and value not in wanted:
			return False
		if operator == "=" and value != wanted:
			return False
	return bool(filters)


def links_of(doctype: str) -> dict[str, str]:
	"""Link fields of a DocType and where they lead."""
	if doctype in doctypes():
		fields = doctypes()[doctype].fields.items()
		return {name: field["options"] for name, field in fields if field["fieldtype"] == "Link"}
	return {field: target for (owner, field), target in FRAMEWORK_LINKS.items() if owner == doctype}


def rows_of(doctype: str) -> dict[str, str]:
	"""Tables of a DocType and whose rows they hold."""
	if doctype in doctypes():
		fields = doctypes()[doctype].fields.items()
		return {name: field["options"] for name, field in fields if field["fieldtype"] in TABLE_FIELDTYPES}
	return {field: target for (owner, field), target in ROWS.items() if owner == doctype}


def references(record: dict, doctype: str) -> list[tuple[str, str, str]]:
	"""(field, DocType, name) of everything a record leads to, rows included."""
	found = [
		(field, target, record[field]) for field, target in links_of(doctype).items() if record.get(field)
	]
	for table, row_type in rows_of(doctype).items():
		for row in record.get(table, []):
			found += references(row, row_type)
	return found


def known_before(path: Path) -> set[tuple[str, str]]:
	"""What is on the site when the file is loaded: metadata, fixtures, and the files before it."""
	found = {("DocType", name) for name in doctypes()}
	found |= {("DocType", "Workflow Document State"), ("DocType", "Workflow Transition")}
	found |= {("Module Def", title) for title in (PACKAGE / "modules.txt").read_text().splitlines()}
	files = [*fixture_paths(), *(earlier for earlier in default_paths() if earlier <= path)]
	return found | {(record["doctype"], record["name"]) for file in files for record in records_in(file)}


@each_fixture
def test_fixture_is_listed_in_hooks_by_filters_that_take_its_records(path: Path) -> None:
	"""Frappe loads every file of the folder, listed or not; an export writes only what is listed."""
	filters = hooks_fixtures()

	for record in records_in(path):
		assert is_taken(record, filters[record["doctype"]]), record["name"]


def test_every_fixture_in_hooks_has_its_file() -> None:
	files = {path.stem: {record["doctype"] for record in records_in(path)} for path in fixture_paths()}

	assert files == {name.lower().replace(" ", "_"): {name} for name in hooks_fixtures()}


@each_fixture
def test_fixture_is_not_empty_and_sorted_by_name(path: Path) -> None:
	names = [record["name"] for record in records_in(path)]

	assert names
	assert names == sorted(names)
	assert len(set(names)) == len(names)


@each_fixture
def test_nothing_an_administrator_changes_is_a_fixture(path: Path) -> None:
	assert not OWNED_BY_ADMINISTRATOR & {record["doctype"] for record in records_in(path)}


@each_default
def test_default_file_is_named_for_its_place_and_its_doctype(path: Path) -> None:
	number, _, doctype = path.stem.partition("_")

	assert re.fullmatch(r"\d\d", number)
	assert {record["doctype"].lower().replace(" ", "_") for record in records_in(path)} == {doctype}


@each_default
def test_records_of_a_default_file_are_named_apart(path: Path) -> None:
	"""The ledger knows a record by its name."""
	names = [record["name"] for record in records_in(path)]

	assert names
	assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", [*fixture_paths(), *default_paths()], ids=lambda path: path.stem)
def test_everything_a_record_leads_to_is_there_when_it_is_loaded(path: Path) -> None:
	missing = [
		f"{record['name']}: {field} -> {target} «{name}»"
		for record in records_in(path)
		for field, target, name in references(record, record["doctype"])
		if (target, name) not in known_before(path)
	]

	assert not missing


def test_reference_that_leads_nowhere_is_noticed() -> None:
	[path] = [path for path in default_paths() if path.stem.endswith("_workflow")]
	broken = {
		"states": [{"state": "Такого стану немає", "allow_edit": "Appeals Head"}],
		"document_type": "Appeal",
	}

	found = [(target, name) for _, target, name in references(broken, "Workflow")]
	assert [entry for entry in found if entry not in known_before(path)] == [
		("Workflow State", "Такого стану немає")
	]


@each_default
def test_fields_of_our_records_exist_and_required_ones_are_filled(path: Path) -> None:
	for record in records_in(path):
		doctype = doctypes().get(record["doctype"])
		if not doctype:
			continue
		assert not set(record) - set(doctype.fields) - {"name", "doctype"}
		required = {name for name, field in doctype.fields.items() if field.get("reqd")}
		assert not [name for name in required if record.get(name) in (None, "")], record["name"]


@each_default
def test_choices_in_our_records_are_offered(path: Path) -> None:
	for record in records_in(path):
		doctype = doctypes().get(record["doctype"])
		for name, field in (doctype.fields if doctype else {}).items():
			if field["fieldtype"] == "Select" and record.get(name):
				assert record[name] in doctype.options_of(name), record["name"]


def test_roles_shipped_are_those_the_code_knows() -> None:
	assert set(shipped("Role")) == set(roles.ALL_ROLES)
	assert len(set(roles.ALL_ROLES)) == len(roles.ALL_ROLES)
	assert not [name for name, role in shipped("Role").items() if role["disabled"]]


def test_programs_have_no_desk_and_people_do() -> None:
	without_desk = {name for name, role in shipped("Role").items() if not role["desk_access"]}

	assert without_desk == {roles.INTEGRATION}


def test_kinds_of_roles_hold_roles_of_the_app() -> None:
	kinds = (roles.WHOLE_AUTHORITY_ROLES, roles.OWN_UNIT_ROLES, roles.OWN_ASSIGNMENT_ROLES)

	assert frozenset.union(*kinds) <= set(roles.ALL_ROLES)
	assert sum(map(len, kinds)) == len(frozenset.union(*kinds))


def test_channels_lead_to_items_of_their_groups() -> None:
	for channel in shipped("Appeal Channel").values():
		assert channel["form_of_receipt"].startswith("form_of_receipt."), channel["name"]
		assert channel["appeal_type"].startswith("type."), channel["name"]


def test_one_common_index_rule_is_shipped_for_all_authorities() -> None:
	rules = list(shipped("Appeal Index Rule").values())

	assert [rule["authority"] for rule in rules] == [""]
	assert rules[0]["collective_pattern"].startswith("КО-")
	assert rules[0]["unsigned_pattern"].startswith("БП-")


@pytest.mark.parametrize("name", shipped("Notification"))
def test_notifications_hold_nothing_the_register_would_refuse(name: str) -> None:
	notification = shipped("Notification")[name]
	personal = PERSONAL_FIELDS.get(notification["document_type"], ())

	assert not tells_too_much([notification["subject"], notification["message"]], personal)
	assert not asks_too_much([notification.get("condition") or ""], personal)
