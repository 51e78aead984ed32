"""Values as the reader may see them, in documents and rows, and kept from being overwritten by what was seen."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.domain.redaction import (
	PERSONAL_FIELDS,
	Item,
	Showing,
	shown_value,
	undisclosed_value,
)
from appeals_app.domain.viewing import Viewer
from appeals_app.personal_data.purposes import stated_subjects
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.personal_data.sensitivity import (
	names_among,
	persons_of_appeal,
	unasked_cards,
	unasked_persons,
	undisclosed_persons,
	veiled_persons,
)
from appeals_app.personal_data.sent_fields import sent_values

PERSON_TITLE = "full_name"


@dataclass(frozen=True, slots=True)
class Mask:
	"""How one user sees the personal fields of some persons."""

	viewer: Viewer
	undisclosed: frozenset[str]
	unasked: frozenset[str]
	unasked_cards: frozenset[str]
	veiled: frozenset[str]

	@property
	def untold(self) -> frozenset[str]:
		"""Persons by whose names and contacts nothing is found for the user."""
		return self.undisclosed | self.unasked | self.veiled

	def value(
		self, doctype: str, field: str, value: object, persons: Collection[str], card: str | None = None
	) -> object:
		"""The value as it is shown; `persons` are those it may tell of, `card` the appeal it belongs to."""
		personal = PERSONAL_FIELDS[doctype][field]
		if personal.item is Item.NAME and not self.undisclosed.isdisjoint(persons):
			return undisclosed_value(field, value)
		showing = self.viewer.showing_of(personal.item_of(value))
		is_closed = card in self.unasked_cards or not self.unasked.isdisjoint(persons)
		if personal.item is not Item.TEXT:
			is_closed |= not self.veiled.isdisjoint(persons)
		if is_closed and showing is Showing.SHOWN:
			showing = Showing.MASKED
		return shown_value(doctype, field, value, showing)


def mask_for(user: str, persons: Iterable[str | None], cards: Iterable[str | None] = ()) -> Mask:
	"""Mask through which the user sees these applicants, these appeals and what tells of them."""
	viewer, names = viewer_of(user), sorted({person for person in persons if person})
	if viewer.sees_all:
		return Mask(viewer, *[frozenset()] * 4)
	stated = stated_subjects(user)
	return Mask(
		viewer,
		names_among(names, undisclosed_persons(viewer, user)),
		names_among(names, unasked_persons(viewer, user, stated)),
		unasked_cards(viewer, user, stated, sorted({card for card in cards if card})),
		names_among(names, veiled_persons(user)),
	)


def hide_values(document: Document) -> None:
	"""Hook `appeal_hide_values`: leave in a document about to be shown what the current user may see."""
	for field, value in values_shown(document.doctype, document.name, document).items():
		document.set(field, value, as_value=True)


def values_shown(doctype: str, name: str, values: Document | dict) -> dict[str, object]:
	"""Personal fields of a stored document whose values are shown otherwise than they are, with what is shown."""
	user = frappe.session.user
	fields = [field for field in PERSONAL_FIELDS.get(doctype, {}) if values.get(field) not in (None, "")]
	if not fields or viewer_of(user).sees_all:
		return {}
	persons = persons_of(doctype, name, values)
	mask = mask_for(user, persons)
	shown = {field: mask.value(doctype, field, values.get(field), persons) for field in fields}
	return {field: value for field, value in shown.items() if value != values.get(field)}


def persons_of(doctype: str, name: str | None, values: Document | dict) -> list[str]:
	"""The applicants a document may tell of: a letter may go to any author of its appeal."""
	if doctype == "Applicant":
		return [name] if name else []
	appeal = name if doctype == "Appeal" else values.get("appeal")
	own = [values.get("applicant")] if doctype == "Appeal" and values.get("applicant") else []
	return list(dict.fromkeys([*own, *(persons_of_appeal(appeal) if appeal else ())]))


def mask_for_print(document: Document, method: str | None = None, settings: dict | None = None) -> None:
	"""For `before_print`: paper and PDF tell no more than the form does."""
	hide_values(document)
	titles = getattr(document, "__link_titles", None) or {}
	titles.update(titles_shown(titles))


def titles_shown(titles: dict[str, object]) -> dict[str, object]:
	"""Titles of applicants among `DocType::name` titles of links, as the current user may see them."""
	persons = {key.partition("::")[2]: key for key in titles if key.startswith("Applicant::")}
	if not persons:
		return {}
	mask = mask_for(frappe.session.user, persons)
	return {
		key: mask.value("Applicant", PERSON_TITLE, titles[key], [person]) for person, key in persons.items()
	}


def keep_hidden_values(document: Document, method: str | None = None) -> None:
	"""For `before_validate`: what the user was shown masked comes back as it is stored, and is never overwritten.

	A guess is refused whether it is right or wrong, and tells nothing. But for fields a decided correction enters: who
	decides it knows the value from the request.
	"""
	if document.is_new() or viewer_of(frappe.session.user).sees_all:
		return
	stored = document.get_doc_before_save() or frappe.get_doc(document.doctype, document.name)
	personal = PERSONAL_FIELDS.get(document.doctype, {})
	sent = sent_values(document.doctype, personal)
	if not sent and all(document.get(field) == stored.get(field) for field in personal):
		return
	corrected = document.flags.corrected_fields or ()
	for field, shown in values_shown(document.doctype, document.name, stored).items():
		if field in corrected:
			continue
		is_changed = document.get(field) not in (None, "", shown, stored.get(field))
		if is_changed or any(value not in (None, "", shown) for value in sent.get(field, ())):
			label = _(document.meta.get_label(field), context=document.doctype)
			frappe.throw(
				_("«{0}» is hidden from you and is not changed by you. Ask the registrar.").format(label),
				frappe.PermissionError,
			)
		document.set(field, stored.get(field), as_value=True)
