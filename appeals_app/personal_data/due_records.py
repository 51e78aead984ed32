"""Records whose time of keeping is over: asked for by the day their period had to begin, over an index.

The list grows with what is due and not with the register.  What keeps a due record longer (an open appeal that
hangs on it, a promise on control, a decision of an expert commission or of a court, a subject's request in work) is
asked for many records at once.
"""

from collections.abc import Iterator
from datetime import date

import frappe
from frappe import _
from frappe.query_builder import DocType
from frappe.utils import add_days, getdate
from pypika.queries import QueryBuilder
from pypika.terms import ExistsCriterion

from appeals_app.domain.data_subject_requests import OPEN_REQUEST_PHASES
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.personal_inventory import Subject
from appeals_app.domain.retention import RetentionRule, kept_until, last_due_start
from appeals_app.search_arguments import NO_RECORD

BATCH = 1000
"""Records read at once."""

ENDED = (Phase.CLOSED.value, Phase.ARCHIVED.value)

START_COLUMNS = {
	Subject.APPEAL: {
		"Closed On": "closed_on",
		"Answered On": "answered_on",
		"Received On": "received_at",
		"Created On": "creation",
	},
	Subject.REQUEST: {
		"Closed On": "closed_on",
		"Answered On": "answered_on",
		"Received On": "received_on",
		"Created On": "creation",
	},
	Subject.INCIDENT: {"Closed On": "closed_on", "Received On": "noticed_at", "Created On": "creation"},
	Subject.APPLICANT: {"Created On": "creation"},
}
"""From which column a period is counted."""

INDEX_COLUMNS = {
	Subject.APPEAL: "registration_index",
	Subject.REQUEST: "request_number",
	Subject.INCIDENT: "incident_number",
	Subject.APPLICANT: "name",
}


def due_records(
	rule: RetentionRule,
	*,
	authority: str,
	today: date,
	other_kinds: list[str],
	among: list[str] | None = None,
) -> Iterator[list[frappe._dict]]:
	"""Records of the authority that the rule says are due, in batches; only those of `among` where it is given.

	A common rule leaves alone the kinds of appeals that have a rule of their own.
	"""
	query, after = _query(rule, authority=authority, today=today, other_kinds=other_kinds), ""
	table = DocType(rule.subject.value)
	if among is not None:
		query = query.where(table.name.isin(among or [""]))
	while rows := query.where(table.name > after).orderby(table.name).limit(BATCH).run(as_dict=True):
		for row in rows:
			row.due_on = kept_until(getdate(row.started_on), rule)
		yield rows
		after = rows[-1].name


def _query(rule: RetentionRule, *, authority: str, today: date, other_kinds: list[str]) -> QueryBuilder:
	table = DocType(rule.subject.value)
	started = table[START_COLUMNS[rule.subject][rule.starts_from]]
	query = (
		frappe.qb.from_(table)
		.select(table.name, started.as_("started_on"), table[INDEX_COLUMNS[rule.subject]].as_("record_index"))
		.where((table.authority == authority) & table.anonymised_on.isnull())
		.where(started < add_days(last_due_start(today, rule), 1))
	)
	if rule.subject is Subject.APPEAL:
		query = query.where(table.phase.isin(ENDED))
		if rule.appeal_kind:
			return query.where(table.kind == rule.appeal_kind)
		if other_kinds:
			return query.where(table.kind.isnull() | table.kind.notin(other_kinds))
	if rule.subject is Subject.APPLICANT:
		return query.where(_is_named_by_no_appeal(table))
	if rule.subject in (Subject.REQUEST, Subject.INCIDENT):
		return query.where(table.closed_on.isnotnull())
	return query


def _is_named_by_no_appeal(applicant: DocType) -> ExistsCriterion:
	appeal, row = DocType("Appeal"), DocType("Appeal Co-Applicant")
	named = frappe.qb.from_(appeal).select(appeal.name).where(appeal.applicant == applicant.name)
	joined = frappe.qb.from_(row).select(row.name).where(row.applicant == applicant.name)
	return ExistsCriterion(named).negate() & ExistsCriterion(joined).negate()


def reasons_to_keep(subject: Subject, names: list[str], today: date) -> dict[str, str]:
	"""Why records that are due are kept longer all the same, by record."""
	if subject is Subject.APPLICANT:
		return _asked_about(names)
	if subject is not Subject.APPEAL:
		return {}
	return {
		**_asked_about_in_appeals(names),
		**_tied_to_open_appeals(names),
		**_promised(names),
		**_held_by_a_decision(names, today),
	}


def _held_by_a_decision(names: list[str], today: date) -> dict[str, str]:
	hold = DocType("Personal Data Hold")
	rows = (
		frappe.qb.from_(hold)
		.select(hold.held_appeal, hold.kind)
		.where(hold.held_appeal.isin(names or [""]) & hold.lifted_on.isnull())
		.where(hold.valid_to.isnull() | (hold.valid_to >= today))
	).run()
	return {name: _("Decision to keep: {0}.").format(_(kind)) for name, kind in rows}


def _promised(names: list[str]) -> dict[str, str]:
	rows = frappe.get_all(
		"Appeal Commitment",
		{"appeal": ("in", names or [NO_RECORD]), "status": "On Control"},
		pluck="appeal",
	)
	return dict.fromkeys(rows, _("A promise to the author is on control."))


def _tied_to_open_appeals(names: list[str]) -> dict[str, str]:
	"""A repeated appeal is laid to the one before it, a merged one to its main one: they go when both are done."""
	other, appeal = DocType("Appeal").as_("other"), DocType("Appeal")
	found = set()
	for column in ("previous_appeal", "main_appeal"):
		later = frappe.qb.from_(other).select(other[column]).where(other[column].isin(names or [""]))
		found.update(row[0] for row in later.where(other.phase.notin(ENDED)).run())
	merged = (
		frappe.qb.from_(appeal)
		.join(other)
		.on(other.name == appeal.main_appeal)
		.select(appeal.name)
		.where(appeal.name.isin(names or [""]) & other.phase.notin(ENDED))
	)
	found.update(row[0] for row in merged.run())
	return dict.fromkeys(found, _("An appeal that is considered with it is open."))


def _asked_about(applicants: list[str]) -> dict[str, str]:
	request, row = DocType("Data Subject Request"), DocType("Data Subject Record")
	rows = (
		frappe.qb.from_(row)
		.join(request)
		.on(request.name == row.parent)
		.select(row.applicant)
		.where(row.applicant.isin(applicants or [""]))
		.where(request.phase.isin([phase.value for phase in sorted(OPEN_REQUEST_PHASES)]))
	).run()
	return dict.fromkeys((name for (name,) in rows), _("The person has a request in work."))


def _asked_about_in_appeals(names: list[str]) -> dict[str, str]:
	appeal, row = DocType("Appeal"), DocType("Appeal Co-Applicant")
	authors = (
		frappe.qb.from_(appeal).select(appeal.name, appeal.applicant).where(appeal.name.isin(names or [""]))
	)
	joined = frappe.qb.from_(row).select(row.parent, row.applicant).where(row.parent.isin(names or [""]))
	pairs = [*authors.run(), *joined.run()]
	asked = _asked_about([applicant for _name, applicant in pairs if applicant])
	return {name: asked[applicant] for name, applicant in pairs if applicant in asked}
