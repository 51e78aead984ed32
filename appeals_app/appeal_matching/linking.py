"""What a person decides of two appeals: this one repeats that one, or is considered together with it."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_registry.phase_moves import lock_appeal, move_appeal
from appeals_app.domain.duplicates import Sign
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase
from appeals_app.refusal import AppealRuleError, given_reason


def link_appeals(*, appeal: str, previous: str, sign: str) -> None:
	"""Give the appeal its sign of receipt and the appeal it follows, as the current user."""
	if sign not in [known.value for known in Sign if known is not Sign.PRIMARY]:
		frappe.throw(
			_("Choose what the appeal is to the other one: repeated, duplicate, multiple or mass."),
			AppealRuleError,
		)
	document = _own_card(appeal)
	other = _other_card(document, previous)
	document.receipt_sign, document.previous_appeal = sign, other.name
	document.save()


def merge_appeals(*, appeal: str, main: str, reason: str) -> None:
	"""Consider the appeal together with another one: its own consideration ends, one work and one decision stay.

	The author of the merged appeal is answered with the main one; the card stays in the register.
	"""
	said = given_reason(reason, if_missing=_("Write why the appeals are considered together."))
	document = _own_card(appeal)
	lock_appeal(main)
	other = _other_card(document, main)
	if Phase(other.phase) not in OPEN_PHASES - {Phase.RECEIVED}:
		frappe.throw(
			_("The other appeal is not considered any more, or is not registered yet. Choose one in work."),
			AppealRuleError,
		)
	document.main_appeal = other.name
	document.save()
	move_appeal(appeal=appeal, to_phase=Phase.MERGED, reason=said)


def _own_card(appeal: str) -> Document:
	document = frappe.get_doc("Appeal", appeal)
	document.check_permission("write")
	return document


def _other_card(document: Document, other: str) -> Document:
	found = frappe.get_doc("Appeal", other)
	found.check_permission("read")
	if found.name == document.name or found.authority != document.authority:
		frappe.throw(
			_("Choose another appeal of the same authority: what others hold is not linked here."),
			AppealRuleError,
		)
	return found
