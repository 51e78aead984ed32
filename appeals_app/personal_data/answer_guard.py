"""The last look at an answer that carries documents: what was saved, titles of links, the history of a form.

The framework answers a save with the document as it is stored, reads titles of links past every permission,
and sends old values with the form.
"""

import json
from collections.abc import Iterator

import frappe
from werkzeug.wrappers import Response

from appeals_app.domain.papers import OWNERS_OF_ROWS, WORDS_OF_PAPERS, tells_of_card
from appeals_app.domain.redaction import PERSONAL_FIELDS
from appeals_app.personal_data.access_log import note_met
from appeals_app.personal_data.cards_of_papers import cards_of
from appeals_app.personal_data.masking import titles_shown, values_shown
from appeals_app.personal_data.role_rules import viewer_of

ANY_VALUE = "Х"
"""A value that every mask changes."""

SIGNS = (*(f'"{one}"'.encode() for one in sorted(PERSONAL_FIELDS.keys() | WORDS_OF_PAPERS)), b"Applicant::")


def mask_answer(response: Response | None = None, request: object = None) -> None:
	"""For hooks `after_request`: mask personal values in the documents of a JSON answer."""
	if response is None or not response.is_json or not any(sign in response.get_data() for sign in SIGNS):
		return
	answer = response.get_json()
	_note_documents([part for part in _parts(answer) if _is_shown(part)])
	if viewer_of(frappe.session.user).sees_all:
		return
	for part in _parts(answer):
		_mask_part(part)
	response.set_data(json.dumps(answer, separators=(",", ":")))


def _parts(value: object) -> Iterator[dict]:
	"""Every object of an answer."""
	if isinstance(value, dict):
		yield value
		for part in list(value.values()):
			yield from _parts(part)
	elif isinstance(value, list):
		for part in value:
			yield from _parts(part)


def _is_shown(part: dict) -> bool:
	"""A save is answered with the whole record: that is a look at it, but for one the user has just made."""
	is_new = part.get("owner") == frappe.session.user and part.get("creation") == part.get("modified")
	return bool(part.get("name")) and not is_new and tells_of_card(str(part.get("doctype")), part)


def _note_documents(parts: list[dict]) -> None:
	"""Note the persons, and the cards by one statement for each DocType of papers."""
	keys: dict[str, set[str]] = {}
	for part in parts:
		doctype = part["doctype"]
		if doctype == "Applicant":
			note_met(appeal=None, applicant=part["name"])
			continue
		key = part.get("parent") if doctype in OWNERS_OF_ROWS else part["name"]
		keys.setdefault(doctype, set()).update({key} - {None})
	for doctype, found in keys.items():
		for cards in cards_of(doctype, sorted(found)).values():
			note_met(appeal=next(iter(cards), None), applicant=None)


def _mask_part(part: dict) -> None:
	if part.get("doctype") in PERSONAL_FIELDS and part.get("name"):
		part.update(values_shown(part["doctype"], str(part["name"]), part))
		_mask_history(part)
	for doctype in PERSONAL_FIELDS.keys() & part.keys():
		_mask_rows_of(doctype, part[doctype])
	if any(str(key).startswith("Applicant::") for key in part):
		part.update(titles_shown(part))


def _mask_rows_of(doctype: str, rows: object) -> None:
	"""Rows the framework lists under the name of their DocType: what is linked with a document."""
	for row in rows if isinstance(rows, list) else []:
		if isinstance(row, dict) and row.get("name"):
			row.update(values_shown(doctype, str(row["name"]), row))


def _mask_history(docinfo: dict) -> None:
	"""Versions of a document whose values are closed to the reader tell which fields changed, not the values."""
	if not docinfo.get("versions"):
		return
	veiled = _veiled_fields(docinfo["doctype"], docinfo["name"])
	for version in docinfo["versions"]:
		data = json.loads(version.get("data") or "{}")
		for change in data.get("changed", []):
			if change[0] in veiled:
				change[1:] = ["…", "…"]
		version["data"] = json.dumps(data, ensure_ascii=False)


def _veiled_fields(doctype: str, name: str) -> set[str]:
	"""Fields closed to the reader by the own roles, or for this person; of what stood there before too, if it is empty now."""
	held = frappe.db.get_value(doctype, name, _leading_to_persons(doctype), as_dict=True) or {}
	any_value = dict.fromkeys(PERSONAL_FIELDS[doctype], ANY_VALUE)
	closed = viewer_of(frappe.session.user).closed_fields(doctype)
	return {*closed, *values_shown(doctype, name, {**any_value, **held})}


def _leading_to_persons(doctype: str) -> list[str]:
	meta = frappe.get_meta(doctype)
	return ["name", *(field for field in ("applicant", "appeal") if meta.has_field(field))]
