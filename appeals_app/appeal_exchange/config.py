"""Rows of the administrator turned into values of the domain: columns, meanings, choices."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.domain.import_mapping import (
	CHOICE_GROUPS,
	TITLES,
	ImportMapping,
	MappedColumn,
	same_words,
	short_titles,
)
from appeals_app.domain.import_rows import Choices
from appeals_app.legal_reference.classifier import ITEM, ITEM_FIELDS, item_value
from appeals_app.refusal import AppealRuleError

MOST_TOLD = 12
FIELD_OF_TITLE = {title: name for name, title in TITLES.items()}


def mapping_of(document: Document) -> ImportMapping:
	"""An Appeal Import Mapping as a value; raises ImportMappingError where no card can be made by it."""
	columns = tuple(
		MappedColumn(FIELD_OF_TITLE[row.card_field], row.heading or "", row.default_value or "")
		for row in document.columns
	)
	meanings: dict[str, dict[str, str]] = {}
	for row in document.meanings:
		meanings.setdefault(FIELD_OF_TITLE[row.card_field], {})[row.written] = row.meaning
	return ImportMapping(columns, meanings)


def resolved_mapping(document: Document, choices: Choices) -> ImportMapping:
	"""The mapping whose meanings are keys of choices."""
	mapping = mapping_of(document)
	meanings = {
		name: {written: choices.find(name, meaning) or meaning for written, meaning in words.items()}
		for name, words in mapping.meanings.items()
	}
	return ImportMapping(mapping.columns, meanings)


def check_meanings(document: Document) -> None:
	"""Refuse a meaning or a default that is no choice of the register."""
	choices = choices_for(document.authority or "")
	given = [(row.card_field, row.meaning) for row in document.meanings]
	given += [(row.card_field, row.default_value) for row in document.columns if row.default_value]
	for title, words in given:
		name = FIELD_OF_TITLE[title]
		if (name == "channel" or name in CHOICE_GROUPS) and not choices.find(name, words):
			frappe.throw(
				_("«{0}» is no choice of the field «{1}». Choose one of: {2}.").format(
					words, _(title), _told(titles_of_choices(name, choices))
				),
				AppealRuleError,
			)


def titles_of_choices(name: str, choices: Choices) -> list[str]:
	"""Titles of what the words of a field can mean, in the order of the classifier."""
	if name == "channel":
		return frappe.get_all("Appeal Channel", {"is_disabled": 0}, pluck="title", order_by="name")
	keys = dict.fromkeys(choices.by_words.get(name, {}).values())
	return [choices.items[key].title for key in keys]


def _told(titles: list[str]) -> str:
	shown = ", ".join(f"«{title}»" for title in titles[:MOST_TOLD])
	return _("{0} and others of the list").format(shown) if len(titles) > MOST_TOLD else shown


def choices_for(authority: str) -> Choices:
	"""What words can mean in the register of the authority."""
	items = [item_value(row) for row in frappe.get_all(ITEM, fields=ITEM_FIELDS, limit_page_length=0)]
	by_words: dict[str, dict[str, str]] = {"channel": _channels()}
	for name, group in CHOICE_GROUPS.items():
		of_group = [item for item in items if item.group == group and item.authority in ("", authority)]
		words = by_words.setdefault(name, {})
		for item in of_group:
			for written in (item.name, item.name.partition(".")[2], item.code, item.title):
				if written:
					words.setdefault(same_words(written), item.name)
		for title, key in short_titles({item.name: item.title for item in of_group}).items():
			words.setdefault(title, key)
	return Choices(by_words, {item.name: item for item in items}, authority)


def _channels() -> dict[str, str]:
	rows = frappe.get_all("Appeal Channel", fields=["name", "title"], filters={"is_disabled": 0})
	return {same_words(written): row.name for row in rows for written in (row.title, row.name)}
