"""Near texts: bands of a MinHash by datasketch for finding, likeness by rapidfuzz for judging.

A sketch has 40 bands of three hashes of pairs of words.  A copy with a fifth of its words changed keeps two fifths of
the pairs and shares a band with a probability above 0.9, one with a tenth changed almost surely; strange texts have a
hundredth of their pairs in common and meet in one of twenty thousand.
"""

import hashlib
from collections.abc import Sequence

from datasketch import MinHash
from rapidfuzz.distance import Indel, JaroWinkler

from appeals_app.domain.appeal_words import forms_of, shingles
from appeals_app.word_forms import lemma

BANDS = 40
ROWS = 3

WHOLE = 100


def forms(text: str) -> list[str]:
	"""Dictionary forms of the telling words of a text."""
	return forms_of(text, lemma)


def bands_of(words: Sequence[str]) -> list[int]:
	"""Bands of the text with these forms, each a whole number that a column holds; none of a text without words."""
	pairs = shingles(words)
	if not pairs:
		return []
	sketch = MinHash(num_perm=BANDS * ROWS)
	sketch.update_batch([pair.encode() for pair in sorted(pairs)])
	values = sketch.hashvalues.reshape(BANDS, ROWS)
	return [_band(row.tobytes()) for row in values]


def _band(values: bytes) -> int:
	return int.from_bytes(hashlib.blake2b(values, digest_size=4).digest(), "big", signed=True)


def text_likeness(one: Sequence[str], other: Sequence[str]) -> int:
	"""How much two texts are one, from 0 to 100: the share of words that stand in both in one order."""
	return round(WHOLE * Indel.normalized_similarity(one, other)) if one and other else 0


def closeness(one: str, other: str) -> float:
	"""How close two words are, from 0 to 1, their beginnings weighing more."""
	return JaroWinkler.similarity(one, other)
