"""How a rule of the domain becomes an answer to a person."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http import HTTPStatus
from typing import NoReturn

import frappe
from frappe import _
from werkzeug.wrappers import Response

from appeals_app.domain.entered_days import check_day
from appeals_app.domain.errors import DomainError
from appeals_app.domain.given_values import read_date
from appeals_app.domain.telling_words import check_tells_something
from appeals_app.domain.text_cleaning import read_reason

_REFUSED = HTTPStatus.EXPECTATION_FAILED


class AppealRuleError(frappe.ValidationError):
	"""A rule of law or of the register forbids what was asked."""


@contextmanager
def refusals_in_words() -> Iterator[None]:
	"""Turn a DomainError raised inside into AppealRuleError with its sentence in the user's language."""
	try:
		yield
	except DomainError as error:
		frappe.throw(sentence_of(error), AppealRuleError)


def sentence_of(error: DomainError) -> str:
	"""What the domain says, in the user's language."""
	params = [_(param) if isinstance(param, str) else param for param in error.params]
	return _(error.message).format(*params)


def given_reason(value: str | None, *, if_missing: str = "") -> str:
	"""Why an act is done, in the words of who does it; AppealRuleError where it is too long, or missing."""
	with refusals_in_words():
		reason = read_reason(value)
	if if_missing and not reason:
		frappe.throw(if_missing, AppealRuleError)
	return reason


def given_purpose(value: str | None, *, if_missing: str) -> str:
	"""Why personal data are looked at, in words; AppealRuleError where it tells nothing."""
	purpose = given_reason(value, if_missing=if_missing)
	with refusals_in_words():
		check_tells_something(purpose)
	return purpose


def given_json(value: object, kind: type) -> dict | list:
	"""What a form sends as JSON, nothing as an empty one; AppealRuleError where it is not of the kind."""
	try:
		read = frappe.parse_json(value) or kind()
	except (ValueError, RecursionError):
		read = None
	return read if isinstance(read, kind) else refuse_unreadable()


def refuse_unreadable() -> NoReturn:
	"""Say that what was sent is of a wrong kind."""
	frappe.throw(_unreadable(), AppealRuleError)


def _unreadable() -> str:
	return _("What was sent could not be read: a value is missing or of a wrong kind. Correct it and repeat.")


def given_day(value: str | None) -> date:
	"""The day an act is dated by, as a person entered it; AppealRuleError where it is no day."""
	day = read_date(value)
	if not day:
		frappe.throw(_("This is not a date. Enter it as day.month.year."), AppealRuleError)
	with refusals_in_words():
		check_day(day)
	return day


def word_silent_refusal(response: Response | None) -> None:
	"""Give words to a refusal the framework raised without any: of a wrong kind of argument, among others.

	The Desk shows what an answer tells, and of such an answer it would show nothing.
	"""
	if response is None or response.status_code != _REFUSED or not response.is_json:
		return
	answer = response.get_json()
	if not answer.get("_server_messages"):
		answer["_server_messages"] = json.dumps([json.dumps({"message": _unreadable()})])
		response.set_data(json.dumps(answer))
