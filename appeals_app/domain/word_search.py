"""Choices found by what a clerk types: a code, or the beginnings of words in any order.

«ремонт ліф» finds «Ліфти: ремонт і утримання»; «3.2» finds the item with this code before those that only begin so. Other
words for a choice, said in its note, find it after those whose title fits.
"""

from __future__ import annotations

import re

_APOSTROPHES = re.compile("['`´\u2019\u02bc\u2018]")
_WORD = re.compile(r"\w+", re.U)

WHOLE_CODE, BEGINNING_OF_CODE, WORDS, WORDS_OF_NOTE = 0, 1, 2, 3


def words_of(text: str) -> list[str]:
	"""Words in small letters, an apostrophe inside a word left out."""
	return _WORD.findall(_APOSTROPHES.sub("", text.casefold()))


def rank(typed: str, *, title: str, codes: tuple[str, ...], note: str = "") -> int | None:
	"""How well a choice fits what was typed, 0 the best; None where it does not fit."""
	plain = typed.casefold().strip()
	known = [code.casefold() for code in codes if code]
	if plain in known:
		return WHOLE_CODE
	if plain and any(code.startswith(plain) for code in known):
		return BEGINNING_OF_CODE
	asked = words_of(typed)
	if plain and not asked:
		return None
	if _begin_words_of(title, asked):
		return WORDS
	return WORDS_OF_NOTE if _begin_words_of(f"{title} {note}", asked) else None


def _begin_words_of(text: str, asked: list[str]) -> bool:
	words = words_of(text)
	return all(any(word.startswith(part) for word in words) for part in asked)
