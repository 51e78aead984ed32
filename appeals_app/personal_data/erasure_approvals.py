"""Who approves an act of destruction: the archivist and the data protection officer, each for himself."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app.authority_directory.queries import person_in_words, posts_held
from appeals_app.permissions import roles

APPROVALS = {
	roles.ARCHIVIST: ("archivist", "archivist_approved_at"),
	roles.DATA_PROTECTION_OFFICER: ("protection_officer", "protection_officer_approved_at"),
}
"""Who approves, and where it is written down."""

COLLECTED_IN = ("Draft", "Collected", "Approved")
APPROVED_IN = ("Collected",)
STARTED_IN = ("Approved", "Failed")
"""Statuses in which each step is offered."""


def approvers(act: Document) -> list[str]:
	"""Position and name of those who have approved the list."""
	users = [act.get(user) for user, _when in APPROVALS.values() if act.get(user)]
	return [person_in_words(user, authority=act.authority) for user in users]


def approver_in_print(act: Document, role: str) -> dict[str, str]:
	"""Name, and the position held in the authority on the day of the approval; both empty until then."""
	user, approved_at = (act.get(field) for field in APPROVALS[role])
	if not user:
		return {"name": "", "position": ""}
	posts = posts_held(user=user, authority=act.authority, on=getdate(approved_at))
	return {"name": frappe.utils.get_fullname(user), "position": posts[0].position if posts else ""}


def own_approval(act: Document) -> tuple[str, str] | None:
	"""Where the approval of the current user is written down; None where it is not asked for."""
	held = set(frappe.get_roles())
	free = (fields for role, fields in APPROVALS.items() if role in held and not act.get(fields[0]))
	return next(free, None)


def why_not_approved(act: Document) -> str:
	"""Why the current user does not approve the collected list, in a sentence; empty where nothing stands against it."""
	if not act.found_count:
		return _("Nothing is due, so there is nothing to approve. Collect again later.")
	if frappe.session.user in [act.get(user) for user, _when in APPROVALS.values()]:
		return _("You have approved this act already. Another person approves it too.")
	if not own_approval(act):
		return _("An act is approved by the archivist and by the data protection officer. Ask them.")
	if not (act.commission_decision or "").strip():
		return _("Nothing is destroyed before the expert commission has looked. Enter its decision and save.")
	return ""


def steps_offered(act: Document) -> dict[str, object]:
	"""What the form offers: steps the server takes from the current user now, why no approval, and what is lost."""
	is_collected = act.status in APPROVED_IN
	why_not = why_not_approved(act) if is_collected else ""
	return {
		"collect": act.status in COLLECTED_IN,
		"approve": is_collected and not why_not,
		"erase": act.status in STARTED_IN,
		"why_not_approved": why_not,
		"approvers": approvers(act),
	}
