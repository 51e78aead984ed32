"""Lists of users tell no more of an account than a colleague needs, whatever door they are asked by.

All lists end in `DatabaseQuery.execute` (decision 0011), but the search of a link field and a document found by conditions
go past it: what a request names is looked at by the gate, too.
"""

import functools
import inspect
from collections.abc import Callable, Iterable

import frappe
from frappe import _
from frappe.model.db_query import DatabaseQuery

from appeals_app.domain.closed_columns import USERS, closed_words, names_in, names_in_conditions, plain
from appeals_app.permissions.administrators import is_administrator
from appeals_app.permissions.list_arguments import arguments_of

MARK = "appeals_account_guard"

NAMING = (
	*(
		"fields",
		"field",
		"fieldname",
		"stats",
		"order_by",
		"group_by",
		"sort_field",
		"searchfield",
		"filter_fields",
	),
	*(
		"pluck",
		"custom_columns",
		"field_map",
		"aggregate_function_field",
		"aggregate_on_field",
		"with_comment_count",
	),
)
CONDITIONS = ("filters", "or_filters")

OF_ACCOUNTS = frozenset({"Has Role", "Block Module", "DefaultValue", "User Email", "User Social Login"})
"""Tables of an account."""


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
		if not named.get("ignore_permissions"):
			asked = arguments_of(words, query, *given, **named)
			refuse_closed_columns(query.doctype, asked, parent=asked.get("parent_doctype"))
		return execute(query, *given, **named)

	return guarded


def refuse_closed_columns(doctype: object, asked: dict, *, parent: object = None) -> None:
	"""PermissionError where a list, or the request for one, names what of an account is not for the session's user."""
	user = frappe.session.user
	if user == "Administrator" and not getattr(frappe.local, "request", None):
		return  # the system itself
	texts = list(_texts(asked))
	of_users = doctype == USERS or "tabuser`" in plain(" ".join(texts))
	found = closed_words(
		texts,
		columns=_columns(USERS if of_users else doctype),
		is_administrator=is_administrator(user),
		of_users=of_users,
	)
	foreign_tables = parent == USERS and doctype in OF_ACCOUNTS and not is_administrator(user)
	if found or foreign_tables:
		frappe.throw(
			_("What was asked for of users is not shown in lists. Choose other columns and conditions."),
			frappe.PermissionError,
		)


def _texts(asked: dict) -> Iterable[str]:
	for name in NAMING:
		yield from names_in(_parsed(asked.get(name)))
	for name in CONDITIONS:
		yield from names_in_conditions(_parsed(asked.get(name)))


def _parsed(value: object) -> object:
	if not isinstance(value, str) or value.lstrip()[:1] not in ("[", "{"):
		return value
	try:
		return frappe.parse_json(value)
	except ValueError:
		return value


def _columns(doctype: object) -> Iterable[str]:
	is_known = isinstance(doctype, str) and frappe.db.exists("DocType", doctype)
	return frappe.get_meta(doctype).get_valid_columns() if is_known else ()
