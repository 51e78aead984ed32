"""Words for resolutions: of the own authority its administrator keeps them, the shipped ones are marked as examples."""

import frappe

from appeals_app.permissions import roles
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal


def keep_text(**given: object) -> frappe.model.document.Document:
	values = {"text_title": "Розглянути", "resolution_text": "Розглянути.", **given}
	return frappe.get_doc({"doctype": "Appeal Resolution Text", **values}).insert()


def test_administrator_keeps_texts_of_the_own_authority_alone(staff: Staff, neighbours: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		kept = keep_text(authority=staff.authority)
		common = refusal(keep_text, frappe.PermissionError)
		others = refusal(lambda: keep_text(authority=neighbours.authority), frappe.PermissionError)

	assert kept.name and "адміністратор області" in common and "не працюєте у вибраному органі" in others


def test_shipped_texts_are_for_all_and_marked_as_examples(staff: Staff) -> None:
	with acting_as(staff[roles.HEAD]):
		shipped = frappe.get_list(
			"Appeal Resolution Text", ["is_example", "authority"], {"name": ("like", "common-%")}
		)

	assert len(shipped) >= 5
	assert all(row.is_example and not row.authority for row in shipped)
