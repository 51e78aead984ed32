"""Comments, letters and versions of a card or a paper that waits for its purpose: met once it is stated, as the form is.

Whoever meets the record meets such rows, by `permissions.referring_rows`; their words are those of the card.
"""

import frappe
from frappe.model.document import Document
from frappe.query_builder import Criterion, DocType
from pypika.queries import QueryBuilder

from appeals_app.domain.papers import CARD, OWNERS_OF_ROWS, WORDS_OF_PAPERS
from appeals_app.permissions import referring_rows
from appeals_app.permissions.referring_rows import COLUMNS
from appeals_app.personal_data.purposes import stated_subjects, waits_for_purpose
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.personal_data.sensitivity import NOBODY, unasked_appeals

PAPERS = tuple(sorted(WORDS_OF_PAPERS.keys() - OWNERS_OF_ROWS.keys()))


def comment_conditions(user: str | None = None) -> str:
	"""Condition on lists of Comment."""
	return _both(referring_rows.comment_conditions(user), "Comment", user)


def communication_conditions(user: str | None = None) -> str:
	"""Condition on lists of Communication."""
	return _both(referring_rows.communication_conditions(user), "Communication", user)


def version_conditions(user: str | None = None) -> str:
	"""Condition on lists of Version."""
	return _both(referring_rows.version_conditions(user), "Version", user)


def has_permission(doc: Document | str, ptype: str | None = None, user: str | None = None) -> bool | None:
	"""For hooks `has_permission`: the rule of rows about records, and what they tell of waits for no purpose; one's own word is met."""
	said, user = referring_rows.has_permission(doc, ptype, user), user or frappe.session.user
	if said is False or isinstance(doc, str) or doc is None or doc.is_new() or doc.owner == user:
		return said
	kind, name = (doc.get(column) for column in COLUMNS[doc.doctype])
	is_closed = kind in (CARD, *PAPERS) and bool(name) and waits_for_purpose(user, kind, name)
	return False if is_closed else said


def _both(met: str, doctype: str, user: str | None) -> str:
	open_rows = _open_rows(doctype, user or frappe.session.user)
	return " and ".join(filter(None, (met, open_rows)))


def _open_rows(doctype: str, user: str) -> str:
	closed = unasked_appeals(viewer_of(user), user, stated_subjects(user))
	if closed is NOBODY:
		return ""
	row = DocType(doctype)
	kind, name = (row[column] for column in COLUMNS[doctype])
	told = [(kind == one) & name.isin(_records_of(one, closed)) for one in (CARD, *PAPERS)]
	is_open = Criterion.any(
		[
			row.owner == user,
			kind.isnull(),
			name.isnull(),
			kind.notin((CARD, *PAPERS)),
			Criterion.any(told).negate(),
		]
	)
	return "(" + is_open.get_sql(quote_char="`", with_namespace=True, subquery=True) + ")"


def _records_of(kind: str, closed: Criterion) -> QueryBuilder:
	"""Records of the kind on cards that wait for their purpose."""
	appeal, paper = DocType(CARD), DocType(kind)
	if kind == CARD:
		return frappe.qb.from_(appeal).select(appeal.name).where(closed)
	return (
		frappe.qb.from_(paper).join(appeal).on(appeal.name == paper.appeal).select(paper.name).where(closed)
	)
