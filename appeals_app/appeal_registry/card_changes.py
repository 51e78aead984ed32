"""Changes of a card between steps: what may no longer change, and the event that names what did."""

from datetime import date

import frappe
from frappe import _
from frappe.model import display_fieldtypes, table_fields
from frappe.model.document import Document
from frappe.utils import cstr, getdate

from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.intake_checks import ANONYMOUS
from appeals_app.domain.card_locks import Lock, lock_of
from appeals_app.domain.lifecycle import Phase
from appeals_app.field_values import is_same
from appeals_app.permissions.scope import get_scope
from appeals_app.refusal import AppealRuleError

LOCK_SENTENCES = {
	Lock.REGISTERED: "«{0}» cannot be changed after registration. Add what is new as a comment or a file.",
	Lock.COMPLAINT_DAY: (
		"«{0}» cannot be changed after registration: by it the complaint is in time or late. Where the term for"
		" filing it was missed for a valid reason, the head restores it (Art. 17)."
	),
	Lock.ANSWERED: "«{0}» cannot be changed after the author has been written to. Reopen the appeal first.",
	Lock.MERGED: (
		"«{0}» cannot be changed: the appeal is considered together with {1}. Change it on that main appeal."
	),
	Lock.FILED: "«{0}» cannot be changed: the appeal is taken off control. Reopen it first.",
}

SERVER_OWNED_LEVEL = 2
"""Permission level of the fields the system computes; no role may write them."""

TERM_DATES = ("control_date", "due_date", "breach_after")
"""Computed, yet told by the event of the change that moved them: an author was promised these days."""

STEP_FIELDS = ("workflow_state", "move_reason")
"""What a step changes has an event of its own."""


def check_locked_fields(appeal: Document) -> None:
	"""Refuse a change of what the phase the appeal stands in has fixed."""
	stored = appeal.get_doc_before_save()
	phase = Phase(stored.phase)
	if phase is Phase.RECEIVED:
		_check_own_authority(appeal, stored)
	else:
		_check_named_as_registered(appeal, stored)
	for field in changed_fields(appeal):
		if lock := lock_of(field, phase, is_empty=not stored.get(field)):
			label = _(appeal.meta.get_label(field), context=appeal.doctype)
			frappe.throw(_(LOCK_SENTENCES[lock]).format(label, _index_of_main(stored)), AppealRuleError)
	_check_passed_questions(appeal, stored)


def _check_passed_questions(appeal: Document, stored: Document) -> None:
	"""A question another authority considers stays on the card, for its way would be lost with it."""
	kept = {row.name for row in appeal.questions}
	for row in stored.questions:
		if row.transfer and row.name not in kept:
			frappe.throw(
				_(
					"Question {0} is with another authority and stays on the card. Take it out once it has come back."
				).format(row.idx),
				AppealRuleError,
			)


def _index_of_main(appeal: Document) -> str:
	"""The index of the appeal with which a merged one is considered."""
	main = appeal.main_appeal
	return (main and frappe.db.get_value("Appeal", main, "registration_index")) or _("another appeal")


def _check_own_authority(appeal: Document, stored: Document) -> None:
	scope = get_scope(frappe.session.user)
	if appeal.authority != stored.authority and not scope.holds_authority(appeal.authority):
		frappe.throw(
			_("You do not serve in the authority «{0}». Choose your own authority.").format(appeal.authority),
			frappe.PermissionError,
		)


def _check_named_as_registered(appeal: Document, stored: Document) -> None:
	"""The index says whether somebody signed the appeal, and stays as it was given (README, «Numbers»)."""
	was_unsigned, is_unsigned = stored.subject == ANONYMOUS, appeal.subject == ANONYMOUS
	if is_unsigned and not was_unsigned:
		said = _(
			"The index {0} was given to an appeal of a named author and is not changed, so it does not become anonymous. On the tab «Consideration» mark what the letter lacks: the ground follows from that."
		)
	elif was_unsigned and not is_unsigned:
		said = _(
			"The index {0} was given to an unsigned appeal and is not changed, so no author is named in it. Enter what the author has signed as a new appeal, linked to this one."
		)
	else:
		return
	frappe.throw(said.format(stored.registration_index), AppealRuleError)


def record_card_changes(appeal: Document) -> None:
	"""Write one event with the names of the changed fields; of values only those of the three dates."""
	moved = [field for field in TERM_DATES if appeal.has_value_changed(field)]
	changed = [*changed_fields(appeal), *moved]
	if changed:
		record_event(
			appeal=appeal.name,
			authority=appeal.authority,
			act="card_changed",
			changed_fields=",".join(changed),
			ground=_dates_in_words(appeal) if moved else "",
		)


def _dates_in_words(appeal: Document) -> str:
	stored = appeal.get_doc_before_save()
	days = [_day_in_words(card.get(field)) for field in TERM_DATES for card in (stored, appeal)]
	return _("Control date {0} → {1}, due date {2} → {3}, late after {4} → {5}.").format(*days)


def _day_in_words(day: date | None) -> str:
	return getdate(day).strftime("%d.%m.%Y") if day else "–"


def changed_fields(appeal: Document) -> list[str]:
	"""Names of the fields a person changed in this save, custom ones included."""
	return [
		field.fieldname
		for field in appeal.meta.fields
		if field.fieldtype not in display_fieldtypes
		and field.permlevel != SERVER_OWNED_LEVEL
		and field.fieldname not in STEP_FIELDS
		and _is_changed(appeal, field)
	]


def _is_changed(appeal: Document, field: Document) -> bool:
	if field.fieldtype in table_fields:
		stored = appeal.get_doc_before_save()
		return _rows_as_entered(appeal, field) != _rows_as_entered(stored, field)
	before, after = appeal.get_doc_before_save().get(field.fieldname), appeal.get(field.fieldname)
	return not is_same(field.fieldtype, before, after)


def _rows_as_entered(appeal: Document, field: Document) -> list[tuple]:
	"""Rows of a child table without what the system keeps in them."""
	columns = [
		column.fieldname
		for column in frappe.get_meta(field.options).fields
		if column.fieldtype not in display_fieldtypes and column.permlevel != SERVER_OWNED_LEVEL
	]
	return [tuple(cstr(row.get(column)) for column in columns) for row in appeal.get(field.fieldname)]
