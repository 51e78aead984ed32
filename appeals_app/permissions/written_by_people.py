"""Who writes which of the framework's DocTypes: those of a reviewed list; what is not on it the system writes itself.

The framework has some two hundred DocTypes, many of which run code, read past every right, call other servers or put
scripts into the browsers of others; its System Manager may write them all. Here `written_by_people.csv` says which ones are
written by staff, and which by administrators alone; which ones nobody asks to be written, the Administrator neither
(system), and which ones the app lives without (nobody). DocTypes of the app have their own rules.
"""

import csv
from functools import cache
from pathlib import Path

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.permissions.administrators import is_administrator
from appeals_app.permissions.own_doctypes import is_ours

LIST = Path(__file__).with_name("written_by_people.csv")
STAFF, ADMINISTRATOR, SYSTEM, NOBODY = "staff", "administrator", "system", "nobody"
BY_ITSELF = ("in_install", "in_migrate", "in_patch", "in_fixtures")


def refuse_unlisted(document: Document, method: str | None = None) -> None:
	"""For `before_validate` and `on_trash` of every DocType: by whatever door, also by a job of the person's."""
	audience = audiences().get(document.doctype)
	if audience == NOBODY:
		if method != "on_trash":  # one that an earlier state has left may go
			_refuse_closed(document)
	elif audience == SYSTEM:
		if is_asked():
			_refuse_closed(document)
	elif is_by_person() and not _is_open(document, audience):
		frappe.throw(
			_(
				"«{0}» is written by the system alone. What may be set up is listed in the guide of the administrator."
			).format(_(document.doctype)),
			frappe.PermissionError,
		)
	else:
		_refuse_row_alone(document)


def _refuse_row_alone(document: Document) -> None:
	"""A row of a table is written with its document, whose rules hold for it; alone it would pass them by, unseen."""
	is_of_framework = document.flags.ignore_permissions  # its own rows, which it makes without asking a right
	if document.meta.istable and is_asked() and not is_of_framework:
		frappe.throw(
			_(
				"A row of «{0}» is changed with its record. Open the record, change the row there and save."
			).format(_(document.doctype)),
			frappe.PermissionError,
		)


def _is_open(document: Document, audience: str | None) -> bool:
	by_framework = document.flags.ignore_permissions  # its own rows, which it makes without asking a right
	if by_framework or audience == STAFF or is_ours(document.doctype):
		return True
	return audience == ADMINISTRATOR and is_administrator(frappe.session.user)


def _refuse_closed(document: Document) -> None:
	frappe.throw(
		_(
			"«{0}» is not used in this system: it would run code, reach other servers or send data out past its checks."
		).format(_(document.doctype)),
		frappe.PermissionError,
	)


def is_by_person() -> bool:
	"""Somebody acts who is neither the system nor nobody; an upgrade is the system's, whoever started it."""
	by_itself = any(frappe.flags.get(flag) for flag in BY_ITSELF)
	return not by_itself and frappe.session.user not in ("Administrator", "Guest")


def is_asked() -> bool:
	"""A request is answered, the Administrator's too, or a job of a person's is done."""
	return bool(getattr(frappe.local, "request", None)) or is_by_person()


@cache
def audiences() -> dict[str, str]:
	"""By DocType, who writes it."""
	with LIST.open(encoding="utf-8") as lines:
		return {line["doctype"]: line["audience"] for line in csv.DictReader(lines)}
