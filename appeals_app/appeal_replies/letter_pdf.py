"""A letter as a PDF, as the author gets it: the page of the app's print format of letters, drawn by WeasyPrint."""

import frappe
from frappe.model.document import Document
from weasyprint import HTML

PAGE = "appeals_app/appeal_replies/print_format/appeal_letter/appeal_letter.html"


def letter_pdf(letter: Document) -> bytes:
	"""The letter, unmasked: only for who is to send it to the author."""
	page = frappe.render_template(PAGE, {"doc": letter})
	return HTML(string=page, url_fetcher=_nothing_from_elsewhere).write_pdf()


def _nothing_from_elsewhere(url: str) -> dict:
	"""A letter draws on nothing outside itself: an address in it must make the server ask nobody."""
	return {"string": b"", "mime_type": "text/plain"}
