"""Registration indexes: how an appeal is called in the register (КМУ № 348 of 14.04.1997).

The index is the first letter of the author's surname and a running number; collective appeals carry the
mark «КО», unsigned ones «БП» (№ 348, note to the annex). How the parts are joined is the authority's own
custom, hence a rule the administrator sets; this module checks the rule and writes the index. Which number
comes next is not its business: counters live in the database.
"""

from __future__ import annotations

import hashlib
import re
import string
import unicodedata
from dataclasses import dataclass
from enum import Enum

from appeals_app.domain.errors import IndexRuleError, IndexValueError
from appeals_app.domain.look_alikes import as_read
from appeals_app.domain.surname_letter import UKRAINIAN_ALPHABET, has_letters, surname_letter

COLLECTIVE_MARK = "КО"
UNSIGNED_MARK = "БП"
# Ours, not of № 348: surnames in a script that has no place in the Ukrainian alphabet, and those not to be told.
OTHER_SCRIPT_MARK = "ІН"

LAST_NUMBER = 999_999_999
"""The largest number of a counter: no authority registers as many, and the column holds it."""

PATTERN_FIELDS = frozenset({"letter", "seq", "year", "prefix"})
_LONGEST_PATTERN = 60
_LARGEST_SEQ_WIDTH = 9
_LONGEST_COUNTER_CODE = 8
_PLAIN = frozenset(UKRAINIAN_ALPHABET + string.ascii_uppercase + string.digits + "-/.() ") - {"Ґ"}
_DIGEST_LETTERS = 12
INDEX_LETTERS = (*UKRAINIAN_ALPHABET, OTHER_SCRIPT_MARK)


class IndexMark(str, Enum):
	"""What kind of author the index has to show."""

	PERSONAL = "personal"
	COLLECTIVE = "collective"
	UNSIGNED = "unsigned"


class IndexSeries(str, Enum):
	"""How many running counters an authority keeps."""

	AUTHORITY = "authority"  # one for all; the letter and the marks only decorate
	MARK = "mark"  # one for personal, one for collective, one for unsigned appeals
	LETTER = "letter"  # one for every letter and every mark


# A database that compares by the rules of a language takes Ґ for Г, and would count both by one counter.
_SERIES_OF_LETTER = {"Ґ": "Ґ2"}
_SERIES_OF_MARK = {
	IndexMark.PERSONAL: IndexMark.PERSONAL.value,
	IndexMark.COLLECTIVE: COLLECTIVE_MARK,
	IndexMark.UNSIGNED: UNSIGNED_MARK,
}


def index_key(index: str) -> str:
	"""The index as a key that no comparison by the rules of a language takes for another one.

	Such a comparison knows neither case nor the hook of Ґ; an index that has more than plain capitals carries its digest.
	"""
	if set(index) <= _PLAIN:
		return index
	return f"{index}|{hashlib.sha256(index.encode()).hexdigest()[:_DIGEST_LETTERS]}"


def index_as_read(index: str) -> str:
	"""The index for comparison only: as a reader takes it, whatever letters, dashes, spaces and leading zeros it is typed with."""
	dashed = "".join("-" if unicodedata.category(sign) == "Pd" or sign in "−_" else sign for sign in index)
	seen = "".join(as_read(dashed).split())
	return re.sub(r"(?<!\d)0+(?=\d)", "", seen)


@dataclass(frozen=True)
class IndexRule:
	"""The authority's rule; one that could give the same index twice cannot be made."""

	pattern: str = "{letter}-{seq}/{year}"
	collective_pattern: str = COLLECTIVE_MARK + "-{seq}/{year}"
	unsigned_pattern: str = UNSIGNED_MARK + "-{seq}/{year}"
	series: IndexSeries = IndexSeries.AUTHORITY
	restarts_yearly: bool = True
	seq_width: int = 0
	# a rule of one kind of appeals may count apart from the others: its counters carry this code
	counter_code: str = ""

	def __post_init__(self) -> None:
		_check_counter_code(self.counter_code)
		for pattern in (self.pattern, self.collective_pattern, self.unsigned_pattern):
			check_index_pattern(pattern, restarts_yearly=self.restarts_yearly)
		_check_marks_apart(self)
		if not 0 <= self.seq_width <= _LARGEST_SEQ_WIDTH:
			raise IndexRuleError(
				"The width of the running number is {0}. Set it between 0 and {1}.",
				self.seq_width,
				_LARGEST_SEQ_WIDTH,
			)

	def pattern_for(self, mark: IndexMark) -> str:
		"""The pattern that writes indexes of this mark."""
		return {
			IndexMark.PERSONAL: self.pattern,
			IndexMark.COLLECTIVE: self.collective_pattern,
			IndexMark.UNSIGNED: self.unsigned_pattern,
		}[mark]


