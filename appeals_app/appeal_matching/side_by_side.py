"""Two cards beside each other, so that a person can judge whether they are one matter, and what may be done of it."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cstr, getdate

from appeals_app import clock
from appeals_app.appeal_matching.considered_together import undoing_in_words
from appeals_app.appeal_matching.linking import first_of_event, link_refusal, mass_refusal, merge_refusal
from appeals_app.appeal_matching.proposals import (
	LONGEST_TEXT,
	check_enters_appeals,
	is_known,
	propose_between,
)
from appeals_app.appeal_matching.repeats_told import as_entered
from appeals_app.appeal_matching.text_likeness import forms, text_likeness
from appeals_app.domain.contact_history import is_same_contact
from appeals_app.domain.duplicates import Sign
from appeals_app.domain.given_values import read_date
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.text_cleaning import clean_line
from appeals_app.personal_data.access_log import note_access
from appeals_app.personal_data.closed_cards import cards_of_closed_text
from appeals_app.personal_data.masking import mask_for, values_shown
from appeals_app.search_arguments import NO_RECORD

FIELDS = ("registration_index", "received_at", "written_on", "sender_name", "brief", "content", "answered_on")
PERSON = ("full_name", "locality", "address", "phone", "email")
TYPED_LINES = ("sender_name", "brief", "content", "applicant")
NAME_PARTS = ("last_name", "first_name", "middle_name")

SIGNS = {
	Sign.REPEATED: "The same person on the same question, when the first appeal was answered late, not resolved on the merits, or the author does not agree with the answer.",
	Sign.DUPLICATE: "One text of one person that came by several addressees.",
	Sign.MULTIPLE: "The same person on the same question to the same authority, while the first appeal is still considered in its term.",
	Sign.MASS: "The same text of many different people.",
}
"""What an appeal that follows another one may be to it, by the definitions of `domain/duplicates.py`."""

Row = tuple[str, str, str]
"""A field, its label, and what stands in it."""


def compare_cards(*, appeal: str, other: str) -> dict:
	"""Both cards row by row as the current user may see them, how far texts that are shown agree, and what may be done."""
	left, right = _readable(appeal), _readable(other)
	refusal = link_refusal(left, right)
	return {
		**_compared(left, right, _card_values(left)),
		"left": _head(left),
		"link_refusal": refusal,
		"merge_refusal": merge_refusal(left, right),
		"merging_undone_by": undoing_in_words(),
		"signs": [] if refusal else _signs_to_link(left, right),
		"proposed": {} if refusal else propose_between(card=as_entered(left), other=right.name),
	}


def _signs_to_link(left: Document, right: Document) -> list[dict]:
	"""Signs of an appeal that follows another one, by their titles, and what each means or why it is refused."""
	refused = {Sign.MASS: mass_refusal(left, right.name, first_of_event(right))}
	return [
		{
			"value": sign.value,
			"label": frappe.get_cached_value("Appeal Classifier Item", sign.value, "title"),
			"said": refused.get(sign) or _(meaning),
		}
		for sign, meaning in SIGNS.items()
	]


def compare_typed(*, card: dict, other: str) -> dict:
	"""What is typed of a card not saved yet beside a stored one; whoever enters appeals asks."""
	check_enters_appeals()
	typed = _typed_card(card)
	person = _person_values(typed.applicant) if typed.applicant else _typed_person(card)
	return _compared(typed, _readable(other), [*_worded_fields(typed, {}), *person])


def _compared(left: Document, right: Document, left_values: list[Row]) -> dict:
	rows = [
		{"label": label, "left": one, "right": another, "is_same": is_same_contact(field, one, another)}
		for (field, label, one), (*_, another) in zip(left_values, _card_values(right), strict=True)
	]
	return {"rows": rows, "likeness": _likeness(left, right), "right": _head(right)}


def _likeness(left: Document, right: Document) -> int | None:
	"""None where a text is not shown: by how far others agree with it, it would be read back."""
	if cards_of_closed_text([card.name for card in (left, right) if card.name]):
		return None
	return text_likeness(forms(left.content or ""), forms(right.content or ""))


def _head(document: Document) -> dict:
	is_merged = document.phase == Phase.MERGED.value
	return {
		"appeal": document.name,
		"title": document.title,
		"state": document.workflow_state,
		"is_merged": is_merged,
	}


def _readable(name: str) -> Document:
	document = frappe.get_doc("Appeal", name)
	document.check_permission("read")
	note_access(act="Opened", appeal=name)
	return document


def _typed_card(card: dict) -> Document:
	"""A card that is never saved, of what was sent and can be read."""
	typed = frappe.new_doc("Appeal")
	lines = {field: card.get(field) for field in TYPED_LINES if isinstance(card.get(field), str)}
	typed.update({field: line[:LONGEST_TEXT] for field, line in lines.items()})
	typed.applicant = typed.applicant if is_known(typed.applicant or "") else None
	typed.received_at = read_date(card.get("received_at")) or clock.now()
	typed.written_on = read_date(card.get("written_on"))
	return typed


def _card_values(document: Document) -> list[Row]:
	shown = values_shown("Appeal", document.name, document)
	return [*_worded_fields(document, shown), *_person_values(document.applicant)]


def _worded_fields(document: Document, shown: dict[str, object]) -> list[Row]:
	return [(field, _label(document, field), _worded(document, field, shown)) for field in FIELDS]


def _label(document: Document, field: str) -> str:
	return _(document.meta.get_label(field), context=document.doctype)


def _worded(document: Document, field: str, shown: dict[str, object]) -> str:
	value = shown.get(field, document.get(field))
	return getdate(value).strftime("%d.%m.%Y") if field.endswith(("_at", "_on")) and value else cstr(value)


def _person_values(applicant: str | None) -> list[Row]:
	row = frappe.db.get_value("Applicant", applicant, PERSON, as_dict=True) if applicant else None
	mask = mask_for(frappe.session.user, [applicant])
	return _person_rows(
		{field: mask.value("Applicant", field, row[field], [applicant]) for field in PERSON if row[field]}
		if row
		else {}
	)


def _typed_person(card: dict) -> list[Row]:
	said = {field: value for field, value in card.items() if isinstance(value, str)}
	parts = [said.get("new_person"), *(said.get(part) for part in NAME_PARTS)]
	name = clean_line(" ".join(filter(None, parts)))
	# as the record of the person will have it, once the letter is registered
	place = frappe.db.get_value("Locality", said.get("settlement") or NO_RECORD, "title")
	return _person_rows({**said, "full_name": name, "locality": place or said.get("locality")})


def _person_rows(values: dict[str, object]) -> list[Row]:
	meta = frappe.get_meta("Applicant")
	return [
		(field, _(meta.get_label(field), context="Applicant"), cstr(values.get(field) or ""))
		for field in PERSON
	]
