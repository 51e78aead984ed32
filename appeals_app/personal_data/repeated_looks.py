"""Looks that repeat what was recorded minutes ago are one event, as long as they show nobody else."""

import frappe
from frappe.query_builder import DocType
from frappe.utils import add_to_date, cint
from pypika.queries import QueryBuilder

from appeals_app import clock

EVENT, SUBJECT = "Personal Data Access Event", "Personal Data Access Subject"
SETTINGS = "Personal Data Access Settings"
FOLDED = ("Opened", "Read By A Program", "Listed", "Searched")
"""Acts that, repeated within minutes, are one event."""

SAME_IN = ("appeal", "applicant", "listed_doctype", "filters_text", "searched_digest")
SUBJECTS_AT_ONCE = 1000
NAMED_AGAIN_AFTER = 60
"""Minutes in which a name shown again by a list of the same kind, whatever its filters and page, is no new look."""


def is_repeated(look: frappe._dict, subjects: list[str]) -> bool:
	"""The look was recorded minutes ago, and whoever it shows was shown then; it is asked by those shown alone.

	Rows of which it is not known whose they are repeat nothing.
	"""
	if look.act not in FOLDED or look.purpose:
		return False
	if not subjects:
		return not look.rows_count and bool(_recent(look).select(DocType(EVENT).name).limit(1).run())
	parts = (
		subjects[start : start + SUBJECTS_AT_ONCE] for start in range(0, len(subjects), SUBJECTS_AT_ONCE)
	)
	return all(_were_shown(look, part) for part in parts)


def not_named_lately(look: frappe._dict, subjects: list[str]) -> list[str]:
	"""Those of the subjects whom no list of the kind has shown to the current user within the hour."""
	event, subject = DocType(EVENT), DocType(SUBJECT)
	key = subject.applicant if look.listed_doctype == "Applicant" else subject.appeal
	since = add_to_date(clock.now(), minutes=-NAMED_AGAIN_AFTER)
	named: set[str] = set()
	for start in range(0, len(subjects), SUBJECTS_AT_ONCE):
		query = (
			frappe.qb.from_(event)
			.join(subject)
			.on(subject.event == event.name)
			.select(key)
			.distinct()
			.where((event.user == frappe.session.user) & (event.happened_at > since))
			.where((event.act == look.act) & (event.listed_doctype == look.listed_doctype))
			.where(key.isin(subjects[start : start + SUBJECTS_AT_ONCE]))
		)
		named.update(row[0] for row in query.run())
	return [one for one in subjects if one not in named]


def _were_shown(look: frappe._dict, keys: list[str]) -> bool:
	subject = DocType(SUBJECT)
	key = subject.applicant if look.listed_doctype == "Applicant" else subject.appeal
	query = (
		_recent(look)
		.join(subject)
		.on(subject.event == DocType(EVENT).name)
		.select(key)
		.distinct()
		.where(key.isin(keys))
	)
	return len(query.run()) == len(keys)


def _recent(look: frappe._dict) -> QueryBuilder:
	"""Events of the current user that the look would repeat."""
	minutes = cint(frappe.get_cached_doc(SETTINGS).fold_minutes)
	event = DocType(EVENT)
	query = (
		frappe.qb.from_(event)
		.where((event.user == frappe.session.user) & (event.act == look.act))
		.where(event.happened_at > add_to_date(clock.now(), minutes=-minutes))
	)
	for column in SAME_IN:
		value = look[column]
		query = query.where(
			event[column] == value if value else event[column].isnull() | (event[column] == "")
		)
	return query
