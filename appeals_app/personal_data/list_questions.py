"""What a list asks of personal fields, and how the question is made safe to answer.

A condition, an order or a total on a field whose values the reader does not see would tell them all the same.
"""

import functools
import secrets
from collections.abc import Iterable

import frappe
from frappe import _
from frappe.query_builder import Criterion, DocType

from appeals_app.domain.asked_columns import (
	AskedColumn,
	conditions_in,
	is_place,
	plain_column,
	words_among,
)
from appeals_app.domain.redaction import PERSONAL_FIELDS, Item
from appeals_app.domain.viewing import SecretNames
from appeals_app.personal_data import sensitivity
from appeals_app.personal_data.added_filters import with_condition_on_name
from appeals_app.personal_data.purposes import stated_subjects
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.search_arguments import NO_RECORD

KEY = f"appeals_row_key_{secrets.token_hex(8)}"
"""Of this process alone: a column that is sent under its name would tell whose rows are shown, and how."""

KEY_COLUMNS = {"Applicant": "name", "Appeal": "name"}
"""By what it is known whom a row tells of; other rows are papers of an appeal."""

SPECIAL_TABLES = frozenset({"Appeal Author Category", "Appeal Co-Applicant"})
"""Tables of an appeal that say of the author what is asked for a purpose: health among it."""

TITLE = "full_name"
"""By it the Desk shows a person in a list of what leads to persons; it is masked like the person's own row."""


