"""Letters that end the consideration without an answer on the merits: what they must tell the author.

A refusal to consider names the law, the reasons and the way to appeal; a return explains what to correct; a
forwarding names the addressee (Art. 5, 7, 8, 15). A termination has no ground in the facts of the card: the head
says it, and the card tells it afterwards.
"""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_registry.consideration import letter_texts
from appeals_app.appeal_replies.transfer_notices import name_receiver
from appeals_app.domain.lifecycle import OPEN_PHASES, PHASE_OF_LETTER, LetterKind, Phase
from appeals_app.domain.stop_grounds import STOPPED_ON_GROUND
from appeals_app.refusal import AppealRuleError

KINDS = {kind.value: kind for kind, phase in PHASE_OF_LETTER.items() if phase in STOPPED_ON_GROUND}
"""Kinds of letters that rest on a ground, as they are stored."""

TERMINATION_NOTICE = LetterKind.TERMINATION_NOTICE.value

TEXT_FIELDS = ("body", "ground", "way_to_appeal")


def fill_stop_letter(reply: Document, appeal: Document) -> None:
	"""Begin the letter with its ground, for its author to edit; AppealRuleError where the facts give none."""
	kind = KINDS.get(reply.letter_kind)
	if not kind:
		reply.way_to_appeal = None
		if reply.letter_kind != TERMINATION_NOTICE:
			reply.ground = None
		return
	for field, text in letter_texts(appeal, kind).items():
		if not (reply.get(field) or "").strip():
			reply.set(field, text)


def check_stop_letter(reply: Document, appeal: Document) -> None:
	"""Refuse to sign a letter whose ground no longer holds, or that does not tell it."""
	kind = KINDS.get(reply.letter_kind)
	if not kind and reply.letter_kind != TERMINATION_NOTICE:
		return
	if kind:
		name_receiver(reply, appeal)
		letter_texts(appeal, kind)
	if not (reply.ground or "").strip():
		frappe.throw(
			_(
				"The letter names neither the ground nor the reasons. Fill in «Ground And Reasons» before signing."
			),
			AppealRuleError,
		)
	if kind is LetterKind.REFUSAL_TO_CONSIDER and not (reply.way_to_appeal or "").strip():
		frappe.throw(
			_("The refusal does not say how to appeal against it. Fill in «How To Appeal» before signing."),
			AppealRuleError,
		)


def reason_of_move(reply: Document) -> str:
	"""Why sending the letter moves the appeal: the ground the head gave, else what the letter is."""
	said = reply.ground if reply.letter_kind == TERMINATION_NOTICE else ""
	return said or _(reply.letter_kind)


def tell_of_termination(appeal: Document, method: str | None = None) -> None:
	"""For the event `onload` of Appeal: on what ground and by which letter this consideration of it was terminated."""
	if Phase(appeal.phase) in OPEN_PHASES or not frappe.has_permission("Appeal Reply", "read"):
		return
	sent = {
		"appeal": appeal.name,
		"letter_kind": TERMINATION_NOTICE,
		"status": "Sent",
		"creation": (">=", appeal.considered_since),
	}
	fields = ["name", "ground", "reply_number", "sent_on"]
	for letter in frappe.get_list("Appeal Reply", filters=sent, fields=fields, limit=1):
		appeal.set_onload("termination", letter)