def check_index_pattern(pattern: str, *, restarts_yearly: bool) -> None:
	"""Refuses a pattern with an unknown field, without a running number or with ambiguous years."""
	fields = _fields_of(pattern)
	if "seq" not in fields:
		raise IndexRuleError(
			"The index pattern “{0}” has no running number. Add the field {1}.", pattern, "{seq}"
		)
	if restarts_yearly and "year" not in fields:
		raise IndexRuleError(
			"Numbering starts anew every year, but the index pattern “{0}” has no year, so indexes would"
			" repeat. Add the field {1}.",
			pattern,
			"{year}",
		)


def index_letter(surname: str | None) -> str:
	"""The letter the author is filed under; a mark of our own for scripts the alphabet cannot place.

	Under the same mark stands the author whose name is not to be disclosed (None): the index tells no letter of it.
	"""
	if surname is None:
		return OTHER_SCRIPT_MARK
	if not has_letters(surname):
		raise IndexValueError(
			"The surname “{0}” has no letters, so the appeal cannot be indexed by it."
			" Enter the surname or register the appeal as unsigned.",
			surname,
		)
	return surname_letter(surname) or OTHER_SCRIPT_MARK


def series_of(rule: IndexRule, *, mark: IndexMark, surname: str | None = "") -> str:
	"""The name of the counter this appeal's number comes from, within its authority and year.

	A surname of None is one that is not to be disclosed.
	"""
	letter = ""
	if rule.series is IndexSeries.LETTER and mark is IndexMark.PERSONAL:
		letter = index_letter(surname)
	return counter_of(rule, mark, letter)


def counters_of(rule: IndexRule) -> tuple[str, ...]:
	"""Every counter the rule can take a number from, so that they can be made before they are needed."""
	letters = INDEX_LETTERS if rule.series is IndexSeries.LETTER else ("",)
	personal = [counter_of(rule, IndexMark.PERSONAL, letter) for letter in letters]
	marked = [counter_of(rule, mark) for mark in (IndexMark.COLLECTIVE, IndexMark.UNSIGNED)]
	return tuple(dict.fromkeys([*personal, *marked]))


def check_rules_apart(rule: IndexRule, other: IndexRule) -> None:
	"""Refuses two rules that work beside each other, count apart, and could write the same index."""
	known = _counters_by_sample(other)
	for sample, counter in _counters_by_sample(rule).items():
		if known.get(sample, counter) != counter:
			raise IndexRuleError(
				"Another rule of the same authority counts apart and can write the same index, for example “{0}”."
				" Give one of them a mark of its own in the pattern, or the same counter.",
				sample,
			)


def counter_of(rule: IndexRule, mark: IndexMark, letter: str = "") -> str:
	"""The name of the counter of a mark; `letter` only where every letter counts apart."""
	if rule.series is IndexSeries.AUTHORITY:
		series = IndexSeries.AUTHORITY.value
	elif letter:
		series = _SERIES_OF_LETTER.get(letter, letter)
	else:
		series = _SERIES_OF_MARK[mark]
	return f"{rule.counter_code}:{series}" if rule.counter_code else series


