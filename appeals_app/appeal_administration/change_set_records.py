"""Records of the configuration as a change set holds them: what a person may set, and whether it would be accepted.

Whether a record would be accepted is asked by its own checks, without writing it: they are run and undone.
"""

import json
from collections.abc import Callable, Collection
from copy import deepcopy
from typing import TypeVar

import frappe
from frappe import _
from frappe.model import no_value_fields, table_fields
from frappe.model.document import Document

from appeals_app.refusal import AppealRuleError

RECORDED = (
	*("Custom Field", "Property Setter", "Custom DocPerm", "Translation"),
	*("Workflow State", "Workflow Action Master", "Workflow"),
	*("Appeal Route Rule", "Appeal Index Rule", "Appeal Channel", "Appeal Escalation Level"),
	*("Legal Act", "Legal Article", "Legal Regime", "Working Calendar", "Term Counting", "Term Rule"),
	*("Appeal Classifier Group", "Appeal Classifier Version", "Appeal Classifier Item"),
	*("Appeal Reply Template", "Appeal Reply Check Rule", "Appeal Resolution Text", "Appeal Author Notice"),
	*("Notification", "Print Format", "Letter Head", "Report", "Number Card", "Dashboard Chart", "Dashboard"),
)
"""DocTypes whose records a set may hold, in the order in which a later one may lead to an earlier one."""

WITH_COLUMNS = "Custom Field"
"""Its record brings a column of a table: the database ends the transaction at that."""

RIGHT = "Custom DocPerm"
"""Its first record of a form stands for all shipped ones of it."""

COMPUTED = frozenset({"lft", "rgt", "old_parent"})
"""Places in a tree, which the framework keeps."""

UNDO = "appeals_change_set"

Result = TypeVar("Result")


def check_recorded(doctype: object) -> None:
	"""Raise AppealRuleError where records of the DocType are no part of a set."""
	if doctype not in RECORDED:
		frappe.throw(
			_("Records of «{0}» are not put into a change set. Change them in their own form.").format(
				_(str(doctype))
			),
			AppealRuleError,
		)


def content_of(document: Document) -> dict[str, object]:
	"""What a person may set in the record, by field, as JSON holds it."""
	content = {}
	for field in document.meta.fields:
		if field.fieldtype in table_fields:
			content[field.fieldname] = [content_of(row) for row in document.get(field.fieldname) or []]
		elif field.fieldtype not in no_value_fields and field.fieldname not in COMPUTED:
			content[field.fieldname] = document.get(field.fieldname)
	return json.loads(frappe.as_json(content))


def stored_content(doctype: str, name: str) -> dict[str, object] | None:
	"""The content of the record as it stands; None where there is none."""
	return content_of(frappe.get_doc(doctype, name)) if frappe.db.exists(doctype, name) else None


def links_in(doctype: str, content: dict) -> set[tuple[str, str]]:
	"""The records that the content leads to, by links of its own and of its tables, as DocType and name."""
	links = set()
	for field in frappe.get_meta(doctype).fields:
		value = content.get(field.fieldname)
		if field.fieldtype in table_fields:
			links |= {link for row in value or [] for link in links_in(field.options, row)}
		elif value and field.fieldtype in ("Link", "Dynamic Link"):
			links.add((field.options if field.fieldtype == "Link" else content.get(field.options), value))
	return links


def says_what_is_shipped(form: str) -> bool:
	"""The rights an administrator keeps for the form are no other than those shipped with it."""
	rights = [field.fieldname for field in frappe.get_meta(RIGHT).get("fields", {"fieldtype": "Check"})]
	kept, shipped = (
		sorted(frappe.get_all(doctype, {"parent": form}, ["role", "permlevel", *rights], as_list=True))
		for doctype in (RIGHT, "DocPerm")
	)
	return kept == shipped


def document_with(doctype: str, name: str, content: dict) -> Document:
	"""The record as it would be with the content, not saved: a new one where none has the name."""
	if name and frappe.db.exists(doctype, name):
		document = frappe.get_doc(doctype, name)
		document.update(deepcopy(content))
		return document
	document = frappe.get_doc({"doctype": doctype, **deepcopy(content)})
	document.set("__islocal", True)
	return document


def checked(document: Document, *, name: str, made_in_set: Collection[str]) -> tuple[str, dict[str, object]]:
	"""The name and the content the record would have; raises what its own checks raise.  Nothing is written.

	A new record takes the name, or one by its own rule where none is given.  It may lead to records made in the same set, which do not stand yet.
	"""

	def run() -> tuple[str, dict[str, object]]:
		_run_checks(document, name, made_in_set)
		return document.name, content_of(document)

	return undone(run, forms=[form_of(document)])


def undone(run: Callable[[], Result], *, forms: Collection[str]) -> Result:
	"""What `run` gives; whatever it wrote is taken back, and the forms are read anew by everybody."""
	frappe.db.savepoint(UNDO)
	try:
		return run()
	finally:
		frappe.db.rollback(save_point=UNDO)
		for form in forms:
			frappe.clear_cache(doctype=form)


def form_of(record: Document | dict) -> str:
	"""The DocType whose form the record changes, itself where it changes none."""
	named = (record.get(field) for field in ("dt", "doc_type", "document_type"))
	return next((form for form in named if form), record.get("doctype"))


def _run_checks(document: Document, name: str, made_in_set: Collection[str]) -> None:
	is_new = document.is_new()
	if is_new:
		document._set_defaults()
	document.check_permission("create" if is_new else "write")
	document.set_user_and_timestamp()
	document.set_docstatus()
	document.check_if_latest()
	_check_links(document, made_in_set)
	if is_new:
		document.run_method("before_insert")
		document.set_new_name(set_name=name or None, set_child_names=False)
	document.set_parent_in_children()
	document.flags.in_insert = is_new
	document.run_before_save_methods()
	document._validate()


def _check_links(document: Document, made_in_set: Collection[str]) -> None:
	lost = []
	for row in (document, *document.get_all_children()):
		for field, name, told in row.get_invalid_links()[0]:
			if name in made_in_set:
				row.set(field, name)  # the framework has emptied it
			else:
				lost.append(str(told))
	if lost:
		frappe.throw(
			_("These records are not here: {0}. Put them into the set first, or choose others.").format(
				", ".join(lost)
			),
			frappe.LinkValidationError,
		)
