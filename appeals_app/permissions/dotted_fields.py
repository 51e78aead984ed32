"""Lists reach the document that is asked for and its tables, and no document behind a link.

The framework follows `link.field` and a filter on another DocType without asking for the right to that document. And what
names a field in a filter is a name: some of its functions write it into SQL as it came.
"""

import re
from collections.abc import Iterator

import frappe
from frappe import _
from frappe.model.meta import Meta

from appeals_app.domain.asked_columns import is_column, is_order

SHOWN = ("fields", "fieldname", "field", "stats")
FILTERS = ("filters", "or_filters", "current_filters")
ARRANGED = ("order_by", "group_by", "sort_field")
"""Parameters of requests in which fields are named; a function that reads no list has none of them."""

_NAME = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)?", re.ASCII)
_DOTTED = re.compile(r"(?<![\w`.])`?([A-Za-z_]\w*)`?\.`?([A-Za-z_]\w*)`?")
_TABLE = re.compile(r"`tab([^`]+)`")


def refuse_fields_behind_links(doctype: object, form: dict) -> None:
	"""PermissionError where the list would reach a document behind a link."""
	if not isinstance(doctype, str) or not frappe.db.exists("DocType", doctype):
		return  # the framework says itself that there is no such DocType
	meta = frappe.get_meta(doctype)
	own = {doctype, *(field.options for field in meta.get_table_fields())}
	shown, arranged = _written(form, SHOWN), _written(form, ARRANGED)
	foreign = {*_TABLE.findall(shown), *_TABLE.findall(arranged), *_doctypes_of_filters(form)} - own
	if foreign or _behind_link(meta, arranged) or not _are_titles(meta, _behind_link(meta, shown)):
		frappe.throw(
			_("Fields of another document are not shown in this list. Choose fields of the list itself."),
			frappe.PermissionError,
		)


def refuse_no_names(form: dict) -> None:
	"""PermissionError where a filter names its field by more than a name."""
	for name in FILTERS:
		if any(
			not isinstance(field, str) or not _NAME.fullmatch(field) for field in _fields_of(form.get(name))
		):
			frappe.throw(
				_("A filter goes by a field of the list. Choose the field from its fields."),
				frappe.PermissionError,
			)


def refuse_expressions(form: dict) -> None:
	"""PermissionError where what is shown or arranged is more than columns, and counts of them."""
	shown = [text for name in SHOWN for text in _texts(form.get(name))]
	arranged = [form[name] for name in ARRANGED if isinstance(form.get(name), str)]
	searched = _texts(form.get("filter_fields"))
	if not (
		all(map(is_column, shown)) and all(map(is_order, arranged)) and all(map(_NAME.fullmatch, searched))
	):
		frappe.throw(
			_("A list shows its fields and counts them, nothing else. Choose fields of the list."),
			frappe.PermissionError,
		)


def _texts(given: object) -> list[str]:
	"""Fields named one by one or as a list; values by fields, and what is no text, say no column."""
	parsed = _parsed(given)
	if isinstance(parsed, dict):
		return []
	if parsed is None and isinstance(given, str) and given.lstrip()[:1] in ("[", "{"):
		return []  # cannot be read, which is said in other words
	texts = parsed if isinstance(parsed, list) else [given] if isinstance(given, str) and given else []
	return [part for text in texts if isinstance(text, str) for part in _split(text)]


def _split(text: str) -> list[str]:
	return [text] if is_column(text) else text.split(",")


def _fields_of(given: object) -> Iterator[object]:
	"""What stands in the place of a field: of [field, operator, value], [DocType, field, …], {field: value}."""
	parsed = _parsed(given)
	if isinstance(parsed, dict):
		yield from parsed
		return
	is_one = bool(parsed) and isinstance(parsed[0], str) and len(parsed) > 1
	for condition in [parsed] if is_one else parsed or ():
		if isinstance(condition, dict):
			yield from condition
		elif isinstance(condition, list) and condition:
			yield condition[1 if len(condition) > 3 else 0]


def _written(form: dict, names: tuple[str, ...]) -> str:
	return " ".join(str(form.get(name) or "") for name in names)


def _behind_link(meta: Meta, written: str) -> set[tuple[str, str]]:
	"""Dotted fields whose first part is no table of the document."""
	tables = {field.fieldname for field in meta.get_table_fields()}
	return {(first, rest) for first, rest in _DOTTED.findall(_TABLE.sub("", written)) if first not in tables}


def _are_titles(meta: Meta, dotted: set[tuple[str, str]]) -> bool:
	"""The Desk shows a link by the title of its document; nothing else is asked for."""
	return all(
		field and field.fieldtype == "Link" and frappe.get_meta(field.options).title_field == rest
		for field, rest in ((meta.get_field(first), rest) for first, rest in dotted)
	)


def _doctypes_of_filters(form: dict) -> Iterator[str]:
	"""DocTypes named by filters of four parts: [DocType, field, operator, value]; a dotted field counts too."""
	for name in ("filters", "or_filters"):
		given = _parsed(form.get(name))
		conditions = given if isinstance(given, list) else [[field] for field in given or ()]
		for condition in conditions:
			if isinstance(condition, list) and len(condition) >= 4 and isinstance(condition[0], str):
				yield condition[0]
			field = condition[0] if isinstance(condition, list) and len(condition) in (1, 3) else ""
			if isinstance(field, str) and "." in field:
				yield field


def _parsed(value: object) -> list | dict | None:
	try:
		parsed = frappe.parse_json(value)
	except ValueError:
		return None
	return parsed if isinstance(parsed, list | dict) else None
