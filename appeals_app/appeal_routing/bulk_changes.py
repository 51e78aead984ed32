"""What an act on many appeals changes in one of them: label, value before and value after, in words."""

import frappe
from frappe import _
from frappe.model.document import Document

OF_CARD = ("workflow_state", "kind", "appeal_type", "receipt_sign", "responsible_officer")
OF_QUESTION = ("theme",)
"""Fields the acts can change, of the card and of its first question."""


def values_shown(card: Document) -> dict[tuple[str, str], str]:
	"""Values of the fields by DocType and fieldname."""
	values = {("Appeal", name): card.get(name) or "" for name in OF_CARD}
	for question in card.questions[:1]:
		values |= {(question.doctype, name): question.get(name) or "" for name in OF_QUESTION}
	return values


def changes_between(
	before: dict[tuple[str, str], str], after: dict[tuple[str, str], str]
) -> tuple[dict[str, str], ...]:
	"""Fields whose values differ, each with its label and both values in words."""
	return tuple(
		_change(*field, before.get(field, ""), value)
		for field, value in after.items()
		if value != before.get(field, "")
	)


def _change(doctype: str, fieldname: str, before: str, after: str) -> dict[str, str]:
	field = frappe.get_meta(doctype).get_field(fieldname)
	return {
		"label": _(field.label, context=doctype),
		"before": _in_words(field.options, before),
		"after": _in_words(field.options, after),
	}


def _in_words(doctype: str, key: str) -> str:
	title_field = frappe.get_meta(doctype).title_field
	return _(frappe.get_cached_value(doctype, key, title_field) or key) if key and title_field else _(key)
