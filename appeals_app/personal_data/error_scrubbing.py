"""Error Log carries the place of an error, never the values of the request or of the functions it passed.

Most errors wait in Redis until a job writes them down, so they are scrubbed before they are sent there.
"""

from frappe.core.doctype.error_log.error_log import ErrorLog
from frappe.model.document import Document

from appeals_app.domain.error_traces import trace_without_values, words_without_values

LONGEST_TITLE = 140


class ScrubbedErrorLog(ErrorLog):
	"""Error Log that is sent to wait for its insert without values too."""

	def deferred_insert(self) -> None:
		"""Send it to Redis as it will be written."""
		scrub_error(self)
		super().deferred_insert()


def scrub_error(document: Document, method: str | None = None) -> None:
	"""For `before_insert` of Error Log: leave the trace and the kind of the error."""
	document.error = trace_without_values(document.error or "")
	document.method = words_without_values(document.method or "")[:LONGEST_TITLE]
