import frappe
from frappe import _
from frappe.utils import getdate

from appeals_app.domain.classification import (
	ClassifierVersion,
	ItemMapping,
	check_mappings,
	follow_border,
	ordered_versions,
)
from appeals_app.legal_reference.classifier import (
	read_items,
	read_mappings,
	read_versions,
	version_value,
)
from appeals_app.legal_reference.law_turn import CLASSIFIER, take_turn
from appeals_app.refusal import AppealRuleError, refusals_in_words
from appeals_app.strict_document import StrictDocument


class AppealClassifierVersion(StrictDocument):
	"""A redaction of the classifier: the act, its last amendment, the days in force, what items passed into what."""

	def validate(self) -> None:
		self.check_days()
		take_turn(CLASSIFIER)
		if not self.is_new() and self.has_value_changed("version_code"):
			frappe.throw(
				_(
					"The key of a redaction does not change: checks of codes refer to it. Add another redaction."
				),
				AppealRuleError,
			)
		self.check_all([*self.others(), version_value(self)], self.own_mappings())

	def on_update(self) -> None:
		for version in self.others():
			self.end_by(version)

	def on_trash(self) -> None:
		take_turn(CLASSIFIER)
		self.check_all(self.others(), [])

	def others(self) -> tuple[ClassifierVersion, ...]:
		"""The other redactions, the one before this ending the day before it begins."""
		stored = [version for version in read_versions() if version.name != self.name]
		before = self.get_doc_before_save()
		began = getdate(before.valid_from) if before else None
		return follow_border(stored, moved=version_value(self), began=began)

	def end_by(self, version: ClassifierVersion) -> None:
		"""Store the last day of the redaction before, where this one has set or moved it."""
		previous = frappe.get_doc(self.doctype, version.name)
		if version_value(previous) != version:
			previous.valid_to = version.valid_to
			previous.save()

	def own_mappings(self) -> list[ItemMapping]:
		"""The rows of this redaction as values; one that is not filled in is refused by itself."""
		filled = [row for row in self.mappings if row.old_item and row.new_item]
		return [ItemMapping(version=self.name, old=row.old_item, new=row.new_item) for row in filled]

	def check_all(self, versions: list[ClassifierVersion], own: list[ItemMapping]) -> None:
		"""Refuse gaps and overlaps of the redactions, and rows that lead nowhere."""
		mappings = [mapping for mapping in read_mappings() if mapping.version != self.name]
		with refusals_in_words():
			ordered_versions(versions)
			check_mappings([*mappings, *own], versions, read_items())
