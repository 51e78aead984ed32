"""Personal values in a list whose rows do not tell whose they are: a group, rows without repeats, the greatest of a column.

Nobody could be told who looked at them; so only what figures are made of is listed so.
"""

import re

import frappe
from frappe import _

from appeals_app.domain.asked_columns import column_within, plain_column
from appeals_app.domain.redaction import PERSONAL_FIELDS, Item
from appeals_app.personal_data.list_questions import ListQuestion

OF_FIGURES = frozenset({Item.LOCALITY, Item.CIRCUMSTANCES})
"""What many people share; statistics go by it."""

HOW_MANY = re.compile(r"\s*count\(", re.IGNORECASE)


def refuse_values_of_nobody(question: ListQuestion) -> None:
	"""PermissionError where the list would show names, contacts or texts without whose they are."""
	personal = PERSONAL_FIELDS.get(question.doctype, {})
	if not personal or question.viewer.sees_all:
		return
	for field in sorted(_shown_of_nobody(question) & personal.keys()):
		if personal[field].item not in OF_FIGURES:
			label = _(frappe.get_meta(question.doctype).get_label(field), context=question.doctype)
			frappe.throw(
				_(
					"«{0}» is listed row by row, so that it is known who looked at whom: rows are not grouped by it."
				).format(label),
				frappe.PermissionError,
			)


def _shown_of_nobody(question: ListQuestion) -> set[str]:
	fields = [str(field) for field in question.fields]
	computed = {
		column.field
		for field in fields
		if not plain_column(field) and not HOW_MANY.match(field) and (column := column_within(field))
	}
	own = [one for one in question.columns() if one and not one.link and one.table in ("", question.doctype)]
	is_told = question.tells_rows or any(one.field == one.key == "name" for one in own)
	return computed if is_told else computed | {one.field for one in own}
