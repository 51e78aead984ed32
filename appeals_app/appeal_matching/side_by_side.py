"""Two cards beside each other, so that a person can judge whether they are one matter."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cstr

from appeals_app.appeal_matching.text_likeness import forms, text_likeness
from appeals_app.personal_data.masking import mask_for, values_shown

FIELDS = ("registration_index", "received_at", "written_on", "sender_name", "brief", "content", "answered_on")
PERSON = ("full_name", "locality", "address", "phone", "email")


def compare_cards(*, appeal: str, other: str) -> dict:
	"""Both cards row by row as the current user may see them, with how far their texts agree."""
	documents = [_readable(name) for name in (appeal, other)]
	sides = [_values(document) for document in documents]
	texts = [forms(document.content or "") for document in documents]
	rows = [
		{"label": label, "left": left, "right": right, "is_same": bool(left) and left == right}
		for (label, left), (_label, right) in zip(*sides, strict=True)
	]
	return {"rows": rows, "likeness": text_likeness(*texts)}


def _readable(name: str) -> Document:
	document = frappe.get_doc("Appeal", name)
	document.check_permission("read")
	return document


def _values(document: Document) -> list[tuple[str, str]]:
	shown = values_shown("Appeal", document.name, document)
	return [
		*((_label(document, field), _worded(document, field, shown)) for field in FIELDS),
		*_person_values(document.applicant),
	]


def _label(document: Document, field: str) -> str:
	return _(document.meta.get_label(field), context=document.doctype)


def _worded(document: Document, field: str, shown: dict[str, object]) -> str:
	value = shown.get(field, document.get(field))
	return cstr(document.get_formatted(field)) if field.endswith(("_at", "_on")) and value else cstr(value)


def _person_values(applicant: str | None) -> list[tuple[str, str]]:
	meta = frappe.get_meta("Applicant")
	row = frappe.db.get_value("Applicant", applicant, PERSON, as_dict=True) if applicant else None
	mask = mask_for(frappe.session.user, [applicant])
	return [
		(
			_(meta.get_label(field), context="Applicant"),
			cstr(mask.value("Applicant", field, row[field], applicant)) if row and row[field] else "",
		)
		for field in PERSON
	]
