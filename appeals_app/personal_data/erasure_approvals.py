"""Who approves an act of destruction: the archivist and the data protection officer, each for himself, then the head.

The head signs the printed act; who signed it, when, and the scan of the paper are entered before anything is erased, so
that the word of whoever enters it does not stand alone.
"""

from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.authority_directory.queries import person_in_words, posts_held, users_in_office
from appeals_app.permissions import roles
from appeals_app.personal_data.erasure_notices import tell_signature_was_entered
from appeals_app.personal_data.event_log import record_personal_data_event
from appeals_app.refusal import AppealRuleError
from appeals_app.search_arguments import NO_RECORD

APPROVALS = {
	roles.ARCHIVIST: ("archivist", "archivist_approved_at"),
	roles.DATA_PROTECTION_OFFICER: ("protection_officer", "protection_officer_approved_at"),
}
"""Who approves, and where it is written down."""

HEAD_SIGNATURE = ("head_officer", "head_approved_on", "signed_act")
"""Who signed the act, on which day, and the scan that shows it."""

COLLECTED_IN = ("Draft", "Collected", "Approved")
APPROVED_IN = ("Collected",)
STARTED_IN = ("Approved", "Failed")
"""Statuses in which each step is offered."""


def approvers(act: Document) -> list[str]:
	"""Position and name of those who have approved the list."""
	users = [act.get(user) for user, _when in APPROVALS.values() if act.get(user)]
	return [person_in_words(user, authority=act.authority) for user in users]


def approvers_awaited(act: Document) -> list[str]:
	"""Users in office whose approval the list lacks still; who has approved as the one is not asked as the other."""
	awaited = [role for role, (who, _when) in APPROVALS.items() if not act.get(who)]
	holders = frappe.get_all(
		"Has Role", {"parenttype": "User", "role": ("in", awaited or [NO_RECORD])}, pluck="parent"
	)
	approved = {act.get(who) for who, _when in APPROVALS.values()}
	return sorted(set(users_in_office(authority=act.authority)) & set(holders) - approved)


def approver_in_print(act: Document, role: str) -> dict[str, str]:
	"""Name, and the position held in the authority on the day of the approval; both empty until then."""
	user, approved_at = (act.get(field) for field in APPROVALS[role])
	if not user:
		return {"name": "", "position": ""}
	posts = posts_held(user=user, authority=act.authority, on=getdate(approved_at))
	return {"name": frappe.utils.get_fullname(user), "position": posts[0].position if posts else ""}


def head_in_print(act: Document) -> dict[str, str]:
	"""Name and position of the head who signed; both empty until then."""
	officer = frappe.db.get_value(
		"Authority Officer", act.head_officer, ("officer_name", "position"), as_dict=True
	)
	return (
		{"name": officer.officer_name, "position": officer.position}
		if officer
		else {"name": "", "position": ""}
	)


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
	return _why_no_protocol(act)


def _why_no_protocol(act: Document) -> str:
	if (act.commission_decision or "").strip() and act.commission_decided_on:
		return ""
	return _(
		"Nothing is destroyed before the expert commission has looked. Enter the number and the day of its protocol, and save."
	)


def why_not_erased(act: Document) -> str:
	"""Why an approved act is not carried out yet, in a sentence; empty where nothing stands against it."""
	if why_not := _why_no_protocol(act):
		return why_not
	if not is_approved_by_head(act):
		return _(
			"The act has no signature of the head. Print it, enter who signed it and when, attach the scan, and save."
		)
	return ""


def is_approved_by_head(act: Document) -> bool:
	"""It is entered who signed the act and on which day, and the scan is attached."""
	return all(act.get(field) for field in HEAD_SIGNATURE)


def check_protocol(act: Document) -> None:
	"""Refuse a protocol of a day to come."""
	if act.commission_decided_on and getdate(act.commission_decided_on) > clock.today():
		frappe.throw(_("The protocol is of a day to come. Correct the day of the protocol."), AppealRuleError)


def check_head(act: Document) -> None:
	"""Refuse a signature that is not of a head of the authority, or of a day on which nobody could have given it."""
	if not _is_head_changed(act):
		return
	if act.status not in STARTED_IN:
		frappe.throw(
			_(
				"The head signs what both have approved and nobody has begun to destroy. Leave the signature as it was."
			),
			AppealRuleError,
		)
	if not any(act.get(field) for field in HEAD_SIGNATURE):
		return
	if not is_approved_by_head(act):
		frappe.throw(
			_("Enter who signed the act and on which day, and attach the scan of it."), AppealRuleError
		)
	day = getdate(act.head_approved_on)
	if not _last_approval(act) <= day <= clock.today():
		frappe.throw(
			_(
				"The head signs after the list is approved, and not in the future. Correct the day of the signature."
			),
			AppealRuleError,
		)
	if not _heads(act, day):
		frappe.throw(
			_(
				"On that day this officer was neither the head nor a deputy head of the authority. Choose who signed."
			),
			AppealRuleError,
		)


def note_head(act: Document) -> None:
	"""The signature that was entered is an event of the act."""
	if is_approved_by_head(act) and _is_head_changed(act):
		name = frappe.db.get_value("Authority Officer", act.head_officer, "officer_name")
		ground = f"{name}, {frappe.utils.formatdate(act.head_approved_on)}"
		record_personal_data_event(act, act="Signed By The Head", ground=ground)
		tell_signature_was_entered(act)


def _is_head_changed(act: Document) -> bool:
	stored = act.get_doc_before_save()
	if not stored:
		return any(act.get(field) for field in HEAD_SIGNATURE)
	return any(act.has_value_changed(field) for field in HEAD_SIGNATURE)


def _last_approval(act: Document) -> date:
	return max(getdate(act.get(when)) for _who, when in APPROVALS.values())


def _heads(act: Document, day: date) -> list[str]:
	"""The officer who signed, where he headed the authority on the day."""
	user = frappe.db.get_value("Authority Officer", act.head_officer, "user")
	posts = posts_held(user=user, authority=act.authority, on=day) if user else []
	return [
		post.name
		for post in posts
		if post.name == act.head_officer and (post.is_first_head or post.is_deputy_head)
	]


def may_have_signed(act: Document) -> list[str]:
	"""Officers who headed the authority, or were deputies there, on some day since both approved."""
	officer = DocType("Authority Officer")
	query = (
		frappe.qb.from_(officer)
		.select(officer.name)
		.where(officer.authority == act.authority)
		.where((officer.is_first_head == 1) | (officer.is_deputy_head == 1))
		.where(officer.valid_from <= clock.today())
		.where(officer.valid_to.isnull() | (officer.valid_to >= _last_approval(act)))
	)
	return query.run(pluck=True)


def steps_offered(act: Document) -> dict[str, object]:
	"""What the form offers: steps the server takes from the current user now, why not the next, and what is lost."""
	is_collected, is_approved = act.status in APPROVED_IN, act.status in STARTED_IN
	why_not = why_not_approved(act) if is_collected else why_not_erased(act) if is_approved else ""
	return {
		"collect": act.status in COLLECTED_IN,
		"approve": is_collected and not why_not,
		"erase": is_approved and not why_not,
		"sign": is_approved,
		"signers": may_have_signed(act) if is_approved else [],
		"why_not": why_not,
		"approvers": approvers(act),
	}
