"""Who meets a file: whoever meets the document it hangs on; one that hangs on nothing, its uploader alone."""

import frappe
from frappe.core.doctype.file import file as framework
from frappe.model.document import Document
from frappe.query_builder import Criterion, DocType

from appeals_app.appeal_files.hanging import document_behind, may
from appeals_app.appeal_files.passed_on import appeals_to_decide_on, is_to_decide_by
from appeals_app.permissions.own_doctypes import is_ours, own_doctypes

CHANGES = ("write", "delete", "share", "submit", "cancel")


def has_permission(doc: Document, ptype: str | None = None, user: str | None = None) -> bool:
	"""For hooks `has_permission` of File: asked for the document behind the file, for this very user."""
	user = user or frappe.session.user
	if user == "Administrator":
		return True
	if isinstance(doc, str) or ptype == "create":
		return user != "Guest"
	if behind := document_behind(doc):
		if ptype in CHANGES:
			return may(user, "write", behind)
		return may(user, "read", behind) or is_to_decide_by(behind, user)
	if not doc.attached_to_doctype:
		return _may_meet_unattached(doc, ptype, user)
	return _framework_allows(doc, ptype, user)


def _may_meet_unattached(doc: Document, ptype: str | None, user: str) -> bool:
	if user == "Guest":
		return not doc.is_private and not doc.is_folder and ptype not in CHANGES
	is_everybodys = doc.is_home_folder or doc.is_attachments_folder or not (doc.is_private or doc.is_folder)
	return doc.owner == user or bool(is_everybodys and ptype not in CHANGES)


def _framework_allows(doc: Document, ptype: str | None, user: str) -> bool:
	try:
		return bool(framework.has_permission(doc, ptype, user))
	except frappe.DoesNotExistError:
		frappe.clear_last_message()
		return False


def query_conditions(user: str | None = None) -> str:
	"""For hooks `permission_query_conditions` of File: one's own files, and those of documents one may list."""
	user = user or frappe.session.user
	if user == "Administrator":
		return ""
	file = DocType("File")
	parts = [_not_of_the_app(user).get_sql(quote_char="`", with_namespace=True)]
	for doctype in _doctypes_with_files():
		if frappe.has_permission(doctype, "read", user=user):
			hangs = (file.attached_to_doctype == doctype).get_sql(quote_char="`", with_namespace=True)
			# the framework's own text of the list that this user would get, every condition in it
			visible = frappe.get_list(doctype, fields=["name"], user=user, run=False, order_by="")
			parts.append(f"({hangs} and `tabFile`.`attached_to_name` in ({visible}))")
	if waiting := appeals_to_decide_on(user):
		came = (file.attached_to_doctype == "Appeal") & file.attached_to_name.isin(waiting)
		parts.append(came.get_sql(quote_char="`", with_namespace=True, subquery=True))
	return "(" + " or ".join(parts) + ")"


def _not_of_the_app(user: str) -> Criterion:
	file = DocType("File")
	elsewhere = file.attached_to_doctype.isnull() | file.attached_to_doctype.notin(sorted(own_doctypes()))
	standing = (file.is_home_folder == 1) | (file.is_attachments_folder == 1)
	public = (file.is_private == 0) & (file.is_folder == 0)
	return elsewhere & ((file.owner == user) | standing | public)


def _doctypes_with_files() -> list[str]:
	used = frappe.get_all("File", distinct=True, pluck="attached_to_doctype", order_by="")
	return sorted(doctype for doctype in used if is_ours(doctype) and not frappe.get_meta(doctype).istable)
