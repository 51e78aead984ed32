"""What the framework stores as it was typed: its filter lets through a JSON, and tags its parser takes for a comment.

A browser takes them for tags and runs them, so a comment, a reminder or a name could run in another person's Desk.
"""

import warnings

from bs4 import BeautifulSoup
from frappe.model.document import Document
from frappe.utils.html_utils import is_json

from appeals_app.domain.text_cleaning import show_tags

SHOWN = ("Data", "Small Text", "Text", "Long Text", "Text Editor", "HTML Editor", "Markdown Editor")
"""Types of fields whose words the Desk puts into a page."""

KEEPS_JSON = frozenset({"Workspace"})
"""Pages of the Desk are a JSON with tags; administrators alone write them."""


def show_uncleaned_tags(doc: Document, method: str | None = None) -> None:
	"""For `validate` of every document: tags the framework would leave alone become characters."""
	if doc.doctype in KEEPS_JSON:
		return
	for row in (doc, *doc.get_all_children()):
		for field in row.meta.get("fields", {"fieldtype": ("in", SHOWN)}):
			words = row.get(field.fieldname)
			if isinstance(words, str) and "<" in words and is_left_alone(words):
				row.set(field.fieldname, show_tags(words))


def is_left_alone(words: str) -> bool:
	"""The framework's filter returns the words as they came."""
	with warnings.catch_warnings():
		warnings.simplefilter("ignore")  # the parser wonders at words that are no page
		return is_json(words) or not BeautifulSoup(words, "html.parser").find()
