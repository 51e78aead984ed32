"""The numbering of one appeal: its rule, its counter, and the index that a number makes."""

from dataclasses import dataclass

import frappe
from frappe.model.document import Document
from frappe.utils import cint

from appeals_app.appeal_registry.config import index_rule
from appeals_app.appeal_registry.intake_checks import ANONYMOUS, COLLECTIVE
from appeals_app.appeal_registry.numbers import NOT_YEARLY, move_counter_past, take_number
from appeals_app.domain.index_reading import read_index
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
	surname: str
	prefix: str

	@property
	def counter(self) -> dict[str, object]:
		"""Authority, year and series of the counter."""
		with refusals_in_words():
			series = series_of(self.rule, mark=self.mark, surname=self.surname)
		return {
			"authority": self.authority,
			"year": self.year if self.rule.restarts_yearly else NOT_YEARLY,
			"series": series,
		}

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
		"""The first number after a taken one whose index is not in the register; the counter moves there."""
		first = taken + 1
		while True:
			keys = {
				registration_key(self.authority, self.year, self.index_of(number)): number
				for number in range(first, first + LOOKED_AT_ONCE)
			}
			given = frappe.get_all(
				"Appeal", filters={"registration_key": ("in", list(keys))}, pluck="registration_key"
			)
			free = keys.keys() - set(given)
			if free:
				number = min(keys[key] for key in free)
				move_counter_past(**self.counter, number=number)
				return number
			first += LOOKED_AT_ONCE

	def could_write(self, index: str) -> bool:
		"""The index is one the rule of the authority would make in the year."""
		return read_index(self.rule, index, year=self.year, prefix=self.prefix) is not None


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


def prefix_of(authority: str) -> str:
	"""The mark of the authority that makes its indexes unique in the oblast."""
	return frappe.get_cached_value("Authority", authority, "index_prefix") or ""


def _mark(appeal: Document) -> IndexMark:
	if appeal.subject == ANONYMOUS:
		return IndexMark.UNSIGNED
	return IndexMark.COLLECTIVE if appeal.subject == COLLECTIVE else IndexMark.PERSONAL


def _surname(appeal: Document) -> str:
	return frappe.db.get_value("Applicant", appeal.applicant, "last_name") if appeal.applicant else ""
