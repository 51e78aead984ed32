"""The search table: what a card is found by, and a question turned into required terms of a boolean full-text search.

A term is a word in its dictionary form, a name as it sounds, or the end of a number; marks at its beginning keep these
apart, so that whoever may not see a name or a text does not find by it either.  A fragment of a number is the beginning
of one of its ends.  Terms are made of letters, digits and «_» alone: nothing a person types is read as an operator.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from appeals_app.domain.appeal_words import SILENT_WORDS, Lemma, words_of
from appeals_app.domain.contact_keys import SERVICE_WORDS, phone_keys
from appeals_app.domain.person_names import given_skeleton, name_skeleton

SHORTEST = 3
"""Terms the database indexes; shorter ones are lengthened."""

LONGEST = 80
MOST_TERMS = 12
"""Words of a question; a longer one asks the database for nothing a person needs."""

LONGEST_NUMBER = 24
SHORTEST_FRAGMENT = 2
SHORTEST_PHONE = 7
"""Digits of a local phone; fewer with spaces between them are several numbers."""

_RUN = re.compile(r"\d+")
_DIGITS_ONLY = re.compile(r"[\d\s()+./-]*\d[\d\s()+./-]*")
_WORD_BORDER = re.compile(r"[-\s]+")
_UNSAFE = re.compile(r"[^\w]")
_ASKED = re.compile(r"\+?\d[\d\s()./-]*\d|[^\s]+")


class Mark(str, Enum):
	"""The kind of a term: what a person may be found by is told apart from what the card says."""

	BRIEF = "b_"  # what the list shows: brief, questions, index
	TEXT = "t_"  # what the author wrote
	NAME = "n_"  # surname and given names of the authors
	NUMBER = "d_"  # numbers of the card: index, sender's number
	TEXT_NUMBER = "e_"  # numbers in the text of the author
	CONTACT = "c_"  # phones of the authors
	ADDRESS = "a_"  # streets of the authors


NUMBERS = (Mark.NUMBER, Mark.TEXT_NUMBER, Mark.CONTACT)


@dataclass(frozen=True, slots=True)
class Findable:
	"""What of a card and its authors is searched."""

	shown: tuple[str, ...] = ()  # brief, questions
	text: str = ""
	numbers: tuple[str, ...] = ()  # indexes
	names: tuple[str, ...] = ()
	phones: tuple[str, ...] = ()
	addresses: tuple[str, ...] = ()


def terms_of(card: Findable, lemma: Lemma) -> list[str]:
	"""Terms of the search table for a card, each once."""
	terms = [
		*(_term(Mark.BRIEF, form) for part in card.shown for form in _forms(part, lemma)),
		*(_term(Mark.TEXT, form) for form in _forms(card.text, lemma)),
		*(_term(Mark.NAME, form) for name in card.names for form in _name_forms(name)),
		*(_term(Mark.NUMBER, end) for number in card.numbers for end in number_ends(number)),
		*(_term(Mark.NUMBER, end) for part in card.shown for end in number_ends(part)),
		*(_term(Mark.TEXT_NUMBER, end) for end in number_ends(card.text)),
		*(_term(Mark.CONTACT, end) for phone in card.phones for end in number_ends(phone)),
		*(_term(Mark.ADDRESS, form) for address in card.addresses for form in _address_forms(address, lemma)),
	]
	return list(dict.fromkeys(terms))


def number_ends(text: str) -> Iterator[str]:
	"""Every end of every run of digits and of every phone: a fragment of a number is the beginning of one of them."""
	for number in (*_RUN.findall(text), *sorted(phone_keys(text))):
		digits = number[:LONGEST_NUMBER]
		for start in range(max(1, len(digits) - SHORTEST_FRAGMENT + 1)):
			yield digits[start:]


def question_of(text: str, lemma: Lemma, allowed: Iterable[Mark]) -> str:
	"""The boolean full-text question; every word is required, found by any of the allowed marks.

	Empty where nothing of the text can be searched for.
	"""
	marks = frozenset(allowed)
	asked = [alternatives for part in _ASKED.findall(text) for alternatives in _asked_for(part, lemma, marks)]
	return " ".join(f"+({' '.join(alternatives)})" for alternatives in asked[:MOST_TERMS])


def _asked_for(part: str, lemma: Lemma, marks: frozenset[Mark]) -> Iterator[list[str]]:
	if _DIGITS_ONLY.fullmatch(part):
		yield from (_asked_number(digits, marks) for digits in _fragments(part))
		return
	for word in words_of(part):
		if any(character.isdigit() for character in word):
			yield from (_asked_number(digits, marks) for digits in _RUN.findall(word))
		elif found := _asked_word(word, lemma, marks):
			yield found


def _asked_number(digits: str, marks: frozenset[Mark]) -> list[str]:
	return [f"{_term(mark, digits[:LONGEST_NUMBER])}*" for mark in NUMBERS if mark in marks]


def _asked_word(word: str, lemma: Lemma, marks: frozenset[Mark]) -> list[str]:
	form = lemma(word)
	if form.replace("'", "") in SILENT_WORDS:
		return []
	found = [_term(mark, form) for mark in (Mark.BRIEF, Mark.TEXT) if mark in marks]
	names = (*_name_forms(word), *_name_forms(form))
	found += [_term(mark, name) for mark in (Mark.NAME, Mark.ADDRESS) if mark in marks for name in names]
	return list(dict.fromkeys(found))


def _fragments(part: str) -> list[str]:
	"""Figures that make a phone, whole or in part, as one number; other figures one by one."""
	digits = "".join(_RUN.findall(part))
	if re.search(r"[./]", part) or len(digits) < SHORTEST_PHONE:
		return _RUN.findall(part)
	return [digits[2:] if digits.startswith("380") else digits]


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
	"""Names in an address as they sound, without «вул.» and its like; a case of the name makes no difference."""
	for word in words_of(address):
		if not any(character.isdigit() for character in word):
			forms = dict.fromkeys((*_name_forms(word), *_name_forms(lemma(word))))
			yield from (form for form in forms if form not in SERVICE_WORDS)


def _name_forms(name: str) -> Iterator[str]:
	"""A word of a name as it sounds, its older spelling too, and the parts of a double surname."""
	for part in filter(None, _WORD_BORDER.split(name)):
		yield from dict.fromkeys(filter(None, (name_skeleton(part), given_skeleton(part))))


def _term(mark: Mark, form: str) -> str:
	return mark.value + _UNSAFE.sub("", form).ljust(SHORTEST - len(mark.value), "_")[:LONGEST]
