"""The framework's own log of exports and prints, without the values lists were searched by and pages that were printed.

Who looked at whom stands in Personal Data Access Event; a second record open to system administrators holds no data.
"""

from frappe.core.doctype.access_log.access_log import AccessLog

from appeals_app.domain.redaction import NOTHING_LEFT


class QuietAccessLog(AccessLog):
	"""Access Log whose rows tell who exported or printed what, and nothing by what it was found."""

	def db_insert(self, *given: object, **named: object) -> None:
		"""Keep no value; the framework writes the row past every event of a document."""
		self.leave_out_values()
		super().db_insert(*given, **named)

	def deferred_insert(self) -> None:
		"""The same where the row is put off."""
		self.leave_out_values()
		super().deferred_insert()

	def leave_out_values(self) -> None:
		"""That there were conditions in place of them, no page."""
		self.filters = NOTHING_LEFT if self.filters else None
		self.page = None