def render_index(
	rule: IndexRule, *, mark: IndexMark, sequence: int, year: int, surname: str | None = "", prefix: str = ""
) -> str:
	"""The registration index, e.g. «Л-123/2026», «КО-45/2026», «БП-7/2026»; a surname of None is not disclosed."""
	if sequence < 1:
		raise IndexValueError("The running number {0} is not a whole number from 1 up.", sequence)
	pattern = rule.pattern_for(mark)
	fields = _fields_of(pattern)
	if "prefix" in fields and not prefix:
		raise IndexValueError(
			"The index pattern “{0}” needs the authority's prefix. Fill it in on the authority's card.",
			pattern,
		)
	letter = index_letter(surname) if "letter" in fields else ""
	return pattern.format(letter=letter, seq=str(sequence).zfill(rule.seq_width), year=year, prefix=prefix)


def _fields_of(pattern: str) -> set[str]:
	"""The names between braces; refuses everything else that Python's format language would let through."""
	if len(pattern) > _LONGEST_PATTERN or not pattern.isprintable():
		raise IndexRuleError(
			"The index pattern “{0}” is too long or has characters that cannot be printed."
			" Keep it within {1} ordinary characters.",
			pattern[:_LONGEST_PATTERN],
			_LONGEST_PATTERN,
		)
	return {name for name in _parsed_names(pattern) if name is not None}


def _parsed_names(pattern: str) -> list[str | None]:
	try:
		parts = list(string.Formatter().parse(pattern))
	except ValueError:
		raise IndexRuleError(
			"The index pattern “{0}” has a brace without its pair. Close every field with a brace.", pattern
		) from None
	for _literal, name, format_spec, conversion in parts:
		if name is not None and (name not in PATTERN_FIELDS or format_spec or conversion):
			raise IndexRuleError(
				"The index pattern “{0}” has the unknown field “{1}”. The fields are {2}.",
				pattern,
				name,
				"{letter}, {seq}, {year}, {prefix}",
			)
	return [name for _literal, name, _format_spec, _conversion in parts]


def _check_marks_apart(rule: IndexRule) -> None:
	"""With separate counters the same number is given in each, so the index itself must tell them apart."""
	if "letter" in _fields_of(rule.unsigned_pattern):
		raise IndexRuleError(
			"An unsigned appeal has no surname. Take the field {0} out of “{1}”.",
			"{letter}",
			rule.unsigned_pattern,
		)
	if rule.series is IndexSeries.AUTHORITY:
		return
	samples = [set(_samples(rule.pattern_for(mark))) for mark in IndexMark]
	if len(set.union(*samples)) < sum(map(len, samples)):
		raise IndexRuleError(
			"Collective, unsigned and other appeals are numbered apart, but two of their index patterns can"
			" give the same index. Give each a mark that no letter of the alphabet can be taken for."
		)
	if rule.series is IndexSeries.LETTER and "letter" not in _fields_of(rule.pattern):
		raise IndexRuleError(
			"Every letter is numbered apart, but the index pattern “{0}” has no letter, so indexes would"
			" repeat. Add the field {1}.",
			rule.pattern,
			"{letter}",
		)


def _samples(pattern: str) -> dict[str, str]:
	"""What the pattern writes for number 1 under every letter, and the letter."""
	return {pattern.format(letter=letter, seq="1", year=2000, prefix=""): letter for letter in INDEX_LETTERS}


def _counters_by_sample(rule: IndexRule) -> dict[str, str]:
	"""What the rule writes for number 1 of each of its counters, and the counter."""
	return {
		sample: counter_of(rule, mark, letter if _has_counter_per_letter(rule, mark) else "")
		for mark in IndexMark
		for sample, letter in _samples(rule.pattern_for(mark)).items()
	}


def _has_counter_per_letter(rule: IndexRule, mark: IndexMark) -> bool:
	return rule.series is IndexSeries.LETTER and mark is IndexMark.PERSONAL


def _check_counter_code(code: str) -> None:
	if code and not (len(code) <= _LONGEST_COUNTER_CODE and code.isalnum()):
		raise IndexRuleError(
			"The code of the counter “{0}” is not one. Use letters and digits alone, {1} at most.",
			code[:_LONGEST_PATTERN],
			_LONGEST_COUNTER_CODE,
		)


DEFAULT_INDEX_RULE = IndexRule()
