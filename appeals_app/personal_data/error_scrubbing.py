"""Error Log carries the place of an error, never the values of the request or of the functions it passed."""

from frappe.model.document import Document

from appeals_app.domain.error_traces import trace_without_values, words_without_values

LONGEST_TITLE = 140


def scrub_error(document: Document, method: str | None = None) -> None:
	"""For `before_insert` of Error Log: leave the trace and the kind of the error."""
	document.error = trace_without_values(document.error or "")
	document.method = words_without_values(document.method or "")[:LONGEST_TITLE]
