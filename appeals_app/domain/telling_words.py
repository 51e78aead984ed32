"""Whether a purpose of looking at personal data, or what explains a look, tells anything: words, not dots, one letter or a syllable over and over."""

from __future__ import annotations

import re

from appeals_app.domain.errors import InvalidInputError

FEWEST_LETTERS = 10
FEWEST_DIFFERENT_LETTERS = 6
FEWEST_DIFFERENT_WORDS = 2
FEWEST_DIFFERENT_FIGURES = 3

_WORD = re.compile(r"[^\W\d_]{2,}")
"""Two letters or more that stand together."""

_NUMBER = re.compile(r"\d(?:[\s().+-]*\d){5,}")
"""Six figures or more, however they are parted."""


def check_tells_something(reason: str) -> None:
	"""Refuses a purpose, or a reason to open a card, that is made of something else than words."""
	if len(_letters(reason)) < FEWEST_LETTERS:
		raise InvalidInputError(
			"This tells nothing: it has fewer than {0} letters. Say in words for what work you need this record.",
			FEWEST_LETTERS,
		)
	if _is_monotonous(reason):
		raise InvalidInputError(
			"This tells nothing: it is one word, or its letters repeat. Say in several words for what work you need"
			" this record."
		)


def check_explains(words: str) -> None:
	"""Refuses an explanation of somebody's look that is made of something else than words."""
	if not tells_something(words):
		raise InvalidInputError(
			"This explains nothing: it is too short, or its letters repeat. Say in several words why the person looked."
		)


def check_says_why(words: str) -> None:
	"""Refuses a reason to take back a mark that is made of something else than words."""
	if not tells_something(words):
		raise InvalidInputError(
			"This says nothing: it is too short, or its letters repeat. Say in several words why the mark is taken back."
		)


def tells_something(words: str) -> bool:
	"""Words enough, and not the same over and over."""
	return len(_letters(words)) >= FEWEST_LETTERS and not _is_monotonous(words)


def names_number(words: str) -> bool:
	"""A telephone, a tax number or another one of six figures and more, with a word beside it: what it is."""
	figures = (set(filter(str.isdecimal, number)) for number in _NUMBER.findall(words))
	return bool(_WORD.search(words)) and any(len(each) >= FEWEST_DIFFERENT_FIGURES for each in figures)


def _letters(words: str) -> str:
	return "".join(character for character in words.casefold() if character.isalpha())


def _is_monotonous(words: str) -> bool:
	letters = _letters(words)
	return (
		len(set(letters)) < FEWEST_DIFFERENT_LETTERS
		or len(set(_WORD.findall(words.casefold()))) < FEWEST_DIFFERENT_WORDS
		or _is_repeated(letters)
	)


def _is_repeated(letters: str) -> bool:
	"""The letters are a shorter row of letters, said twice or more and broken off anywhere."""
	return any(
		letters == (letters[:length] * (len(letters) // length + 1))[: len(letters)]
		for length in range(1, len(letters) // 2 + 1)
	)