class ListQuestion:
	"""One list of a DocType with personal fields, asked by the current user."""

	def __init__(self, doctype: str, fields: object, filters: object, asked: dict) -> None:
		self.doctype, self.asked, self.plucked = doctype, dict(asked), None
		self.titles_in_sight: dict[str, str] = {}
		self.fields = fields.split(",") if isinstance(fields, str) else list(fields or [])
		self.filters = filters
		self.viewer = viewer_of(frappe.session.user)
		self._refuse_foreign_columns()
		self._refuse_special_tables()
		if doctype in PERSONAL_FIELDS:
			self.fields = [column for field in self.fields for column in self._spelled_out(str(field))]
			self.unasked = set(self.viewer.closed_fields(doctype)) | self._closed_by_veils()
			self._mask_before_plucking()
			self._make_safe()

	@property
	def is_of_special_rows(self) -> bool:
		"""Rows of a table that tells of authors what is asked for a purpose, asked by one who may have to state it."""
		return self.doctype in SPECIAL_TABLES and self.may_be_asked

	@property
	def is_about_people(self) -> bool:
		"""Rows hold personal data, or tell of people."""
		return self.is_of_special_rows or self.doctype in PERSONAL_FIELDS

	@property
	def is_subject_to_veils(self) -> bool:
		"""Some persons are hidden from the user whatever the roles say of the field."""
		user = frappe.session.user
		is_named = self.viewer.secret_names is SecretNames.SHOWN and not sensitivity.meets_veils(user)
		return not is_named or self.may_be_asked

	@functools.cached_property
	def may_be_asked(self) -> bool:
		"""Some of the rows may be of a card that waits for a purpose of the user."""
		user = frappe.session.user
		return sensitivity.may_be_asked(self.viewer, user, stated_subjects(user))

	@property
	def tells_rows(self) -> bool:
		"""Each row of the answer is one row of the table, so that it can be told whom it is about."""
		by_row = str(self.asked.get("group_by") or "") in ("", f"`tab{self.doctype}`.`name`")
		return by_row and not self.asked.get("distinct") and not self.asked.get("pluck")

	def _closed_by_veils(self) -> set[str]:
		"""Nothing is asked of cards and papers by fields that some of them do not show; persons are left out instead."""
		if self.doctype == "Applicant" or not self.is_subject_to_veils:
			return set()
		fields, shows_texts = PERSONAL_FIELDS[self.doctype], not self.may_be_asked
		return {name for name in fields if not (shows_texts and fields[name].item is Item.TEXT)}

	def _spelled_out(self, field: str) -> list[str]:
		column = plain_column(field)
		if not column or column.field != "*" or column.table not in ("", self.doctype):
			return [field]
		return [f"`tab{self.doctype}`.`{name}`" for name in frappe.get_meta(self.doctype).get_valid_columns()]

	def columns(self) -> list[AskedColumn | None]:
		"""Columns of the answer, None for expressions."""
		return [plain_column(str(field)) for field in self.fields]

	def personal_columns(self) -> list[AskedColumn]:
		"""Columns of the answer that hold personal data."""
		names = PERSONAL_FIELDS[self.doctype]
		return [column for column in self.columns() if column and column.field in names]

	def titles_of_persons(self) -> list[AskedColumn]:
		"""Columns that show by the name whom a link of the list leads to."""
		return [column for column in self.columns() if column and self._is_title_of_person(column)]

	def _is_title_of_person(self, column: AskedColumn) -> bool:
		return (
			column.field == TITLE
			and self.tells_rows
			and self.doctype in PERSONAL_FIELDS
			and self._follows_link_to(f"{column.link}.{TITLE}", "Applicant")
		)

	def searched_values(self) -> list[tuple[str, object]]:
		"""Personal fields the list is searched by, with what is searched for."""
		names = PERSONAL_FIELDS[self.doctype]
		return [(field, value) for _owner, field, value in self._conditions() if field in names]

	def _conditions(self) -> list[tuple[str, str, object]]:
		return [
			*conditions_in(self.filters, self.doctype),
			*conditions_in(self.asked.get("or_filters"), self.doctype),
		]

	def _refuse_foreign_columns(self) -> None:
		"""Personal fields are asked of their own table, where they are masked, never through a link to it."""
		conditions = self._conditions()
		owners = {owner for owner, _field, _value in conditions}
		shown = [str(field) for field in self.fields]
		texts = [
			text
			for text in shown
			if not ((column := plain_column(text)) and column.link and self._is_title_of_person(column))
		]
		texts += self.sorted_by()
		texts += [field for _owner, field, _value in conditions]
		for name, personal in PERSONAL_FIELDS.items():
			through_link = [
				text
				for text in texts
				if words_among(text, personal)
				and (f"tab{name}`" in text or self._follows_link_to(text, name))
			]
			if name != self.doctype and (through_link or name in owners):
				self._refuse(
					_("Personal data are listed on their own page only. Open the list «{0}».").format(_(name))
				)

	def _refuse_special_tables(self) -> None:
		"""Where a purpose is asked, other lists neither show nor are searched by what would tell why."""
		if not self.may_be_asked:
			return
		if self.is_of_special_rows:
			self._let_rows_alone_be_listed()
			return
		owners = {owner for owner, _field, _value in self._conditions()}
		texts = " ".join([*map(str, self.fields), *self.sorted_by()])
		fields = {
			field.fieldname: field.options for field in frappe.get_meta(self.doctype).get_table_fields()
		}
		asked = {name for name in SPECIAL_TABLES if f"`tab{name}`" in texts}
		asked |= {fields[word] for word in words_among(texts, fields) if f"{word}." in texts.casefold()}
		if SPECIAL_TABLES & (owners | asked):
			self._refuse(_("What is known of the authors is not asked for by lists. Open the card."))

	def _mask_before_plucking(self) -> None:
		"""A personal column that alone is asked for is masked by its row, and picked out afterwards."""
		if self.asked.get("pluck") in set(PERSONAL_FIELDS[self.doctype]) - self.unasked:
			self.plucked = self.asked.pop("pluck")
			self.fields = [*self.fields, self.plucked]

	def _let_rows_alone_be_listed(self) -> None:
		"""Of these tables rows are listed, each with its card, and nothing is counted or grouped."""
		pluck = self.asked.pop("pluck", None)
		if not self.tells_rows or self._expressions():
			self._refuse(_("What is known of the authors is not asked for by lists. Open the card."))
		self.plucked = pluck
		self.fields = [
			*(self.fields or [f"`tab{self.doctype}`.`{pluck or 'name'}`"]),
			f"`tab{self.doctype}`.`parent` as {KEY}",
		]

	def _follows_link_to(self, text: str, name: str) -> bool:
		column = plain_column(text)
		field = frappe.get_meta(self.doctype).get_field(column.link) if column and column.link else None
		return bool(field) and field.options == name

	def sorted_by(self) -> list[str]:
		"""Parts of the order and of the groups; the name a column was given stands for the column."""
		parts = [
			part
			for word in ("order_by", "group_by")
			for part in str(self.asked.get(word) or "").split(",")
			if isinstance(self.asked.get(word), str)
		]
		given = {
			column.key.casefold(): f"{column.link}.{column.field}" if column.link else column.field
			for column in self.columns()
			if column
		}
		return parts + [given[word] for part in parts for word in words_among(part, given)]

	def _make_safe(self) -> None:
		if any(is_place(part) for part in self.sorted_by()) and not self.viewer.sees_all:
			self._refuse(
				_("The list is sorted by a column that has a name. Choose it at the top of the list.")
			)
		if self.searched_values():
			self.asked["save_user_settings"] = False  # what people were searched by is not remembered
		self._drop_closed_search()
		self._refuse_questions_on_closed_fields()
		self._leave_out_veiled_rows()
		self._add_key()

	def _drop_closed_search(self) -> None:
		"""A search looks into several fields at once: those the reader does not see drop out of it."""
		alternatives = self.asked.get("or_filters")
		if not alternatives or not self.unasked:
			return
		if isinstance(alternatives, dict):
			kept = {
				field: value for field, value in alternatives.items() if field.casefold() not in self.unasked
			}
		else:
			kept = [
				one
				for one in alternatives
				if not any(field in self.unasked for _o, field, _v in conditions_in([one], self.doctype))
			]
		self.asked["or_filters"] = kept or {"name": ""}

	def _refuse_questions_on_closed_fields(self) -> None:
		asked_about = self._asked_about(self.unasked)
		if not self.tells_rows:
			asked_about |= {column.field for column in self.personal_columns()} & self.unasked
		for field in sorted(asked_about):
			label = _(frappe.get_meta(self.doctype).get_label(field), context=self.doctype)
			self._refuse(
				_("«{0}» is hidden from you: the list is neither searched nor sorted by it.").format(label)
			)

	def _asked_about(self, names: Iterable[str]) -> set[str]:
		"""Those of the fields that rows are chosen, ordered or counted by."""
		asked = {field for _owner, field, _value in conditions_in(self.filters, self.doctype)} & set(names)
		for text in (*self.sorted_by(), *self._expressions(), str(self.asked.get("pluck") or "")):
			asked |= words_among(text, names)
		return asked

	def _expressions(self) -> list[str]:
		return [str(field) for field in self.fields if not plain_column(str(field))]

	def _leave_out_veiled_rows(self) -> None:
		"""What is asked about a field is answered without the persons whose value of it is not shown."""
		if self.doctype != "Applicant" or not self.is_subject_to_veils:
			return
		names = PERSONAL_FIELDS[self.doctype]
		asked_about = {field for field, _value in self.searched_values()} | self._asked_about(names)
		if not self.tells_rows:
			asked_about |= {column.field for column in self.personal_columns()}
		by_name = any(names[field].item is Item.NAME for field in asked_about)
		user = frappe.session.user
		veiled = sensitivity.undisclosed_persons(self.viewer, user) if by_name else sensitivity.NOBODY
		if asked_about:
			unasked = sensitivity.unasked_persons(self.viewer, user, stated_subjects(user))
			veiled |= unasked | sensitivity.veiled_persons(user)
			condition = ("not in", self._names(veiled))
			self.filters = with_condition_on_name(self.filters, self.doctype, condition)

	def _names(self, criterion: Criterion) -> list[str]:
		applicant = DocType("Applicant")
		rows = frappe.qb.from_(applicant).select(applicant.name).where(criterion).run()
		return [row[0] for row in rows] or [NO_RECORD]

	def _add_key(self) -> None:
		"""The person or the card of each row, where the fields asked for do not tell it."""
		if self.tells_rows and (self.personal_columns() or self.titles_of_persons()):
			column = KEY_COLUMNS.get(self.doctype, "appeal")
			self.fields.append(f"`tab{self.doctype}`.`{column}` as {KEY}")

	def _refuse(self, sentence: str) -> None:
		frappe.throw(sentence, frappe.PermissionError)
