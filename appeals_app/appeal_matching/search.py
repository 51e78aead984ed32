"""Search of the register by words in any form, names in any spelling, and fragments of numbers and phones.

The scope is part of the query.  Who does not see names, phones, addresses or texts does not find by them; a person whose name is
not disclosed to the reader, or who waits for a purpose, is found by what the list shows alone.
"""

from datetime import datetime

import frappe
from frappe import _
from frappe.query_builder import DocType

from appeals_app.appeal_matching.card_terms import ENTRY
from appeals_app.appeal_matching.full_text import Matches
from appeals_app.domain.errors import TrackingCodeError
from appeals_app.domain.redaction import Item, Showing
from appeals_app.domain.search_question import Question, question_of
from appeals_app.domain.search_terms import Mark
from appeals_app.domain.tracking import parse_tracking_code
from appeals_app.permissions.scope import get_scope
from appeals_app.permissions.scope_criteria import criterion
from appeals_app.personal_data.list_rows import note_search
from appeals_app.personal_data.masking import mask_for
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.refusal import AppealRuleError
from appeals_app.search_arguments import NO_RECORD, given_page
from appeals_app.word_forms import lemma, nominatives

LONGEST_QUESTION = 400
MOST_FOUND = 200
OPEN_MARKS = frozenset({Mark.BRIEF, Mark.NUMBER, Mark.INDEX})
ITEM_OF_MARK = {
	Mark.TEXT: Item.TEXT,
	Mark.TEXT_NUMBER: Item.TEXT,
	Mark.NAME: Item.NAME,
	Mark.CONTACT: Item.PHONE,
	Mark.ADDRESS: Item.ADDRESS,
}
OF_PERSONS = frozenset({Mark.NAME, Mark.CONTACT, Mark.ADDRESS})
SHOWN_FIELDS = ("name", "title", "authority", "received_at", "control_date", "workflow_state", "phase")


def search_appeals(*, text: str, start: object = 0, length: object = 20) -> dict:
	"""Appeals the current user meets that answer the words, newest first: a page of them, and whether there are more."""
	if not frappe.has_permission("Appeal", "read"):
		frappe.throw(
			_("You read no appeals, so there is nothing to search. Ask the administrator."),
			frappe.PermissionError,
		)
	first, rows = given_page(start, length)
	names = _found_by(frappe.session.user, _read(text))
	page = names[first : first + rows]
	found = frappe.get_list(
		"Appeal",
		filters={"name": ("in", page or [NO_RECORD])},
		fields=list(SHOWN_FIELDS),
		limit_page_length=rows,
	)
	in_place = {row.name: row for row in found}
	_note_found_by_persons(frappe.session.user, text, list(in_place))
	return {
		"appeals": [in_place[name] for name in page if name in in_place],
		"has_more": len(names) > first + rows,
		"is_cut": len(names) >= MOST_FOUND,
	}


def _note_found_by_persons(user: str, text: str, page: list[str]) -> None:
	"""Whoever looks for a person leaves a trace, as by a list of people; what the matter answers by itself is none."""
	marks = marks_of(user)
	if not page or not marks & OF_PERSONS:
		return
	asked = question_of(text, lemma, marks - OF_PERSONS, nominatives).asked
	of_matter = {name for name, _day in _matching(user, asked, among=page)} if asked else set()
	if by_persons := [name for name in page if name not in of_matter]:
		note_search(text, by_persons)


def _read(text: str) -> str:
	if not isinstance(text, str) or len(text) > LONGEST_QUESTION:
		frappe.throw(
			_("The search takes up to {0} characters. Leave the words that tell most.").format(
				LONGEST_QUESTION
			),
			AppealRuleError,
		)
	return text


def _found_by(user: str, text: str) -> list[str]:
	"""The appeal of the tracking code, where the whole of one was typed, before what else answers."""
	return list(dict.fromkeys([*_with_tracking_code(user, text), *_names_found(user, text)]))[:MOST_FOUND]


def _with_tracking_code(user: str, text: str) -> list[str]:
	try:
		code = parse_tracking_code(text)
	except TrackingCodeError:
		return []
	entry, appeal = DocType(ENTRY), DocType("Appeal")
	query = frappe.qb.from_(entry).join(appeal).on(appeal.name == entry.name).select(entry.name)
	query = query.where(appeal.tracking_code == code).where(criterion(ENTRY, get_scope(user)))
	return query.orderby(entry.received_at, order=frappe.qb.desc).limit(MOST_FOUND).run(pluck=True)


def _names_found(user: str, text: str) -> list[str]:
	marks = marks_of(user)
	question, of_list = (question_of(text, lemma, among, nominatives) for among in (marks, OPEN_MARKS))
	if not question.asked:
		return []
	if not marks - OPEN_MARKS:
		return _in_order(user, [question])
	# what is left out by a name may have to be shown to who is not told the name
	names = _in_order(user, [question, of_list] if question.excludes else [question])
	veiled = _veiled_among(user, names)
	if not veiled and not question.excludes:
		return names
	hidden = sorted(veiled)
	answers = {name for name, _day in _matching(user, of_list.asked, among=hidden)} if hidden else set()
	seen = [name for name in names if name not in veiled]
	answers |= {name for name, _day in _matching(user, question.asked, among=seen)} if seen else set()
	return [name for name in names if name in answers]


def _in_order(user: str, questions: list[Question]) -> list[str]:
	"""Appeals with the index as it was typed, then those whose index begins so, then the rest; the newest first."""
	names: list[str] = []
	for steps in zip(*((*one.nearest, one.asked) for one in questions), strict=True):
		found = [row for asked in steps for row in _matching(user, asked)]
		names += [name for name, _day in sorted(found, key=lambda row: row[1], reverse=True)]
	return list(dict.fromkeys(names))[:MOST_FOUND]


def marks_of(user: str) -> frozenset[Mark]:
	"""By what the user may find: what the list shows, and what the roles show as it is."""
	viewer = viewer_of(user)
	shown = {mark for mark, item in ITEM_OF_MARK.items() if viewer.showing_of(item) is Showing.SHOWN}
	return OPEN_MARKS | shown


def _matching(user: str, question: str, *, among: list[str] | None = None) -> list[tuple[str, datetime]]:
	"""Appeals in the user's scope that answer the question, newest first, as many as a person can look through."""
	entry = DocType(ENTRY)
	query = frappe.qb.from_(entry).select(entry.name, entry.received_at).where(Matches(question))
	query = query.where(criterion(ENTRY, get_scope(user)))
	if among is not None:
		query = query.where(entry.name.isin(among))
	return query.orderby(entry.received_at, order=frappe.qb.desc).limit(MOST_FOUND).run()


def _veiled_among(user: str, appeals: list[str]) -> set[str]:
	"""Appeals with a person whose name the user is not told, or of whom the user has stated no purpose."""
	people = _people_of(appeals)
	mask = mask_for(user, [person for _appeal, person in people])
	return {appeal for appeal, person in people if person in mask.untold}


def _people_of(appeals: list[str]) -> list[tuple[str, str]]:
	names = appeals or [NO_RECORD]
	authors = frappe.get_all(
		"Appeal", filters={"name": ("in", names)}, fields=["name", "applicant"], as_list=True
	)
	joined = frappe.get_all(
		"Appeal Co-Applicant", filters={"parent": ("in", names)}, fields=["parent", "applicant"], as_list=True
	)
	return [(appeal, person) for appeal, person in (*authors, *joined) if person]
