"""Rules of watching hold in every authority, so the oblast administration alone changes them."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.authority_directory.queries import authorities_of
from appeals_app.permissions.delegation import serves_everywhere
from appeals_app.personal_data.break_glass import OBLAST


def keep_common(rule: Document, method: str | None = None) -> None:
	"""For `before_validate` and `on_trash` of what watches over access: PermissionError for an officer of one authority."""
	user = frappe.session.user
	of_oblast = {"name": ("in", authorities_of(user)), "authority_kind": OBLAST}
	if not serves_everywhere(user) and not frappe.db.exists("Authority", of_oblast):
		frappe.throw(
			_(
				"This holds in every authority of the oblast. Ask the data protection officer of the oblast administration to change it."
			),
			frappe.PermissionError,
		)
