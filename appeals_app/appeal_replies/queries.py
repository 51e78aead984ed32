"""Choices of link fields of a letter."""

import frappe
from frappe.utils import cint

from appeals_app.appeal_replies.results import RESULTS_OF_NOTICES
from appeals_app.legal_reference.queries import item_choices


@frappe.whitelist(methods=["GET", "POST"])
def search_results(
	doctype: str = "",
	txt: str = "",
	searchfield: str = "",
	start: int = 0,
	page_len: int = 20,
	filters: dict | list | str | None = None,
) -> list:
	"""Results an answer may give to a question: none of those that other letters give."""
	return item_choices(
		group="result", text=txt, start=cint(start), page_length=cint(page_len), without=RESULTS_OF_NOTICES
	)
