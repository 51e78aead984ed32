"""Another appeal a card names: one its author may see, or there is none."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cstr

from appeals_app.permissions.scope import get_scope, row_is_inside

NAMING = ("previous_appeal", "main_appeal")


def unseen_links(appeal: Document) -> list[tuple[str, str, str]]:
	"""Links just given that lead out of sight, in the form the framework has for links that lead nowhere.

	So a key of another authority's register is refused in the very words a key of no appeal is.
	"""
	scope, before = get_scope(frappe.session.user), appeal.get_doc_before_save()
	given = {field: cstr(appeal.get(field)) for field in NAMING if appeal.get(field)}
	return [
		(field, key, f"{_(appeal.meta.get_label(field))}: {key}")
		for field, key in given.items()
		if (not before or cstr(before.get(field)) != key) and not row_is_inside("Appeal", key, scope)
	]
