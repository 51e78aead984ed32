"""The order in which a request is looked at, and what is done with its answer."""

import re

import frappe
from frappe import _
from werkzeug.wrappers import Request, Response

from appeals_app.permissions.exported_files import escape_formulas, keep_to_safe_marks
from appeals_app.permissions.host_rule import refuse_foreign_host
from appeals_app.permissions.request_limits import answer_login, keep_address
from appeals_app.permissions.response_headers import secure_cookies, secure_response
from appeals_app.permissions.safe_messages import clean_messages
from appeals_app.site_language import in_site_language

HALF_CHARACTER = re.compile(
	"[\ud800-\udfff]"
	r"|\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
"""As a character, or as JSON inside a text writes it."""

NOT_FOR_REQUESTS = (
	"debug",  # as with `run`, the answer would hold the statement, and the scope in it
	"export_in_background",  # it would be written where its formulas are not escaped
	"ignore_permissions",
	"ignore_user_permissions",  # the search of link fields would list what the scope hides
	"run",
)


def before_request() -> None:
	"""Before it is known which program asks: the address, the host, and what no request may bring."""
	keep_address()
	refuse_foreign_host()
	_refuse_borrowed_session()
	form = frappe.local.form_dict
	form.update({name: mended(value) for name, value in form.items()})
	keep_to_safe_marks()
	for name in NOT_FOR_REQUESTS:
		frappe.local.form_dict.pop(name, None)


def _refuse_borrowed_session() -> None:
	"""The framework would take a session from the address, and the owner of a key from another DocType."""
	if frappe.local.form_dict.pop("sid", None) or frappe.get_request_header("Frappe-Authorization-Source"):
		if manager := getattr(frappe.local, "cookie_manager", None):  # of OPTIONS no session is begun
			manager.cookies.clear()
		frappe.flags.refused_with = 403
		with in_site_language():
			frappe.throw(_("Log in to the system and repeat."), frappe.PermissionError)


def mended(value: object) -> object:
	"""What was sent, with U+FFFD for half a character: no database takes it, and JSON can hold it."""
	if isinstance(value, str):
		return _mended_text(value) if HALF_CHARACTER.search(value) else value
	if isinstance(value, dict):
		return {mended(name): mended(part) for name, part in value.items()}
	return [mended(part) for part in value] if isinstance(value, list) else value


def _mended_text(text: str) -> str:
	joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
	return HALF_CHARACTER.sub(r"\\ufffd", joined)


def after_request(response: Response | None, request: Request) -> None:
	"""Whatever is answered, errors too."""
	if response is None:
		return  # answers the gate made itself are complete
	instead = answer_login(response)
	if instead:
		response.status_code, response.mimetype = instead.status_code, instead.mimetype
		response.set_data(instead.get_data())
		if "Retry-After" in instead.headers:
			response.headers["Retry-After"] = instead.headers["Retry-After"]
	# an engine of 2023 answers a browser by its page of errors with the code 200
	meant = frappe.flags.refused_with or frappe.local.response.get("http_status_code")
	response.status_code = meant or response.status_code
	secure_response(response, request)
	secure_cookies(request)
	escape_formulas(response)
	clean_messages(response)
