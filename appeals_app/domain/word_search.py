"""Choices found by what a clerk types: a code or a part of it, or words in any order, begun or in any form.

«ремонт ліф» and «ліфта» find «Ліфти: ремонт і утримання»; «3.2» finds the item with this code before those that only hold
it. Everyday words kept for a choice, then words of its note, find it after those whose title fits, and are told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from appeals_app.domain import appeal_words

Lemmas = Callable[[str], frozenset[str]]
"""Every dictionary form a word may have."""

WHOLE_CODE, BEGINNING_OF_CODE, PART_OF_CODE, WORDS, SEARCH_WORDS, WORDS_OF_NOTE = range(6)

UNCHECKED = "?"
"""Stands behind a code that is only remembered, where codes are listed."""


@dataclass(frozen=True, slots=True)
class Choice:
	"""What a choice is found by."""

	title: str
	codes: tuple[str, ...] = ()
	search_words: str = ""
	note: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
	"""How well a choice fits, 0 the best, and the words that led to it where its title did not."""

	place: int
	words: tuple[str, ...] = ()


def fit(typed: str, choice: Choice, lemmas: Lemmas) -> Fit | None:
	"""How a choice fits what was typed; None where it does not."""
	plain = typed.casefold().strip().rstrip(UNCHECKED)
	by_code = _fit_of_code(plain, [code.casefold() for code in choice.codes if code])
	if by_code is not None:
		return Fit(by_code)
	asked = words_of(typed)
	if plain and not asked:
		return None
	return _fit_of_words(asked, choice, lemmas)


def _fit_of_code(plain: str, codes: list[str]) -> int | None:
	if plain in codes:
		return WHOLE_CODE
	if plain and any(code.startswith(plain) for code in codes):
		return BEGINNING_OF_CODE
	has_digit = any(character.isdigit() for character in plain)
	return PART_OF_CODE if has_digit and any(plain in code for code in codes) else None


def _fit_of_words(asked: list[str], choice: Choice, lemmas: Lemmas) -> Fit | None:
	title = words_of(choice.title)
	missing = [word for word in asked if not _answer(word, title, lemmas)]
	if not missing:
		return Fit(WORDS)
	words = words_of(choice.search_words)
	for place, others in ((SEARCH_WORDS, words), (WORDS_OF_NOTE, words + words_of(choice.note))):
		found = [_answer(word, others, lemmas) for word in missing]
		if all(found):
			return Fit(place, tuple(dict.fromkeys(found)))
	return None


def _answer(asked: str, words: list[str], lemmas: Lemmas) -> str:
	"""The word that begins with the one asked for, else one of the same dictionary form; empty where there is none."""
	begun = (word for word in words if _plain(word).startswith(_plain(asked)))
	alike = (word for word in words if lemmas(word) & lemmas(asked))
	return next(begun, "") or next(alike, "")


def words_of(text: str) -> list[str]:
	"""Words in small letters with straight apostrophes, parts of a compound apart."""
	return [part for word in appeal_words.words_of(text) for part in word.split("-")]


def _plain(word: str) -> str:
	return word.replace("'", "")
