"""Indexes given elsewhere - on paper, in a register kept before - read by the rule that would write them.

Such a number is kept as it is; reading it tells which counter must not give it again, under whatever letter.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from appeals_app.domain.numbering import INDEX_LETTERS, IndexMark, IndexRule, IndexSeries, counter_of

LONGEST_INDEX = 60
"""What the column of the card takes."""

_SEQ = r"(?P<seq>[0-9]{1,9})"
_LETTER = r"(?P<letter>[^\W\d_]{1,2})"


MARKS = (IndexMark.COLLECTIVE, IndexMark.UNSIGNED, IndexMark.PERSONAL)
"""In the order an index is read by them."""


@dataclass(frozen=True, slots=True)
class ReadIndex:
	"""The running number an index carries, the counter it would have come from, and how the rule writes both."""

	series: str
	sequence: int
	as_written: str = field(default="", compare=False)


def read_index(
	rule: IndexRule, text: str, *, year: int, prefix: str = "", marks: Iterable[IndexMark] = MARKS
) -> ReadIndex | None:
	"""The counter and number of an index that the rule could have written in the year; None for any other text.

	Zeros before the number are read past: the rule writes the same number as `as_written` tells.
	"""
	if len(text) > LONGEST_INDEX:
		return None
	for mark in marks:
		found = _reader(rule.pattern_for(mark), year, prefix).fullmatch(text)
		parts = found.groupdict() if found else {}
		letter, sequence = parts.get("letter") or "", int(parts.get("seq") or 0)
		series = _series(rule, mark, letter) if sequence else None
		if series:
			seq = str(sequence).zfill(rule.seq_width)
			written = rule.pattern_for(mark).format(letter=letter, seq=seq, year=year, prefix=prefix)
			return ReadIndex(series, sequence, written)
	return None


def _series(rule: IndexRule, mark: IndexMark, letter: str) -> str | None:
	"""The counter, None where the letter is none an index is written with."""
	if letter and letter not in INDEX_LETTERS:
		return None
	is_per_letter = rule.series is IndexSeries.LETTER and mark is IndexMark.PERSONAL
	return counter_of(rule, mark, letter if is_per_letter else "")


@lru_cache(maxsize=512)
def _reader(pattern: str, year: int, prefix: str) -> re.Pattern[str]:
	places = {"seq": _SEQ, "letter": _LETTER, "year": str(year), "prefix": re.escape(prefix)}
	parts, used = [], set()
	for literal, name, _spec, _conversion in string.Formatter().parse(pattern):
		parts.append(re.escape(literal))
		if name:
			parts.append(f"(?P={name})" if name in used and name in ("seq", "letter") else places[name])
			used.add(name)
	return re.compile("".join(parts))
