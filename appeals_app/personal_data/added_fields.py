"""Fields an administrator adds to records that hold personal data: what is written there is held on a person as well."""

import frappe
from frappe import _
from frappe.model import no_value_fields, table_fields
from frappe.model.document import Document

from appeals_app.domain.personal_inventory import INVENTORY
from appeals_app.permissions.written_by_people import is_asked

MARKS = ("Check", "Percent", "Rating", "Select", "Color", "Icon")
"""Marks and choices: they stay for statistics when words go."""

FIGURES = (*MARKS, "Int", "Float", "Currency", "Duration")
"""They stay with a card as well; on the record of a person a number is one the person is known by."""

NUMBERS = frozenset(FIGURES) - frozenset(MARKS)


def added_fields(doctype: str) -> list[str]:
	"""Fields with a value that an administrator has added to the DocType."""
	return [field.fieldname for field in _added(doctype)]


def added_words(doctype: str) -> dict[str, object]:
	"""Those of them that may tell of a person, each with what stands there once the record is erased.

	Everything but figures, and links to records of the register other than people.
	"""
	return {
		field.fieldname: 0 if field.fieldtype in NUMBERS else None
		for field in _added(doctype)
		if _may_tell(field, doctype)
	}


def tell_of_added_words(field: Document, method: str | None = None) -> None:
	"""For `after_insert` of Custom Field: who meets what stands in the new field, and what becomes of it."""
	if field.dt not in INVENTORY or not is_asked() or field.fieldtype in no_value_fields:
		return
	if _may_tell(field, field.dt):
		sentence = _(
			"«{0}» is read by everybody who meets the record: roles do not mask it and no purpose is asked for it. "
			"Give it a permission level if not all may read it. With the record it is erased and given out to the person."
		)
	else:
		sentence = _(
			"«{0}» stays for statistics when the record is erased. Keep nothing in it by which a person is known."
		)
	label = frappe.utils.escape_html(_(field.label, context=field.dt))
	frappe.msgprint(sentence.format(label), alert=True)


def _added(doctype: str) -> list[Document]:
	without_value = (*no_value_fields, *table_fields)
	return frappe.get_meta(doctype).get(
		"fields", {"is_custom_field": 1, "is_virtual": 0, "fieldtype": ("not in", without_value)}
	)


def _may_tell(field: Document, doctype: str) -> bool:
	if field.fieldtype == "Link":
		return field.options == "Applicant" or not _is_of_the_register(field.options)
	return field.fieldtype not in (MARKS if doctype == "Applicant" else FIGURES)


def _is_of_the_register(doctype: str) -> bool:
	"""The framework keys records of its own by names of people: contacts, accounts."""
	return frappe.db.get_value("DocType", doctype, "module", cache=True) in frappe.get_module_list(
		"appeals_app"
	)
