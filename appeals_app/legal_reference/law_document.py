"""Bases of the DocTypes that hold law: a change is heard at once, and what is in use is closed, not deleted."""

from datetime import timedelta

import frappe
from frappe import _
from frappe.model.rename_doc import get_link_fields
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.legal_reference.config import forget_law
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument

ONE_DAY = timedelta(days=1)


class LawDocument(StrictDocument):
	"""A row of the law."""

	worded_by_domain: frozenset[str] = frozenset()
	"""Required fields whose absence the domain refuses in words of its own."""

	def before_validate(self) -> None:
		self.check_filled()

	def on_update(self) -> None:
		forget_law()

	def on_trash(self) -> None:
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

	def check_not_in_use(self) -> None:
		"""Refuse to delete what another row or a card names: it would lose its ground."""
		for link in get_link_fields(self.doctype):
			if not link.issingle and frappe.db.exists(link.parent, {link.fieldname: self.name}):
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
		name = frappe.db.get_value(
			self.doctype,
			{
				self.code_field: self.get(self.code_field),
				"valid_to": getdate(self.valid_from) - ONE_DAY,
				"name": ("!=", self.name),
			},
		)
		return frappe.get_doc(self.doctype, name) if name else None
