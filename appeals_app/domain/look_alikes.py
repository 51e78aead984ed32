"""Names as the eye reads them: letters of another alphabet that look the same, and marks nobody sees.

A Latin «i» in a Cyrillic name comes from a keyboard, a scan or ill will; a comparison must not be misled by it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

LATIN_AS_CYRILLIC = dict(zip("ABCEHIKMOPTXYÏ", "АВСЕНІКМОРТХУЇ", strict=True))
"""Capital Latin letters and the Cyrillic ones they look like."""

_APOSTROPHES = "’'ʼ`‘"
_UNSEEN = frozenset({"Cf", "Mn"})  # soft hyphens, joiners; accents
_FOLDING = {
	**str.maketrans(LATIN_AS_CYRILLIC),
	**dict.fromkeys(map(ord, _APOSTROPHES)),
}


def twin_of(text: str, others: Iterable[str]) -> str | None:
	"""Another of the texts that a reader would take for this one; None where there is none."""
	seen = as_read(text)
	return next((other for other in others if other != text and as_read(other) == seen), None)


def as_read(text: str) -> str:
	"""The text for comparison only: capitals, look-alikes as Cyrillic letters, no apostrophes, nothing unseen."""
	composed = unicodedata.normalize("NFC", text)
	seen = "".join(character for character in composed if unicodedata.category(character) not in _UNSEEN)
	return seen.upper().translate(_FOLDING)
