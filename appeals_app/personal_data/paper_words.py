"""Words of papers in lists: of a card that waits for its purpose they are told no more than the text of the card.

Shown they are veiled row by row, in the list of the papers and in that of the records whose tables hold them; rows
are neither chosen, ordered nor counted by them for those who may have to state a purpose.  Whoever they are shown to
looks at their cards, and it is written down.
"""

import re
import secrets
from collections.abc import Collection

import frappe
from frappe import _
from frappe.model.db_query import DatabaseQuery

from appeals_app.domain.asked_columns import (
	AskedColumn,
	column_within,
	conditions_in,
	is_place,
	parts_of_order,
	plain_column,
)
from appeals_app.domain.papers import OWNERS_OF_ROWS, WORDS_OF_PAPERS
from appeals_app.domain.redaction import NOTHING_LEFT
from appeals_app.personal_data.cards_of_papers import cards_of
from appeals_app.personal_data.list_questions import ListQuestion
from appeals_app.personal_data.list_rows import note_rows
from appeals_app.personal_data.purposes import stated_subjects
from appeals_app.personal_data.sensitivity import unasked_cards
from appeals_app.personal_data.values_of_nobody import HOW_MANY

KEY = f"appeals_paper_key_{secrets.token_hex(8)}"
"""Of this process alone: a column sent under its name would tell of which card a row is."""

ARRANGING = ("order_by", "group_by", "pluck")

_NAME_OF_ROWS = re.compile(r"\s+as\s+'(?P<name>[\w -]+:\w+)'\s*$", re.IGNORECASE)
"""How a report calls the column of a table of its documents."""


