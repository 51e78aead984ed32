"""What items of past years are called in the redaction of the classifier in force on a day: for reports."""

from collections.abc import Collection
from datetime import date

from appeals_app.domain.classification import Successors, map_item
from appeals_app.legal_reference.classifier import read_items, read_mappings, read_versions
from appeals_app.refusal import refusals_in_words


def successors_on(*, items: Collection[str], day: date) -> dict[str, Successors]:
	"""For each item its successors on the day: itself while it is in force; none or several await a person.

	AppealRuleError where no redaction is in force on the day or an item came into force later.
	"""
	known, versions, mappings = read_items(), read_versions(), read_mappings()
	with refusals_in_words():
		return {
			name: map_item(known[name], on=day, versions=versions, mappings=mappings, items=known)
			for name in items
		}
