"""Another appeal a card names: one its author may see, or there is none."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cstr

from appeals_app.permissions.scope import get_scope, row_is_inside
from appeals_app.refusal import AppealRuleError

LONGEST_CHAIN = 1000
"""A person who writes on one matter more often is not met; it ends a ring made before rings were refused."""

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


def refuse_ring(appeal: Document) -> None:
	"""Refuse an appeal that follows itself, be it by others that follow it; rows read stay locked till the end."""
	name = appeal.previous_appeal
	if not name or not appeal.has_value_changed("previous_appeal"):
		return
	for _step in range(LONGEST_CHAIN):
		if name == appeal.name:
			frappe.throw(
				_(
					"The previous appeal follows this one itself. Choose the one that came first, or leave the field empty."
				),
				AppealRuleError,
			)
		name = frappe.db.get_value("Appeal", name, "previous_appeal", for_update=True)
		if not name:
			return
