"""What was sent and cannot be read is refused in words; a fault of the system stays a fault.

The framework hands on what a client sends as it came, so a list in place of a name, or half a JSON, ends somewhere inside it
in an error of Python or of the database. The type of the error and where it arose tell which it is, never its text. What the
framework itself stumbled over is logged like a fault, for it could be one.
"""

import functools
import inspect
import json
import math
import re
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import NoReturn

import frappe
import frappe.app
from frappe import _
from frappe.utils.error import log_error_snapshot
from pymysql.constants import ER
from pymysql.err import DataError, MySQLError
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Request, Response

from appeals_app.refusal import AppealRuleError, refuse_unreadable
from appeals_app.site_language import in_site_language

MARK = "refuses_in_words"
MEGABYTE = 1024 * 1024

OF_A_WRONG_KIND = (TypeError, ValueError, AttributeError, LookupError, UnboundLocalError)
"""What Python raises where a value is of another kind than a function takes; the last where it is of none of several."""

OF_A_QUERY = frozenset(
	{ER.PARSE_ERROR, ER.BAD_FIELD_ERROR, ER.OPERAND_COLUMNS, ER.UNKNOWN_TABLE, ER.NO_SUCH_TABLE}
)
"""How the database refuses a query made of what was sent; it says the same of a query that was written badly."""

ENDLESS = re.compile(r"\d[eE]\+?\d{3}|Infinity|NaN")
"""How JSON writes a number that may be none: no column holds one, and no arithmetic goes on with it."""

NAMES = ("doctype", "dt", "name", "docname", "dn")
"""Arguments that name one document or its DocType."""

STANDING_BEFORE = ("appeals_app.permissions.", "appeals_app.personal_data.", "appeals_app.refusal")
"""Modules of ours that the framework's functions are called through."""


class BodyTooLargeError(frappe.ValidationError):
	"""More was sent than the server takes."""

	http_status_code = 413


def install() -> None:
	"""For the hook `before_request`: this process refuses in words from now on."""
	if not getattr(frappe.app.handle_exception, MARK, False):
		frappe.app.handle_exception = _marked(_refusing(frappe.app.handle_exception))
		frappe.app.make_form_dict = _marked(_reading(frappe.app.make_form_dict))


def _marked(function: Callable) -> Callable:
	setattr(function, MARK, True)
	return function


def _reading(read: Callable[[Request], None]) -> Callable[[Request], None]:
	"""The framework's reading of a body, refused in words where there is none to read."""

	@functools.wraps(read)
	def reading(request: Request) -> None:
		_let_larger_body_in(request)
		try:
			read(request)
		except RequestEntityTooLarge:
			with in_site_language():
				refuse_large_body(request.max_content_length or 0)
		except (ValueError, RecursionError, frappe.ValidationError):
			frappe.clear_messages()
			with in_site_language():
				refuse_unreadable()

	return reading


def _let_larger_body_in(request: Request) -> None:
	"""Raise the limit of a request for which a module above has a larger one."""
	most = request.max_content_length or 0
	if (request.content_length or 0) <= most:
		return
	for path in frappe.get_hooks("largest_body_of_request"):
		most = max(most, frappe.get_attr(path)(request))
	request.max_content_length = most


