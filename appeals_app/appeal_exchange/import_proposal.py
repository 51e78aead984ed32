"""A mapping for who has none yet: proposed from the headings of the attached file."""

from itertools import chain, islice

import frappe
from frappe import _

from appeals_app.appeal_exchange.register_file import register_rows
from appeals_app.domain.import_mapping import ROWS_BEFORE_HEADING, TITLES
from appeals_app.domain.import_proposal import WORDS, propose
from appeals_app.refusal import AppealRuleError, refusals_in_words


def proposed_mapping(name: str) -> dict:
	"""Rows of a new mapping for the file of the import, those still to be filled in last, and the headings no field was found for."""
	document = frappe.get_doc("Appeal Import", name)
	document.check_permission("write")
	known = chain.from_iterable(WORDS.values())
	with refusals_in_words():
		rows = list(
			islice(register_rows(document.source_file, document.name, headings=known), ROWS_BEFORE_HEADING)
		)
	proposal = propose(rows)
	if not proposal.headings:
		frappe.throw(
			_(
				"No known headings are found in the file. Make a mapping by hand and type the headings of its columns."
			),
			AppealRuleError,
		)
	headings = {**proposal.headings, **dict.fromkeys(proposal.lacking, "")}
	columns = [{"card_field": TITLES[field], "heading": heading} for field, heading in headings.items()]
	lacking = [TITLES[field] for field in proposal.lacking]
	return {"columns": columns, "lacking": lacking, "others": list(proposal.others)}
