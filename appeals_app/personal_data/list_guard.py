"""Lists of people and cards as their reader may see them, at the one place through which every list passes.

Frappe has no hook for the rows of a list, and its doors to lists are many; all of them end in
`DatabaseQuery.execute`, which exists with the same words in 15.0 and in version 15 (decision 0011).
"""

import functools
import inspect
import json
from collections.abc import Callable
from typing import NoReturn

import frappe
from frappe import _
from frappe.model.db_query import DatabaseQuery

from appeals_app.domain.asked_columns import (
	AskedColumn,
	is_column,
	is_order,
	is_written_in_sql,
	key_of,
	order_of_table,
	without_brackets,
)
from appeals_app.permissions.list_arguments import arguments_of
from appeals_app.personal_data.list_comments import fields_beside_comments, without_comments
from appeals_app.personal_data.list_questions import ListQuestion
from appeals_app.personal_data.list_rows import mask_rows, note_list, rows_of_open_cards
from appeals_app.personal_data.own_columns import OwnColumns
from appeals_app.personal_data.paper_words import PaperWords
from appeals_app.personal_data.titles_of_cards import show_titles
from appeals_app.personal_data.values_of_nobody import refuse_values_of_nobody
from appeals_app.refusal import AppealRuleError

MARK = "appeals_guard"
KEEP_ORDER = "KEEP_DEFAULT_ORDERING"
"""What the framework takes for no order said."""

JOINS = ("left join", "inner join", None)


def install(method: str | None = None, kwargs: dict | None = None, transaction_type: str = "") -> None:
	"""For `before_request` and `before_job`: guard lists in this process from now on."""
	if not getattr(DatabaseQuery.execute, MARK, False):
		guarded = _guarded(DatabaseQuery.execute)
		setattr(guarded, MARK, True)
		DatabaseQuery.execute = guarded


def _guarded(execute: Callable) -> Callable:
	words = inspect.signature(execute)

	@functools.wraps(execute)
	def guarded(query: DatabaseQuery, *given: object, **named: object) -> list:
		asked = arguments_of(words, query, *given, **named)
		_refuse_sql(query.doctype, asked)
		_refuse_without_list(query.doctype)
		if named.get("ignore_permissions") or frappe.session.user == "Administrator":
			return execute(query, *given, **named)
		_refuse_for_another(asked)
		question = _question(query.doctype, asked)
		_say_whose_order(question)
		refuse_values_of_nobody(question)
		papers = PaperWords(question)
		rows = papers.veiled(execute(query, question.fields, question.filters, **question.asked), query)
		shown = _as_shown(question, rows, query) if question.is_about_people else rows
		return show_titles(question.titles_in_sight, without_comments(shown, query), query)

	return guarded


def _refuse_sql(doctype: str, asked: dict) -> None:
	"""Whoever asks: the framework would take a part of a statement for the field of a condition."""
	_fields, filters = _in_place(asked.get("fields"), asked.get("filters"))
	if any(is_written_in_sql(given, doctype) for given in (filters, _parsed(asked.get("or_filters")))):
		_refuse(_("A list is searched by its fields alone. Choose the field, and what its value should be."))


def _refuse_for_another(asked: dict) -> None:
	"""A report of the framework lists records for whichever user is named; a statement that is not run shows none."""
	if asked.get("user") not in (None, "", frappe.session.user) and asked.get("run") is not False:
		_refuse(_("A list shows what its reader may see. It is not shown for another user."))


def _refuse_without_list(doctype: str) -> None:
	"""Of settings there is one record and no table; the framework would ask the database for one."""
	if frappe.get_meta(doctype).issingle:
		frappe.throw(
			_("«{0}» is one record and has no list. Open its form.").format(_(doctype)), AppealRuleError
		)


def _question(doctype: str, asked: dict) -> ListQuestion:
	"""What is asked, once it is known to name columns of the list alone; nothing is laid over its rows.

	Who may list one DocType could read any table by a part of a statement that stands for a field or an order.
	"""
	del asked["self"]
	fields, filters = _in_place(asked.pop("fields", None), asked.pop("filters", None))
	asked.update(or_filters=_parsed(asked.get("or_filters")), update=None)
	shown = [*fields, str(asked.get("pluck") or "name")]
	arranged = [str(asked.get(word) or "") for word in ("order_by", "group_by")]
	is_plain = all(map(is_column, shown)) and all(map(is_order, arranged))
	if not is_plain or asked.get("join") not in JOINS:
		_refuse(_("A list shows its fields and counts them, nothing else. Choose fields of the list."))
	fields = [without_brackets(field) for field in fields]
	columns = OwnColumns(doctype)
	if not columns.hold(shown, arranged, filters, asked["or_filters"]):
		_refuse(_("Fields of another document are not shown in this list. Choose fields of the list itself."))
	fields = fields_beside_comments(doctype, fields, [*arranged, shown[-1]], filters, asked)
	question = ListQuestion(doctype, columns.keys_for_titles(fields), filters, asked)
	question.titles_in_sight = columns.titles_in_sight(fields)
	return question


def _say_whose_order(question: ListQuestion) -> None:
	"""Where a title is shown from behind a link, both tables have the columns lists are ordered by."""
	asked, columns = question.asked.get("order_by"), question.columns()
	is_bare = isinstance(asked, str) and asked not in ("", KEEP_ORDER)
	if is_bare and any(column and column.link for column in columns):
		named = zip(columns, question.fields, strict=True)
		given = [key_of(field) for column, field in named if not column or column.link or _is_renamed(column)]
		question.asked["order_by"] = order_of_table(asked, question.doctype, filter(None, given))


def _is_renamed(column: AskedColumn) -> bool:
	return column.key.casefold() != column.field


def _refuse(sentence: str) -> NoReturn:
	frappe.throw(sentence, frappe.PermissionError)


def _as_shown(question: ListQuestion, rows: object, query: DatabaseQuery) -> object:
	if question.is_of_special_rows:
		return rows_of_open_cards(question, rows, query)
	note_list(question, rows, query)
	return mask_rows(question, rows, query)


def _in_place(fields: object, filters: object) -> tuple[list[str], object]:
	"""The framework takes the two in either order, and looks at them before it reads what was sent as text."""
	looks_like_filters = isinstance(fields, dict) or (
		isinstance(fields, list) and bool(fields) and isinstance(fields[0], list)
	)
	looks_like_fields = isinstance(filters, list) and len(filters) > 1 and isinstance(filters[0], str)
	if looks_like_filters or (fields and looks_like_fields):
		fields, filters = filters, fields
	fields = _parsed(fields)
	fields = fields.split(",") if isinstance(fields, str) else [str(field) for field in fields or ()]
	return fields, _parsed(filters)


def _parsed(value: object) -> object:
	"""Lists and conditions sent as text."""
	if isinstance(value, str) and value.lstrip()[:1] in ("[", "{"):
		return json.loads(value)
	return value