class PaperWords:
	"""The words of papers one list asks for, and how they are shown to the current user."""

	def __init__(self, question: ListQuestion) -> None:
		self.question, self.doctype, self.is_keyed = question, question.doctype, False
		self.tables = {
			field.fieldname.casefold(): field.options
			for field in frappe.get_meta(self.doctype).get_table_fields()
		}
		self.words = {
			owner: words
			for owner in (self.doctype, *self.tables.values())
			if (words := WORDS_OF_PAPERS.get(owner))
		}
		if not self.words:
			return
		self._spell_out()
		if question.may_be_asked:
			self._drop_search_by_words()
			self._refuse_questions()
		self._refuse_words_of_nobody()
		self._add_key()

	def _spell_out(self) -> None:
		"""Every field of a paper by its name, so that its words are met among them."""
		fields = []
		for field in map(str, self.question.fields):
			column = plain_column(field)
			is_every = bool(column) and column.field == "*"
			if is_every and self._owner(column) == self.doctype:
				columns = frappe.get_meta(self.doctype).get_valid_columns()
				fields += [f"`tab{self.doctype}`.`{name}`" for name in columns]
			elif is_every and self._owner(column) in self.words:
				self._refuse_rows_untold()
			else:
				fields.append(field)
		self.question.fields = fields

	def _owner(self, column: AskedColumn) -> str:
		if column.link:
			return self.tables.get(column.link, "")
		return column.table or self.doctype

	def _is_word(self, column: AskedColumn | None, owner: str = "") -> bool:
		"""The column holds words of a paper; `owner` is whose it is where it does not say itself."""
		if not column:
			return False
		named = column.table or column.link
		return column.field in self.words.get(self._owner(column) if named or not owner else owner, ())

	def _drop_search_by_words(self) -> None:
		"""A search looks into several fields at once: words drop out of it, a card may lie behind any of them."""
		alternatives = self.question.asked.get("or_filters")
		if isinstance(alternatives, dict):
			alternatives = [[field, *self._compared(value)] for field, value in alternatives.items()]
		if alternatives and any(map(self._asks_words, alternatives)):
			kept = [one for one in alternatives if not self._asks_words(one)]
			self.question.asked["or_filters"] = kept or {"name": ""}

	@staticmethod
	def _compared(value: object) -> tuple[object, ...]:
		return tuple(value) if isinstance(value, (list, tuple)) and len(value) == 2 else ("=", value)

	def _asks_words(self, condition: object) -> bool:
		asked = conditions_in([condition], self.doctype)
		return any(self._is_word(column_within(field), owner) for owner, field, _value in asked)

	def _refuse_questions(self) -> None:
		asked = self.question.asked
		if (
			self._searched()
			or any(map(self._arranges_by_words, (str(asked.get(word) or "") for word in ARRANGING)))
			or any(map(self._counts_words, self.question.fields))
			or (self._asked_words() and not self.question.tells_rows)
		):
			self._refuse()

	def _refuse_words_of_nobody(self) -> None:
		"""Whoever asks: words without the row they stand in are of no card, and nobody could be told who looked."""
		fields = [one for one in self.question.fields if not HOW_MANY.match(one)]
		plucked = column_within(str(self.question.asked.get("pluck") or ""))
		if (
			any(map(self._counts_words, fields))
			or self._is_word(plucked)
			or (self._asked_words() and not self.question.tells_rows)
		):
			self._refuse_rows_untold()

	def _searched(self) -> list[tuple[str, object]]:
		"""Words the rows are chosen by, with what is asked of them."""
		asked = (self.question.filters, self.question.asked.get("or_filters"))
		return [
			(field, value)
			for given in asked
			for owner, field, value in conditions_in(given, self.doctype)
			if self._is_word(column_within(field), owner)
		]

	def _counts_words(self, field: str) -> bool:
		return not self._shown(field) and self._is_word(column_within(field))

	def _arranges_by_words(self, text: str) -> bool:
		"""The order, the group or the one column goes by words, under their name, another, or by the number of a column."""
		given = {self._shown(field).key.casefold() for field in self._asked_words()}
		parts = parts_of_order(text)
		return any(
			part.strip("`").casefold() in given or is_place(part) or self._is_word(column_within(part))
			for part in parts
		)

	def _shown(self, field: str) -> AskedColumn | None:
		"""The column a field shows as it is, called by its name in the answer; None where it computes."""
		if match := _NAME_OF_ROWS.search(field):
			column = plain_column(field[: match.start()])
			return AskedColumn(column.field, match["name"], column.table, column.link) if column else None
		return plain_column(field)

	def _asked_words(self) -> list[str]:
		return [field for field in self.question.fields if self._is_word(self._shown(field))]

	def _add_key(self) -> None:
		is_row_by_row = self.question.tells_rows and all(map(self._shown, self.question.fields))
		if self._asked_words() or (is_row_by_row and self._searched()):
			column = "parent" if self.doctype in OWNERS_OF_ROWS else "name"
			fields = self.question.fields or [f"`tab{self.doctype}`.`name`"]
			self.question.fields = [*fields, f"`tab{self.doctype}`.`{column}` as {KEY}"]
			self.is_keyed = True

	def veiled(self, rows: object, query: DatabaseQuery) -> object:
		"""The rows without words of cards that wait for a purpose, and without the column that told their cards."""
		if not self.is_keyed or not isinstance(rows, (list, tuple)):
			self._note_counted()
			return rows
		columns = [self._shown(str(field)) for field in query.fields]
		place = next(number for number, column in enumerate(columns) if column and column.key == KEY)
		words = {number: column.key for number, column in enumerate(columns) if self._is_word(column)}
		closed = self._closed_and_noted(rows, place, words if query.as_list else words.values())
		query.fields = [field for number, field in enumerate(query.fields) if number != place]
		if query.as_list:
			return [
				self._veiled_list(row, place, words.keys() if row[place] in closed else ()) for row in rows
			]
		for row in rows:
			hidden = words.values() if row.pop(KEY) in closed else ()
			row.update({key: NOTHING_LEFT for key in hidden if row.get(key) not in (None, "")})
		return rows

	@staticmethod
	def _veiled_list(row: tuple, place: int, hidden: object) -> tuple:
		return tuple(
			NOTHING_LEFT if number in hidden and value not in (None, "") else value
			for number, value in enumerate(row)
			if number != place
		)

	def _closed_and_noted(self, rows: list, place: int, words: Collection) -> set[str]:
		"""Keys of rows whose words are veiled; the cards of the others were looked at, and it is noted."""
		keys = [row[KEY] if isinstance(row, dict) else row[place] for row in rows]
		cards = cards_of(self.doctype, sorted({key for key in keys if key}))
		closed = self._closed(cards)
		searched = self._searched()
		told = [
			key
			for key, row in zip(keys, rows, strict=True)
			if key not in closed and (searched or _holds(row, words))
		]
		if told or searched:
			subjects = [card for key in told for card in cards.get(key, ())]
			note_rows(self.question, subjects, len(told), searched=searched)
		return closed

	def _note_counted(self) -> None:
		"""How many papers hold a word, or which keys they have, tells of their words as well."""
		if searched := self._searched():
			note_rows(self.question, [], 0, searched=searched)

	def _closed(self, cards: dict[str, list[str]]) -> set[str]:
		"""Keys of rows every card of which waits for its purpose."""
		user = frappe.session.user
		named = sorted({card for of_row in cards.values() for card in of_row})
		unasked = unasked_cards(self.question.viewer, user, stated_subjects(user), named)
		return {key for key, of_row in cards.items() if of_row and unasked.issuperset(of_row)}

	def _refuse_rows_untold(self) -> None:
		frappe.throw(
			_(
				"Words of papers are listed row by row, so that it is known who looked at which card. Choose their"
				" columns one by one, and group rows by something else."
			),
			frappe.PermissionError,
		)

	def _refuse(self) -> None:
		frappe.throw(
			_(
				"Of some cards the words of their papers are hidden from you: the list is neither searched, sorted nor"
				" counted by them."
			),
			frappe.PermissionError,
		)


def _holds(row: dict | tuple, places: Collection) -> bool:
	"""A word stands in one of these places of the row."""
	return any(
		(row.get(place) if isinstance(row, dict) else row[place]) not in (None, "") for place in places
	)
