"""What becomes of a decision on the term: it takes force and moves the dates, is cancelled, or lapses."""

import json
from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.phase_moves import Move, lock_appeal
from appeals_app.appeal_registry.terms import card_values, is_overdue, term_inputs, told_of
from appeals_app.appeal_routing.assignments import follow_term
from appeals_app.appeal_routing.term_change_rows import EXTENSION, with_change
from appeals_app.domain.card_term import CardTerm, Law, count_card_term
from appeals_app.domain.deadline_proof import ProofKind
from appeals_app.domain.kept_law import law_kept_in
from appeals_app.domain.lifecycle import OPEN_PHASES
from appeals_app.domain.term_changes import Shortening
from appeals_app.legal_reference.law import law_in_force
from appeals_app.refusal import AppealRuleError, refusals_in_words

MOVING_STEPS = (ProofKind.EXTENDED, ProofKind.SHORTENED)


def counted_with(change: Document, appeal: Document, *, told_on: date | None) -> CardTerm:
	"""The term of the appeal with this change in force; AppealRuleError where Art. 20 does not allow it.

	Counted by the rule and the answers the card keeps: a change of the law's rows moves cards only by a
	recalculation.
	"""
	changes = with_change(change, told_on=told_on)
	_check_not_shortened_today(change, changes.get("shortening"))
	with refusals_in_words():
		term = count_card_term(term_inputs(appeal, changes=changes), kept_law(appeal))
	change.article = [step for step in term.deadline.proof if step.kind in MOVING_STEPS][-1].article
	return term


def kept_law(appeal: Document) -> Law:
	"""The law the card was counted by."""
	return law_kept_in(json.loads(appeal.term_basis or "{}"), law_in_force())


def _check_not_shortened_today(change: Document, shortening: Shortening | None) -> None:
	"""Of two decisions of one day the extension is counted first, so it cannot be the later one."""
	if change.kind == EXTENSION and shortening and shortening.decided_on == change.decided_on:
		frappe.throw(
			_("The term has been shortened today already. Decide to extend it on another day."),
			AppealRuleError,
		)


def put_in_force(change: Document, *, told_on: date | None) -> None:
	"""Move the dates of the appeal, and of the tasks that follow them, by the decision."""
	lock_appeal(change.appeal)
	appeal = frappe.get_doc("Appeal", change.appeal, for_update=True)
	term = counted_with(change, appeal, told_on=told_on)
	old_control, change.old_due_on = appeal.control_date, appeal.due_date
	values = card_values(term, told=told_of(appeal, term))
	appeal.update(values)
	moved = {**values, "is_overdue": int(is_overdue(appeal))}
	appeal.db_set(moved, notify=True)
	follow_term(appeal.name, old_control=old_control, deadline=term.deadline)
	replaced = _replace_earlier(change)
	change.db_set(
		{
			"status": "In Force",
			"in_force_on": clock.today(),
			"notice_sent_on": told_on,
			"new_due_on": term.deadline.due_date,
			"old_due_on": change.old_due_on,
			"replaces": replaced,
		}
	)
	_record(change, "term_extended" if change.kind == EXTENSION else "term_shortened", ground_of(change))


def _replace_earlier(change: Document) -> str | None:
	"""At most one extension and one shortening of an appeal are in force: the earlier one gives way."""
	in_force = {
		"appeal": change.appeal,
		"kind": change.kind,
		"status": "In Force",
		"name": ("!=", change.name),
	}
	earlier = frappe.db.get_value("Appeal Term Change", in_force)
	if earlier:
		frappe.db.set_value("Appeal Term Change", earlier, "status", "Replaced")
	return earlier


def ground_of(change: Document) -> str:
	"""From what day to what day, and why, as an event keeps it; the author's own reasons stay in the decision."""
	if not change.new_due_on:
		return change.reason
	old, new = (getdate(day).strftime("%d.%m.%Y") for day in (change.old_due_on, change.new_due_on))
	return f"{old} → {new}. {change.reason}"


def tell_author(*, change: str, told_on: date) -> None:
	"""The notice to the author has gone: an extension takes force, of another decision the day is noted."""
	lock_appeal(frappe.db.get_value("Appeal Term Change", change, "appeal"))
	document = frappe.get_doc("Appeal Term Change", change, for_update=True)
	if document.kind != EXTENSION:
		document.db_set("notice_sent_on", told_on)
		return
	check_waits(document)
	put_in_force(document, told_on=told_on)


def check_waits(change: Document) -> None:
	"""Raise AppealRuleError unless the decision still waits for the notice to the author."""
	if change.status != "Decided":
		frappe.throw(
			_("The decision is «{0}»: this cannot be done with it now. Reload it.").format(
				_(change.status, context="Appeal Term Change")
			),
			AppealRuleError,
		)


def end_waiting(change: Document, *, act: str, ground: str, **values: object) -> None:
	"""Close a decision that has moved nothing, with its event; the term stays as it was."""
	change.db_set(values)
	_record(change, act, ground)


def lapse(change: str) -> None:
	"""The term ran out, or the consideration ended, before the author was told of the extension."""
	document = frappe.get_doc("Appeal Term Change", change, for_update=True)
	if document.status == "Decided":
		end_waiting(document, act="term_extension_lapsed", ground=ground_of(document), status="Lapsed")


def follow_move(appeal: Document, move: Move) -> None:
	"""With the consideration ends what waits to extend it."""
	if move.to_phase in OPEN_PHASES:
		return
	for name in frappe.get_all(
		"Appeal Term Change", filters={"appeal": appeal.name, "status": "Decided"}, pluck="name"
	):
		lapse(name)


def _record(change: Document, act: str, ground: str) -> None:
	record_event(
		appeal=change.appeal,
		authority=change.authority,
		act=act,
		article=change.article or "",
		ground=ground,
		reference_doctype=change.doctype,
		reference_name=change.name,
	)
