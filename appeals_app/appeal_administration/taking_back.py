"""An administrator takes a shipped default back in the place of the own one."""

import frappe
from frappe import _

from appeals_app.appeal_administration.shipped_defaults import (
	check_right,
	entry_of,
	note_shipped,
	shipped_document,
	shipped_records,
	store_shipped,
)
from appeals_app.refusal import AppealRuleError


def take_back_default(*, doctype: str, name: str) -> None:
	"""Make one record say what this version ships, with the rights of the user and by the rules of the record.

	A removed one is inserted again. Afterwards it is untouched: newer versions reach it. Modules above are told by the
	hook `shipped_default_taken_back`: functions(doctype, name, title).
	"""
	check_right()
	shipped = _shipped(doctype, name)
	document = shipped_document(shipped)
	store_shipped(document, name)
	note_shipped(shipped)
	for path in frappe.get_hooks("shipped_default_taken_back"):
		frappe.get_attr(path)(doctype, name, _(document.get_title()))


def _shipped(doctype: str, name: str) -> dict:
	"""What is shipped now; AppealRuleError where it is nothing, or was never brought in."""
	for shipped in shipped_records():
		if (shipped["doctype"], shipped["name"]) == (doctype, name) and entry_of(doctype, name):
			return shipped
	frappe.throw(_("This record did not come with the system. Choose one from the page."), AppealRuleError)
