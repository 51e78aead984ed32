"""What came with the system keeps its name: rights, steps and programs call it by that."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.permissions.own_doctypes import APP
from appeals_app.permissions.written_by_people import is_asked
from appeals_app.refusal import AppealRuleError

STANDARD = ("standard", "is_standard")
"""Fields by which rows of the framework say that they came with an app."""


def keep_shipped(row: Document, method: str, old: str, new: str, merge: bool = False) -> None:
	"""For `before_rename` of every DocType: a role the shipped rights are given to, and rows of the app, are not renamed."""
	if is_asked() and (_is_role_of_rights(row) or _came_with_app(row)):
		frappe.throw(
			_("«{0}» came with the system, which calls it by this name. Add one of your own instead.").format(
				_(old)
			),
			AppealRuleError,
		)


def keep_apart(row: Document, method: str, old: str, new: str, merge: bool = False) -> None:
	"""For `before_rename` of Workflow State and Workflow Action Master: they get another name, and two never become one.

	Records would stand in another phase without a step, and a button would lead to two states.
	"""
	if merge and is_asked():
		frappe.throw(
			_("«{0}» and «{1}» are not made one: records would stand where no step has led them.").format(
				old, new
			),
			AppealRuleError,
		)


def keep_login(user: Document, method: str, old: str, new: str, merge: bool = False) -> None:
	"""For `before_rename` of User: chained events tell who acted by the login, and a new one would break every chain."""
	frappe.throw(
		_(
			"The login {0} stays: events of the register tell by it who did what. Change the full name"
			" of the account, or disable it and add another."
		).format(old),
		AppealRuleError,
	)


def _is_role_of_rights(row: Document) -> bool:
	return row.doctype == "Role" and bool(frappe.db.exists("DocPerm", {"role": row.name}))


def _came_with_app(row: Document) -> bool:
	if row.doctype == "Module Def":
		return row.app_name == APP
	is_standard = any(row.get(field) in (1, "Yes") for field in STANDARD)
	return is_standard and row.get("module") in frappe.get_module_list(APP)
