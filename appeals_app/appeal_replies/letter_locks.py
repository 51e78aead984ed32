"""A letter about to be acted on: nobody else changes it or its appeal meanwhile."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_registry.phase_moves import lock_appeal
from appeals_app.refusal import AppealRuleError


def letter_for_act(name: str, *statuses: str, right: str = "write") -> Document:
	"""The letter, locked with its appeal, in one of the statuses; refuses who has no such right to it."""
	document = frappe.get_doc("Appeal Reply", name)
	document.check_permission(right)
	lock_appeal(document.appeal)
	document = frappe.get_doc("Appeal Reply", name, for_update=True)
	if document.status not in statuses:
		frappe.throw(
			_("The letter is «{0}»: this cannot be done with it now. Reload it.").format(_(document.status)),
			AppealRuleError,
		)
	return document
