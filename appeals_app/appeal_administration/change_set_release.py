"""Releasing a change set and taking it back: all of it or nothing, and nothing over what somebody changed meanwhile."""

from collections.abc import Iterable

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.permissions import reset_perms
from frappe.utils import add_to_date, get_datetime

from appeals_app import clock
from appeals_app.appeal_administration.change_set_records import (
	RIGHT,
	WITH_COLUMNS,
	document_with,
	links_in,
	says_what_is_shipped,
	stored_content,
)
from appeals_app.appeal_administration.change_sets import (
	authors_of,
	fingerprint_of,
	lines_of,
	locked_set,
	move,
	read_content,
)
from appeals_app.domain.change_sets import (
	ChangeAction,
	ChangeSetStatus,
	check_reviewer,
	check_step,
	is_same,
)
from appeals_app.refusal import AppealRuleError, given_reason, refusals_in_words

SILENT_AFTER_MINUTES = 10
"""A release that has not ended by then was interrupted, and may be begun again."""


def release(*, change_set: str) -> None:
	"""Put the approved changes into force; the records have to stand as they did when the changes were recorded."""
	document = locked_set(change_set)
	_check_approved(document)
	_refuse_changed(document.changes, before=True)
	if document.status != ChangeSetStatus.RELEASING.value:
		move(document, ChangeSetStatus.RELEASING, released_by=frappe.session.user, released_at=clock.now())
	_all_or_nothing(document)
	move(document, ChangeSetStatus.RELEASED)


def roll_back(*, change_set: str, reason: str = "") -> None:
	"""Put back what was there before the release, the last change first; a record changed since stops it."""
	document = locked_set(change_set)
	with refusals_in_words():
		check_step(document.status, ChangeSetStatus.ROLLED_BACK)
	said = given_reason(reason, if_missing=_("Say why the change set is taken back."))
	_refuse_changed(document.changes, before=False)
	for row in reversed(_in_order(document.changes)):
		_put(row, read_content(row.before_content), made_by_set=True)
	_forget_copied_rights(document.changes)
	move(
		document,
		ChangeSetStatus.ROLLED_BACK,
		rolled_back_by=frappe.session.user,
		rolled_back_at=clock.now(),
		rollback_reason=said,
	)


def _forget_copied_rights(changes: Iterable[Document]) -> None:
	"""With the first right of a form the framework copies the shipped ones, and newer versions of those reach nobody.

	Copies among which the set's own right no longer stands say what is shipped: the form is left without them, as before.
	"""
	rights = [
		row for row in changes if (row.reference_doctype, row.action) == (RIGHT, ChangeAction.CREATE.value)
	]
	for form in {read_content(row.after_content)["parent"] for row in rights}:
		if says_what_is_shipped(form):
			reset_perms(form)
			frappe.clear_cache(doctype=form)


def _check_approved(change_set: Document) -> None:
	if change_set.status == ChangeSetStatus.RELEASING.value and not _is_silent(change_set):
		frappe.throw(_("The change set is being released now. Reload the page in a minute."), AppealRuleError)
	if change_set.status not in (ChangeSetStatus.APPROVED.value, ChangeSetStatus.RELEASING.value):
		frappe.throw(_("Only an approved change set is released."), AppealRuleError)
	with refusals_in_words():
		check_reviewer(change_set.reviewed_by, authors_of(change_set))
	if change_set.approved_content != fingerprint_of(change_set):
		frappe.throw(
			_("The changes are not those that were approved. Send the set for review again."), AppealRuleError
		)


def _is_silent(change_set: Document) -> bool:
	return get_datetime(change_set.released_at) < add_to_date(clock.now(), minutes=-SILENT_AFTER_MINUTES)


def _refuse_changed(changes: Iterable[Document], *, before: bool) -> None:
	"""Records that stand otherwise than the set says they do; what is in place already is no hindrance to a release."""
	changed = []
	for row in changes:
		stands = stored_content(row.reference_doctype, row.reference_name)
		awaited = [read_content(row.before_content if before else row.after_content)]
		if before:
			awaited.append(read_content(row.after_content))
		if not any(_stands(stands, content) for content in awaited):
			changed.append(row)
	if changed:
		frappe.throw(
			_(
				"Changed by somebody since: {0}. Take these changes out of the set, or record them anew."
			).format(", ".join(lines_of(changed))),
			AppealRuleError,
		)


def _stands(stands: dict | None, content: dict | None) -> bool:
	return (stands is None) == (content is None) and is_same(stands, content)


def _in_order(changes: Iterable[Document]) -> list[Document]:
	"""Columns first, since the database ends the transaction at them; what goes, last, each before what it leads to."""
	rows = list(changes)
	going = [row for row in rows if row.action == ChangeAction.REMOVE.value]
	staying = [row for row in rows if row not in going]
	return [*sorted(staying, key=lambda row: row.reference_doctype != WITH_COLUMNS), *_leaves_first(going)]


def _leaves_first(rows: list[Document]) -> list[Document]:
	if not rows:
		return []
	led_to = {link for row in rows for link in _links_of(row)}
	leaves = [row for row in rows if _record_of(row) not in led_to] or rows  # of a ring no row is a leaf
	return [*leaves, *_leaves_first([row for row in rows if row not in leaves])]


def _record_of(row: Document) -> tuple[str, str]:
	return row.reference_doctype, row.reference_name


def _links_of(row: Document) -> set[tuple[str, str]]:
	"""The other records that a record that goes leads to, as DocType and name."""
	return links_in(row.reference_doctype, read_content(row.before_content) or {}) - {_record_of(row)}


def _all_or_nothing(change_set: Document) -> None:
	rows = _in_order(change_set.changes)
	is_done = False
	try:
		for row in rows:
			_put(row, read_content(row.after_content))
		is_done = True
	finally:
		if not is_done:
			_undo_columns(change_set.name, rows)


def _undo_columns(name: str, rows: list[Document]) -> None:
	"""The rest goes with the transaction; fields whose columns the database has committed are taken back by hand."""
	frappe.db.rollback()
	for row in reversed(rows):
		if row.reference_doctype == WITH_COLUMNS:
			_put(row, read_content(row.before_content), made_by_set=True)
	frappe.db.set_value("Appeal Change Set", name, "status", ChangeSetStatus.APPROVED.value)
	frappe.db.commit()  # nosemgrep: the refusal that follows would roll the undoing back too


def _put(row: Document, content: dict | None, *, made_by_set: bool = False) -> None:
	"""Let the record say the content, by its own rights and checks; where it does already, nothing is done.

	What the release itself has made goes also where nobody may remove such records, unless something leads to it by now.
	"""
	doctype, name = row.reference_doctype, row.reference_name
	if _stands(stored_content(doctype, name), content):
		return
	if content is None:
		frappe.delete_doc(
			doctype,
			name,
			ignore_permissions=made_by_set,  # the release made it, and takes back its own
		)
		return
	document = document_with(doctype, name, content)
	if document.is_new():
		document.insert(set_name=name)
	else:
		document.save()
