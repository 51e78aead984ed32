"""Letters that end the consideration without an answer on the merits: what they must tell the author.

A refusal to consider names the law, the reasons and the way to appeal; a return explains what to correct; a
forwarding names the addressee (Art. 5, 7, 8, 15).
"""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_registry.consideration import letter_texts
from appeals_app.appeal_replies.transfer_notices import name_receiver
from appeals_app.domain.lifecycle import PHASE_OF_LETTER, LetterKind
from appeals_app.domain.stop_grounds import STOPPED_ON_GROUND
from appeals_app.refusal import AppealRuleError

KINDS = {kind.value: kind for kind, phase in PHASE_OF_LETTER.items() if phase in STOPPED_ON_GROUND}
"""Kinds of letters that rest on a ground, as they are stored."""

TEXT_FIELDS = ("body", "ground", "way_to_appeal")


def fill_stop_letter(reply: Document, appeal: Document) -> None:
	"""Begin the letter with its ground, for its author to edit; AppealRuleError where the facts give none."""
	kind = KINDS.get(reply.letter_kind)
	if not kind:
		reply.ground = reply.way_to_appeal = None
		return
	for field, text in letter_texts(appeal, kind).items():
		if not (reply.get(field) or "").strip():
			reply.set(field, text)


def check_stop_letter(reply: Document, appeal: Document) -> None:
	"""Refuse to sign a letter whose ground no longer holds, or that does not tell it."""
	kind = KINDS.get(reply.letter_kind)
	if not kind:
		return
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
