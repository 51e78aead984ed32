"""The search table: the terms a card is found by; `search_question` asks for them.

A term is a word in its dictionary form, a name as it sounds, or the end of a number; marks at its beginning keep these
apart, so that whoever may not see a name or a text does not find by it either.  A fragment of a number is the beginning
of one of its ends; a number of a house stands as it is.  Terms are made of letters, digits and «_» alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from appeals_app.domain.appeal_words import SILENT_WORDS, Lemma, words_of
from appeals_app.domain.contact_keys import SERVICE_WORDS, phone_keys
from appeals_app.domain.look_alikes import as_read
from appeals_app.domain.person_names import given_skeleton, name_skeleton

SHORTEST = 3
"""Terms the database indexes; shorter ones are lengthened."""

LONGEST = 80
LONGEST_NUMBER = 24
SHORTEST_FRAGMENT = 2
INDEX_JOINT = "_"
"""Stands between the parts of an index, and in no other term but at its edges."""

_RUN = re.compile(r"\d+")
_PART_OF_INDEX = re.compile(r"\d+|[^\W\d_]+")
_WORD_BORDER = re.compile(r"[-\s]+")
_UNSAFE = re.compile(r"[^\w]")


class Mark(str, Enum):
	"""The kind of a term: what a person may be found by is told apart from what the card says."""

	BRIEF = "b_"  # what the list shows: brief, questions, index
	TEXT = "t_"  # what the author wrote
	NAME = "n_"  # surname and given names of the authors
	NUMBER = "d_"  # numbers of the card: index, sender's number
	TEXT_NUMBER = "e_"  # numbers in the text of the author
	CONTACT = "c_"  # phones of the authors
	ADDRESS = "a_"  # streets and houses of the authors
	INDEX = "i_"  # the index as it is written, from its beginning or from a later part


NUMBERS = (Mark.NUMBER, Mark.TEXT_NUMBER, Mark.CONTACT)


@dataclass(frozen=True, slots=True)
class Findable:
	"""What of a card and its authors is searched."""

	shown: tuple[str, ...] = ()  # brief, questions
	text: str = ""
	sender: str = ""  # who sent the covering letter, or wrote the letter for the author
	numbers: tuple[str, ...] = ()  # indexes
	names: tuple[str, ...] = ()
	phones: tuple[str, ...] = ()
	addresses: tuple[str, ...] = ()
	indexes: tuple[str, ...] = ()  # those of the numbers that are looked for as they are written


def terms_of(card: Findable, lemma: Lemma) -> list[str]:
	"""Terms of the search table for a card, each once."""
	terms = [
		*(term(Mark.BRIEF, form) for part in card.shown for form in _forms(part, lemma)),
		*(term(Mark.TEXT, form) for part in (card.text, card.sender) for form in _forms(part, lemma)),
		*(term(Mark.NAME, form) for name in card.names for form in name_forms(name)),
		*(term(Mark.NUMBER, end) for number in card.numbers for end in number_ends(number)),
		*(term(Mark.NUMBER, end) for part in card.shown for end in number_ends(part)),
		*(term(Mark.TEXT_NUMBER, end) for end in number_ends(card.text)),
		*(term(Mark.CONTACT, end) for phone in card.phones for end in number_ends(phone)),
		*(term(Mark.ADDRESS, form) for address in card.addresses for form in _address_forms(address, lemma)),
		*(term(Mark.INDEX, end) for index in card.indexes for end in _index_ends(index)),
	]
	return list(dict.fromkeys(terms))


def number_ends(text: str) -> Iterator[str]:
	"""Every end of every run of digits and of every phone: a fragment of a number is the beginning of one of them."""
	for number in (*_RUN.findall(text), *sorted(phone_keys(text))):
		digits = number[:LONGEST_NUMBER]
		for start in range(max(1, len(digits) - SHORTEST_FRAGMENT + 1)):
			yield digits[start:]


def _forms(text: str, lemma: Lemma) -> Iterator[str]:
	for word in (part for whole in words_of(text) for part in dict.fromkeys((whole, *_parts(whole)))):
		form = lemma(word)
		if not word.isdigit() and form.replace("'", "") not in SILENT_WORDS:
			yield form


def _parts(word: str) -> Iterator[str]:
	"""Parts of a compound, its first adjective in full too: «санаторно-курортне» is found by «санаторне»."""
	*first, last = word.split("-")
	for part in first:
		yield part
		if len(part) > SHORTEST and part.endswith("о"):
			yield f"{part[:-2]}ій" if part.endswith("ьо") else f"{part[:-1]}ий"
	yield last


def _address_forms(address: str, lemma: Lemma) -> Iterator[str]:
	"""Numbers, and names as they sound, without «вул.» and its like; a case of the name makes no difference."""
	for word in words_of(address):
		if numbers := _RUN.findall(word):
			yield from numbers
		else:
			forms = dict.fromkeys((*name_forms(word), *name_forms(lemma(word))))
			yield from (form for form in forms if form not in SERVICE_WORDS)


def address_question(address: str, lemma: Lemma) -> str:
	"""Asks for cards with an address of all these numbers and of some of these names; empty where either lacks."""
	forms = dict.fromkeys(_address_forms(address, lemma))
	numbers = [f"+{term(Mark.ADDRESS, form)}" for form in forms if form.isdigit()]
	names = [term(Mark.ADDRESS, form) for form in forms if not form.isdigit()]
	return " ".join([*numbers, f"+({' '.join(names)})"]) if numbers and names else ""


def index_parts(text: str) -> list[str]:
	"""Letters and figures of an index in their order; neither the alphabet of the keyboard nor the signs matter."""
	return _PART_OF_INDEX.findall(as_read(text).casefold())


def _index_ends(index: str) -> Iterator[str]:
	parts = index_parts(index)
	for start in range(max(1, len(parts) - 1)):
		yield INDEX_JOINT.join(parts[start:])


def name_forms(name: str) -> Iterator[str]:
	"""A word of a name as it sounds, its older spelling too, and the parts of a double surname."""
	for part in filter(None, _WORD_BORDER.split(name)):
		yield from dict.fromkeys(filter(None, (name_skeleton(part), given_skeleton(part))))


def term(mark: Mark, form: str) -> str:
	"""A form under its mark, as the database keeps it."""
	return mark.value + _UNSAFE.sub("", form).ljust(SHORTEST - len(mark.value), "_")[:LONGEST]
