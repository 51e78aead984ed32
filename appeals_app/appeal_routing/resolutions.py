"""Resolutions: who orders what to whom and by when (Instruction No. 348)."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.phase_moves import Move, appeal_of, lock_appeal, move_appeal
from appeals_app.appeal_routing.assignments import LIVE_STATUSES
from appeals_app.appeal_routing.conflict_guard import check_conflict, check_own_cause
from appeals_app.appeal_routing.executor_checks import check_executor, check_not_assigned_yet
from appeals_app.appeal_routing.given_questions import check_given_questions, give_questions
from appeals_app.appeal_routing.resolution_dates import date_executors
from appeals_app.appeal_routing.responsible import relieve_former
from appeals_app.appeal_routing.routes import keep_route
from appeals_app.appeal_routing.subordinate_resolutions import author_beneath, check_beneath
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.lifecycle import Facts, Phase
from appeals_app.domain.stop_grounds import ARTICLE_7_4
from appeals_app.refusal import AppealRuleError, given_reason

RESOLVED_PHASES = (Phase.RESOLUTION.value, Phase.EXECUTION.value)
"""A resolution is written when the appeal waits for it, or later to add executors."""


def prepare_resolution(resolution: Document) -> None:
	"""Fill in what follows from the appeal and from the person, and refuse what may not be ordered."""
	appeal = appeal_of(resolution)
	lock_appeal(appeal.name)
	resolution.authority = appeal.authority
	_name_author(resolution, appeal)
	_check_dates(resolution, appeal)
	_name_responsible(resolution)
	date_executors(resolution)
	for row in resolution.executors:
		check_executor(row, resolution)
	_check_conflicts(appeal, resolution)
	check_given_questions(resolution, appeal)
	if resolution.parent_assignment:
		check_beneath(resolution)
	else:
		keep_route(resolution, appeal)
	check_not_assigned_yet(resolution)


def _name_author(resolution: Document, appeal: Document) -> None:
	"""Who writes it, and until when its tasks run where that is not said."""
	resolution.parent_resolution = None
	if task := resolution.parent_assignment:
		resolution.author = author_beneath(resolution, appeal).name
		until = frappe.db.get_value("Appeal Assignment", task, "due_on")
	else:
		resolution.author = author_of_resolution(appeal).name
		until = appeal.control_date
	resolution.due_on = resolution.due_on or until


def _check_conflicts(appeal: Document, resolution: Document) -> None:
	"""Keep a complaint from those complained of; the reason to give it down is kept where it was needed."""
	reason = given_reason(resolution.conflict_reason)
	overcome = [
		check_conflict(appeal, officer=row.officer, decider=resolution.author, reason=reason)
		for row in resolution.executors
	]
	resolution.conflict_reason = reason if any(overcome) else None


def author_of_resolution(appeal: Document) -> frappe._dict:
	"""Post by which the current user may write a resolution on the appeal now; refuses where there is none."""
	author = entitled_author(authority=appeal.authority, needs_first_head=bool(appeal.needs_first_head))
	_check_phase(appeal)
	check_own_cause(appeal, officer=author.name)
	return author


def entitled_author(*, authority: str, needs_first_head: bool) -> frappe._dict:
	"""Post by which the current user may write resolutions here; PermissionError where there is none."""
	posts = [
		post
		for post in posts_held(user=frappe.session.user, authority=authority)
		if post.may_write_resolutions
	]
	if not posts:
		frappe.throw(
			_("You have no power to write resolutions in this authority. Ask its head."),
			frappe.PermissionError,
		)
	if needs_first_head and not posts[0].is_first_head:
		frappe.throw(
			_(
				"This author's appeal is considered by the first head in person (Art. 15). Pass it to the first head."
			),
			frappe.PermissionError,
		)
	return posts[0]


def _check_phase(appeal: Document) -> None:
	if appeal.phase not in RESOLVED_PHASES:
		frappe.throw(
			_(
				"A resolution cannot be written in the state «{0}». Pass the appeal for resolution first."
			).format(appeal.workflow_state),
			AppealRuleError,
		)


def _check_dates(resolution: Document, appeal: Document) -> None:
	if getdate(resolution.resolved_on) > clock.today():
		frappe.throw(_("The date of the resolution is in the future. Enter today's date."), AppealRuleError)
	if getdate(resolution.resolved_on) < getdate(appeal.received_at):
		frappe.throw(
			_("The date of the resolution is before the appeal came. Enter the day it was written."),
			AppealRuleError,
		)
	_check_due(resolution, appeal)


def _check_due(resolution: Document, appeal: Document) -> None:
	if not resolution.due_on:
		frappe.throw(
			_("The appeal has no term yet. Choose its term rule on the card, or enter the date to do it by."),
			AppealRuleError,
		)
	if not appeal.due_date:
		return
	# the control date of an appeal already overdue is in the past, and stays what executors see
	if getdate(resolution.due_on) < min(getdate(resolution.resolved_on), getdate(appeal.control_date)):
		frappe.throw(
			_("The date to do it by is before the resolution itself. Choose a later one."), AppealRuleError
		)
	# after the due date the head still has to say when it will be done
	is_overdue = getdate(resolution.resolved_on) > getdate(appeal.due_date)
	if getdate(resolution.due_on) > getdate(appeal.due_date) and not is_overdue:
		frappe.throw(
			_(
				"The date of the resolution is later than the due date of the appeal ({0}). Choose an earlier one."
			).format(frappe.utils.formatdate(appeal.due_date)),
			AppealRuleError,
		)


def _name_responsible(resolution: Document) -> None:
	"""The one marked is named first, the first named is marked; two responsible ones are one too many."""
	if not resolution.executors:
		frappe.throw(_("The resolution names no executor. Add at least one."), AppealRuleError)
	if not all(row.officer for row in resolution.executors):
		frappe.throw(
			_("A row of the executors names nobody. Choose the officer or remove the row."), AppealRuleError
		)
	marked = [row for row in resolution.executors if row.is_responsible]
	if len(marked) > 1:
		frappe.throw(_("Only one executor can be responsible. Leave one mark."), AppealRuleError)
	responsible = marked[0] if marked else resolution.executors[0]
	responsible.is_responsible = 1
	resolution.executors.sort(key=lambda row: not row.is_responsible)
	for place, row in enumerate(resolution.executors, start=1):
		row.idx = place
	officers = [row.officer for row in resolution.executors]
	if len(set(officers)) < len(officers):
		frappe.throw(_("An executor is named twice. Leave each of them once."), AppealRuleError)


def issue_resolution(resolution: Document) -> None:
	"""Give the appeal to the executors and, the first time, pass it into execution."""
	record_event(
		appeal=resolution.appeal,
		authority=resolution.authority,
		act="resolution_issued",
		ground=resolution.route_reason or "",
		reference_doctype=resolution.doctype,
		reference_name=resolution.name,
	)
	if resolution.conflict_reason:
		record_event(
			appeal=resolution.appeal,
			authority=resolution.authority,
			act="complaint_given_down",
			article=ARTICLE_7_4,
			ground=resolution.conflict_reason,
			reference_doctype=resolution.doctype,
			reference_name=resolution.name,
		)
	for row in resolution.executors:
		_assign(resolution, row)
	give_questions(resolution)
	if not resolution.parent_assignment:
		_set_responsible(resolution)
	if frappe.db.get_value("Appeal", resolution.appeal, "phase") == Phase.RESOLUTION.value:
		move_appeal(appeal=resolution.appeal, to_phase=Phase.EXECUTION)


def _assign(resolution: Document, row: Document) -> None:
	officer = frappe.db.get_value("Authority Officer", row.officer, ["user", "unit"], as_dict=True)
	assignment = frappe.get_doc(
		{
			"doctype": "Appeal Assignment",
			"appeal": resolution.appeal,
			"resolution": resolution.name,
			"authority": resolution.authority,
			"unit": officer.unit,
			"officer": row.officer,
			"user": officer.user,
			# who gathers what was given on answers for that alone: the appeal has one responsible executor
			"is_responsible": 0 if resolution.parent_assignment else row.is_responsible,
			"due_on": row.due_on,
			"instruction": resolution.resolution_text,
		}
	)
	assignment.flags.ignore_permissions = True  # written only by a resolution, whose author was checked
	assignment.insert()


def _set_responsible(resolution: Document) -> None:
	responsible = next(row.officer for row in resolution.executors if row.is_responsible)
	values = {
		"responsible_officer": responsible,
		"responsible_unit": frappe.db.get_value("Authority Officer", responsible, "unit"),
	}
	if resolution.puts_on_control:
		values["is_controlled"] = 1
	frappe.db.set_value("Appeal", resolution.appeal, values, update_modified=False)
	relieve_former(appeal=resolution.appeal, responsible=responsible)


def resolution_facts(appeal: Document) -> dict:
	"""For the guards: a resolution of this consideration is at work; returned and former ones do not count."""
	live = {"appeal": appeal.name, "status": ("in", LIVE_STATUSES)}
	return {"has_resolution": bool(frappe.db.exists("Appeal Assignment", live))}


def document_for_step(appeal: Document, move: Move, facts: Facts) -> dict | None:
	"""The step into execution is made by saving a resolution."""
	if move.from_phase is Phase.RESOLUTION and move.to_phase is Phase.EXECUTION and not facts.has_resolution:
		return {"doctype": "Appeal Resolution", "appeal": appeal.name}
	return None
