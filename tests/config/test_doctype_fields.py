"""DocTypes as they are described: every reference in them leads somewhere, on both engines."""

import re

import pytest

from tests.config.doctypes import STANDARD_FIELDS, TABLE_FIELDTYPES, DocTypeFile, doctypes
from tests.config.framework import (
	DOCTYPE_PROPERTIES,
	FIELD_PROPERTIES,
	FRAMEWORK_DOCTYPES,
	PERMISSION_PROPERTIES,
)

DOCTYPES = list(doctypes().values())

EVAL_FIELDS = ("depends_on", "mandatory_depends_on", "read_only_depends_on", "collapsible_depends_on")

NAMED_OTHERWISE = {
	"control_date": "one of the three dates of a term",
	"due_date": "one of the three dates of a term",
	"breach_after": "one of the three dates of a term",
	"valid_from": "beginning of a period",
	"valid_to": "end of a period",
	"considered_since": "beginning of a period",
	"received_from": "beginning of a period",
	"received_to": "end of a period",
	**{
		f"{age}_{date}": "one of the three dates of a term, before and after a recalculation"
		for age in ("old", "new")
		for date in ("control_date", "due_date", "breach_after")
	},
	"sender_date": "date written on another body's letter",
}
"""Dates that are no days of an act and so end neither in _on nor in _at."""

each_doctype = pytest.mark.parametrize("doctype", DOCTYPES, ids=lambda doctype: doctype.name)


def test_app_has_doctypes_to_look_at() -> None:
	assert len(DOCTYPES) >= 15


@each_doctype
def test_links_lead_to_doctypes_that_exist(doctype: DocTypeFile) -> None:
	targets = {field["options"] for field in doctype.link_fields()}

	assert not targets - set(doctypes()) - FRAMEWORK_DOCTYPES


@each_doctype
def test_tables_hold_rows_of_child_doctypes(doctype: DocTypeFile) -> None:
	rows = [field["options"] for field in doctype.fields.values() if field["fieldtype"] in TABLE_FIELDTYPES]

	assert all(doctypes()[name].is_child for name in rows)


@each_doctype
def test_order_of_fields_names_each_field_once(doctype: DocTypeFile) -> None:
	names = [field["fieldname"] for field in doctype.data["fields"]]

	assert doctype.data["field_order"] == names
	assert len(set(names)) == len(names)
	assert not STANDARD_FIELDS & set(names)


@each_doctype
def test_fields_that_hold_values_are_labelled_and_named_in_full(doctype: DocTypeFile) -> None:
	for name, field in doctype.fields.items():
		assert field.get("label") or field.get("hidden"), name
		assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name), name
		assert not re.fullmatch(r"(data|ref|field|value|info)_?\d*", name), name


@each_doctype
def test_dates_are_named_on_and_moments_at(doctype: DocTypeFile) -> None:
	endings = {"Date": "_on", "Datetime": "_at"}
	wrong = [
		name
		for name, field in doctype.fields.items()
		if field["fieldtype"] in endings
		and not name.endswith(endings[field["fieldtype"]])
		and name not in NAMED_OTHERWISE
	]

	assert not wrong


@each_doctype
def test_lists_are_sorted_by_a_field_that_exists(doctype: DocTypeFile) -> None:
	"""Version 16 sorts by creation where nothing is said: say it."""
	assert doctype.data["sort_field"] in set(doctype.fields) | STANDARD_FIELDS
	assert doctype.data["sort_order"] in ("ASC", "DESC")


@each_doctype
def test_titles_and_searched_fields_exist(doctype: DocTypeFile) -> None:
	named = [name.strip() for name in doctype.data.get("search_fields", "").split(",") if name.strip()]
	named += [
		doctype.data[key]
		for key in ("title_field", "image_field", "nsm_parent_field")
		if doctype.data.get(key)
	]

	assert not set(named) - set(doctype.fields)


@each_doctype
def test_titles_shown_in_links_have_a_title_field(doctype: DocTypeFile) -> None:
	if doctype.data.get("show_title_field_in_link"):
		assert doctype.data.get("title_field")


@each_doctype
def test_names_are_made_of_fields_that_exist_and_are_required(doctype: DocTypeFile) -> None:
	"""A name made of an optional field could be made of nothing."""
	rule = doctype.data.get("autoname", "")
	named = re.findall(r"\{(\w+)\}", rule) if rule.startswith("format:") else []
	named += [rule.removeprefix("field:")] if rule.startswith("field:") else []

	assert rule or doctype.is_child or doctype.data.get("issingle")
	for name in named:
		field = doctype.fields[name]
		assert field.get("reqd") or doctype.is_made_by_system
		assert field.get("set_only_once") or doctype.is_made_by_system


