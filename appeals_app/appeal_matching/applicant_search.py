"""Type-ahead of applicants: by the name in any spelling, by initials, by a part of a phone in any form.

The candidates come from indexes of how names and phones begin, inside the scope, then from the people entered or changed
last; the rows from the guarded list, so that they are masked and noted as every list of people is, and nobody is found
by what the reader does not see.
"""

import frappe
from frappe.query_builder import DocType
from pypika.queries import QueryBuilder, Selectable
from pypika.terms import Criterion

from appeals_app.domain.person_search import NamePart, PersonQuestion, question_of_person
from appeals_app.domain.redaction import Item, Showing
from appeals_app.domain.search_terms import Mark
from appeals_app.permissions.scope import get_scope
from appeals_app.permissions.scope_criteria import criterion
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.search_arguments import NO_RECORD, Condition, conditions_on, given_filters, given_page
from appeals_app.word_forms import nominatives

APPLICANT = "Applicant"
LONGEST_TEXT = 140
TABLE = "tabApplicant"
MOST_CANDIDATES = 200
MOST_NEWEST = 10_000
"""People among whom a given name, a second surname or the end of a phone is looked for."""

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
	# names in another case are looked for where there is room: «Петра» begins «Петраш» before it is a case of «Петро»
	as_typed, in_cases = question_of_person(typed, marks), question_of_person(typed, marks, nominatives)
	found: list[str] = []
	for question in dict.fromkeys((as_typed, in_cases)):
		if len(found) < MOST_SHOWN and not question.is_empty:
			found += _answering(question, conditions)
	return found or [NO_RECORD]


def _answering(question: PersonQuestion, conditions: list[Condition]) -> list[str]:
	person = DocType(APPLICANT)
	found = _named(_inside(person, conditions).where(_begins(question, person) & _holds(question, person)))
	if len(found) < MOST_SHOWN and question.is_telling:
		known = (person.name, person.authority, person.name_terms, person.phone_terms)
		newest = frappe.qb.from_(person).select(*known).orderby(person.modified, order=frappe.qb.desc)
		latest = newest.limit(MOST_NEWEST).as_(TABLE)
		found += _named(_inside(latest, conditions).where(_holds(question, latest)))
	return found


def _inside(table: Selectable, conditions: list[Condition]) -> QueryBuilder:
	query = frappe.qb.from_(table).select(table.name)
	query = query.where(criterion(APPLICANT, get_scope(frappe.session.user)))
	return _of_authority(query, table, conditions)


def _named(query: QueryBuilder) -> list[str]:
	return [name for (name,) in query.limit(MOST_CANDIDATES).run()]


def _begins(question: PersonQuestion, person: Selectable) -> Criterion:
	"""Some part typed is where the name or the phone begins."""
	names = [one for part in question.names for one in part.beginnings]
	return Criterion.any(
		[
			*(person.name_terms.like(f"{one}%") for one in names),
			*(person.phone_terms.like(f"{number}%") for number in question.numbers),
		]
	)


def _holds(question: PersonQuestion, person: Selectable) -> Criterion:
	"""Every part typed is where a word of the name begins, or stands in a phone."""
	numbers = [person.phone_terms.like(f"%{number}%") for number in question.numbers]
	return Criterion.all([*(_holds_name(part, person) for part in question.names), *numbers])


def _holds_name(part: NamePart, person: Selectable) -> Criterion:
	likes = [f"{before}{one}%" for one in part.beginnings for before in ("", "% ")]
	if part.initial:
		likes += [f"% {part.initial}", f"% {part.initial} %"]
	return Criterion.any(person.name_terms.like(like) for like in likes)


def _of_authority(query: QueryBuilder, person: Selectable, conditions: list[Condition]) -> QueryBuilder:
	"""The register the field asks for narrows the candidates already; its other conditions the list alone."""
	for _doctype, field, operator, value in conditions:
		if field == "authority" and operator == "=":
			query = query.where(person.authority == value)
	return query
