"""What the form of a change set shows: each change in words, and the acts that are open to the reader."""

import frappe
from frappe import _
from frappe.model import table_fields
from frappe.model.document import Document
from frappe.model.meta import Meta
from frappe.utils import cstr

from appeals_app.appeal_administration.change_set_records import RECORDED
from appeals_app.appeal_administration.change_sets import DOCTYPE, authors_of, read_content
from appeals_app.domain.change_sets import ChangeAction, ChangeSetStatus, Content, changed_fields

LONGEST_SHOWN = 200
"""Characters of a value that are shown."""

NOTHING = "–"

S = ChangeSetStatus


def show(change_set: Document) -> None:
	"""Give the form the changes in words and the acts that are open."""
	change_set.set_onload("changes", [_change(row) for row in change_set.changes])
	change_set.set_onload("acts", acts_open(change_set))


def acts_open(change_set: Document) -> list[str]:
	"""Names of the acts the current user may do with the set now."""
	acts = ["try_out", "as_file"] if change_set.changes else []
	if not change_set.has_permission("write"):
		return acts
	is_own = frappe.session.user in authors_of(change_set)
	by_status = {
		S.DRAFT: ["send_for_review"] if change_set.changes else [],
		S.UNDER_REVIEW: ["take_back"] if is_own else ["approve", "take_back"],
		S.APPROVED: ["release", "take_back"],
		S.RELEASING: ["release"],
		S.RELEASED: ["roll_back"],
		S.ROLLED_BACK: ["take_back"] if is_own else [],
	}
	return [*acts, *by_status[S(change_set.status)]]


def add_recorded(bootinfo: frappe._dict) -> None:
	"""Put into the Desk's start data of which kinds of records the user may put changes into a set."""
	may = frappe.has_permission(DOCTYPE, "create")
	bootinfo.appeals["recorded_in_sets"] = list(RECORDED) if may else []


def _change(row: Document) -> dict:
	before, after = read_content(row.before_content), read_content(row.after_content)
	return {
		"row": row.name,
		"action": row.action,
		"doctype": row.reference_doctype,
		"name": row.reference_name,
		"title": row.record_title or row.reference_name,
		"lines": [] if row.action == ChangeAction.REMOVE.value else _lines(row, before or {}, after or {}),
	}


def _lines(row: Document, before: Content, after: Content) -> list[str]:
	meta = frappe.get_meta(row.reference_doctype)
	return [
		_line(meta, field, before.get(field), after.get(field)) for field in changed_fields(before, after)
	]


def _line(meta: Meta, name: str, was: object, will: object) -> str:
	field = meta.get_field(name)
	label = _(field.label or name, context=meta.name) if field else name
	if field and field.fieldtype in table_fields:
		return f"{label}: {_rows_told(frappe.get_meta(field.options), was or [], will or [])}"
	if not was and was != 0:
		return f"{label}: {_shown(field, will)}"
	return f"{label}: {_shown(field, was)} → {_shown(field, will)}"


def _rows_told(meta: Meta, was: list[Content], will: list[Content]) -> str:
	before, after = [_row_told(meta, row) for row in was], [_row_told(meta, row) for row in will]
	told = [
		*(_("added «{0}»").format(row) for row in after if row not in before),
		*(_("removed «{0}»").format(row) for row in before if row not in after),
	]
	return "; ".join(told) or _("another order or details of the rows")


def _row_told(meta: Meta, row: Content) -> str:
	shown = [row.get(field.fieldname) for field in meta.fields if field.in_list_view]
	return " · ".join(cstr(value) for value in shown if value)


def _shown(field: object, value: object) -> str:
	if field and field.fieldtype == "Check":
		return _("yes") if value else _("no")
	if field and field.fieldtype == "Select" and value:
		value = _(cstr(value))
	text = cstr(value)
	return f"«{text[:LONGEST_SHOWN]}{'…' if len(text) > LONGEST_SHOWN else ''}»" if text else NOTHING
