"""A document that takes from a client only what its fields can hold and what belongs to it.

Frappe trusts the JSON it is sent: a list in a text field ends in a server error, and a row of a table that
carries the name of a foreign row moves that row here.
"""

from datetime import date
from typing import Any, NoReturn

import frappe
from frappe import _
from frappe.model import default_fields, display_fieldtypes, table_fields
from frappe.model.base_document import BaseDocument
from frappe.model.document import Document
from frappe.utils import cint, cstr, format_datetime, get_fullname, getdate

from appeals_app.domain.entered_days import FIRST_DAY, check_day
from appeals_app.domain.given_values import read_date, read_number, read_time, read_whole_number
from appeals_app.domain.text_cleaning import clean_line, clean_text, is_blank, show_tags
from appeals_app.own_rows import foreign_rows, renew, unname
from appeals_app.refusal import AppealRuleError, refusals_in_words
from appeals_app.repeating import saved_whole
from appeals_app.shown_document import ShownDocument

LONGEST_NOTE = 16_000
"""Characters that a text column holds whatever their width in bytes."""

LONGEST_LINE = 140
"""Characters of a line whose field does not say its length."""

NOT_TAKEN = frozenset({"__newname", "amended_from"})
"""Keys the framework would name or fill a new document by; ours are named by the system and amend nothing."""


class StrictDocument(ShownDocument):
	"""Base of the documents that clerks and programs write."""

	earliest_day: date = FIRST_DAY
	"""The first day that can be meant in a document of the kind."""

	def insert(self, *args: Any, **kwargs: Any) -> Document:
		"""Insert; where the request does nothing else, again if the database gave it up."""
		return saved_whole(self, lambda: self.insert_once(*args, **kwargs))

	def insert_once(self, *args: Any, **kwargs: Any) -> Document:
		"""The insert that is repeated; a document that may stand already looks for it here."""
		return super().insert(*args, **kwargs)

	def save(self, *args: Any, **kwargs: Any) -> Document:
		"""Save; where the request does nothing else, again if the database gave it up."""
		return saved_whole(self, lambda: super(StrictDocument, self).save(*args, **kwargs))

	def set(self, key: str, value: Any, as_value: bool = False) -> None:
		"""Keep the value in the form its field has; AppealRuleError where the field cannot hold it."""
		if key in NOT_TAKEN:
			return
		if callable(getattr(type(self), key, None)):
			return  # a key such as "get" would stand in the way of the document's own method
		super().set(key, value if as_value else self._fitted(key, value), as_value)

	def _fitted(self, key: str, value: Any) -> Any:
		if key in default_fields:
			return cint(value) % 2**31 if key == "idx" else _one_value(key, value)
		field = self.meta.get_field(key) if value not in (None, "") else None
		if not field or field.fieldtype in (*display_fieldtypes, "JSON") or field.get("is_virtual"):
			return value
		label = _(field.label, context=self.doctype)
		if field.fieldtype in table_fields:
			return _rows(label, value)
		value = _one_value(label, value)
		return fitted(label, value, field)

	def check_days(self) -> None:
		"""Refuse days nobody can mean, in the document and in its rows."""
		for row in (self, *self.get_all_children()):
			for field in row.meta.get("fields", {"fieldtype": "Date"}):
				if day := row.get(field.fieldname):
					with refusals_in_words():
						check_day(getdate(day), since=self.earliest_day)

	def before_insert(self) -> None:
		"""Miss the code a document is named by in the user's language: the framework would say its label in English."""
		kind, _colon, key = (self.meta.autoname or "").partition(":")
		if kind == "field" and not self.get(key):
			_refuse(
				_("«{0}» is empty. Fill it in: the row is not saved without it.").format(
					_(self.meta.get_label(key), context=self.doctype)
				)
			)

	def _get_missing_mandatory_fields(self) -> list[tuple[str, str]]:
		"""Words between «<» and «>» are words: the framework would take them for a tag, and the field for an empty one."""
		return [
			(field, said)
			for field, said in super()._get_missing_mandatory_fields()
			if is_blank(cstr(self.get(field) or ""))
		]

	def before_rename(self, old: str, new: str, merge: bool = False) -> None:
		"""Other records refer to a document by its name; no setting of a form opens it to renaming."""
		_refuse(
			_(
				"«{0}» is neither renamed nor merged with another: records refer to it by its name. Leave the name"
				" as it is."
			).format(self.get_title() if self.has_permission("read") else old)
		)

	def validate_set_only_once(self) -> None:
		"""Name a field that stays as it was created in the user's language; none of ours is a table."""
		before = self.get_doc_before_save()
		for field in self.meta.get_set_only_once_fields():
			if before and cstr(before.get(field.fieldname)) != cstr(self.get(field.fieldname)):
				frappe.throw(
					_("«{0}» stays as it was entered first. Leave it, or add another record.").format(
						_(field.label, context=self.doctype)
					),
					frappe.CannotChangeConstantError,
				)

	def check_docstatus_transition(self, to_docstatus: int) -> None:
		"""Our documents know no submitting: what stands and what ended says their own status."""
		if self.docstatus:
			_refuse(
				_("«{0}» is neither submitted nor cancelled. Send it without a document state.").format(
					_(self.doctype)
				)
			)
		super().check_docstatus_transition(to_docstatus)

	def _set_defaults(self) -> None:
		# the framework fills every time left out with the present one, whatever default the field has
		for field in self.meta.get("fields", {"fieldtype": "Time"}):
			if self.get(field.fieldname) is None:
				self.set(field.fieldname, field.default)
		super()._set_defaults()

	def check_if_latest(self) -> None:
		"""Rows belong to their document: whose they are, and since when, is no matter of what is sent."""
		try:
			super().check_if_latest()
		except frappe.TimestampMismatchError:
			self._tell_who_was_first()
		stored = self.get_doc_before_save()
		for row in foreign_rows(self):
			renew(row) if stored else unname(row)
		own_rows = {(row.parentfield, row.name): row for row in stored.get_all_children()} if stored else {}
		for row in self.get_all_children():
			before = own_rows.get((row.parentfield, row.name))
			row.owner = before.owner if before else frappe.session.user
			row.creation = before.creation if before else self.modified

	def update_children(self) -> None:
		"""Delete nothing where no row was taken away: an empty DELETE locks a gap that rows of others belong into."""
		if stored := self.get_doc_before_save():
			names = {row.name for row in self.get_all_children()}
			lacking = {row.doctype for row in stored.get_all_children() if row.name not in names}
			whole = {field.options for field in self.meta.get_table_fields()} - lacking
			self.flags.ignore_children_type = sorted(whole)  # no row of these was taken away
		super().update_children()

	def _tell_who_was_first(self) -> NoReturn:
		"""The framework tells two moments to the microsecond; a person asks who changed it, when, and what to do."""
		frappe.clear_last_message()
		stored = self.get_doc_before_save()
		frappe.throw(
			_(
				"{0} has changed this record since you opened it: {1}. Copy what you typed, reload the page and enter it again."
			).format(get_fullname(stored.modified_by), format_datetime(stored.modified, "dd.MM.yyyy HH:mm")),
			frappe.TimestampMismatchError,
		)

	def raise_no_permission_to(self, perm_type: str) -> None:
		"""Say what is forbidden and whom to ask."""
		frappe.throw(
			_("You have no right to do this with «{0}». Ask your head or the administrator.").format(
				_(self.doctype)
			),
			frappe.PermissionError,
		)


