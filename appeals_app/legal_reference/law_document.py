"""Bases of the DocTypes that hold law: a change is heard at once, and what is in use is closed, not deleted."""

from datetime import timedelta

import frappe
from frappe import _
from frappe.model.rename_doc import get_link_fields
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.legal_reference.changes_in_force import changed_fields, labels
from appeals_app.legal_reference.config import forget_law
from appeals_app.legal_reference.law_turn import take_turn
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument

ONE_DAY = timedelta(days=1)


class LawDocument(StrictDocument):
	"""A row of the law."""

	worded_by_domain: frozenset[str] = frozenset()
	"""Required fields whose absence the domain refuses in words of its own."""

	counted_by: frozenset[str] = frozenset()
	"""Fields a change of which moves terms."""

	compared_with_source: frozenset[str] = frozenset()
	"""Fields a person compares with the official text before the row is marked as checked."""

	def before_validate(self) -> None:
		take_turn()
		self.check_filled()
		self.check_days()
		self.drop_outdated_check()

	def on_update(self) -> None:
		forget_law()

	def on_trash(self) -> None:
		take_turn()
		self.check_not_in_use()

	def after_delete(self) -> None:
		forget_law()

	def check_filled(self) -> None:
		"""Refuse empty fields that have to be filled, before rules are asked about them."""
		for row in (self, *self.get_all_children()):
			for field in row.meta.get("fields", {"reqd": 1}):
				if field.fieldname not in self.worded_by_domain and row.get(field.fieldname) in (None, ""):
					frappe.throw(
						_("«{0}» is empty. Fill it in: the row is not saved without it.").format(
							_(field.label, context=row.doctype)
						),
						AppealRuleError,
					)

	def drop_outdated_check(self) -> None:
		"""Take the mark of a check off a row that no longer says what was checked; set anew in this save, it stays."""
		before = self.get_doc_before_save()
		# what is shipped with a newer version was checked by those who ship it
		if self.flags.is_shipped or not (before and before.get("is_verified") and self.get("is_verified")):
			return
		changed = changed_fields(before, self, self.compared_with_source)
		if not changed:
			return
		self.is_verified = 0
		frappe.msgprint(
			_(
				"«{0}» is no longer marked as checked against the source: changed are {1}. Compare the row with the"
				" official text and set the mark again."
			).format(self.get_title(), labels(self, changed)),
			indicator="orange",
		)

	def check_not_in_use(self) -> None:
		"""Refuse to delete what another row or a card names: it would lose its ground.

		Modules above say by the hook `appeal_use_of_law` which of their rows count: functions() → {DocType: filters}.
		"""
		rows_that_count: dict[str, dict] = {}
		for path in frappe.get_hooks("appeal_use_of_law"):
			rows_that_count.update(frappe.get_attr(path)())
		for link in get_link_fields(self.doctype):
			rows = rows_that_count.get(link.parent, {})
			if not link.issingle and frappe.db.exists(link.parent, {**rows, link.fieldname: self.name}):
				frappe.throw(
					_(
						"«{0}» is in use ({1}), so it cannot be deleted. Close it: enter its last day in «Valid To»."
					).format(self.get_title(), _(link.parent)),
					AppealRuleError,
				)

	def cited_article(self) -> str:
		"""The citation of the article the row rests on; empty where it names none."""
		return (self.article and frappe.db.get_value("Legal Article", self.article, "citation")) or ""


class VersionedLawDocument(LawDocument):
	"""One version of a line that runs through time; versions of a line share a code."""

	code_field = ""

	def line_is_in_use(self) -> bool:
		"""Whether anything relies on the line."""
		raise NotImplementedError

	def versions_of_line(self) -> list[frappe._dict]:
		"""Every version of the line as it will be once this document is saved."""
		gone = self.flags.stands_in_for or ""
		stored = frappe.get_all(
			self.doctype,
			filters={self.code_field: self.get(self.code_field), "name": ("not in", [self.name or "", gone])},
			fields=["*"],
		)
		follower = [self.flags.followed_by] if self.flags.followed_by else []
		return [*stored, *follower, self]

	def on_trash(self) -> None:
		"""A version that has not begun can be taken back: the one before it goes on in its stead."""
		before = self._version_before()
		if self.line_is_in_use() and (not before or getdate(self.valid_from) <= clock.today()):
			frappe.throw(
				_(
					"«{0}» is in use since {1}, so it cannot be deleted. Begin a new version with the right values."
				).format(self.get_title(), frappe.format(self.valid_from, "Date")),
				AppealRuleError,
			)
		super().on_trash()
		if before:
			before.take_back(self)

	def take_back(self, later: "VersionedLawDocument") -> None:
		"""Go on instead of the version that followed and has not begun."""
		self.valid_to = later.valid_to
		self.flags.stands_in_for = later.name
		self.save()

	def make_way_for(self, later: "VersionedLawDocument") -> None:
		"""End the day before the version that follows."""
		self.valid_to = later.valid_from - ONE_DAY
		self.flags.followed_by = later
		self.save()

	def _version_before(self) -> "VersionedLawDocument | None":
		# versions leave no gap: the one before is the last to end before this one begins
		name = frappe.db.get_value(
			self.doctype,
			{self.code_field: self.get(self.code_field), "valid_to": ("<", self.valid_from)},
			order_by="valid_to desc",
		)
		return frappe.get_doc(self.doctype, name) if name else None
