"""Indexes given elsewhere - on paper, in a register kept before - read by the rule that would write them.

Such a number is kept as it is; reading it tells which counter must not give it again.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from functools import lru_cache

from appeals_app.domain.numbering import INDEX_LETTERS, IndexMark, IndexRule, IndexSeries, counter_of

LONGEST_INDEX = 60
"""What the column of the card takes."""

_SEQ = r"(?P<seq>[0-9]{1,9})"
_LETTER = r"(?P<letter>[^\W\d_]{1,2})"


@dataclass(frozen=True, slots=True)
class ReadIndex:
	"""The running number an index carries, and the counter it would have come from."""

	series: str
	sequence: int


def read_index(rule: IndexRule, text: str, *, year: int, prefix: str = "") -> ReadIndex | None:
	"""The counter and number of an index that the rule could have written in the year; None for any other text."""
	if len(text) > LONGEST_INDEX:
		return None
	for mark in (IndexMark.COLLECTIVE, IndexMark.UNSIGNED, IndexMark.PERSONAL):
		found = _reader(rule.pattern_for(mark), year, prefix).fullmatch(text)
		series = found and _series(rule, mark, found.groupdict().get("letter") or "")
		if series and int(found["seq"]):
			return ReadIndex(series, int(found["seq"]))
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
