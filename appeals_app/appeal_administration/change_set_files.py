"""A change set as a file, and a file read into a set of another site."""

import json

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cstr

from appeals_app.appeal_administration.change_set_records import (
	check_recorded,
	stored_content,
)
from appeals_app.appeal_administration.change_sets import (
	DOCTYPE,
	draft,
	put_content,
	put_removal,
	read_content,
	save,
)
from appeals_app.domain.change_sets import is_same
from appeals_app.refusal import AppealRuleError, given_json

FORMAT = "appeals-change-set/1"
MOST_CHANGES = 500
"""Changes a file may bring: each is held against the checks of its record."""


def as_file(*, change_set: str) -> tuple[str, bytes]:
	"""Name and content of the file: what each record says after the changes, and no names of people."""
	document = frappe.get_doc(DOCTYPE, change_set)
	document.check_permission("read")
	content = {
		"format": FORMAT,
		"title": document.title,
		"reason": document.reason,
		"site": frappe.local.site,
		"changes": [
			{
				"doctype": row.reference_doctype,
				"name": row.reference_name,
				"content": read_content(row.after_content),
			}
			for row in document.changes
		],
	}
	return f"{document.name}.json", json.dumps(content, ensure_ascii=False, indent=1).encode()


def from_file(*, content: str) -> dict:
	"""A new draft with what the file changes on this site; its `name` and, for what could not be taken, `left_out`.

	A record that says here already what the file says is passed over, so a file brought twice changes nothing twice.
	"""
	given = given_json(content, dict)
	if given.get("format") != FORMAT or not isinstance(given.get("changes"), list):
		frappe.throw(
			_("This is no file of a change set. Choose one that was saved from a change set."),
			AppealRuleError,
		)
	if len(given["changes"]) > MOST_CHANGES:
		frappe.throw(_("A file brings {0} changes at most. Divide it.").format(MOST_CHANGES), AppealRuleError)
	name = _new_set(given)
	document = draft(name)
	left_out = [said for change in given["changes"] if (said := _take(document, change))]
	save(document)
	return {"name": name, "taken": len(document.changes), "left_out": left_out}


def _new_set(given: dict) -> str:
	document = frappe.get_doc(
		{
			"doctype": DOCTYPE,
			"title": cstr(given.get("title")),
			"reason": cstr(given.get("reason")),
		}
	)
	document.insert()
	document.db_set("source", cstr(given.get("site"))[:140])
	return document.name


def _take(document: Document, change: object) -> str:
	"""Put one change of a file into the set; the sentence that says why it was left out, if it was."""
	if not isinstance(change, dict):
		return _("A change of the file is not readable.")
	doctype, name, content = change.get("doctype"), cstr(change.get("name")), change.get("content")
	try:
		check_recorded(doctype)
		content = content if content is None else given_json(content, dict)
		stored = stored_content(doctype, name)
		if content is None and stored is not None:
			put_removal(document, doctype, name)
		elif content is not None and not is_same(stored, content):
			put_content(document, doctype, name, content)
	except (frappe.ValidationError, frappe.PermissionError, frappe.NameError, ValueError) as refusal:
		frappe.clear_last_message()
		return f"{_(cstr(doctype))} «{name}»: {refusal}"
	return ""
