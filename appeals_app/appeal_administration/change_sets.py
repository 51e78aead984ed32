"""Putting changes into a set and taking them out, sending it for review, and the review itself."""

import json
from collections.abc import Iterable

import frappe
from frappe import _
from frappe.model import table_fields
from frappe.model.document import Document
from frappe.utils import cstr

from appeals_app import clock
from appeals_app.appeal_administration.change_set_records import (
	check_recorded,
	checked,
	document_with,
	stored_content,
)
from appeals_app.appeal_administration.customized_forms import CUSTOMIZE_FORM, setters_of
from appeals_app.domain.change_sets import (
	ChangeAction,
	ChangeSetStatus,
	check_reviewer,
	check_step,
	fingerprint,
	is_same,
	laid_over,
)
from appeals_app.refusal import AppealRuleError, given_reason, refusals_in_words, refuse_unreadable

DOCTYPE, ROW = "Appeal Change Set", "Appeal Change Set Row"

LONGEST_TITLE = 140


def locked_set(name: str) -> Document:
	"""The set, its row locked; 403 where the user may not write it."""
	change_set = frappe.get_doc(DOCTYPE, name, for_update=True)
	change_set.check_permission("write")
	return change_set


def add_record(*, change_set: str, record: dict) -> list[str]:
	"""Put a record, as a form has it now, into the set instead of saving it; titles of what the set holds of it.

	Its own checks are run, and what they refuse is refused.  A customized form gives a change of each property.
	"""
	document = draft(change_set)
	if record.get("doctype") == CUSTOMIZE_FORM:
		given = setters_of(record)
	else:
		check_recorded(record.get("doctype"))
		name = "" if record.get("__islocal") else cstr(record.get("name"))
		given = [(record["doctype"], name, record)]
	titles = [put_content(document, doctype, name, edited) for doctype, name, edited in given]
	save(document)
	return titles


def add_removal(*, change_set: str, doctype: str, name: str) -> None:
	"""Put into the set that the record is removed."""
	document = draft(change_set)
	check_recorded(doctype)
	put_removal(document, doctype, name)
	save(document)


def drop_row(*, change_set: str, row: str) -> None:
	"""Take one change out of the set; the record itself stays as it is."""
	document = draft(change_set)
	document.changes = [change for change in document.changes if change.name != row]
	_add_author(document)
	save(document)


def send_for_review(*, change_set: str) -> None:
	"""Close the set: from now on another administrator looks at it."""
	document = locked_set(change_set)
	if not document.changes:
		frappe.throw(_("The change set is empty. Put changes into it first."), AppealRuleError)
	move(document, ChangeSetStatus.UNDER_REVIEW, sent_by=frappe.session.user, sent_at=clock.now())


def take_back(*, change_set: str, remark: str = "") -> None:
	"""Open the set again: by who recorded it, or by the reviewer, who says what to mend."""
	document = locked_set(change_set)
	is_own = frappe.session.user in authors_of(document)
	said = given_reason(remark, if_missing="" if is_own else _("Say what has to be mended."))
	move(document, ChangeSetStatus.DRAFT, review_remark=said, approved_content="")


def approve(*, change_set: str, remark: str = "") -> None:
	"""Approve what the set says now; by somebody who has recorded nothing of it."""
	document = locked_set(change_set)
	with refusals_in_words():
		check_reviewer(frappe.session.user, authors_of(document))
	move(
		document,
		ChangeSetStatus.APPROVED,
		reviewed_by=frappe.session.user,
		reviewed_at=clock.now(),
		review_remark=given_reason(remark),
		approved_content=fingerprint_of(document),
	)


def authors_of(change_set: Document) -> set[str]:
	"""Who made the set, and who recorded any of its changes or took one out."""
	return {change_set.owner, *(change_set.recorded_by or "").split("\n")} - {""}


def _add_author(change_set: Document) -> None:
	change_set.recorded_by = "\n".join(sorted({*authors_of(change_set), frappe.session.user}))


def fingerprint_of(change_set: Document) -> str:
	"""What the set says, in 64 hex digits."""
	return fingerprint(
		(row.reference_doctype, row.reference_name, row.action, read_content(row.after_content) or {})
		for row in change_set.changes
	)


