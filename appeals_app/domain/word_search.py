"""Choices found by what a clerk types: a code, or the beginnings of words in any order.

«ремонт ліф» finds «Ліфти: ремонт і утримання»; «3.2» finds the item with this code before those that only begin so.
"""

from __future__ import annotations

import re

_APOSTROPHES = re.compile("['`´\u2019\u02bc\u2018]")
_WORD = re.compile(r"\w+", re.U)

WHOLE_CODE, BEGINNING_OF_CODE, WORDS = 0, 1, 2


def words_of(text: str) -> list[str]:
	"""Words in small letters, an apostrophe inside a word left out."""
	return _WORD.findall(_APOSTROPHES.sub("", text.casefold()))


def rank(typed: str, *, title: str, codes: tuple[str, ...]) -> int | None:
	"""How well a choice fits what was typed, 0 the best; None where it does not fit."""
	plain = typed.casefold().strip()
	known = [code.casefold() for code in codes if code]
	if plain in known:
		return WHOLE_CODE
	if plain and any(code.startswith(plain) for code in known):
		return BEGINNING_OF_CODE
	in_title = words_of(title)
	asked = words_of(typed)
	if plain and not asked:
		return None
	return WORDS if all(any(word.startswith(part) for word in in_title) for part in asked) else None
