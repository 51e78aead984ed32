"""The print of the record of processing: on the letterhead of its authority, with what is entered and what is not."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.staff import Staff, acting_as

pytestmark = pytest.mark.usefixtures("in_one_transaction")  # the framework commits its log of prints

FORMAT = "Personal Data Processing Record"


def printed(staff: Staff, **values: object) -> str:
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		name = frappe.db.exists("Personal Data Processing", staff.authority)
		told = {"authority": staff.authority, "purpose": "Розгляд звернень громадян", **values}
		record = (
			frappe.get_doc("Personal Data Processing", name)
			if name
			else frappe.new_doc("Personal Data Processing")
		)
		record.update(told).save()
		return frappe.get_print(record.doctype, record.name, FORMAT)


def test_record_of_processing_tells_ground_sources_recipients_and_terms(staff: Staff) -> None:
	frappe.db.set_value("Authority", staff.authority, "postal_address", "пл. Соборна, 1")
	told = {
		"legal_ground": "Виконання обов’язку володільця, встановленого законом",
		"data_sources": "Звернення самого заявника",
		"recipients": "Органи, яким переслано <b>звернення</b>",
	}

	paper = printed(staff, responsible_officer=staff[roles.DATA_PROTECTION_OFFICER].officer, **told)

	name = frappe.db.get_value("Authority", staff.authority, "authority_name")
	officer = staff[roles.DATA_PROTECTION_OFFICER].officer
	articles = frappe.get_all(
		"Personal Data Retention Rule", {"is_enabled": 1, "article": ("is", "set")}, pluck="article"
	)
	title = frappe.db.get_value("Legal Article", articles[0], frappe.get_meta("Legal Article").title_field)
	for words in (
		frappe.utils.escape_html(name),
		"пл. Соборна, 1",
		frappe.db.get_value("Authority Officer", officer, "officer_name"),
		*(told[field] for field in ("legal_ground", "data_sources")),
		"Строки зберігання персональних даних",
		"Знеособити",
		frappe.utils.escape_html(title),
	):
		assert words in paper
	assert "<b>звернення</b>" not in paper
	assert "Anonymise" not in paper and "Closed On" not in paper


def test_record_of_processing_says_what_is_not_entered(staff: Staff) -> None:
	fields = ("responsible_officer", "legal_ground", "data_sources", "recipients", "data_categories", "note")
	empty = dict.fromkeys(fields)

	paper = printed(staff, **empty)

	assert paper.count("Не внесено") == 5
	assert "Примітка" not in paper, "what may be empty is left out"
