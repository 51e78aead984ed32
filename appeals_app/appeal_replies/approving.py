"""Who approves an answer: the head of the unit; of a complaint on that unit the head of the authority, who stands above it.

Art. 7(4): nobody judges the own cause, so the draft would go neither on nor back.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import get_workflow

from appeals_app.appeal_routing.conflict_guard import check_own_cause, is_unit_in_own_cause
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.lifecycle import Act
from appeals_app.permissions.roles import HEAD, UNIT_LEAD

APPROVE = Act.APPROVE_REPLY.value


def approver(appeal: Document) -> frappe._dict:
	"""Post by which the current user approves the answer; PermissionError where none, ConflictOfInterestError in the own cause."""
	held = posts_held(user=frappe.session.user, authority=appeal.authority)
	posts = [post for post in held if post.is_unit_head]
	if is_unit_in_own_cause(appeal):
		posts = [post for post in held if post.is_first_head or post.is_deputy_head] or posts
	if not posts:
		frappe.throw(
			_("You do not head a unit here. The draft is approved by the head of the unit."),
			frappe.PermissionError,
		)
	check_own_cause(appeal, officer=posts[0].name)
	return posts[0]


def roles_of_step(*, appeal: str, acts: set[str], roles: tuple[str, ...]) -> tuple[str, ...]:
	"""Joins `appeal_roles_of_step`: of the two that may approve, the one whose turn it is."""
	if APPROVE not in acts or not {HEAD, UNIT_LEAD} <= set(roles):
		return roles
	other = UNIT_LEAD if _is_of_head(appeal) else HEAD
	return tuple(role for role in roles if role != other)


def is_offered_step(*, appeal: str, step: dict) -> bool:
	"""Joins `appeal_offered_step`: what both may press where drafts are approved is a button of one of them."""
	if step["allowed"] not in (HEAD, UNIT_LEAD) or not _is_of_both(step):
		return True
	return (step["allowed"] == HEAD) == _is_of_head(appeal)


def _is_of_both(step: dict) -> bool:
	from_state = [row for row in get_workflow("Appeal").transitions if row.state == step["state"]]
	able = {row.allowed for row in from_state if row.action == step["action"]}
	return {HEAD, UNIT_LEAD} <= able and any(row.appeal_act == APPROVE for row in from_state)


def _is_of_head(appeal: str) -> bool:
	return is_unit_in_own_cause(frappe.get_doc("Appeal", appeal))
