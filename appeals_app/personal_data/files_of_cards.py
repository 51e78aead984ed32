"""Files in lists: the name of a file tells the matter or the person, and is listed as far as its record is told.

Whoever meets the record meets its files, by `appeal_files.access`; left out are those of cards, papers and persons that
wait for a purpose, or whose author is not told to the user.
"""

import frappe
from frappe.query_builder import Criterion, DocType
from pypika.queries import QueryBuilder

from appeals_app.appeal_files import access
from appeals_app.domain.papers import CARD, OWNERS_OF_ROWS, WORDS_OF_PAPERS
from appeals_app.personal_data.purposes import stated_subjects
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.personal_data.sensitivity import NOBODY, untold_appeals, untold_persons

PERSON = "Applicant"
PAPERS = tuple(sorted(WORDS_OF_PAPERS.keys() - OWNERS_OF_ROWS.keys()))


def query_conditions(user: str | None = None) -> str:
	"""For hooks `permission_query_conditions` of File: those of records one may list, whose names may be told; one's own are."""
	user = user or frappe.session.user
	met, closed = access.query_conditions(user), _of_untold(user)
	if not met or closed is NOBODY:
		return met
	file = DocType("File")
	told = Criterion.any([file.owner == user, file.attached_to_doctype.isnull(), closed.negate()])
	return f"({met} and ({told.get_sql(quote_char='`', with_namespace=True, subquery=True)}))"


def _of_untold(user: str) -> Criterion:
	viewer, stated = viewer_of(user), stated_subjects(user)
	cards, persons = untold_appeals(viewer, user, stated), untold_persons(viewer, user, stated)
	if cards is NOBODY:
		return NOBODY
	file, person = DocType("File"), DocType(PERSON)
	of_persons = frappe.qb.from_(person).select(person.name).where(persons)
	hidden = [(PERSON, of_persons), *((kind, _records_of(kind, cards)) for kind in (CARD, *PAPERS))]
	return Criterion.any(
		[(file.attached_to_doctype == kind) & file.attached_to_name.isin(names) for kind, names in hidden]
	)


def _records_of(kind: str, cards: Criterion) -> QueryBuilder:
	appeal, paper = DocType(CARD), DocType(kind)
	named = frappe.qb.from_(appeal).select(appeal.name).where(cards)
	if kind == CARD:
		return named
	return frappe.qb.from_(paper).select(paper.name).where(paper.appeal.isin(named))
