"""Words of a text as they are compared and searched for: one apostrophe, one case, one form of each word.

Which form a word is brought to is the caller's: a dictionary of Ukrainian is no matter of rules.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from appeals_app.domain.look_alikes import LATIN_AS_CYRILLIC

Lemma = Callable[[str], str]
"""The dictionary form of a word in small letters with straight apostrophes."""

MOST_WORDS = 20_000
"""Words of a text that are read; what comes after them is kept, not compared."""

_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`‘´ˈ′", "'"))
_LOOK_ALIKE = str.maketrans({latin.lower(): other.lower() for latin, other in LATIN_AS_CYRILLIC.items()})
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_CYRILLIC = re.compile("[\u0400-\u052f]")

_SILENT = """
	а або аби але б без би бо бути в ви від він вона вони воно все всі да для до дуже є ж же за з зі і із й її їх
	його к коли ли ми мій моя на над нас наш не ні ну о об один по при про прошу просити та так також те ти то того
	той тому ту у уже це цей ця чи що щоб я як який шановний пан пані доброго день
"""
SILENT_WORDS = frozenset(_SILENT.split())
"""Words that stand in every letter and tell none apart."""


def words_of(text: str) -> Iterator[str]:
	"""Words and numbers of the text in their order, in small letters, with straight apostrophes."""
	plain = unicodedata.normalize("NFC", text or "").translate(_APOSTROPHES).casefold().replace("\u00ad", "")
	for count, match in enumerate(_WORD.finditer(plain)):
		if count == MOST_WORDS:
			return
		word = match[0]
		yield word.translate(_LOOK_ALIKE) if _CYRILLIC.search(word) else word


def forms_of(text: str, lemma: Lemma) -> list[str]:
	"""Dictionary forms of the words that carry meaning, in their order, without apostrophes."""
	forms = (lemma(word).replace("'", "") for word in words_of(text))
	return [form for form in forms if form and form not in SILENT_WORDS]


def shingles(forms: Sequence[str]) -> frozenset[str]:
	"""Pairs of neighbours: a text with a fifth of its words changed keeps nearly half of them, a strange one none."""
	if len(forms) < 2:
		return frozenset(forms)
	return frozenset(" ".join(pair) for pair in itertools.pairwise(forms))
