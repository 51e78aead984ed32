"""A rule of indexes as it is entered: what would still number letters without a repeat, but misleads who reads it.

Rules entered before keep working: only what is entered now is held to this.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Sequence
from itertools import pairwise

from appeals_app.domain.errors import IndexRuleError
from appeals_app.domain.look_alikes import twin_of
from appeals_app.domain.numbering import COLLECTIVE_MARK, INDEX_LETTERS, UNSIGNED_MARK

FIRST_YEAR = 1991
YEARS_AHEAD = 5

_WRITTEN = re.compile(r"[A-Za-zА-ЩЬЮЯҐЄІЇа-щьюяґєії0-9 \-–—/.,:()№_’]*")
_MARK = re.compile(r"[^\W\d_]+")
_NUMBERS = frozenset({"seq", "year", "prefix"})
_KNOWN_MARKS = (COLLECTIVE_MARK, UNSIGNED_MARK, *INDEX_LETTERS)


def check_entered_pattern(pattern: str) -> None:
	"""Refuses a pattern that has two running numbers, numbers that run together, or signs no index is written with."""
	parts = list(string.Formatter().parse(pattern))
	names = [name for _literal, name, _spec, _conversion in parts]
	if not all(_WRITTEN.fullmatch(literal) for literal, _name, _spec, _conversion in parts):
		raise IndexRuleError(
			"The index pattern “{0}” has a sign no index is written with. Use letters, digits, spaces and the"
			" signs - / . , : ( ) №.",
			pattern,
		)
	if names.count("seq") != 1:
		raise IndexRuleError("The index pattern “{0}” needs the field {1} once.", pattern, "{seq}")
	if _runs_together(parts):
		raise IndexRuleError(
			"In the index pattern “{0}” the running number runs together with another number. Put a sign between"
			" them, for example “/”.",
			pattern,
		)


def check_marks_are_read_apart(patterns: Sequence[str], others: Iterable[str]) -> None:
	"""Refuses a mark that looks like another one and is typed otherwise: Latin «KO» beside Cyrillic «КО»."""
	own = _marks(patterns)
	known = [*_KNOWN_MARKS, *own, *_marks(others)]
	for mark in own:
		if twin := twin_of(mark, known):
			raise IndexRuleError(
				"The mark “{0}” looks like the mark “{1}” but is typed with other letters. Type both alike, or"
				" choose another mark.",
				mark,
				twin,
			)


def check_first_year(year: int, *, today_year: int) -> None:
	"""Refuses a year nobody can number letters from."""
	if not FIRST_YEAR <= year <= today_year + YEARS_AHEAD:
		raise IndexRuleError(
			"A rule cannot hold from the year {0}. Enter a year from {1} to {2}.",
			str(year),
			str(FIRST_YEAR),
			str(today_year + YEARS_AHEAD),
		)


def _runs_together(parts: Sequence[tuple[str, str | None, str | None, str | None]]) -> bool:
	"""A digit, a year or a prefix touches the running number; a letter does not."""
	fields = [(literal, name) for literal, name, _spec, _conversion in parts]
	touching = [
		{before, name} <= _NUMBERS and "seq" in (before, name) and not literal
		for (_before, before), (literal, name) in pairwise(fields)
	]
	drawn = "".join(literal + ("#" if name == "seq" else " " if name else "") for literal, name in fields)
	return any(touching) or bool(re.search(r"\d#|#\d", drawn))


def _marks(patterns: Iterable[str]) -> list[str]:
	"""The words of letters that stand in the patterns as they are."""
	literals = (part[0] for pattern in patterns for part in string.Formatter().parse(pattern))
	return list(dict.fromkeys(mark for literal in literals for mark in _MARK.findall(literal)))
