"""«Customize Form» for a change set: the properties it would set, one by one, without setting them."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_administration.change_set_records import stored_content, undone
from appeals_app.refusal import AppealRuleError, refuse_unreadable

CUSTOMIZE_FORM = "Customize Form"
SETTER = "Property Setter"


def setters_of(sent: dict) -> list[tuple[str, str, dict]]:
	"""DocType, name and content of each Property Setter that the form as sent would make or change."""
	_check_readable(sent)
	form = frappe.get_doc({**sent, "doctype": CUSTOMIZE_FORM})
	form.check_permission("write")
	_check_own_fields(form)
	before = _setters(form.doc_type)

	def run() -> dict[str, dict]:
		form.flags.update_db = False
		form.check_length_for_fieldtypes = []
		form.set_property_setters()
		_check_columns(form)
		return _setters(form.doc_type)

	after = undone(run, forms=[form.doc_type])
	changed = [(SETTER, name, content) for name, content in after.items() if before.get(name) != content]
	if not changed:
		frappe.throw(_("Nothing has been changed in «{0}».").format(_(form.doc_type)), AppealRuleError)
	return changed


def _check_readable(sent: dict) -> None:
	if not isinstance(sent.get("doc_type"), str) or not isinstance(sent.get("fields") or [], list):
		refuse_unreadable()


def _setters(doctype: str) -> dict[str, dict]:
	names = frappe.get_all(SETTER, filters={"doc_type": doctype}, pluck="name", order_by="name")
	return {name: stored_content(SETTER, name) for name in names}


def _check_columns(form: Document) -> None:
	if form.flags.update_db:
		frappe.throw(
			_(
				"A change of the kind, length or uniqueness of a field rebuilds its table and is not put into a set."
			),
			AppealRuleError,
		)


def _check_own_fields(form: Document) -> None:
	"""An added field has a record of its own, from which it is put into a set."""
	meta = frappe.get_meta(form.doc_type)
	for row in form.get("fields"):
		if not row.get("is_custom_field") or row.get("is_system_generated"):
			continue
		stored = meta.get_field(row.fieldname)
		if not stored or any(
			(row.get(key) or "") != (stored.get(key) or "") for key in ("label", "reqd", "hidden")
		):
			frappe.throw(
				_("«{0}» is an added field. Put it into the set from the list of added fields.").format(
					row.label or row.fieldname
				),
				AppealRuleError,
			)
