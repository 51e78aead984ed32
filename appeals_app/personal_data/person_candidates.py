"""People of one register whom a request may be about: by the name in any order and spelling, by telephone and e-mail.

All that matches at all is read and compared, and nothing is cut before: that no data are held is an answer by law, and
such a request is rare enough to read the lines of a whole register for it.
"""

from dataclasses import dataclass

import frappe
from frappe import _
from frappe.query_builder import DocType
from pypika.functions import Concat
from pypika.terms import Criterion, Field
from rapidfuzz.distance import JaroWinkler

from appeals_app.domain.asked_name import AskedName, asked_name
from appeals_app.domain.contact_keys import email_key
from appeals_app.domain.person_names import NameLikeness, PersonName
from appeals_app.word_forms import nominatives

APPLICANT = "Applicant"
FIELDS = (
	*("name", "full_name", "last_name", "first_name", "middle_name", "locality", "email"),
	*("name_terms", "phone_terms"),
)
GROUNDS = {
	NameLikeness.SAME: lambda: _("by name"),
	NameLikeness.INITIALS: lambda: _("by an incomplete name"),
	NameLikeness.PART_OF_DOUBLE: lambda: _("by a part of the surname"),
	NameLikeness.SIMILAR: lambda: _("by a similar name"),
}
"""How a name found is said; of other names nothing is."""

_ORDER = tuple(NameLikeness)


@dataclass(frozen=True, slots=True)
class AskedPerson:
	"""What a request tells of the person: the name as written, e-mails and telephones in one form."""

	name: str
	emails: frozenset[str] = frozenset()
	phones: frozenset[str] = frozenset()


def candidates(asked: AskedPerson, authority: str) -> list[frappe._dict]:
	"""People of the authority, the likeliest first; `found_by` says by what, in the current language."""
	name = asked_name(asked.name, nominatives)
	found = [
		*_named(name, authority),
		*_called(asked.phones, authority),
		*_written_to(asked.emails, authority),
	]
	people = [_compared(row, name, asked) for row in {row.name: row for row in found}.values()]
	return sorted(people, key=lambda row: (row.place, row.full_name or ""))


def _named(name: AskedName, authority: str) -> list[frappe._dict]:
	"""Of those who bear any of the words, who may be the one: a word is lacking, or misspelt, on either side.

	Who bears none of them as it is written is not read: a surname with a slip is found by the given name or the patronymic.
	"""
	sounds = sorted({sound for word in name.sounds for sound in word})
	rows = _read(_holds(DocType(APPLICANT).name_terms, sounds), authority) if sounds else []
	return [row for row in rows if _likeness(row, name) is not NameLikeness.OTHER]


def _called(phones: frozenset[str], authority: str) -> list[frappe._dict]:
	return _read(_holds(DocType(APPLICANT).phone_terms, sorted(phones)), authority) if phones else []


def _written_to(emails: frozenset[str], authority: str) -> list[frappe._dict]:
	return _read(DocType(APPLICANT).email.isin(sorted(emails)), authority) if emails else []


def _holds(lines: Field, words: list[str]) -> Criterion:
	"""Any of the words stands in the line, wherever."""
	return Criterion.any(Concat(" ", lines, " ").like(f"% {word} %") for word in words)


def _read(where: Criterion, authority: str) -> list[frappe._dict]:
	person = DocType(APPLICANT)
	query = frappe.qb.from_(person).select(*FIELDS)
	query = query.where((person.authority == authority) & person.anonymised_on.isnull() & where)
	return query.run(as_dict=True)


def _likeness(row: frappe._dict, name: AskedName) -> NameLikeness:
	held = PersonName(row.last_name or "", row.first_name or "", row.middle_name or "")
	return name.likeness(held, JaroWinkler.similarity)


def _compared(row: frappe._dict, name: AskedName, asked: AskedPerson) -> frappe._dict:
	likeness = _likeness(row, name)
	by_contact = {
		_("by e-mail"): email_key(row.email) in asked.emails,
		_("by phone"): not asked.phones.isdisjoint((row.phone_terms or "").split()),
	}
	words = [GROUNDS[likeness]()] if likeness in GROUNDS else []
	words += [word for word, is_found in by_contact.items() if is_found]
	place = (not any(by_contact.values()), -_ORDER.index(likeness))
	return frappe._dict(row, found_by=", ".join(words), place=place)
