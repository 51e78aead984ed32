"""Items of the classifier on cards: of the right group, in force when the appeal came, never closed before that."""

from collections.abc import Callable, Iterable
from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.query_builder.functions import Coalesce, Max, Min
from frappe.utils import formatdate, getdate
from pypika.queries import QueryBuilder

from appeals_app import clock
from appeals_app.domain.classification_checks import ItemUse, check_use
from appeals_app.domain.given_values import read_moment
from appeals_app.legal_reference.classifier import item_value, items_not_offered
from appeals_app.refusal import refusals_in_words

GROUP_OF_FIELD = {
	"subject": "subject",
	"kind": "kind",
	"appeal_type": "type",
	"receipt_sign": "sign_of_receipt",
}

GROUP_OF_APPLICANT_FIELD = {"sex": "author_sex", "social_state": "social_state"}

ROWS_OF_GROUP = {
	"theme": ("Appeal Question", "theme"),
	"result": ("Appeal Question", "result"),
	"author_category": ("Appeal Author Category", "category"),
}
"""Table and field of the groups of which a card may have several items."""


# --- on the card -----------------------------------------------------------------------------------


def wrong_items(appeal: Document) -> list[str]:
	"""A sentence for each item of the card that is of another group or was not to be chosen that day."""
	return [*_of_other_groups(appeal), *_out_of_force(appeal)]


def wrong_traits(applicant: Document) -> list[str]:
	"""The same for what an applicant is described by; that is chosen for the day it is entered."""
	wrong = _fields_of_other_groups(applicant, GROUP_OF_APPLICANT_FIELD)
	chosen = _newly_chosen(applicant, _traits_of)
	return [*wrong, *not_offered(chosen, on=clock.today(), authority=applicant.authority)]


def _of_other_groups(appeal: Document) -> list[str]:
	problems = _fields_of_other_groups(appeal, GROUP_OF_FIELD)
	for row in appeal.questions:
		if row.theme and not row.theme.startswith("theme."):
			problems.append(
				_("Question {0} has a theme of another group. Choose it from the list.").format(row.idx)
			)
	for row in appeal.author_categories:
		if row.category and not row.category.startswith("author_category."):
			problems.append(_("The category of the author is of another group. Choose it from the list."))
	return problems


def _fields_of_other_groups(document: Document, groups: dict[str, str]) -> list[str]:
	wrong = [
		field
		for field, group in groups.items()
		if document.get(field) and not document.get(field).startswith(f"{group}.")
	]
	return [
		_("«{0}» is filled with an item of another group. Choose it from the list.").format(
			_(document.meta.get_label(field))
		)
		for field in wrong
	]


def _out_of_force(appeal: Document) -> list[str]:
	received = read_moment(appeal.received_at)
	if not received:
		return []
	chosen = _newly_chosen(appeal, _items_of_card, decided_by=("received_at", "authority"))
	return not_offered(chosen, on=received.date(), authority=appeal.authority)


def _items_of_card(appeal: Document) -> Iterable[str]:
	"""What a person chooses on the card; results come with the answer."""
	yield from map(appeal.get, GROUP_OF_FIELD)
	yield from (row.theme for row in appeal.questions)
	yield from (row.category for row in appeal.author_categories)


def _traits_of(applicant: Document) -> Iterable[str]:
	return map(applicant.get, GROUP_OF_APPLICANT_FIELD)


def _newly_chosen(
	document: Document, items_of: Callable[[Document], Iterable[str]], *, decided_by: tuple[str, ...] = ()
) -> set[str]:
	"""Items that are not stored yet; all of them once a field changes that decides what may be chosen."""
	stored = document.get_doc_before_save()
	is_kept = stored and not any(document.has_value_changed(field) for field in decided_by)
	return {name for name in items_of(document) if name} - set(items_of(stored) if is_kept else ())


def not_offered(names: set[str], *, on: date, authority: str | None) -> list[str]:
	"""A sentence for each of the items that the authority may not choose for the day."""
	if not names:
		return []
	refused = items_not_offered(names, on=on, authority=authority)
	return [
		_(
			"«{0}» cannot be chosen for {1}: it is not in force on that day or belongs to another authority."
			" Choose an item from the list."
		).format(item.title, formatdate(on))
		for item in refused.values()
	]


# --- in the classifier -----------------------------------------------------------------------------


def refuse_period_without_cards(item: Document, method: str) -> None:
	"""For doc_events: an item is in force on every day on which a card that carries it came."""
	if item.is_new() or not (item.has_value_changed("valid_from") or item.has_value_changed("valid_to")):
		return
	with refusals_in_words():
		check_use(item_value(item), use_of(item.name, item.item_group))


def use_of(item: str, group: str) -> ItemUse | None:
	"""First and last day on which a card with the item came; a result counts on the day of the answer."""
	query = _days_of_use(item, group)
	first, last = query.run()[0] if query else (None, None)
	return ItemUse(getdate(first), getdate(last)) if last else None


def _days_of_use(item: str, group: str) -> QueryBuilder | None:
	appeal = DocType("Appeal")
	day = Coalesce(appeal.answered_on, appeal.received_at) if group == "result" else appeal.received_at
	days = frappe.qb.from_(appeal).select(Min(day), Max(day))
	if field := next((field for field, of in GROUP_OF_FIELD.items() if of == group), None):
		return days.where(appeal[field] == item)
	if group not in ROWS_OF_GROUP:
		return None
	table, field = ROWS_OF_GROUP[group]
	row = DocType(table)
	return days.join(row).on(row.parent == appeal.name).where(row[field] == item)