def refuse_large_body(most: int) -> NoReturn:
	"""Say how many of the bytes sent the server takes."""
	said = _("More was sent than the server takes: {0} MB at most. Make the file smaller or divide it.")
	frappe.throw(said.format(most // MEGABYTE), BodyTooLargeError)


def _refusing(handle: Callable[[Exception], Response]) -> Callable[[Exception], Response]:
	"""The framework's answer to an error, of which what was sent is told apart."""

	@functools.wraps(handle)
	def refusing(error: Exception) -> Response:
		if not is_unreadable(error):
			return _answered(handle, error)
		if not _is_sent_json(error):
			log_error_snapshot(error)
		frappe.clear_messages()
		frappe.local.error_log = []  # the query, with the scope in it
		frappe.local.flags.disable_traceback = True
		try:
			refuse_unreadable()
		except AppealRuleError as refusal:
			return _answered(handle, refusal)

	return refusing


def _answered(handle: Callable[[Exception], Response], error: Exception) -> Response:
	"""The framework's answer; a refusal before there is a session says its sentence, for no page can be made without one."""
	code = getattr(error, "http_status_code", 500)
	if code >= 500 or frappe.session.data is not None or _takes_json(frappe.local.request):
		return handle(error)
	frappe.session.user = frappe.session.user or "Guest"
	return Response(str(error), code, mimetype="text/plain")


def _takes_json(request: Request) -> bool:
	"""As the framework tells what asks: a program or the Desk, and no page."""
	accepted = request.headers.get("Accept", "")
	is_call = request.path.startswith("/api/") and not accepted.startswith("text")
	return is_call or frappe.local.is_ajax or "application/json" in accepted


def refuse_endless_numbers(form: dict) -> None:
	"""Refuse a number that is infinite or none, wherever it stands in what was sent."""
	waiting: list[object] = [form]
	while waiting:
		value = waiting.pop()
		if isinstance(value, str) and ENDLESS.search(value):
			value = read_json(value)
		if isinstance(value, float) and not math.isfinite(value):
			refuse_unreadable()
		if isinstance(value, dict | list):
			waiting.extend(value.values() if isinstance(value, dict) else value)


def refuse_odd_names(command: str, form: dict) -> None:
	"""Refuse what names no document for a function of the framework, before it goes on with it."""
	if not command.startswith("frappe.") or command in frappe.get_hooks("override_whitelisted_methods"):
		return
	is_print_by_name = command.startswith("frappe.www.printview.") and form.get("name")
	doctype, names = form.get("doc" if is_print_by_name else "doctype"), [form.get(key) for key in NAMES]
	doctypes = [doctype, *(document.get("doctype") for document in _documents(form))]
	is_lacking = form.get("doctype") == "" and _is_asked_for_doctype(command)
	is_odd = any(isinstance(name, dict | list) for name in names)
	if is_lacking or is_odd or not all(is_doctype(name) for name in doctypes if name):
		refuse_unreadable()


def _is_asked_for_doctype(command: str) -> bool:
	"""The function goes on with no DocType as it would with one: it has no other value for it."""
	# the gate has found it on its list of calls
	function = frappe.get_attr(command)  # nosemgrep
	taken = inspect.signature(function).parameters.get("doctype")
	return bool(taken) and taken.default in (inspect.Parameter.empty, None)


def _documents(form: dict) -> list[dict]:
	"""Documents a form sends whole, by which the framework goes on as it does by names."""
	sent = (
		read_json(value) if isinstance(value, str) else value for value in (form.get("doc"), form.get("docs"))
	)
	found = [one for value in sent for one in (value if isinstance(value, list) else [value])]
	return [one for one in found if isinstance(one, dict)]


def is_doctype(name: object) -> bool:
	"""The name is a DocType's, letter by letter: the database would find it by letters of another case too."""
	return isinstance(name, str) and frappe.db.exists("DocType", name) == name


def is_unreadable(error: Exception) -> bool:
	"""What was sent is at fault, as far as the type of the error and the place it arose in tell."""
	if hasattr(error, "http_status_code"):
		return False
	if _is_sent_json(error):
		return True
	if not isinstance(error, OF_A_WRONG_KIND) and not _is_of_a_query(error):
		return False
	own = [name for name in _modules(error.__traceback__) if name.startswith("appeals_app.")]
	return all(name.startswith(STANDING_BEFORE) for name in own) and _arose_in_framework(error)


def _is_sent_json(error: Exception) -> bool:
	"""A text of the request itself, or one inside what it sends, is no JSON, or nests too deep to be read."""
	if isinstance(error, RecursionError):
		return any(map(_is_too_deep, _texts(frappe.local.form_dict)))
	return isinstance(error, json.JSONDecodeError) and error.doc in _texts(frappe.local.form_dict)


def _texts(sent: dict) -> set[str]:
	"""Every text of what was sent, those inside its JSON too."""
	texts, waiting = set(), [sent]
	while waiting:
		value = waiting.pop()
		if isinstance(value, str):
			texts.add(value)
			value = read_json(value)
		if isinstance(value, dict | list):
			waiting.extend(value.values() if isinstance(value, dict) else value)
	return texts


def read_json(text: str) -> object:
	"""The list or object the text is as JSON; None where it is none, or nests too deep to be read."""
	try:
		return json.loads(text) if text.lstrip()[:1] in ("[", "{") else None
	except (ValueError, RecursionError):
		return None


def _is_too_deep(text: str) -> bool:
	try:
		json.loads(text)
	except RecursionError:
		return True
	except ValueError:
		return False
	return False


def _is_of_a_query(error: Exception) -> bool:
	is_refused = isinstance(error, MySQLError) and bool(error.args) and error.args[0] in OF_A_QUERY
	return is_refused or isinstance(error, DataError)


def _arose_in_framework(error: Exception) -> bool:
	"""The last function of ours or of the framework on the way to the error is the framework's."""
	both = ("frappe.", "appeals_app.")
	passed = [name for name in _modules(error.__traceback__) if name.startswith(both)]
	return bool(passed) and passed[-1].startswith("frappe.")


def _modules(trace: TracebackType | None) -> Iterator[str]:
	while trace:
		yield f"{trace.tb_frame.f_globals.get('__name__', '')}."
		trace = trace.tb_next
