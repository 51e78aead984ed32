"""What a request itself gives the fields of a document, apart from what the document holds by then."""

from collections.abc import Iterable, Iterator

import frappe

from appeals_app.permissions.unreadable_requests import read_json


def sent_values(doctype: str, fields: Iterable[str]) -> dict[str, list[object]]:
	"""By field, its values in the request: in a document sent whole, in changes that name no document, or as the one field changed."""
	found: dict[str, list[object]] = {}
	for part in _parts(frappe.local.form_dict or {}, doctype):
		for field in fields:
			if field in part:
				found.setdefault(field, []).append(part[field])
	return found


def _parts(form: dict, doctype: str) -> Iterator[dict]:
	"""Objects of the request that are a document of the DocType, or changes that name none."""
	yield form
	if isinstance(form.get("fieldname"), str):
		yield {form["fieldname"]: form.get("value")}
	for value in list(form.values()):
		sent = read_json(value) if isinstance(value, str) else value
		for part in sent if isinstance(sent, list) else [sent]:
			if isinstance(part, dict) and part.get("doctype") in (None, doctype):
				yield part
