"""Every field of words of the app is either in the inventory of personal data or declared not personal, with a reason."""

from collections.abc import Iterable

import pytest

from appeals_app.domain.personal_inventory import INVENTORY, Erasure, Held, Subject, subjects_of
from appeals_app.domain.personal_inventory_public import NOT_PERSONAL
from tests.config.defaults import shipped
from tests.config.doctypes import DocTypeFile, doctypes

FIELDTYPES_OF_WORDS = frozenset(
	{
		"Data",
		"Small Text",
		"Text",
		"Long Text",
		"Text Editor",
		"HTML Editor",
		"Markdown Editor",
		"Code",
		"JSON",
	}
	| {"Phone", "Attach", "Attach Image", "Signature", "Password", "Autocomplete", "Barcode", "Geolocation"}
	| {"Read Only"}
)
"""Types of fields that can hold what a person wrote, or what names a person."""

each_held = pytest.mark.parametrize("held", INVENTORY.values(), ids=lambda held: held.doctype)


def undeclared(found: Iterable[DocTypeFile]) -> list[str]:
	"""Fields of words that stand in neither half of the inventory."""
	return [
		f"{doctype.name}.{name}"
		for doctype in found
		for name, field in doctype.fields.items()
		if field["fieldtype"] in FIELDTYPES_OF_WORDS
		and (doctype.name, name) not in NOT_PERSONAL
		and not (doctype.name in INVENTORY and name in INVENTORY[doctype.name].fields)
	]


def test_every_field_of_words_is_declared() -> None:
	assert not undeclared(doctypes().values())


def test_field_that_nobody_declared_is_noticed() -> None:
	new = doctypes()["Applicant"]
	fields = [*new.data["fields"], {"fieldname": "passport", "fieldtype": "Data", "label": "Passport"}]

	assert undeclared([DocTypeFile(new.path, {**new.data, "fields": fields})]) == ["Applicant.passport"]


def test_no_field_is_declared_both_ways() -> None:
	personal = {(held.doctype, field) for held in INVENTORY.values() for field in held.fields}

	assert not personal & set(NOT_PERSONAL)


def test_what_is_declared_exists() -> None:
	declared = {(held.doctype, field) for held in INVENTORY.values() for field in held.fields} | set(
		NOT_PERSONAL
	)

	assert not [
		f"{doctype}.{field}"
		for doctype, field in declared
		if doctype not in doctypes() or field not in doctypes()[doctype].fields
	]
	assert all(reason.strip() for reason in NOT_PERSONAL.values())


@each_held
def test_personal_data_are_reached_from_their_owner(held: Held) -> None:
	"""The column that leads to the owner exists, and the owner is in the inventory itself."""
	doctype = doctypes()[held.doctype]
	columns = held.link.split(".") if held.link else []

	assert all(column in doctype.fields or (column == "parent" and doctype.is_child) for column in columns)
	assert held.owner in {"", "*", *INVENTORY}
	if held.is_subject:
		assert {"authority", "anonymised_on"} <= set(doctype.fields)


@each_held
def test_required_fields_keep_a_word_and_unique_ones_none(held: Held) -> None:
	for name, erasure in held.fields.items():
		field = doctypes()[held.doctype].fields[name]
		if field.get("reqd"):
			assert erasure is not Erasure.EMPTY, name
		if field.get("unique"):
			assert erasure is Erasure.EMPTY, name


@each_held
def test_personal_data_have_a_retention_rule(held: Held) -> None:
	subjects = {
		rule["subject"] for rule in shipped("Personal Data Retention Rule").values() if rule["is_enabled"]
	}

	assert {subject.value for subject in subjects_of(held.doctype)} <= subjects


def test_subjects_offered_are_those_of_the_domain() -> None:
	offered = doctypes()["Personal Data Retention Rule"].options_of("subject")

	assert offered == [subject.value for subject in Subject]
	assert {subject.value for subject in Subject} == {
		held.doctype for held in INVENTORY.values() if held.is_subject
	}


def test_periods_nobody_compared_with_the_act_are_marked() -> None:
	"""Order 578/5 was not read: five years are from memory."""
	rules = shipped("Personal Data Retention Rule")

	assert rules
	assert not [name for name, rule in rules.items() if rule["is_verified"]]
	assert all("звірен" in rule["note"].lower() for rule in rules.values())
