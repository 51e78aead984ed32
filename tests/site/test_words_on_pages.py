"""What the Desk writes into its pages as it is holds nothing that would begin an attribute or a script there."""

import frappe
import pytest

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.testing.factories import unique
from appeals_app.testing.staff import Staff, acting_as

BREAKING_OUT = 'x" onmouseover="window.x=1'


def test_name_that_would_end_an_attribute_is_given_to_nothing(administrator: str) -> None:
	with acting_as(administrator):
		role = frappe.get_doc({"doctype": "Role", "role_name": unique("Роль ")}).insert()
		with pytest.raises(frappe.ValidationError, match="« »"):
			frappe.get_doc({"doctype": "Role", "role_name": BREAKING_OUT}).insert()
		with pytest.raises(frappe.ValidationError, match="« »"):
			frappe.rename_doc("Role", role.name, BREAKING_OUT)


@pytest.mark.parametrize("field", ["last_name", "user_image"])
def test_account_shows_others_no_attribute_of_its_own(administrator: str, field: str) -> None:
	with acting_as(administrator):
		account = frappe.get_doc("User", administrator)
		account.set(field, f"/files/{BREAKING_OUT}")
		with pytest.raises(frappe.ValidationError, match=r"лапк|не адреса файлу"):
			account.save()


@pytest.mark.parametrize("color", [BREAKING_OUT, "red;position:fixed"])
def test_colour_is_a_word_or_a_number(staff: Staff, color: str) -> None:
	event = {"doctype": "Event", "subject": "x", "starts_on": clock.now(), "event_type": "Private"}

	with acting_as(staff[roles.REGISTRAR]):
		assert frappe.get_doc({**event, "color": "#ff00aa"}).insert().name
		with pytest.raises(frappe.ValidationError, match="не колір"):
			frappe.get_doc({**event, "color": color}).insert()


@pytest.mark.parametrize(
	"kind",
	[
		{"fieldtype": "Barcode"},
		{"fieldtype": "Color"},
		{"fieldtype": "Button", "options": "frappe.utils.now"},
		{"fieldtype": "Data", "options": "URL"},
		{"fieldtype": "Float", "options": "Applicant:applicant:phone"},
		{"fieldtype": "Data", "fieldname": "_user_tags"},
		{"fieldtype": "Data", "fieldname": "owner"},
	],
	ids=str,
)
def test_new_field_only_holds_what_is_filled_in(administrator: str, kind: dict) -> None:
	row = {"doctype": "Custom Field", "dt": "Locality", "label": "Поле", "fieldname": "x", **kind}

	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="заповнюють його люди"):
		frappe.get_doc(row).run_method("before_validate")
