"""Whether a purpose of looking at personal data tells anything: words, not dots, one letter or a syllable over and over."""

from __future__ import annotations

import re

from appeals_app.domain.errors import InvalidInputError

FEWEST_LETTERS = 10
FEWEST_DIFFERENT_LETTERS = 6
FEWEST_DIFFERENT_WORDS = 2

_WORD = re.compile(r"[^\W\d_]{2,}")
"""Two letters or more that stand together."""


def check_tells_something(reason: str) -> None:
	"""Refuses a purpose, or a reason to open a card, that is made of something else than words."""
	letters = "".join(character for character in reason.casefold() if character.isalpha())
	if len(letters) < FEWEST_LETTERS:
		raise InvalidInputError(
			"This tells nothing: it has fewer than {0} letters. Say in words for what work you need this record.",
			FEWEST_LETTERS,
		)
	if (
		len(set(letters)) < FEWEST_DIFFERENT_LETTERS
		or len(set(_WORD.findall(reason.casefold()))) < FEWEST_DIFFERENT_WORDS
		or _is_repeated(letters)
	):
		raise InvalidInputError(
			"This tells nothing: it is one word, or its letters repeat. Say in several words for what work you need"
			" this record."
		)


def _is_repeated(letters: str) -> bool:
	"""The letters are a shorter row of letters, said twice or more and broken off anywhere."""
	return any(
		letters == (letters[:length] * (len(letters) // length + 1))[: len(letters)]
		for length in range(1, len(letters) // 2 + 1)
	)
