"""A login that is refused: one answer, whoever was named and whatever was sent.

The framework asks for the password before any hook runs, so its answers are looked at afterwards: a lock of its own, a
value it cannot read and an account that was disabled would each tell that the account exists.
"""

import hashlib
import json
import unicodedata
from http import HTTPStatus
from urllib.parse import urlsplit

import frappe
from frappe import _
from werkzeug.wrappers import Request, Response

from appeals_app.site_language import in_site_language

LONGEST_NAME = 140
LONGEST_PASSWORD = 4096
"""Characters; the library that compares passwords takes no more."""

LOCKED = "SecurityException"
"""What the framework calls its refusal of an account it has locked, where an administrator wants the lock."""

OWN_WORDS = (HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS)
"""A login by a link, a foreign host, a counter: these say the same of every name."""


def is_login(request: Request) -> bool:
	"""The framework takes the request for a login."""
	return request.path == "/api/method/login" or (frappe.local.form_dict or {}).get("cmd") == "login"


def is_second_step() -> bool:
	"""The password was right before; now a code is sent for it."""
	return bool(_kept_name())


def name_of_account() -> str:
	"""Whose login is tried, in letters that say nothing to who reads the counters."""
	name = _kept_name() or str(frappe.local.form_dict.get("usr") or "")
	plain = unicodedata.normalize("NFKC", name).casefold().strip()
	return hashlib.sha256(plain.encode(errors="replace")).hexdigest()[:32]


def _kept_name() -> str | None:
	"""The name that was given with the right password, while the framework waits for the code."""
	step = frappe.local.form_dict.get("tmp_id")
	return (
		frappe.safe_decode(frappe.cache.get(f"{step}_usr")) if step and _is_line(step, LONGEST_NAME) else None
	)


def comes_from_elsewhere(request: Request) -> bool:
	"""A page of another site sent the form: it would log its reader in as somebody else."""
	origin = request.headers.get("Origin")
	return bool(origin) and urlsplit(origin).hostname != urlsplit(f"//{request.host}").hostname


def can_be_credentials() -> bool:
	"""What was sent can be a name and a password at all; the framework would take a condition for a name."""
	form = frappe.local.form_dict
	lengths = {"usr": LONGEST_NAME, "pwd": LONGEST_PASSWORD, "tmp_id": LONGEST_NAME, "otp": LONGEST_NAME}
	is_code_of_a_step = bool(form.get("otp")) is is_second_step()
	return is_code_of_a_step and all(
		_is_line(form[name], longest) for name, longest in lengths.items() if form.get(name)
	)


def _is_line(value: object, longest: int) -> bool:
	if not isinstance(value, str) or len(value) > longest:
		return False
	return not any(unicodedata.category(character) in ("Cc", "Cs") for character in value)


def refusal_of_login(response: Response) -> Response | None:
	"""The one answer to a login that failed; None for what is none of these."""
	if response.status_code < HTTPStatus.BAD_REQUEST or response.status_code in OWN_WORDS:
		return None
	told = response.get_json(silent=True) or {}
	if can_be_credentials() and told.get("exc_type") != LOCKED:
		if response.status_code != HTTPStatus.UNAUTHORIZED:
			return None  # a true fault
		if told.get("_server_messages"):
			return None  # said to who knows the password: hours, addresses
	with in_site_language():
		said = _second_step_failed() if is_second_step() else _login_failed()
	body = json.dumps({"exc_type": "AuthenticationError", "message": said})
	return Response(body, status=HTTPStatus.UNAUTHORIZED, mimetype="application/json")


def _login_failed() -> str:
	return _("The login or the password is wrong. Check them and repeat.")


def _second_step_failed() -> str:
	return _("The code is wrong or has expired. Enter the present one, or log in anew.")
