"""Which buttons the form of a letter shows: the acts the person may do with it now."""

import frappe
from frappe.model.document import Document
from frappe.model.workflow import get_transitions

from appeals_app.appeal_registry.phase_moves import phase_of_state
from appeals_app.appeal_replies.drafting import ANSWER, IN_WORK
from appeals_app.appeal_replies.signing import senders, signing_post
from appeals_app.appeal_replies.visas import has_all_visas, may_speak
from appeals_app.domain.lifecycle import Act, Phase


def open_acts(letter: Document) -> list[str]:
	"""Visa, signature or dispatch where the current user may do it now; the act itself checks once more."""
	appeal = frappe.get_doc("Appeal", letter.appeal)
	if may_speak(letter):
		return ["give_visa", "return_for_visa"]
	if letter.status in IN_WORK and has_all_visas(letter) and _may_sign(letter, appeal):
		return ["sign_letter"]
	if letter.status == "Signed" and _may_send(letter, appeal):
		return ["send_letter"]
	return []


def _may_sign(letter: Document, appeal: Document) -> bool:
	post = signing_post(appeal.authority)
	if not post or (appeal.needs_first_head and not post.is_first_head):
		return False
	return letter.letter_kind != ANSWER or any(
		step.appeal_act == Act.SIGN_REPLY.value for step in _own_steps(appeal)
	)


def _may_send(letter: Document, appeal: Document) -> bool:
	if letter.letter_kind == ANSWER:
		return any(phase_of_state(step.next_state) is Phase.ANSWERED for step in _own_steps(appeal))
	return bool(senders(letter.letter_kind).intersection(frappe.get_roles()))


def _own_steps(appeal: Document) -> list[frappe._dict]:
	return get_transitions(appeal) if appeal.has_permission("read") else []
