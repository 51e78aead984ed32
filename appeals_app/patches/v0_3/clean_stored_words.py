"""Words stored before they were cleaned may hold scripts that would run in another person's Desk.

Words of our DocTypes, comments and letters on their documents are cleaned as if they were saved today; nothing else of a row
changes, and rows of event chains, whose words are hashed, stay as they are: nothing shows them as a page.

To verify: no row of `select name from tabComment where content like '%<script%'` is on a document of the register.
"""

from collections.abc import Callable, Iterator

import frappe
from frappe.model.base_document import get_controller
from frappe.query_builder import DocType
from frappe.utils import sanitize_html
from pypika.terms import Criterion

from appeals_app.domain.text_cleaning import show_tags
from appeals_app.permissions.own_doctypes import own_doctypes
from appeals_app.permissions.uncleaned_words import SHOWN, is_left_alone
from appeals_app.strict_document import StrictDocument

BATCH = 500

HASHED = "event_hash"
"""The column of a DocType whose rows are links of a chain."""

KEPT = frozenset({"Appeal Seeded Default"})
"""What was shipped, to be compared with what is there."""

TELLING = {"Comment": ("subject", "content"), "Communication": ("subject", "content")}
"""Words on a document of another DocType."""


def execute() -> None:
	"""Clean what is stored, a batch at a time; what is clean stays untouched, so it may run again."""
	for doctype, columns in columns_of_words().items():
		rewrite(doctype, columns, show_tags if is_plain(doctype) else cleaned)
	for doctype, columns in TELLING.items():
		rewrite(
			doctype, columns, cleaned, only=DocType(doctype).reference_doctype.isin(sorted(own_doctypes()))
		)


def columns_of_words() -> dict[str, list[str]]:
	"""Columns of our DocTypes that hold words and may be rewritten."""
	found = {}
	for doctype in sorted(own_doctypes() - KEPT):
		meta = frappe.get_meta(doctype)
		if not (meta.get("is_virtual") or meta.issingle or meta.has_field(HASHED)):
			found[doctype] = [
				field.fieldname for field in meta.fields if field.fieldtype in SHOWN and not field.is_virtual
			]
	return found


def is_plain(doctype: str) -> bool:
	"""The words of the DocType are never marked up."""
	return issubclass(get_controller(doctype), StrictDocument)


def cleaned(words: str) -> str:
	"""Words that may be marked up, without what runs."""
	return show_tags(words) if is_left_alone(words) else sanitize_html(words)


def rewrite(
	doctype: str,
	columns: list[str] | tuple[str, ...],
	change: Callable[[str], str],
	*,
	sign: str = "<",
	only: Criterion | None = None,
) -> None:
	"""Change the words that hold the sign, a batch at a time; nothing else of a row changes."""
	stored = frappe.db.get_table_columns(doctype)
	columns = [column for column in columns if column in stored]
	for rows in _rows_with(sign, doctype, columns, only) if columns else ():
		for row in rows:
			words = {column: change(row[column]) for column in columns if sign in (row[column] or "")}
			changed = {column: text for column, text in words.items() if text != row[column]}
			if changed:
				frappe.db.set_value(doctype, row.name, changed, update_modified=False)
		frappe.db.commit()  # nosemgrep: a batch is done, and a broken off patch goes on after it


def _rows_with(
	sign: str, doctype: str, columns: list[str], only: Criterion | None
) -> Iterator[list[frappe._dict]]:
	table, after = DocType(doctype), ""
	holds_it = Criterion.any(table[column].like(f"%{sign}%") for column in columns)
	while True:
		query = frappe.qb.from_(table).select(table.name, *(table[column] for column in columns))
		query = query.where((table.name > after) & holds_it).orderby(table.name).limit(BATCH)
		rows = (query.where(only) if only else query).run(as_dict=True)
		if not rows:
			return
		yield rows
		after = rows[-1].name
