"""Rows the framework reads as they are: none is taken that would stop a page for everybody."""

import frappe
import pytest

from appeals_app.testing.staff import acting_as

SETTERS = [
	("field_order", "", "not json"),
	("field_order", "", '["no_such_field"]'),
	("sort_order", "", "sideways"),
	("columns", "brief", "багато"),
]


@pytest.mark.parametrize(("name", "field", "value"), SETTERS)
def test_property_no_form_could_read_is_refused(
	administrator: str, name: str, field: str, value: str
) -> None:
	setter = {
		"doctype": "Property Setter",
		"doc_type": "Appeal",
		"doctype_or_field": "DocField" if field else "DocType",
		"field_name": field or None,
		"property": name,
		"value": value,
		"property_type": "Date",
	}

	with acting_as(administrator), pytest.raises(frappe.PermissionError):
		frappe.get_doc(setter).insert()


def test_kind_of_a_property_is_the_forms_own_whatever_the_row_says(administrator: str) -> None:
	with acting_as(administrator):
		setter = frappe.get_doc(
			{
				"doctype": "Property Setter",
				"doc_type": "Appeal",
				"doctype_or_field": "DocField",
				"field_name": "brief",
				"property": "description",
				"value": "Коротко",
				"property_type": "Date",
			}
		).insert()

	assert setter.property_type == "Text"


@pytest.mark.parametrize(
	"name", ["before_save", "before_print", "on_change", "validate_term", "check_days", "save"]
)
def test_field_is_not_named_like_an_act_of_the_record(administrator: str, name: str) -> None:
	field = {
		"doctype": "Custom Field",
		"dt": "Appeal",
		"label": "Примітка",
		"fieldname": name,
		"fieldtype": "Data",
	}

	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="належить дії системи"):
		frappe.get_doc(field).insert()

	assert not frappe.db.exists("Custom Field", f"Appeal-{name}")


@pytest.mark.parametrize("translated", ["{ким} внесено картку", "{9} внесено", "{ внесено", "{0} і {1}"])
def test_translation_has_the_places_of_its_text(administrator: str, translated: str) -> None:
	row = {
		"doctype": "Translation",
		"language": "uk",
		"source_text": "{0} entered the card",
		"translated_text": translated,
	}

	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="місця у дужках"):
		frappe.get_doc(row).insert()


def test_translation_with_its_places_is_taken(administrator: str) -> None:
	row = {
		"doctype": "Translation",
		"language": "uk",
		"source_text": "{0} entered the card",
		"translated_text": "Картку внесено: {0}",
	}

	with acting_as(administrator):
		assert frappe.get_doc(row).insert().name


@pytest.mark.parametrize("columns", ["not json", '{"a": 1}', "[1]"])
def test_columns_of_a_list_are_a_list(administrator: str, columns: str) -> None:
	row = {"doctype": "List View Settings", "name": "Appeal Channel", "fields": columns}

	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="Стовпці списку"):
		frappe.get_doc(row).insert()


@pytest.mark.parametrize("content", ["{{ 1/0 }}", "{{ doc.save() }}", "{{ x", "{% for %}"])
def test_letter_head_that_could_not_be_printed_is_refused(administrator: str, content: str) -> None:
	head = {"doctype": "Letter Head", "letter_head_name": "Зразок", "source": "HTML", "content": content}

	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="Бланк не вдалося"):
		frappe.get_doc(head).insert()


def test_letter_head_of_fields_is_taken(administrator: str) -> None:
	head = {
		"doctype": "Letter Head",
		"letter_head_name": "Зразок",
		"source": "HTML",
		"content": "<p>{{ doc.registration_index }}</p>",
	}

	with acting_as(administrator):
		assert frappe.get_doc(head).insert().name


@pytest.mark.parametrize(
	("field", "value"),
	[
		("session_expiry", "-1:00"),
		("session_expiry", "00:00"),
		("session_expiry", "вісім"),
		("force_user_to_reset_password", -5),
	],
)
def test_settings_that_would_shut_everybody_out_are_refused(
	administrator: str, field: str, value: object
) -> None:
	settings = frappe.get_doc("System Settings")
	settings.set(field, value)

	with acting_as(administrator), pytest.raises(frappe.ValidationError):
		settings.save()

	assert frappe.db.get_single_value("System Settings", field, cache=False) != value


@pytest.mark.parametrize("name", ["depends_on", "read_only_depends_on"])
def test_required_field_is_not_taken_off_the_form_by_a_condition(administrator: str, name: str) -> None:
	setter = {
		"doctype": "Property Setter",
		"doc_type": "Appeal",
		"doctype_or_field": "DocField",
		"field_name": "brief",
		"property": name,
		"value": "eval:doc.pages_count == 99999",
		"property_type": "Data",
	}

	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="обов’язкове"):
		frappe.get_doc(setter).insert()
