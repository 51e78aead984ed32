"""Whom an access event showed, in words: by the numbers of their appeals, for the officer who reads events sees no names."""

import json

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.personal_data.own_records import watched_authorities
from appeals_app.search_arguments import NO_RECORD

SUBJECT = "Personal Data Access Subject"
MOST_SHOWN = 50
"""Records a form names; how many there were it says too."""


def seen_in(event: Document) -> dict[str, object]:
	"""For the form: what was shown, how many rows, asked by what, and the records with the way to who looked at them."""
	subjects = [frappe._dict(appeal=event.appeal, applicant=event.applicant)]
	if event.listed_doctype:
		rows = {"event": event.name}
		subjects = frappe.get_all(
			SUBJECT, rows, ["appeal", "applicant"], limit=MOST_SHOWN, order_by="creation, name"
		)
	return {
		"kind": _(event.listed_doctype) if event.listed_doctype else "",
		"rows": event.rows_count,
		"filters": _filters_in_words(event),
		"records": _records(subjects),
	}


def _records(subjects: list[frappe._dict]) -> list[dict]:
	user = frappe.session.user
	persons = [row.applicant for row in subjects if row.applicant]
	of_persons = _cards({"applicant": ("in", persons or [NO_RECORD])}, user)
	by_name = {card.name: card for card in _cards({"name": ("in", _keys(subjects))}, user)}
	by_person: dict[str, list[frappe._dict]] = {}
	for card in of_persons:
		by_person.setdefault(card.applicant, []).append(card)
	return [
		_of_card(by_name.get(row.appeal)) if row.appeal else _of_person(by_person.get(row.applicant, []))
		for row in subjects
		if row.appeal or row.applicant
	]


def _keys(subjects: list[frappe._dict]) -> list[str]:
	return [row.appeal for row in subjects if row.appeal] or [NO_RECORD]


def _cards(filters: dict, user: str) -> list[frappe._dict]:
	"""Registered appeals of the authorities whose records of access the user reads."""
	watched = watched_authorities(user)
	if watched is not None:
		filters = {**filters, "authority": ("in", sorted(watched) or [NO_RECORD])}
	fields = ["name", "applicant", "authority", "registration_index"]
	rows = frappe.get_all("Appeal", filters, fields, order_by="creation")
	return [row for row in rows if row.registration_index]


def _of_card(card: frappe._dict | None) -> dict:
	if not card:
		return {"words": _("A card without a registration index, or erased")}
	return {**_way(card), "words": _("Appeal {0}").format(card.registration_index)}


def _of_person(cards: list[frappe._dict]) -> dict:
	if not cards:
		return {"words": _("A person without registered appeals, or erased")}
	numbers = ", ".join(card.registration_index for card in cards)
	return {**_way(cards[0]), "words": _("Author of the appeal {0}").format(numbers), "whole_person": 1}


def _way(card: frappe._dict) -> dict:
	"""Filters of the report of who looked."""
	return {"authority": card.authority, "appeal_index": card.registration_index}


def _filters_in_words(event: Document) -> str:
	"""The fields of the conditions by their labels."""
	if not (event.listed_doctype and event.filters_text):
		return ""
	meta = frappe.get_meta(event.listed_doctype)
	return "; ".join(_condition_in_words(meta, part) for part in event.filters_text.split("; "))


def _condition_in_words(meta: Document, part: str) -> str:
	name, colon, value = part.partition(": ")
	field = meta.get_field(name)
	label = _(field.label, context=meta.name) if field and field.label else name
	return f"{label}{colon}{_value_in_words(value)}"


def _value_in_words(value: str) -> str:
	"""Choices by their words; what was cut off on the way stays as it is."""
	try:
		asked = json.loads(value)
	except ValueError:
		return value
	return ", ".join(_(str(one)) for one in (asked if isinstance(asked, list) else [asked]))
