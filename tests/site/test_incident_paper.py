"""The print of an incident: the letterhead of its authority, what is known, and who was told."""

import frappe

from appeals_app.permissions import roles
from appeals_app.testing.staff import Staff, acting_as

STORY = "Надіслано лист не тому адресатові"


def test_incident_is_printed_on_the_letterhead_of_its_authority(staff: Staff) -> None:
	frappe.db.set_value("Authority", staff.authority, "postal_address", "пл. Соборна, 1")
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		incident = frappe.get_doc(
			{
				"doctype": "Personal Data Incident",
				"authority": staff.authority,
				"title": STORY,
				"noticed_at": "2026-02-02 10:00:00",
				"description": "Лист із <b>адресою</b> пішов до іншої людини.",
				"data_kinds": "Ім’я та адреса",
				"persons_count": 1,
			}
		).insert()
		paper = frappe.get_print(
			incident.doctype, incident.name, frappe.get_meta(incident.doctype).default_print_format
		)

	name = frappe.db.get_value("Authority", staff.authority, "authority_name")
	for words in (
		frappe.utils.escape_html(name),
		"пл. Соборна, 1",
		incident.incident_number,
		STORY,
		"Ім’я та адреса",
		"Не внесено",
		"Не внесено, кого повідомлено",
	):
		assert words in paper
	assert "<b>адресою</b>" not in paper
