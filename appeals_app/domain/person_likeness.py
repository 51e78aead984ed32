"""Whether two records are one person: by the name and by what else is known, never by a document nobody may ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from appeals_app.domain.contact_keys import AddressKey, is_same_address
from appeals_app.domain.person_names import (
	Closeness,
	NameLikeness,
	PersonName,
	compare_names,
	has_given_names,
)


class Sameness(int, Enum):
	"""How sure it is that two records are one person."""

	OTHER = 0
	POSSIBLE = 1
	LIKELY = 2
	SAME = 3


class Clue(str, Enum):
	"""What speaks for one person, or makes it doubtful."""

	NAME_SAME = "name same"
	NAME_INITIALS = "name with initials"
	NAME_PART_OF_DOUBLE = "name double"
	NAME_SIMILAR = "name similar"
	PHONE = "phone"
	EMAIL = "email"
	ADDRESS = "address"
	LOCALITY = "locality"
	CONTACTS_DIFFER = "contacts differ"
	JOINED = "joined"  # a person has said so


@dataclass(frozen=True, slots=True)
class Person:
	"""What is compared of a person; the contacts are keys of `contact_keys`."""

	name: PersonName
	phones: frozenset[str] = frozenset()
	email: str = ""
	address: AddressKey = field(default_factory=lambda: AddressKey(frozenset(), ()))
	locality: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PersonMatch:
	"""How far two people are one, and by what."""

	sameness: Sameness
	clues: tuple[Clue, ...] = ()


_CLUE_OF_NAME = {
	NameLikeness.SAME: Clue.NAME_SAME,
	NameLikeness.INITIALS: Clue.NAME_INITIALS,
	NameLikeness.PART_OF_DOUBLE: Clue.NAME_PART_OF_DOUBLE,
	NameLikeness.SIMILAR: Clue.NAME_SIMILAR,
}
_STRONG = frozenset({Clue.PHONE, Clue.EMAIL, Clue.ADDRESS})


def compare_people(one: Person, other: Person, closeness: Closeness) -> PersonMatch:
	"""The same name and a contact are one person; a name alone is likely one only with all its three parts.

	People move and change phones, so contacts that differ do not part a full name; a household shares a phone, so
	a contact does not join different names.
	"""
	likeness = compare_names(one.name, other.name, closeness)
	if likeness is NameLikeness.OTHER:
		return PersonMatch(Sameness.OTHER)
	contacts = _contact_clues(one, other)
	clues = (_CLUE_OF_NAME[likeness], *contacts)
	if set(contacts) & _STRONG:
		return PersonMatch(Sameness.SAME if likeness is NameLikeness.SAME else Sameness.LIKELY, clues)
	return PersonMatch(_sameness_by_name(one.name, other.name, likeness, contacts), clues)


def _sameness_by_name(
	one: PersonName, other: PersonName, likeness: NameLikeness, contacts: tuple[Clue, ...]
) -> Sameness:
	has_three_parts = all(has_given_names(name) for name in (one, other))
	if likeness is NameLikeness.SAME:
		return Sameness.LIKELY if has_three_parts else Sameness.POSSIBLE
	is_possible = Clue.LOCALITY in contacts or (likeness is NameLikeness.INITIALS and has_three_parts)
	return Sameness.POSSIBLE if is_possible else Sameness.OTHER


def _contact_clues(one: Person, other: Person) -> tuple[Clue, ...]:
	agreeing = {
		Clue.PHONE: bool(one.phones & other.phones),
		Clue.EMAIL: bool(one.email) and one.email == other.email,
		Clue.ADDRESS: is_same_address(one.address, other.address),
		Clue.LOCALITY: bool(one.locality) and one.locality == other.locality,
	}
	clues = tuple(clue for clue, agrees in agreeing.items() if agrees)
	return clues or ((Clue.CONTACTS_DIFFER,) if _have_contacts(one) and _have_contacts(other) else ())


def _have_contacts(person: Person) -> bool:
	return bool(person.phones or person.email or person.address.words)
