"""Who may be named in a resolution, and by when."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_registry.workflow_questions import roles_taking
from appeals_app.appeal_routing.assignments import LIVE_STATUSES
from appeals_app.appeal_routing.queries import possible_executors
from appeals_app.authority_directory.absences import absence_in_words, stand_in_today
from appeals_app.domain.access import OfficerPost
from appeals_app.domain.lifecycle import Act
from appeals_app.refusal import AppealRuleError


def check_executor(row: Document, resolution: Document) -> None:
	"""Raise AppealRuleError unless the officer of the row can work on the appeal here and now, in time."""
	officer = frappe.db.get_value(
		"Authority Officer",
		row.officer,
		["authority", "user", "officer_name", "valid_from", "valid_to"],
		as_dict=True,
	)
	name = officer.officer_name
	if officer.authority != resolution.authority:
		_refuse(_("{0} works in another authority. Choose an executor of your own authority."), name)
	if not frappe.db.get_value("User", officer.user, "enabled"):
		_refuse(_("The account of {0} is disabled. Choose another executor."), name)
	post = OfficerPost(officer.authority, None, officer.valid_from, officer.valid_to)
	if not post.is_held_on(clock.today()):
		_refuse(_("{0} does not hold this post now. Choose another executor."), name)
	_check_present(row.officer, resolution.authority)
	if not roles_taking(Act.ACCEPT_ASSIGNMENT).intersection(frappe.get_roles(officer.user)):
		_refuse(
			_("{0} has no right to execute appeals. Choose another executor or ask the administrator."), name
		)
	if getdate(row.due_on) > getdate(resolution.due_on):
		_refuse(_("The date of {0} is later than the date of the resolution. Correct it."), name)
	if getdate(row.due_on) > getdate(resolution.executors[0].due_on):
		_refuse(_("The date of {0} is later than that of the responsible executor. Correct it."), name)


def _check_present(officer: str, authority: str) -> None:
	"""An absent officer is given nothing: the deputy is named, where there is one who can work."""
	able = possible_executors(authority)
	stand_in = stand_in_today(officer, authority=authority, can_work=able.__contains__)
	if not stand_in.absence:
		return
	away = absence_in_words(stand_in.absence)
	if not stand_in.officer:
		_refuse(_("{0}, and nobody stands in. Choose another executor."), away)
	name = frappe.db.get_value("Authority Officer", stand_in.officer, "officer_name")
	frappe.throw(_("{0}. Choose the deputy: {1}.").format(away, name), AppealRuleError)


def check_not_assigned_yet(resolution: Document) -> None:
	"""Raise AppealRuleError if one of the executors already works on the appeal; expects its row to be locked."""
	assignment = DocType("Appeal Assignment")
	working = (
		frappe.qb.from_(assignment)
		.select(assignment.officer)
		.where(assignment.appeal == resolution.appeal)
		.where(assignment.status.isin(LIVE_STATUSES))
		.where(assignment.officer.isin([row.officer for row in resolution.executors]))
		.for_update()  # sees what another request has just committed
	).run(pluck=True)
	if working:
		_refuse(
			_("{0} already works on this appeal. Name only those whom you add."),
			frappe.db.get_value("Authority Officer", working[0], "officer_name"),
		)


def _refuse(sentence: str, name: str) -> None:
	frappe.throw(sentence.format(name), AppealRuleError)
