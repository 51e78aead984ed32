"""What expressions that administrators write may read: the record they judge, its day and the name of the user.

Conditions of workflows and notices and the values of virtual fields run on the server in the session of whoever meets them.
The framework gives some of them the database, the session itself and the document with its acts. Here they get the words of
the document and the listed utilities; they read no other record and change nothing.
"""

import functools
from collections.abc import Callable
from typing import NoReturn

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.permissions.template_limits import VALUES, Listed, session, utils
from appeals_app.refusal import AppealRuleError

MARK = "appeals_limited"
KEPT_NAMES = frozenset({"json", "dict", "_dict", "_", "nowdate", "int", "float", "round", "long"})
"""Of what the framework offers beside `frappe`: what only counts and formats."""
FAULTS = (ArithmeticError, AttributeError, LookupError, NameError, SyntaxError, TypeError, ValueError)
"""How an expression fails that was written wrong, or meets a record it does not fit."""


def install(method: str | None = None, kwargs: dict | None = None, transaction_type: str = "") -> None:
	"""For `before_request` and `before_job`: limit every expression this process evaluates from now on."""
	if not getattr(frappe.safe_eval, MARK, False):
		limited = _limited(frappe.safe_eval)
		setattr(limited, MARK, True)
		frappe.safe_eval = limited


def _limited(evaluate: Callable) -> Callable:
	@functools.wraps(evaluate)
	def safe_eval(code: str, eval_globals: dict | None = None, eval_locals: dict | None = None) -> object:
		try:
			return evaluate(code, _globals(eval_globals or {}), _locals(eval_locals or {}))
		except FAULTS:
			_refuse_unclear(code)

	return safe_eval


def _refuse_unclear(code: str) -> NoReturn:
	"""Who takes a step or saves a record did nothing wrong: the words name the expression, for the administrator."""
	said = _("The condition «{0}» cannot be worked out for this record. Ask the administrator to mend it.")
	frappe.throw(said.format(code), AppealRuleError)


def _globals(given: dict) -> dict:
	return {name: value for name, value in given.items() if name in KEPT_NAMES} | _framework(given)


def _locals(given: dict) -> dict:
	"""Words alone: a document as its values, and of functions the listed ones."""
	words = {name: only_read(value) for name, value in given.items() if isinstance(value, VALUES)}
	return words | _globals(given)


def _framework(given: dict) -> dict:
	if "frappe" not in given:
		return {}
	return {"frappe": Listed(session=session(), utils=utils())}


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
