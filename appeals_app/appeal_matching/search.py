"""Search of the register by words in any form, names in any spelling, and fragments of numbers and phones.

The scope is part of the query.  Who does not see names, phones, addresses or texts does not find by them; a person whose name is
not disclosed to the reader, or who waits for a purpose, is found by what the list shows alone.
"""

import frappe
from frappe import _
from frappe.query_builder import DocType

from appeals_app.appeal_matching.card_terms import ENTRY
from appeals_app.appeal_matching.full_text import Matches
from appeals_app.appeal_matching.word_forms import lemma
from appeals_app.domain.redaction import Item, Showing
from appeals_app.domain.search_terms import Mark, question_of
from appeals_app.permissions.scope import get_scope
from appeals_app.permissions.scope_criteria import criterion
from appeals_app.personal_data.masking import mask_for
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.refusal import AppealRuleError
from appeals_app.search_arguments import given_page

LONGEST_QUESTION = 400
MOST_FOUND = 200
OPEN_MARKS = frozenset({Mark.BRIEF, Mark.NUMBER})
ITEM_OF_MARK = {
	Mark.TEXT: Item.TEXT,
	Mark.TEXT_NUMBER: Item.TEXT,
	Mark.NAME: Item.NAME,
	Mark.CONTACT: Item.PHONE,
	Mark.ADDRESS: Item.ADDRESS,
}
SHOWN_FIELDS = ("name", "title", "authority", "received_at", "control_date", "workflow_state", "phase")


def search_appeals(*, text: str, start: object = 0, length: object = 20) -> dict:
	"""Appeals the current user meets that answer the words, newest first: a page of them, and whether there are more."""
	if not frappe.has_permission("Appeal", "read"):
		frappe.throw(
			_("You read no appeals, so there is nothing to search. Ask the administrator."),
			frappe.PermissionError,
		)
	first, rows = given_page(start, length)
	names = _names_found(frappe.session.user, _read(text))
	page = names[first : first + rows]
	found = frappe.get_list(
		"Appeal", filters={"name": ("in", page or [""])}, fields=list(SHOWN_FIELDS), limit_page_length=rows
	)
	in_place = {row.name: row for row in found}
	return {
		"appeals": [in_place[name] for name in page if name in in_place],
		"has_more": len(names) > first + rows,
		"is_cut": len(names) >= MOST_FOUND,
	}


def _read(text: str) -> str:
	if not isinstance(text, str) or len(text) > LONGEST_QUESTION:
		frappe.throw(
			_("The search takes up to {0} characters. Leave the words that tell most.").format(
				LONGEST_QUESTION
			),
			AppealRuleError,
		)
	return text


def _names_found(user: str, text: str) -> list[str]:
	marks = marks_of(user)
	question = question_of(text, lemma, marks)
	if not question:
		return []
	names = matching_appeals(user, question)
	if marks == OPEN_MARKS:
		return names
	veiled = _veiled_among(user, names)
	if not veiled:
		return names
	still_found = set(matching_appeals(user, question_of(text, lemma, OPEN_MARKS), among=sorted(veiled)))
	return [name for name in names if name not in veiled or name in still_found]


def marks_of(user: str) -> frozenset[Mark]:
	"""By what the user may find: what the list shows, and what the roles show as it is."""
	viewer = viewer_of(user)
	shown = {mark for mark, item in ITEM_OF_MARK.items() if viewer.showing_of(item) is Showing.SHOWN}
	return OPEN_MARKS | shown


def matching_appeals(user: str, question: str, *, among: list[str] | None = None) -> list[str]:
	"""Appeals in the user's scope that answer the question, newest first, as many as a person can look through."""
	if not question:
		return []
	entry = DocType(ENTRY)
	query = frappe.qb.from_(entry).select(entry.name).where(Matches(question))
	query = query.where(criterion(ENTRY, get_scope(user)))
	if among is not None:
		query = query.where(entry.name.isin(among or [""]))
	query = query.orderby(entry.received_at, order=frappe.qb.desc).limit(MOST_FOUND)
	return [name for (name,) in query.run()]


def _veiled_among(user: str, appeals: list[str]) -> set[str]:
	"""Appeals with a person whose name the user is not told, or of whom the user has stated no purpose."""
	people = _people_of(appeals)
	mask = mask_for(user, [person for _appeal, person in people])
	veiled = mask.undisclosed | mask.unasked
	return {appeal for appeal, person in people if person in veiled}


def _people_of(appeals: list[str]) -> list[tuple[str, str]]:
	names = appeals or [""]
	authors = frappe.get_all(
		"Appeal", filters={"name": ("in", names)}, fields=["name", "applicant"], as_list=True
	)
	joined = frappe.get_all(
		"Appeal Co-Applicant", filters={"parent": ("in", names)}, fields=["parent", "applicant"], as_list=True
	)
	return [(appeal, person) for appeal, person in (*authors, *joined) if person]
