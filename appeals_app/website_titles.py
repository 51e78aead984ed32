"""Titles of the framework's web pages that are written in English without passing through translation."""

from frappe import _

UNTRANSLATED_TITLES = frozenset({"Login", "Error", "Message", "Not Found", "Not Permitted"})


def translate_title(context: dict) -> dict:
	"""For the hook `update_website_context`: the title of the page in the language of the reader."""
	title = context.get("title")
	return {"title": _(title)} if title in UNTRANSLATED_TITLES else {}
