"""Type-ahead of applicants: by the name in any spelling, by initials, by a part of a phone in any form.

The candidates come from the full-text index inside the scope; the rows from the guarded list, so that they are masked
and noted as every list of people is, and nobody is found by what the reader does not see.
"""

import frappe
from frappe.query_builder import DocType
from pypika.queries import QueryBuilder
from pypika.terms import Criterion

from appeals_app.appeal_matching.full_text import Matches
from appeals_app.domain.person_search import PersonQuestion, question_of_person
from appeals_app.domain.redaction import Item, Showing
from appeals_app.domain.search_terms import Mark
from appeals_app.permissions.scope import get_scope
from appeals_app.permissions.scope_criteria import criterion
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.search_arguments import Condition, conditions_on, given_filters, given_page

APPLICANT = "Applicant"
LONGEST_TEXT = 140
MOST_CANDIDATES = 200
MOST_SHOWN = 20
ITEM_OF_MARK = {Mark.NAME: Item.NAME, Mark.CONTACT: Item.PHONE}
SEARCHED = ("full_name", "phone")


def applicant_choices(*, text: object, filters: object, start: object, page_length: object) -> list[tuple]:
	"""Key, name, locality and phone of the people who answer what is typed, as the current user may see them."""
	frappe.has_permission(APPLICANT, "read", throw=True)
	conditions = conditions_on(APPLICANT, given_filters(filters))
	first, rows_asked = given_page(start, page_length)
	typed = text.strip()[:LONGEST_TEXT] if isinstance(text, str) else ""
	alternatives: list[Condition] = []
	if typed:
		found = _candidates(typed, conditions)
		conditions = [*conditions, (APPLICANT, "name", "in", found)]
		alternatives = _searched_by(typed, found)
	rows = frappe.get_list(
		APPLICANT,
		filters=conditions,
		or_filters=alternatives,
		fields=["name", "full_name", "locality", "phone"],
		order_by="full_name asc, modified desc" if typed else "modified desc",
		limit_start=first,
		limit_page_length=min(rows_asked, MOST_SHOWN),
	)
	return [(row.name, row.full_name, row.locality, row.phone) for row in rows]


def _searched_by(typed: str, found: list[str]) -> list[Condition]:
	"""Says to the guard of lists by what people are looked for; the keys found answer it without a walk."""
	asked = [(APPLICANT, field, "like", f"%{typed}%") for field in SEARCHED]
	return [*asked, (APPLICANT, "name", "in", found)]


def _candidates(typed: str, conditions: list[Condition]) -> list[str]:
	viewer = viewer_of(frappe.session.user)
	marks = {mark for mark, item in ITEM_OF_MARK.items() if viewer.showing_of(item) is Showing.SHOWN}
	question = question_of_person(typed, marks)
	if not question.full_text and not question.letters:
		return [""]
	person = DocType(APPLICANT)
	query = frappe.qb.from_(person).select(person.name).where(_answering(question, person))
	query = query.where(criterion(APPLICANT, get_scope(frappe.session.user)))
	rows = _of_authority(query, person, conditions).limit(MOST_CANDIDATES).run()
	return [name for (name,) in rows] or [""]


def _answering(question: PersonQuestion, person: DocType) -> Criterion:
	if not question.full_text:
		return person.full_name.like(f"{question.letters}%")
	columns = (person.name_terms, person.phone_terms)
	narrower = [
		Criterion.any(
			column.like(f"{before}{beginning}%")
			for column in columns
			for beginning in beginnings
			for before in ("", "% ")
		)
		for beginnings in question.narrower
	]
	return Criterion.all([Matches(question.full_text, columns), *narrower])


def _of_authority(query: QueryBuilder, person: DocType, conditions: list[Condition]) -> QueryBuilder:
	"""The register the field asks for narrows the candidates already; its other conditions the list alone."""
	for _doctype, field, operator, value in conditions:
		if field == "authority" and operator == "=":
			query = query.where(person.authority == value)
	return query
