"""Rows of the search table and sketches for cards, read for a whole batch by a constant number of queries."""

from collections import defaultdict

import frappe
from frappe.query_builder import DocType
from frappe.utils import now

from appeals_app.appeal_matching.full_text import ENTRY, spend_row
from appeals_app.appeal_matching.text_likeness import BANDS, bands_of, forms
from appeals_app.bulk_rows import STAMPS, insert_rows
from appeals_app.domain.search_terms import Findable, terms_of
from appeals_app.search_arguments import NO_RECORD
from appeals_app.word_forms import lemma

SKETCH = "Appeal Text Sketch"
KEYS = (*STAMPS, "appeal", "authority")
BAND_FIELDS = tuple(f"band_{number:02}" for number in range(1, BANDS + 1))
ENTRY_VALUES = ("received_at", "card_modified_at", "terms")
CARD_FIELDS = ("name", "authority", "received_at", "modified", "applicant", "brief", "content", "sender_name")
NUMBER_FIELDS = ("registration_index", "sender_number", "tracking_code")
INDEX_FIELDS = ("registration_index", "sender_number")


def write_rows_of(appeals: list[str]) -> None:
	"""Make the rows of these appeals say what their cards say now; erased cards have none."""
	fields = [*CARD_FIELDS, *NUMBER_FIELDS, "anonymised_on"]
	cards = frappe.get_all("Appeal", filters={"name": ("in", appeals or [NO_RECORD])}, fields=fields)
	forget_rows_of([card.name for card in cards if card.anonymised_on])
	cards = [card for card in cards if not card.anonymised_on]
	_write_entries(cards)
	_write_sketches(cards)


def forget_rows_of(appeals: list[str]) -> None:
	"""Take these appeals out of both tables."""
	for doctype in (ENTRY, SKETCH):
		frappe.db.delete(doctype, {"appeal": ("in", appeals or [""])})


def _write_entries(cards: list[frappe._dict]) -> None:
	questions, people = _questions_of(cards), _people_of(cards)
	rows = [
		[
			*_stamps(card),
			card.received_at,
			card.modified,
			_terms(card, questions[card.name], people[card.name]),
		]
		for card in cards
	]
	update = ("authority", "modified", *ENTRY_VALUES)
	if rows:
		spend_row()
	insert_rows(ENTRY, (*KEYS, *ENTRY_VALUES), rows, update=update)


def _terms(card: frappe._dict, questions: list[str], people: list[frappe._dict]) -> str:
	findable = Findable(
		shown=(card.brief or "", *questions),
		text=card.content or "",
		sender=card.sender_name or "",
		numbers=tuple(card[field] for field in NUMBER_FIELDS if card[field]),
		names=tuple(person.full_name for person in people if person.full_name),
		phones=tuple(person.phone for person in people if person.phone),
		addresses=tuple(part for person in people for part in (person.locality, person.address) if part),
		indexes=tuple(card[field] for field in INDEX_FIELDS if card[field]),
	)
	return " ".join(terms_of(findable, lemma))


def _write_sketches(cards: list[frappe._dict]) -> None:
	sketched = [(card, bands_of(forms(card.content or ""))) for card in cards]
	rows = [[*_stamps(card), *bands] for card, bands in sketched if bands]
	insert_rows(SKETCH, (*KEYS, *BAND_FIELDS), rows, update=("authority", "modified", *BAND_FIELDS))
	wordless = [card.name for card, bands in sketched if not bands]
	if wordless:
		frappe.db.delete(SKETCH, {"name": ("in", wordless)})


def _stamps(card: frappe._dict) -> list[object]:
	stamp = now()
	return [card.name, stamp, stamp, "Administrator", "Administrator", card.name, card.authority]


def _questions_of(cards: list[frappe._dict]) -> dict[str, list[str]]:
	rows = frappe.get_all(
		"Appeal Question",
		filters={"parent": ("in", [card.name for card in cards] or [NO_RECORD]), "parenttype": "Appeal"},
		fields=["parent", "question"],
	)
	found: dict[str, list[str]] = defaultdict(list)
	for row in rows:
		found[row.parent].append(row.question or "")
	return found


def _people_of(cards: list[frappe._dict]) -> dict[str, list[frappe._dict]]:
	"""Authors and co-authors of each card."""
	person, row = DocType("Applicant"), DocType("Appeal Co-Applicant")
	columns = (person.name, person.full_name, person.phone, person.address, person.locality)
	authors = [card.applicant for card in cards if card.applicant]
	query = frappe.qb.from_(person).select(*columns).where(person.name.isin(authors or [""]))
	by_name = {found.name: found for found in query.run(as_dict=True)}
	joined = frappe.qb.from_(row).join(person).on(person.name == row.applicant).select(row.parent, *columns)
	joined = joined.where(row.parent.isin([card.name for card in cards] or [""]))
	found: dict[str, list[frappe._dict]] = defaultdict(list)
	for card in cards:
		if card.applicant in by_name:
			found[card.name].append(by_name[card.applicant])
	for co_author in joined.run(as_dict=True):
		found[co_author.parent].append(co_author)
	return found
