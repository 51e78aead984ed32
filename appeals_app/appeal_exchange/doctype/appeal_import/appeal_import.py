import frappe
from frappe import _

from appeals_app.appeal_exchange.import_orders import QUEUED
from appeals_app.appeal_exchange.import_report import commonest_refusal
from appeals_app.authority_directory.queries import authorities_of
from appeals_app.ordered_work import waiting_of
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument

CHANGEABLE = ("Draft", "Checked", "Failed")


class AppealImport(StrictDocument):
	"""One file of a register kept elsewhere, and what became of its rows."""

	def onload(self) -> None:
		if self.status in QUEUED.values():
			self.set_onload("waiting", waiting_of(self))
		if self.status == "Checked" and self.refused_count and not self.ready_count:
			self.set_onload("commonest_refusal", commonest_refusal(self.name))

	def before_validate(self) -> None:
		if not self.authority:
			self.authority = next(iter(authorities_of(frappe.session.user)), None)

	def validate(self) -> None:
		self.check_mapping()
		if self.is_new() or not self.has_changed_source():
			return
		if self.status not in CHANGEABLE or self.imported_count:
			frappe.throw(
				_("This import is at work or has brought rows over. Make a new one for another file."),
				AppealRuleError,
			)
		# what was checked was another file, or by another mapping
		self.update({"status": "Draft", "rows_count": 0, "ready_count": 0, "checked_at": None})

	def check_mapping(self) -> None:
		"""Refuse a mapping of another authority."""
		of = self.mapping and frappe.db.get_value("Appeal Import Mapping", self.mapping, "authority")
		if of and of != self.authority:
			frappe.throw(
				_("The mapping belongs to another authority. Choose one of yours or a common one."),
				AppealRuleError,
			)

	def has_changed_source(self) -> bool:
		"""The rows that were checked are not those any more."""
		return self.has_value_changed("source_file") or self.has_value_changed("mapping")

	@property
	def keeps_files(self) -> bool:
		"""The file stays while its rows are being brought over, for an interrupted import reads it again."""
		return self.status not in ("Draft", "Checked", "Loaded")
