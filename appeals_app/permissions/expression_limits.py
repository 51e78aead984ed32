"""What expressions that administrators write may read: the record they judge and the settings of the system.

Conditions of workflows and notices and the values of virtual fields run on the server in the session of whoever meets them.
The framework gives some of them the database, the session itself and the document with its acts. Here they get the words of
the document, the name of the user, and settings; they change nothing.
"""

import functools
from collections.abc import Callable

import frappe
from frappe.model.document import Document

from appeals_app.permissions.template_limits import of_settings

MARK = "appeals_limited"
KEPT_NAMES = frozenset({"json", "dict", "_dict", "_", "nowdate", "utils", "int", "float", "round", "long"})
"""Of what the framework offers beside `frappe`: what only counts and formats."""


def install(method: str | None = None, kwargs: dict | None = None, transaction_type: str = "") -> None:
	"""For `before_request` and `before_job`: limit every expression this process evaluates from now on."""
	if not getattr(frappe.safe_eval, MARK, False):
		limited = _limited(frappe.safe_eval)
		setattr(limited, MARK, True)
		frappe.safe_eval = limited


def _limited(evaluate: Callable) -> Callable:
	@functools.wraps(evaluate)
	def safe_eval(code: str, eval_globals: dict | None = None, eval_locals: dict | None = None) -> object:
		return evaluate(code, _globals(eval_globals or {}), _locals(eval_locals or {}))

	return safe_eval


def _globals(given: dict) -> dict:
	kept = {name: value for name, value in given.items() if name in KEPT_NAMES}
	return {**kept, "frappe": _framework(given["frappe"])} if "frappe" in given else kept


def _locals(given: dict) -> dict:
	"""Words alone; a function the framework put there is kept, a document and the framework are not."""
	seen = {name: only_read(value) for name, value in given.items() if name != "frappe"}
	return {**seen, "frappe": _framework(given["frappe"])} if "frappe" in given else seen


def _framework(given: dict) -> frappe._dict:
	database = {name: of_settings(getattr(frappe.db, name)) for name in ("get_value", "get_list")}
	return frappe._dict(
		db=frappe._dict(database),
		session=frappe._dict(user=frappe.session.user),
		utils=frappe._dict(given.get("utils") or {}),
	)


def _is_value(part: object) -> bool:
	return not isinstance(part, Document | dict)


def only_read(value: object) -> object:
	"""A document as its values, its rows likewise; other values as they are."""
	if isinstance(value, Document):
		stored = {name: part for name, part in vars(value).items() if not name.startswith("_")}
		# a row knows its document and a document its form: neither is a value
		return frappe._dict({name: only_read(part) for name, part in stored.items() if _is_value(part)})
	if isinstance(value, list):
		return [only_read(part) for part in value]
	return value
