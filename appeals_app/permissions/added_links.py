"""Fields an administrator adds that lead to rows not everybody meets: whoever fills one in meets what it leads to.

The list shows the title behind a link; by a key that came from elsewhere, or was guessed, it would show a person of another
register or the notice of somebody else.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cstr

from appeals_app.permissions.scope import get_scope, row_is_inside
from appeals_app.permissions.written_by_people import is_asked
from appeals_app.refusal import AppealRuleError

BY_SCOPE = ("Appeal", "Applicant")
"""What a scope divides; links of the app itself are checked where they are filled in."""


def check_added_links(document: Document, method: str | None = None) -> None:
	"""For `validate` of every DocType: refuse a link just given that leads out of the current user's sight."""
	if not is_asked():
		return
	before = document.get_doc_before_save()
	stored = {row.name: row for row in (before, *before.get_all_children())} if before else {}
	for row in (document, *document.get_all_children()):
		for field in row.meta.get("fields", {"is_custom_field": 1, "fieldtype": "Link"}):
			given, was = cstr(row.get(field.fieldname)), stored.get(row.name)
			if given and given != cstr(was and was.get(field.fieldname)):
				_check(row, field.options, given, field.label)


def _check(row: Document, doctype: str, name: str, label: str) -> None:
	if not _is_met(doctype, name):
		frappe.throw(
			_("«{0}» names a record that is not among those you see. Choose one from the list.").format(
				_(label, context=row.doctype)
			),
			AppealRuleError,
		)


def _is_met(doctype: str, name: str) -> bool:
	if doctype in BY_SCOPE:
		return row_is_inside(doctype, name, get_scope(frappe.session.user))
	if doctype not in frappe.get_hooks("permission_query_conditions"):
		return True
	may_list = frappe.has_permission(doctype, "read")
	return bool(may_list and frappe.get_list(doctype, filters={"name": name}, pluck="name", limit=1))
