"""Choices of link fields of a letter."""

import frappe

from appeals_app.appeal_replies.results import RESULTS_OF_NOTICES
from appeals_app.legal_reference.classifier_search import code_mark, finding, search_classifier
from appeals_app.search_arguments import named_filters


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
	asked = {**named_filters(filters), "item_group": "result"}
	rows = search_classifier(
		text=txt, filters=asked, start=start, page_length=page_len, without=RESULTS_OF_NOTICES
	)
	return [(row.name, row.title, *filter(None, (code_mark(row), finding(row)))) for row in rows]