def fitted(label: str, value: Any, field: Any) -> Any:
	"""The value in the form the field has, named by the label; AppealRuleError where the field cannot hold it."""
	return _FITTING.get(field.fieldtype, _as_it_is)(label, value, field)


def _refuse(sentence: str) -> None:
	frappe.throw(sentence, AppealRuleError, title=_("Not saved"))


def _one_value(label: str, value: Any) -> Any:
	if isinstance(value, (list, tuple, set, dict)):
		_refuse(_("«{0}» takes one value, not a list of them. Enter one value.").format(label))
	return value


def _rows(label: str, value: Any) -> Any:
	if not isinstance(value, (list, tuple)) or not all(
		isinstance(row, (dict, BaseDocument)) for row in value
	):
		_refuse(_("«{0}» is a table. Send it as a list of rows.").format(label))
	return value


def _as_it_is(label: str, value: Any, field: Any) -> Any:
	return value


def _day(label: str, value: Any, field: Any) -> Any:
	day = read_date(value)
	if not day:
		_refuse(_("«{0}» is not a date. Enter it as day.month.year.").format(label))
	return day


def _whole_number(label: str, value: Any, field: Any) -> int:
	number = read_whole_number(value)
	if number is None:
		_refuse(_("«{0}» is not a whole number, or is too large. Correct it.").format(label))
	if field.non_negative and number < 0:
		_refuse(_("«{0}» cannot be less than zero. Correct it.").format(label))
	return number


def _number(label: str, value: Any, field: Any) -> float:
	number = read_number(value)
	if number is None:
		_refuse(_("«{0}» is not a number, or is too large. Correct it.").format(label))
	if field.non_negative and number < 0:
		_refuse(_("«{0}» cannot be less than zero. Correct it.").format(label))
	return number


def _time(label: str, value: Any, field: Any) -> str:
	time = read_time(value)
	if not time:
		_refuse(
			_("«{0}» is not a time of the day. Enter hours and minutes, from 00:00 to 23:59.").format(label)
		)
	return time.isoformat()


def _mark(label: str, value: Any, field: Any) -> int:
	number = read_whole_number(value)
	if number not in (0, 1):
		_refuse(_("«{0}» is a mark: it is either set or not. Send 1 or 0.").format(label))
	return number


def _text(label: str, value: Any, field: Any) -> str:
	if isinstance(value, bool):
		_refuse(_("«{0}» takes text. Enter it in words.").format(label))
	return show_tags(clean_text(value if isinstance(value, str) else str(value)))  # all our texts are plain


def _short_text(label: str, value: Any, field: Any) -> str:
	text = _text(label, value, field)
	text = clean_line(text) if field.fieldtype == "Data" else text
	limit = LONGEST_NOTE if field.fieldtype in ("Small Text", "Text") else cint(field.length) or LONGEST_LINE
	if len(text) > limit:
		_refuse(
			_("«{0}» has {1} characters, the field takes {2}. Shorten it.").format(label, len(text), limit)
		)
	return text


def _choice(label: str, value: Any, field: Any) -> str:
	text = _text(label, value, field)
	if text not in (field.options or "").split("\n"):
		_refuse(_("«{0}» has a value that is not in its list. Choose one from the list.").format(label))
	return text


_FITTING = {
	"Check": _mark,
	"Data": _short_text,
	"Date": _day,
	"Float": _number,
	"Int": _whole_number,
	"Link": _short_text,
	"Long Text": _text,
	"Select": _choice,
	"Small Text": _short_text,
	"Text": _short_text,
	"Time": _time,
}
"""How a value is fitted to a field of each type; other types keep it as it is."""
