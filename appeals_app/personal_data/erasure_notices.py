"""What the head is told of an act of destruction as it happens: it waits for the signature, who entered it, who destroys."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.authority_directory.queries import users_in_office
from appeals_app.personal_data.watch_notices import take_back, tell
from appeals_app.site_language import in_site_language


def heads_of(authority: str) -> list[str]:
	"""Accounts of the first heads; where there is none, of the deputies."""
	return users_in_office(authority=authority, is_first_head=1) or users_in_office(
		authority=authority, is_deputy_head=1
	)


def tell_approval_is_waited_for(act: Document, users: list[str]) -> None:
	"""Those whose approval the list lacks learn that it waits."""
	for user in users:
		tell(user, subject=_waits_for_approval(act), about=act)


def end_waiting_for_approval(act: Document, awaited: list[str]) -> None:
	"""An approval was given: it is asked no more but of those whose own is still lacking."""
	take_back(subject=_waits_for_approval(act), about=act, but=awaited)


def end_waiting(act: Document) -> None:
	"""The list is collected anew: nobody approves or signs the former one."""
	end_waiting_for_approval(act, [])
	take_back(subject=_waits_for_signature(act), about=act)


@in_site_language()
def _waits_for_approval(act: Document) -> str:
	return _("The act of destruction {0} waits for your approval").format(act.act_number)


@in_site_language()
def _waits_for_signature(act: Document) -> str:
	return _("The act of destruction {0} waits for the signature of the head").format(act.act_number)


def tell_signature_is_waited_for(act: Document) -> None:
	"""Both have approved the list: the head prints and signs the act."""
	subject = _waits_for_signature(act)
	for user in heads_of(act.authority):
		tell(user, subject=subject, about=act)


@in_site_language()
def tell_signature_was_entered(act: Document) -> None:
	"""Whose signature another person entered learns of it, and may say that there was none; it is waited for no more."""
	take_back(subject=_waits_for_signature(act), about=act)
	words = _("{0} entered that the act of destruction {1} is signed by {2} on {3}").format(
		_actor(),
		act.act_number,
		frappe.db.get_value("Authority Officer", act.head_officer, "officer_name"),
		frappe.utils.formatdate(act.head_approved_on),
	)
	_tell_others(act, words)


@in_site_language()
def tell_destruction_was_ordered(act: Document) -> None:
	"""What nothing brings back is not done unseen."""
	words = _("{0} started the destruction by the act {1}: personal data go for good").format(
		_actor(), act.act_number
	)
	_tell_others(act, words)


def _actor() -> str:
	return frappe.utils.get_fullname(frappe.session.user)


def _tell_others(act: Document, words: str) -> None:
	signer = frappe.db.get_value("Authority Officer", act.head_officer, "user")
	for user in sorted({*heads_of(act.authority), signer} - {None, frappe.session.user}):
		tell(user, subject=words, about=act)
