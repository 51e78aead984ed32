"""Columns a list may name: those of its own DocType and of its tables, and the titles its links are shown by.

The framework takes a name that the DocType lacks for a field of one of its tables, and follows a link to any field behind
it, and asks for no right there.
"""

from collections.abc import Iterable

import frappe
from frappe.model import child_table_fields, default_fields, optional_fields
from frappe.model.document import Document

from appeals_app.domain.asked_columns import (
	AskedColumn,
	column_within,
	conditions_in,
	key_of,
	parts_of_order,
	plain_column,
)
from appeals_app.permissions.administrators import is_administrator

OF_EVERY_ROW = frozenset({*default_fields, *child_table_fields, *optional_fields, "_seen"})
LINKS_TO_OTHER_CARDS = frozenset(
	{
		*(("Appeal", "previous_appeal"), ("Appeal", "main_appeal")),
		*(("Appeal Transfer", "appeal"), ("Appeal Transfer", "received_appeal")),
	}
)
"""Who meets a row meets the card it hangs on, but not these."""

MADE_BY_THE_FRAMEWORK = frozenset({"_relevance", "keep_default_ordering"})


class OwnColumns:
	"""What may be named in a list of the DocType by the current user."""

	def __init__(self, doctype: str) -> None:
		self.doctype, self.meta = doctype, frappe.get_meta(doctype)
		self.tables = {field.fieldname: field.options for field in self.meta.get_table_fields()}
		if doctype == "User" and not is_administrator(frappe.session.user):
			self.tables = {}  # who holds which role, and how somebody logs in
		self.columns = {name: _columns_of(name) for name in (doctype, *self.tables.values())}

	def hold(self, shown: Iterable[str], arranged: Iterable[str], *conditions: object) -> bool:
		"""Whether fields, orders and conditions name nothing else."""
		if self.meta.get("is_virtual"):
			return True  # its rows come from no table
		shown = list(shown)
		columns = [column_within(text) for text in shown]
		if any(self._computes_with_title(text) for text in shown):
			return False
		given = {key_of(text).casefold() for text in shown} | MADE_BY_THE_FRAMEWORK
		parts = [part for text in arranged for part in parts_of_order(text)]
		ordered = [column_within(part) for part in parts if part.strip("`").casefold() not in given]
		asked = [row for filters in conditions for row in conditions_in(filters, self.doctype)]
		return all(not column or self._is_own(column) for column in (*columns, *ordered)) and all(
			owner in self.columns and self._is_asked_of(owner, field) for owner, field, _value in asked
		)

	def _computes_with_title(self, text: str) -> bool:
		"""Titles behind links are shown; which is the greatest, or how many there are, would tell those out of sight."""
		column = column_within(text)
		return bool(column and column.link) and column.link not in self.tables and not plain_column(text)

	def _is_asked_of(self, owner: str, field: str) -> bool:
		column = column_within(field)
		return bool(column) and (
			self._is_own(column) if column.table or column.link else column.field in self.columns[owner]
		)

	def _is_own(self, column: AskedColumn) -> bool:
		if column.link:
			table = self.tables.get(column.link)
			return column.field in self.columns[table] if table else self._is_title(column)
		owner = column.table or self.doctype
		return owner in self.columns and (column.field == "*" or column.field in self.columns[owner])

	def _is_title(self, column: AskedColumn) -> bool:
		"""The Desk shows a link by the title of its document."""
		link = self.meta.get_field(column.link)
		return (
			bool(link)
			and link.fieldtype == "Link"
			and frappe.get_meta(link.options).title_field == column.field
		)

	def keys_for_titles(self, fields: list[str]) -> list[str]:
		"""Records that may lie out of sight are asked by their keys; people by their names, masked by their rows."""
		return [self._key_for_title(field) for field in fields]

	def titles_in_sight(self, fields: list[str]) -> dict[str, str]:
		"""Names by which those keys come back, with the DocType of the records in sight whose titles they are told by."""
		links = ((plain_column(field), self._link_out_of_sight(field)) for field in fields)
		return {column.key: link.options for column, link in links if link}

	def _key_for_title(self, field: str) -> str:
		link = self._link_out_of_sight(field)
		return f"`tab{self.doctype}`.`{link.fieldname}` as `{plain_column(field).key}`" if link else field

	def _link_out_of_sight(self, field: str) -> Document | None:
		"""The link whose title the field asks for, where it may lead to what the reader does not meet.

		So may any link an administrator has added: what stands in its column need not have been given as a link.
		"""
		column = plain_column(field)
		link = self.meta.get_field(column.link) if column and column.link else None
		if not link or column.link in self.tables:
			return None
		is_added = link.get("is_custom_field") and link.options in frappe.get_hooks(
			"permission_query_conditions"
		)
		return link if is_added or (self.doctype, link.fieldname) in LINKS_TO_OTHER_CARDS else None


def _columns_of(doctype: str) -> set[str]:
	fields = {field.fieldname.casefold() for field in frappe.get_meta(doctype).fields}
	return fields | OF_EVERY_ROW
