"""What a person decides of two appeals: this one repeats that one, or is considered together with it."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_matching.one_person import records_of_person
from appeals_app.appeal_registry.phase_moves import lock_appeal, may_enter, move_appeal
from appeals_app.domain.card_locks import lock_of
from appeals_app.domain.duplicates import Sign
from appeals_app.domain.lifecycle import MAIN_PHASES, Phase
from appeals_app.refusal import AppealRuleError, given_reason
from appeals_app.repeating import begin_anew

LINK_FIELDS = ("receipt_sign", "previous_appeal")


def link_appeals(*, appeal: str, previous: str, sign: str) -> str:
	"""Give the appeal its sign of receipt and the appeal it follows, as the current user; says what was done."""
	lock_together(appeal, previous)
	return link(appeal=appeal, previous=previous, sign=sign)


def link(*, appeal: str, previous: str, sign: str) -> str:
	"""`link_appeals` of two that are locked already."""
	if sign not in [known.value for known in Sign if known is not Sign.PRIMARY]:
		frappe.throw(
			_("Choose what the appeal is to the other one: repeated, duplicate, multiple or mass."),
			AppealRuleError,
		)
	document, other = _own_card(appeal), _other_card(previous)
	if refusal := link_refusal(document, other):
		frappe.throw(refusal, AppealRuleError)
	previous = first_of_event(other) if sign == Sign.MASS.value else other.name
	if sign == Sign.MASS.value and (refusal := mass_refusal(document, other.name, previous)):
		frappe.throw(refusal, AppealRuleError)
	document.receipt_sign, document.previous_appeal = sign, previous
	document.save()
	title = frappe.get_cached_value("Appeal Classifier Item", sign, "title")
	return _("Linked: {0} to {1}, sign of receipt «{2}».").format(
		_known_as(document), _known_as(other), title
	)


def unlink(*, appeal: str) -> None:
	"""Make a locked appeal primary again: it follows no other one."""
	document = _own_card(appeal)
	refusal = sign_refusal_by_phase(document) if may_change_sign(document) else _whose_linking_is()
	if refusal:
		frappe.throw(refusal, AppealRuleError)
	document.receipt_sign, document.previous_appeal = Sign.PRIMARY.value, None
	document.save()


def first_of_event(member: Document) -> str:
	"""The appeal to which the others of a mass event are linked: one answers for all."""
	is_member = member.receipt_sign == Sign.MASS.value and member.previous_appeal
	return member.previous_appeal if is_member else member.name


def merge_appeals(*, appeal: str, main: str, reason: str) -> str:
	"""Consider the appeal together with another one: its own consideration ends, one work and one decision stay.

	The author of the merged appeal is answered with the main one; the card stays in the register.  Says what was done.
	"""
	said = given_reason(reason, if_missing=_("Write why the appeals are considered together."))
	lock_together(appeal, main)
	document, other = _own_card(appeal), _other_card(main)
	if refusal := merge_refusal(document, other):
		frappe.throw(refusal, AppealRuleError)
	document.main_appeal = other.name
	document.save()
	move_appeal(appeal=appeal, to_phase=Phase.MERGED, reason=said)
	return _("Merged: {0} is considered together with {1}.").format(_known_as(document), _known_as(other))


def _known_as(document: Document) -> str:
	return document.registration_index or document.title


def link_refusal(document: Document, other: Document) -> str:
	"""Why the current user cannot link the appeal to the other one; empty where it can be done."""
	if not may_change_sign(document):
		return _whose_linking_is()
	if _is_no_pair(document, other):
		return _("Choose another appeal of the same authority: what others hold is not linked here.")
	if other.previous_appeal == document.name:
		return _("The other appeal is linked to this one already. Open it to change that.")
	return sign_refusal_by_phase(document)


def may_change_sign(document: Document) -> bool:
	"""The current user may write the sign of receipt and the appeal before."""
	return _may_write(document, LINK_FIELDS)


def _whose_linking_is() -> str:
	return _("Appeals are linked by the registrar and the reception clerk. Ask one of them.")


def sign_refusal_by_phase(appeal: Document | frappe._dict) -> str:
	"""Why the phase of the appeal leaves its sign of receipt as it is; empty where it may change."""
	phase = Phase(appeal.phase)
	if phase is Phase.MERGED:
		return _("The appeal is considered together with another one already, so its sign of receipt stays.")
	if any(lock_of(field, phase) for field in LINK_FIELDS):
		return _("The author has been written to, so the sign of receipt stays. Reopen the appeal first.")
	return ""


def mass_refusal(document: Document, *others: str) -> str:
	"""Why the appeal makes no mass one with the others: one person wrote both, by one record or by records joined."""
	own = set(records_of_person(document.applicant)) if document.applicant else set()
	authors = frappe.get_all("Appeal", {"name": ("in", others)}, pluck="applicant")
	if own.intersection(authors):
		return _(
			"Both appeals are of one person, and a mass one is of many people. Choose repeated, duplicate or multiple."
		)
	return ""


def merge_refusal(document: Document, other: Document) -> str:
	"""Why the current user cannot merge the appeal into the other one; empty where it can be done."""
	if not _may_write(document, ("main_appeal",)):
		return _("Appeals are considered under one by the registrar. Ask the registrar.")
	if _is_no_pair(document, other):
		return _("Choose another appeal of the same authority: what others hold is not linked here.")
	if Phase(other.phase) not in MAIN_PHASES:
		return _("The other appeal is not considered any more, or is not registered yet. Choose one in work.")
	if not may_enter(document, Phase.MERGED):
		return _("The appeal is not considered any more, or is not registered yet: it is not merged.")
	return ""


def _may_write(document: Document, fields: tuple[str, ...]) -> bool:
	"""The framework puts back without a word what is changed on a level the user may not write."""
	return document.has_permission("write") and all(
		document.has_permlevel_access_to(field, permission_type="write") for field in fields
	)


def lock_together(*appeals: str) -> None:
	"""Of two requests about the same appeals the second sees what the first did, in whichever direction each goes."""
	begin_anew()
	for name in sorted(set(appeals)):
		lock_appeal(name)


def _is_no_pair(document: Document, other: Document) -> bool:
	return other.name == document.name or other.authority != document.authority


def _own_card(appeal: str) -> Document:
	document = frappe.get_doc("Appeal", appeal)
	document.check_permission("write")
	return document


def _other_card(other: str) -> Document:
	found = frappe.get_doc("Appeal", other)
	found.check_permission("read")
	return found
