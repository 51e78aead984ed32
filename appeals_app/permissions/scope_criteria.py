"""A scope as conditions on tables, for the query builder."""

import frappe
from frappe.query_builder import Criterion, DocType
from frappe.utils import getdate
from pypika.queries import QueryBuilder
from pypika.terms import ValueWrapper

from appeals_app.domain.access import Scope, Sight

DOCUMENT_OF_TABLE = {
	"Appeal Question": "Appeal",
	"Appeal Co-Applicant": "Appeal",
	"Appeal Author Category": "Appeal",
	"Appeal Resolution Executor": "Appeal Resolution",
	"Appeal Reply Answer": "Appeal Reply",
	"Appeal Reply Visa": "Appeal Reply",
	"Appeal Transfer Question": "Appeal Transfer",
}
"""Tables whose rows are seen by whoever sees their document; the framework checks only its DocType."""

RELATION_OF_SIGHT = {Sight.CONTROL: "Control", Sight.TRANSFERRED: "Transferred"}
"""Relations of Appeal Oversight rows that bring an appeal into sight."""

NOBODY = ValueWrapper(1) == ValueWrapper(0)
EVERYBODY = ValueWrapper(1) == ValueWrapper(1)


def criterion(doctype: str, scope: Scope) -> Criterion:
	"""Rows of `doctype` inside the scope, as a condition on that table."""
	if scope.sees_all:
		return EVERYBODY
	if scope.is_empty:
		return NOBODY
	if doctype == "Appeal":
		return _appeals_in(scope)
	if doctype == "Applicant":
		return _applicants_in(scope)
	if doctype in DOCUMENT_OF_TABLE:
		return _rows_of_documents_in(doctype, scope)
	if doctype == "Appeal Transfer":
		return _linked_to_appeals_in(doctype, scope) | _transfers_to(scope)
	return _linked_to_appeals_in(doctype, scope)


def holding_oversight(relation: str) -> Criterion:
	"""Rows of Appeal Oversight of the relation that give sight today."""
	row, today = DocType("Appeal Oversight"), getdate()
	begun_not_ended = (row.since_on <= today) & (row.ended_on.isnull() | (row.ended_on > today))
	return (row.relation == relation) & begun_not_ended


def _appeals_in(scope: Scope) -> Criterion:
	appeal = DocType("Appeal")
	parts = []
	if scope.authorities:
		parts.append(appeal.authority.isin(sorted(scope.authorities)))
	parts += [appeal.name.isin(named) for named in _appeals_named_in(scope)]
	return Criterion.any(parts)


def _appeals_named_in(scope: Scope) -> list[QueryBuilder | list[str]]:
	"""Appeals that come into sight one by one: by an assignment, a row of oversight, or opened for a while."""
	queries: list[QueryBuilder | list[str]] = [sorted(scope.granted)] if scope.granted else []
	if given := _assignments_in(scope):
		assignment = DocType("Appeal Assignment")
		live = assignment.status != "Cancelled"
		queries.append(
			frappe.qb.from_(assignment).select(assignment.appeal).where(live & Criterion.any(given))
		)
	row = DocType("Appeal Oversight")
	for sight, relation in RELATION_OF_SIGHT.items():
		if overseers := scope.reach(sight):
			theirs = row.overseeing_authority.isin(sorted(overseers))
			queries.append(
				frappe.qb.from_(row).select(row.appeal).where(theirs & holding_oversight(relation))
			)
	return queries


def _assignments_in(scope: Scope) -> list[Criterion]:
	assignment = DocType("Appeal Assignment")
	parts = []
	if scope.units:
		parts.append(assignment.unit.isin(sorted(scope.units)))
	if served := scope.own_assignments:
		parts.append((assignment.user == scope.user) & assignment.authority.isin(sorted(served)))
	if posts := scope.reach(Sight.DEPUTY_ASSIGNMENT):
		parts.append(assignment.officer.isin(sorted(posts)))
	return parts


def _applicants_in(scope: Scope) -> Criterion:
	applicant, appeal, co_applicant = DocType("Applicant"), DocType("Appeal"), DocType("Appeal Co-Applicant")
	parts = []
	if scope.authorities:
		parts.append(applicant.authority.isin(sorted(scope.authorities)))
	for named in _appeals_named_in(scope):
		authors = frappe.qb.from_(appeal).select(appeal.applicant).where(appeal.name.isin(named))
		others = (
			frappe.qb.from_(co_applicant)
			.select(co_applicant.applicant)
			.where(co_applicant.parent.isin(named) & (co_applicant.parenttype == "Appeal"))
		)
		parts += [applicant.name.isin(authors), applicant.name.isin(others)]
	return Criterion.any(parts)


def _linked_to_appeals_in(doctype: str, scope: Scope) -> Criterion:
	table, appeal = DocType(doctype), DocType("Appeal")
	parts = []
	if scope.authorities:
		parts.append(table.authority.isin(sorted(scope.authorities)))
	visible = frappe.qb.from_(appeal).select(appeal.name).where(_appeals_in(scope))
	parts.append(table.appeal.isin(visible))
	return Criterion.any(parts)


def _transfers_to(scope: Scope) -> Criterion:
	"""What was sent to the authority, and by which an appeal in sight came; what is only prepared is the sender's."""
	transfer, appeal = DocType("Appeal Transfer"), DocType("Appeal")
	visible = frappe.qb.from_(appeal).select(appeal.name).where(_appeals_in(scope))
	parts = [transfer.received_appeal.isin(visible)]
	if scope.authorities:
		sent = transfer.status.notin(("Prepared", "Cancelled"))
		parts.append(transfer.to_authority.isin(sorted(scope.authorities)) & sent)
	return Criterion.any(parts)


def _rows_of_documents_in(doctype: str, scope: Scope) -> Criterion:
	table, document = DocType(doctype), DocType(DOCUMENT_OF_TABLE[doctype])
	visible = criterion(DOCUMENT_OF_TABLE[doctype], scope)
	seen = frappe.qb.from_(document).select(document.name).where(visible)
	return (table.parenttype == DOCUMENT_OF_TABLE[doctype]) & table.parent.isin(seen)
