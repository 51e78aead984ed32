"""The numbering of one appeal: its rule, its counter, and the index that a number makes."""

from dataclasses import dataclass

import frappe
from frappe.model.document import Document
from frappe.utils import cint

from appeals_app.appeal_registry.config import index_rule, rules_at_work
from appeals_app.appeal_registry.intake_checks import ANONYMOUS, COLLECTIVE
from appeals_app.appeal_registry.numbers import NOT_YEARLY, move_counter_past, number_key, take_number
from appeals_app.domain.index_reading import ReadIndex, read_index
from appeals_app.domain.numbering import IndexMark, IndexRule, index_key, render_index, series_of
from appeals_app.refusal import refusals_in_words

LOOKED_AT_ONCE = 200
"""Numbers asked about at once while a free one is looked for."""


@dataclass(frozen=True, slots=True)
class Numbering:
	"""Where the number of an appeal comes from in a year, and how it is written."""

	authority: str
	year: int
	rule: IndexRule
	mark: IndexMark
	surname: str | None
	prefix: str

	@property
	def counter(self) -> dict[str, object]:
		"""Authority, year and series of the counter."""
		with refusals_in_words():
			series = series_of(self.rule, mark=self.mark, surname=self.surname)
		return _counter(self.authority, self.year, self.rule, series)

	def index_of(self, number: int) -> str:
		"""The index that the number makes."""
		with refusals_in_words():
			return render_index(
				self.rule,
				mark=self.mark,
				sequence=number,
				year=self.year,
				surname=self.surname,
				prefix=self.prefix,
			)

	def take(self) -> int:
		"""The next number; the counter is held until the end of the transaction."""
		return cint(take_number(**self.counter))

	def take_free_after(self, taken: int) -> int:
		"""The first number after a taken one that no appeal has, in whatever index; the counter moves there."""
		first = taken + 1
		while True:
			numbers = range(first, first + LOOKED_AT_ONCE)
			keys = {
				"registration_key": {
					registration_key(self.authority, self.year, self.index_of(number)): number
					for number in numbers
				},
				"number_key": {number_key(**self.counter, number=number): number for number in numbers},
			}
			free = set(numbers).difference(*(_given(field, known) for field, known in keys.items()))
			if free:
				move_counter_past(**self.counter, number=min(free))
				return min(free)
			first += LOOKED_AT_ONCE

	def key_of(self, number: int) -> str:
		"""What no second appeal may have: the number of this counter."""
		return number_key(**self.counter, number=number)

	def read(self, index: str) -> ReadIndex | None:
		"""The number of an index that the rule would make of an appeal with this mark, under whatever letter."""
		return read_index(self.rule, index, year=self.year, prefix=self.prefix, marks=(self.mark,))

	def read_as_other(self, index: str) -> ReadIndex | None:
		"""The number of an index that the rule would make of some appeal, whatever its mark."""
		return read_index(self.rule, index, year=self.year, prefix=self.prefix)

	def key_of_read(self, read: ReadIndex) -> str:
		"""What no second appeal may have: the number of the counter the index names."""
		counter = _counter(self.authority, self.year, self.rule, read.series)
		return number_key(**counter, number=read.sequence)


class KnownCounters:
	"""Which counter of an authority the indexes of an earlier register, or of earlier rules, would have come from."""

	def __init__(self, authority: str) -> None:
		self._authority, self._prefix = authority, prefix_of(authority)
		self._rules: dict[int, list[IndexRule]] = {}

	def of(self, index: str, year: int) -> dict[str, object] | None:
		"""Authority, year, series and number; nothing for an index that no rule of the authority writes."""
		if year not in self._rules:
			self._rules[year] = rules_at_work(authority=self._authority, year=year)
		for rule in self._rules[year]:
			if found := read_index(rule, index, year=year, prefix=self._prefix):
				return {**_counter(self._authority, year, rule, found.series), "number": found.sequence}
		return None


def numbering_of(appeal: Document, *, year: int) -> Numbering:
	"""The numbering of an appeal registered in the year."""
	return Numbering(
		authority=appeal.authority,
		year=year,
		rule=index_rule(authority=appeal.authority, year=year, kind=appeal.kind),
		mark=_mark(appeal),
		surname=_surname(appeal),
		prefix=prefix_of(appeal.authority),
	)


def registration_key(authority: str, year: int, index: str) -> str:
	"""What is unique among all registers: an authority gives an index once a year."""
	return f"{authority}|{year}|{index_key(index)}"


def _given(field: str, keys: dict[str, int]) -> set[int]:
	"""Those of the numbers whose keys an appeal has."""
	found = frappe.get_all("Appeal", filters={field: ("in", list(keys))}, pluck=field)
	return {keys[key] for key in found}


def _counter(authority: str, year: int, rule: IndexRule, series: str) -> dict[str, object]:
	counted = year if rule.restarts_yearly else NOT_YEARLY
	return {"authority": authority, "year": counted, "series": series}


def prefix_of(authority: str) -> str:
	"""The mark of the authority that makes its indexes unique in the oblast."""
	return frappe.get_cached_value("Authority", authority, "index_prefix") or ""


def _mark(appeal: Document) -> IndexMark:
	if appeal.subject == ANONYMOUS:
		return IndexMark.UNSIGNED
	return IndexMark.COLLECTIVE if appeal.subject == COLLECTIVE else IndexMark.PERSONAL


def _surname(appeal: Document) -> str | None:
	"""The surname the index takes its letter of; None where the author asked not to be named, on this card or another one."""
	if not appeal.applicant:
		return ""
	surname, is_secret = frappe.db.get_value("Applicant", appeal.applicant, ("last_name", "is_confidential"))
	if is_secret or appeal.keep_author_secret or _is_secret_elsewhere(appeal.applicant):
		return None
	return surname or ""


def _is_secret_elsewhere(applicant: str) -> bool:
	secret = {"keep_author_secret": 1}
	signed = [["Appeal Co-Applicant", "applicant", "=", applicant], ["keep_author_secret", "=", 1]]
	return bool(
		frappe.db.exists("Appeal", {**secret, "applicant": applicant})
		or frappe.get_all("Appeal", filters=signed, limit=1, order_by="")
	)
