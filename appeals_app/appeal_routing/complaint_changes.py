"""What follows when a card comes to say whom the complaint is about, and they work on it or see it already."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_registry.card_changes import changed_fields
from appeals_app.appeal_registry.complained_changes import cards_that_named
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.intake_checks import ANONYMOUS, COMPLAINED_OF
from appeals_app.appeal_registry.oversight import CONTROL, end_by_law
from appeals_app.appeal_registry.phase_moves import Move
from appeals_app.appeal_routing.assignment_notes import end_idle_notes
from appeals_app.appeal_routing.assignments import LIVE_STATUSES, cancel_tasks
from appeals_app.appeal_routing.conflict_guard import (
	ConflictOfInterestError,
	conflict_with,
	is_about_body,
	is_own_cause_of_user,
	names_user,
)
from appeals_app.domain.card_locks import ANSWERED_FIELDS
from appeals_app.domain.conflict import Conflict
from appeals_app.domain.lifecycle import STOPPED_BY_LETTER, Phase
from appeals_app.domain.stop_grounds import ARTICLE_7_4

SAYS_WHOM = ("kind", *COMPLAINED_OF)
"""Fields by which a complaint is kept from the one complained of."""

KEPT_FROM_NAMED = frozenset({*SAYS_WHOM, "applicant", "co_applicants"})
"""Fields by which also the author is kept from the one complained of."""

KEPT_FROM_OWN_CAUSE = ANSWERED_FIELDS | {"previous_appeal", "main_appeal", "keep_author_secret"}
"""What the complaint asks, how long it is considered and on what ground it may end: no judge in the own cause says it.

A complaint on the authority as such stays with its head, who says on what ground it is forwarded.
"""


def refuse_by_complained(appeal: Document, method: str | None = None) -> None:
	"""For the event `before_validate` of Appeal: who is complained of takes neither themselves nor the author out of the card.

	The card as it is stored says who that is, or one save would lift the guard it is to be judged by.
	"""
	stored = appeal.get_doc_before_save()
	if not stored or _is_own_entry(stored):
		return
	if refused := _kept_from_user(stored, changed_fields(appeal)):
		frappe.throw(
			_(
				"«{0}» is not changed by you: the complaint is about you, your unit or its head. Ask another registrar or, where there is none, the head of the authority, who gives this to somebody else with the role of a registrar (Art. 7)."
			).format(_(appeal.meta.get_label(refused[0]), context=appeal.doctype)),
			ConflictOfInterestError,
		)


def _kept_from_user(stored: Document, changed: list[str]) -> list[str]:
	"""Fields the current user may not change, for the stored card names the user."""
	named, own = (
		[field for field in changed if field in kept] for kept in (KEPT_FROM_NAMED, KEPT_FROM_OWN_CAUSE)
	)
	if named and (names_user(stored) or _named_user_once(stored.name)):
		return named
	return own if own and is_own_cause_of_user(stored) else []


def refuse_ending(appeal: Document, move: Move) -> None:
	"""Hook `appeal_before_move`: who is complained of ends the consideration by no step that nobody else has to sign.

	Whoever is written to gets a letter, and the guard of its signature holds there; of an anonymous complaint, and of one
	that is joined to another appeal, nobody is written to.
	"""
	is_unsigned = move.to_phase is Phase.MERGED or appeal.subject == ANONYMOUS
	if (
		is_unsigned
		and move.to_phase in STOPPED_BY_LETTER.keys() | {Phase.MERGED}
		and is_own_cause_of_user(appeal)
	):
		frappe.throw(
			_(
				"The complaint is about you, your unit or its head: another official takes this step. Leave it to the head of the authority (Art. 7)."
			),
			ConflictOfInterestError,
		)


def _named_user_once(appeal: str) -> bool:
	"""The card named the user, or a unit the user heads, until a colleague said otherwise, and not by mistake."""
	posts = frappe.get_all(
		"Authority Officer", {"user": frappe.session.user}, ["name", "unit", "is_unit_head"]
	)
	headed = [post.unit for post in posts if post.is_unit_head and post.unit]
	return appeal in cards_that_named([*(post.name for post in posts), *headed])


def _is_own_entry(stored: Document) -> bool:
	"""Who enters a card knows what stands in it, and puts it right until it is registered."""
	return Phase(stored.phase) is Phase.RECEIVED and stored.owner == frappe.session.user


def withdraw_tasks(appeal: Document, method: str | None = None) -> None:
	"""For the event `on_update` of Appeal: tasks of those now complained of end at once (Art. 7(4)).

	A task given down with a reason stays, unless it is the person complained of who has it.
	"""
	if not says_whom_anew(appeal):
		return
	tasks = [task for task in _live_tasks(appeal.name) if _is_withdrawn(appeal, task)]
	if not tasks:
		return
	cancel_tasks([task.name for task in tasks])
	end_idle_notes(appeal.name)
	_forget_responsible(appeal, tasks)
	names = ", ".join(
		frappe.db.get_value("Authority Officer", task.officer, "officer_name") for task in tasks
	)
	record_event(
		appeal=appeal.name,
		authority=appeal.authority,
		act="tasks_withdrawn",
		article=ARTICLE_7_4,
		ground=names,
	)
	frappe.msgprint(
		_(
			"The complaint may not be executed by {0}: the tasks are withdrawn. A new resolution is needed."
		).format(frappe.utils.escape_html(names))
	)


def end_control(appeal: Document, method: str | None = None) -> None:
	"""For the event `on_update` of Appeal: an authority now complained of, or whose officer is, controls the case no more.

	Its heads and controllers would go on reading the complaint on them (Art. 7(4)).
	"""
	if says_whom_anew(appeal):
		end_control_of_complained(appeal)


def end_control_of_complained(appeal: Document) -> None:
	"""End each control of the case by an authority complained of, with its event; nothing where there is none."""
	open_rows = {"appeal": appeal.name, "relation": CONTROL, "ended_on": ("is", "not set")}
	for row in frappe.get_all("Appeal Oversight", filters=open_rows, pluck="name"):
		oversight = frappe.get_doc("Appeal Oversight", row)
		if is_about_body(appeal, oversight.overseeing_authority):
			end_by_law(oversight, ARTICLE_7_4)


def says_whom_anew(appeal: Document) -> bool:
	"""A card that was there already has come to say otherwise whom the complaint is about."""
	return not appeal.flags.in_insert and any(appeal.has_value_changed(field) for field in SAYS_WHOM)


def _live_tasks(appeal: str) -> list[frappe._dict]:
	live = {"appeal": appeal, "status": ("in", LIVE_STATUSES)}
	return frappe.get_all("Appeal Assignment", filters=live, fields=["name", "officer", "resolution"])


def _is_withdrawn(appeal: Document, task: frappe._dict) -> bool:
	conflict = conflict_with(appeal, officer=task.officer)
	if not conflict or conflict is Conflict.PERSON:
		return bool(conflict)
	return not frappe.db.get_value("Appeal Resolution", task.resolution, "conflict_reason")


def _forget_responsible(appeal: Document, tasks: list[frappe._dict]) -> None:
	if appeal.responsible_officer in {task.officer for task in tasks}:
		appeal.db_set({"responsible_officer": None, "responsible_unit": None}, update_modified=False)
