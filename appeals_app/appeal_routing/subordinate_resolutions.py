"""Resolutions beneath a task: the head of a unit gives the own task on within the unit."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app.appeal_routing.assignments import LIVE_STATUSES
from appeals_app.appeal_routing.conflict_guard import check_own_cause
from appeals_app.authority_directory.queries import posts_acted_by, posts_held, unit_with_subordinates
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.subordinate_resolutions import NamedOfficer, TaskAbove
from appeals_app.domain.subordinate_resolutions import check_beneath as check_rules
from appeals_app.refusal import AppealRuleError, refusals_in_words

TASK = "Appeal Assignment"


def author_beneath(resolution: Document, appeal: Document) -> frappe._dict:
	"""Post by which the current user gives the task on; refuses where there is none."""
	task = frappe.get_doc(TASK, resolution.parent_assignment)
	if (
		task.appeal != appeal.name
		or task.status not in LIVE_STATUSES
		or appeal.phase != Phase.EXECUTION.value
	):
		frappe.throw(
			_("This task is at work no more. A resolution is written beneath a task of this appeal at work."),
			AppealRuleError,
		)
	post = _post_for(task)
	if not post:
		frappe.throw(
			_("A resolution beneath a task is written by the head of a unit whose task it is."),
			frappe.PermissionError,
		)
	check_own_cause(appeal, officer=post.name)
	return post


def may_write_beneath(task: Document) -> bool:
	"""The task is at work, and the current user may give it on."""
	if task.status not in LIVE_STATUSES or not frappe.has_permission("Appeal Resolution", "create"):
		return False
	return (
		bool(_post_for(task)) and frappe.db.get_value("Appeal", task.appeal, "phase") == Phase.EXECUTION.value
	)


def _post_for(task: Document) -> frappe._dict | None:
	"""The holder's own post, or that of one who stands in for the holder; None unless a unit is led by the holder."""
	user, authority = frappe.session.user, task.authority
	is_head = frappe.db.get_value("Authority Officer", task.officer, "is_unit_head")
	if not is_head or task.officer not in posts_acted_by(user=user, authority=authority):
		return None
	posts = posts_held(user=user, authority=authority)
	return next((post for post in posts if post.name == task.officer), posts[0])


def check_beneath(resolution: Document) -> None:
	"""Refuse executors and dates the task above does not allow; control is set by who stands above."""
	task = frappe.get_doc(TASK, resolution.parent_assignment)
	officers = [
		frappe.db.get_value("Authority Officer", row.officer, ["name", "officer_name", "unit"])
		for row in resolution.executors
	]
	units = unit_with_subordinates(task.unit) if task.unit else frozenset()
	with refusals_in_words():
		check_rules(
			TaskAbove(task.officer, getdate(task.due_on), units),
			due_on=getdate(resolution.due_on),
			executors=[NamedOfficer(*officer) for officer in officers],
		)
	resolution.parent_resolution, resolution.puts_on_control = task.resolution, 0