@each_doctype
def test_fetched_values_come_from_fields_that_exist(doctype: DocTypeFile) -> None:
	for field in doctype.fields.values():
		if source := field.get("fetch_from"):
			link, _, target = source.partition(".")
			linked = doctypes().get(doctype.fields[link]["options"])
			assert linked is None or target in linked.fields


@each_doctype
def test_conditions_name_fields_that_exist(doctype: DocTypeFile) -> None:
	for field in doctype.data["fields"]:
		for key in EVAL_FIELDS:
			condition = field.get(key) or ""
			named = re.findall(r"doc\.(\w+)", condition) if condition.startswith("eval:") else [condition]
			assert (
				not {name for name in named if name} - set(doctype.fields) - STANDARD_FIELDS - {"__islocal"}
			)
			assert "workflow_state" not in condition


@each_doctype
def test_required_fields_can_be_filled_by_a_person(doctype: DocTypeFile) -> None:
	"""A field both required and closed can never be saved from a form, unless the app itself makes the rows."""
	closed = [
		name
		for name, field in doctype.fields.items()
		if field.get("reqd") and (field.get("read_only") or field.get("hidden")) and not field.get("default")
	]

	assert doctype.is_made_by_system or not closed


@each_doctype
def test_connections_lead_back_by_a_link_field(doctype: DocTypeFile) -> None:
	for link in doctype.data.get("links", []):
		target = doctypes()[link["link_doctype"]]
		assert target.fields[link["link_fieldname"]]["options"] == doctype.name


@each_doctype
def test_names_of_doctypes_cannot_collide_on_a_site(doctype: DocTypeFile) -> None:
	"""DocType names are global on a site: each says whose it is."""
	assert re.match(
		r"(Appeal|Applicant|Authority|Citizen|Data Subject|Legal|Locality|Personal Data|Reception|Term|Working Calendar)\b",
		doctype.name,
	)
	assert doctype.name not in FRAMEWORK_DOCTYPES


@each_doctype
def test_nothing_is_described_that_one_of_the_engines_drops(doctype: DocTypeFile) -> None:
	"""15.0-dev drops unknown properties silently: the same form would differ between the engines."""
	of_fields = {key for field in doctype.data["fields"] for key in field}
	of_permissions = {key for row in doctype.permissions for key in row}

	assert not of_fields - FIELD_PROPERTIES
	assert not of_permissions - PERMISSION_PROPERTIES
	assert not set(doctype.data) - DOCTYPE_PROPERTIES


def test_appeals_and_their_authors_belong_to_an_authority() -> None:
	"""A row without an authority would be seen under strict user permissions by nobody, without them by all."""
	required = {name for name in ("Appeal", "Applicant") if doctypes()[name].fields["authority"].get("reqd")}
	linked = {doctype.name for doctype in DOCTYPES if not doctype.is_child and "appeal" in doctype.fields}

	assert required == {"Appeal", "Applicant"}
	assert linked
	assert all("authority" in doctypes()[name].fields for name in linked)


def test_authority_of_what_hangs_on_an_appeal_is_not_for_people_to_choose() -> None:
	"""The app takes it from the appeal: a person who could choose it could step out of the scope."""
	linked = [doctype for doctype in DOCTYPES if not doctype.is_child and "appeal" in doctype.fields]

	assert not [doctype.name for doctype in linked if not doctype.fields["authority"].get("read_only")]


def test_seen_by_list_are_indexed_links_of_the_scope() -> None:
	"""Version 15 does not index links by itself; the scope filters every list by authority or appeal."""
	for name in (
		*("Appeal Resolution", "Appeal Reply", "Appeal Assignment", "Appeal Assignment Note"),
		*("Appeal Term Change", "Appeal Extension Request", "Appeal Commitment"),
		*("Appeal Dispatch", "Appeal Transfer"),
	):
		assert doctypes()[name].fields["appeal"].get("search_index"), name
		assert doctypes()[name].fields["authority"].get("search_index"), name
	assert doctypes()["Applicant"].fields["authority"].get("search_index")


def test_form_of_a_task_hands_it_over_to_the_resolution_beneath() -> None:
	"""A new form takes links from the form that opens it, but for those marked as not to be copied."""
	handed = [doctypes()["Appeal Resolution"].fields[name] for name in ("appeal", "parent_assignment")]

	assert not [field["fieldname"] for field in handed if field.get("no_copy") or field.get("read_only")]