def read_content(text: str | None) -> dict | None:
	"""The content a row keeps; None where the record is not there."""
	return json.loads(text) if text else None


def draft(name: str) -> Document:
	"""The set that takes changes, its row locked."""
	change_set = locked_set(name)
	if change_set.status != ChangeSetStatus.DRAFT.value:
		frappe.throw(
			_("Only a draft takes changes. Take the set back, or begin another one."), AppealRuleError
		)
	return change_set


def put_content(change_set: Document, doctype: str, name: str, edited: dict) -> str:
	"""Put into the set what a record would say, once its own checks let it; its title."""
	stored = stored_content(doctype, name)
	before = _row_of(change_set, doctype, name)
	if stored is not None and before and (proposed := read_content(before.after_content)):
		edited = laid_over(stored, proposed, {field: edited.get(field) for field in stored})
	document = document_with(doctype, name, _fields_alone(doctype, edited))
	made = [row.reference_name for row in change_set.changes if row.action == ChangeAction.CREATE.value]
	name, after = checked(document, name=name, made_in_set=made)
	title = cstr(document.get_title())[:LONGEST_TITLE]
	if is_same(stored, after):
		frappe.throw(_("Nothing has been changed in «{0}».").format(title), AppealRuleError)
	action = ChangeAction.CREATE if stored is None else ChangeAction.CHANGE
	_append(change_set, doctype, name, action, stored, after, title)
	return title


def put_removal(change_set: Document, doctype: str, name: str) -> None:
	"""Put into the set that a record goes, which the user may remove."""
	record = frappe.get_doc(doctype, name)
	record.check_permission("delete")
	title = cstr(record.get_title())[:LONGEST_TITLE]
	_append(change_set, doctype, name, ChangeAction.REMOVE, stored_content(doctype, name), None, title)


def _fields_alone(doctype: str, sent: dict) -> dict:
	"""What a form sends of the fields of its record; AppealRuleError where a field could not hold it."""
	fields = {field.fieldname: field for field in frappe.get_meta(doctype).fields}
	return {
		name: _rows_alone(fields[name].options, value)
		if fields[name].fieldtype in table_fields
		else _plain(value)
		for name, value in sent.items()
		if name in fields
	}


def _rows_alone(doctype: str, rows: object) -> list[dict]:
	if not isinstance(rows or [], list) or not all(isinstance(row, dict) for row in rows or []):
		refuse_unreadable()
	return [_fields_alone(doctype, row) for row in rows or []]


def _plain(value: object) -> object:
	return refuse_unreadable() if isinstance(value, dict | list) else value


def _row_of(change_set: Document, doctype: str, name: str) -> Document | None:
	same = (
		row for row in change_set.changes if (row.reference_doctype, row.reference_name) == (doctype, name)
	)
	return next(same, None)


def _append(
	change_set: Document,
	doctype: str,
	name: str,
	action: ChangeAction,
	before: dict | None,
	after: dict | None,
	title: str,
) -> None:
	row = _row_of(change_set, doctype, name) or change_set.append("changes", {})
	_add_author(change_set)
	row.update(
		{
			"action": action.value,
			"reference_doctype": doctype,
			"reference_name": name,
			"record_title": title,
			"before_content": _as_text(before),
			"after_content": _as_text(after),
			"recorded_by": frappe.session.user,
			"recorded_at": clock.now(),
		}
	)


def _as_text(content: dict | None) -> str | None:
	return None if content is None else json.dumps(content, ensure_ascii=False, indent=1)


def move(change_set: Document, to: ChangeSetStatus, **stamps: object) -> None:
	"""Let the set go on, with who did it and when."""
	with refusals_in_words():
		check_step(change_set.status, to)
	change_set.update({"status": to.value, **stamps})
	save(change_set)


def save(change_set: Document) -> None:
	"""Keep the set; what a draft was tried on is forgotten with every change."""
	if change_set.status == ChangeSetStatus.DRAFT.value:
		change_set.update({"trial": None, "tried_at": None, "tried_by": None})
	change_set.flags.ignore_permissions = True  # state and rows are written by acts alone
	change_set.save()


def lines_of(changes: Iterable[Document]) -> list[str]:
	"""Records of the set as a sentence names them."""
	return [f"{_(row.reference_doctype)} «{row.record_title or row.reference_name}»" for row in changes]
