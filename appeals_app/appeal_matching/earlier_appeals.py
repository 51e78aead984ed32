"""What one authority holds that may have to do with a new appeal, as `domain.duplicates` looks at it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

import frappe
from frappe.query_builder import DocType
from frappe.utils import getdate

from appeals_app.appeal_matching.card_terms import BAND_FIELDS, ENTRY, SKETCH
from appeals_app.appeal_matching.full_text import Matches
from appeals_app.appeal_matching.one_person import records_of_person
from appeals_app.appeal_matching.text_likeness import bands_of, closeness, forms, text_likeness
from appeals_app.appeal_registry.consideration_facts import RESULTS_ON_MERITS
from appeals_app.domain.contact_keys import address_key, email_key, phone_keys
from appeals_app.domain.duplicates import Earlier
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.person_likeness import Clue, Person, PersonMatch, Sameness, compare_people
from appeals_app.domain.person_names import PersonName, given_skeleton, parted_initials, surname_skeletons
from appeals_app.domain.search_terms import Mark
from appeals_app.personal_data.sensitivity import sensitive_among
from appeals_app.search_arguments import NO_RECORD

MOST_OF_PERSON = 60
MOST_OF_TEXT = 40
MOST_MEETINGS = 20_000
PERSON_FIELDS = ("last_name", "first_name", "middle_name", "phone", "email", "address", "locality")
CARD_FIELDS = (
	*("name", "title", "applicant", "received_at", "written_on", "sender_name", "content", "answered_on"),
	*("breach_after", "phase", "follow_up_on", "authority"),
)


@dataclass(frozen=True, slots=True)
class NewCard:
	"""The appeal being entered; `people`, the author before the co-authors, are none of an anonymous one.

	`applicants` are the records of those who have one; `name` is empty of a card that is not saved yet.  What came after
	`received_by` is not earlier: of a stored card it is the moment it came itself.  Texts of `known` are not looked for.
	"""

	authority: str
	received_on: date
	people: tuple[Person, ...] = ()
	applicants: tuple[str, ...] = ()
	text: str = ""
	name: str = ""
	sender: str = ""
	written_on: date | None = None
	themes: frozenset[str] = field(default_factory=frozenset)
	received_by: datetime | None = None
	known: frozenset[str] = frozenset()


def person_of_row(row: dict) -> Person:
	"""A row of Applicant, or what was typed of one, as it is compared."""
	value = {name: row.get(name) or "" for name in PERSON_FIELDS}
	return Person(
		name=parted_initials(PersonName(value["last_name"], value["first_name"], value["middle_name"])),
		phones=phone_keys(value["phone"]),
		email=email_key(value["email"]),
		address=address_key(value["locality"], value["address"]),
		locality=address_key(value["locality"]).words,
	)


def earlier_appeals(card: NewCard) -> list[Earlier]:
	"""Appeals of the same authority by likely the same person, or with a text that may be near."""
	words = forms(card.text)
	records = [name for applicant in card.applicants for name in records_of_person(applicant)]
	names = dict.fromkeys(_of_records(records))
	names |= dict.fromkeys(name for person in card.people for name in _by_person(person, card.authority))
	names |= dict.fromkeys(_by_text(words, within=card.authority, known=card.known))
	names.pop(card.name, None)
	return _described(card, words, list(names), records)


def _of_records(records: list[str]) -> list[str]:
	"""Newest appeals of the very records chosen and of those joined to them, as authors or co-authors."""
	filters = {"applicant": ("in", records or [NO_RECORD])}
	authored = frappe.get_all(
		"Appeal", filters=filters, pluck="name", order_by="received_at desc", limit=MOST_OF_PERSON
	)
	joined = frappe.get_all(
		"Appeal Co-Applicant", filters=filters, pluck="parent", order_by="creation desc", limit=MOST_OF_PERSON
	)
	return [*authored, *joined]


def is_near_elsewhere(card: NewCard, near_text: int) -> bool:
	"""Another authority holds a near-identical text; which one and whose is not told, and of a sensitive card nothing."""
	words = forms(card.text)
	names = sorted(set(found := _by_text(words, outside=card.authority)) - sensitive_among(found))
	texts = frappe.get_all("Appeal", filters={"name": ("in", names or [NO_RECORD])}, pluck="content")
	return any(text_likeness(words, forms(text or "")) >= near_text for text in texts)


def _by_person(person: Person, authority: str) -> list[str]:
	"""Newest appeals of the authority whose authors have the surname and the given name or the phone."""
	surnames = surname_skeletons(person.name.last)
	if not surnames:
		return []
	first = given_skeleton(person.name.first)
	narrower = [f"{Mark.NAME.value}{part}" for part in dict.fromkeys((first, first[:1])) if part]
	narrower += [f"{Mark.CONTACT.value}{phone}" for phone in sorted(person.phones)]
	groups = [[f"{Mark.NAME.value}{part}" for part in surnames], narrower]
	question = " ".join(f"+({' '.join(group)})" for group in groups if group)
	entry = DocType(ENTRY)
	query = frappe.qb.from_(entry).select(entry.name)
	query = query.where(Matches(question) & (entry.authority == authority))
	query = query.orderby(entry.received_at, order=frappe.qb.desc).limit(MOST_OF_PERSON)
	return [name for (name,) in query.run()]


def _by_text(
	words: list[str], *, within: str = "", outside: str = "", known: frozenset[str] = frozenset()
) -> list[str]:
	"""Appeals that share bands with the text, those with most bands in common first."""
	queries = [_meeting_in(band, value) for band, value in zip(BAND_FIELDS, bands_of(words), strict=False)]
	if not queries:
		return []
	union = queries[0]
	for query in queries[1:]:
		union = union * query
	met = union.as_("met")  # the builder runs no union but within another query
	meetings = Counter(frappe.qb.from_(met).select("*").limit(MOST_MEETINGS).run())
	names = [
		name
		for (name, authority), _times in meetings.most_common()
		if name not in known and (authority == within if within else authority != outside)
	]
	return names[:MOST_OF_TEXT]


def _meeting_in(band: str, value: int) -> object:
	sketch = DocType(SKETCH)
	return frappe.qb.from_(sketch).select(sketch.name, sketch.authority).where(sketch[band] == value)


def _described(card: NewCard, words: list[str], names: list[str], records: list[str]) -> list[Earlier]:
	filters = {"name": ("in", names or [NO_RECORD]), "anonymised_on": ("is", "not set")}
	if card.received_by:
		filters["received_at"] = ("<=", card.received_by)
	rows = frappe.get_all("Appeal", filters=filters, fields=list(CARD_FIELDS))
	authors = _authors_of(rows)
	matches = _matches(card.people, {author for found in authors.values() for author in found})
	matches |= dict.fromkeys(records, PersonMatch(Sameness.SAME, (Clue.JOINED,)))
	questions = _questions(row.name for row in rows)
	return [
		_earlier(words, row, _nearest_author(authors[row.name], matches), questions.get(row.name, []))
		for row in rows
	]


def _authors_of(rows: list[frappe._dict]) -> dict[str, list[str]]:
	"""The author of each card and the co-authors after."""
	authors = {row.name: [row.applicant] if row.applicant else [] for row in rows}
	filters = {"parent": ("in", list(authors) or [NO_RECORD]), "parenttype": "Appeal"}
	for row in frappe.get_all("Appeal Co-Applicant", filters=filters, fields=["parent", "applicant"]):
		if row.applicant:
			authors[row.parent].append(row.applicant)
	return authors


def _matches(people: tuple[Person, ...], records: set[str]) -> dict[str, PersonMatch]:
	"""How far each record is one of these people: the surest match."""
	if not people:
		return {}
	return {
		name: max((compare_people(person, other, closeness) for person in people), key=_sureness)
		for name, other in _people(records).items()
	}


def _sureness(match: PersonMatch) -> tuple[int, int]:
	return match.sameness, len(match.clues)


def _nearest_author(authors: list[str], matches: dict[str, PersonMatch]) -> tuple[str, PersonMatch]:
	"""Whoever of the authors of a card is most surely known; the author alone where nobody is."""
	nobody = PersonMatch(Sameness.OTHER)
	known = [(author, matches.get(author, nobody)) for author in authors] or [("", nobody)]
	return max(known, key=lambda one: _sureness(one[1]))


def _earlier(
	words: list[str], row: frappe._dict, known: tuple[str, PersonMatch], questions: list[frappe._dict]
) -> Earlier:
	person, match = known
	return Earlier(
		key=row.name,
		match=match,
		author=row.applicant or row.name,
		matched_person=person,
		received_on=getdate(row.received_at),
		text_likeness=text_likeness(words, forms(row.content or "")),
		sender=row.sender_name or "",
		themes=frozenset(question.theme for question in questions),
		answered_on=row.answered_on,
		breach_after=row.breach_after,
		is_resolved=_is_resolved(row, questions),
	)


def _is_resolved(row: frappe._dict, questions: list[frappe._dict]) -> bool:
	"""Every question has a result on the merits and nothing is still promised (Art. 8)."""
	is_settled = bool(questions) and all(question.result in RESULTS_ON_MERITS for question in questions)
	return is_settled and Phase(row.phase) is not Phase.FOLLOW_UP


def _people(names: set[str]) -> dict[str, Person]:
	filters = {"name": ("in", sorted(names) or [NO_RECORD])}
	rows = frappe.get_all("Applicant", filters=filters, fields=["name", *PERSON_FIELDS])
	return {row.name: person_of_row(row) for row in rows}


def _questions(names: Iterable[str]) -> dict[str, list[frappe._dict]]:
	found: dict[str, list[frappe._dict]] = {}
	filters = {"parent": ("in", list(names) or [NO_RECORD]), "parenttype": "Appeal"}
	for row in frappe.get_all("Appeal Question", filters=filters, fields=["parent", "theme", "result"]):
		found.setdefault(row.parent, []).append(row)
	return found
