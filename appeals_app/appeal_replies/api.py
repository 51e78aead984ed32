"""Buttons of the forms of letters, of their sendings and of promises."""

import frappe

from appeals_app.appeal_replies import (
	author_word,
	commitments,
	delivery,
	drafting,
	joint_draft,
	letter_queues,
	letter_templates,
	signing,
	visas,
)
from appeals_app.refusal import given_day, given_json


@frappe.whitelist(methods=["POST"])
def sign_letter(reply: str = "", reason: str = "", text_mark: str = "") -> None:
	"""Sign the text of the letter the current user has read; with a reason where the check has found something."""
	signing.sign_letter(reply=reply, reason=reason, text_mark=text_mark)


@frappe.whitelist(methods=["POST"])
def send_letter(reply: str = "", sent_on: str = "") -> None:
	"""Mark the letter as sent on the day, today where none is given, as the current user."""
	signing.send_letter(reply=reply, sent_on=given_day(sent_on) if sent_on else None)


@frappe.whitelist(methods=["GET", "POST"])
def letter_draft(appeal: str = "", letter_kind: str = "", term_change: str = "") -> dict:
	"""A new letter on the appeal as its form should open: addressee and questions filled in; saves nothing."""
	return drafting.blank_letter(appeal=appeal, letter_kind=letter_kind, term_change=term_change)


@frappe.whitelist(methods=["GET", "POST"])
def letter_queue(filters: dict | str | None = None) -> dict:
	"""Number of a queue of letters of the current user, and the list that shows it."""
	return letter_queues.letter_queue(waits_for=given_json(filters, dict).get("waits_for"))


@frappe.whitelist(methods=["POST"])
def move_control_date(commitment: str = "", due_on: str = "", reason: str = "") -> None:
	"""Give a promise another control date, as the current user."""
	commitments.move_control_date(commitment=commitment, due_on=due_on, reason=reason)


@frappe.whitelist(methods=["POST"])
def take_off_control(commitment: str = "", kept_on: str = "", note: str = "", reason: str = "") -> None:
	"""Take a kept promise off control, as the current user."""
	commitments.take_off_control(commitment=commitment, kept_on=kept_on, note=note, reason=reason)


@frappe.whitelist(methods=["POST"])
def record_author_word(commitment: str = "", word: str = "", asked_on: str = "", note: str = "") -> None:
	"""Keep what the author said of a promise whose date has passed, as the current user."""
	author_word.record_author_word(commitment=commitment, word=word, asked_on=asked_on, note=note)


@frappe.whitelist(methods=["GET", "POST"])
def dispatch_address(appeal: str = "", dispatch_method: str = "") -> str:
	"""The author's address for a letter that goes this way."""
	return drafting.dispatch_address(appeal=appeal, dispatch_method=dispatch_method)


@frappe.whitelist(methods=["GET", "POST"])
def templates_of_letter(appeal: str = "", letter_kind: str = "", answers: str | list = "[]") -> list[dict]:
	"""Templates a letter may begin with, the nearest first."""
	return letter_templates.templates_for(
		appeal=appeal, letter_kind=letter_kind, answers=given_json(answers, list)
	)


@frappe.whitelist(methods=["GET", "POST"])
def template_text(template: str = "", appeal: str = "", answers: str | list = "[]") -> str:
	"""The text a template gives for the appeal, or for an example; saves nothing."""
	return letter_templates.text_of_template(
		template=template, appeal=appeal, answers=given_json(answers, list)
	)


@frappe.whitelist(methods=["POST"])
def record_delivery(dispatch: str = "", on: str = "", is_signed_for: str | int = 0) -> None:
	"""The author has got the letter."""
	signed = bool(frappe.utils.cint(is_signed_for))
	delivery.record_delivery(dispatch=dispatch, on=given_day(on), is_signed_for=signed)


@frappe.whitelist(methods=["POST"])
def record_failure(dispatch: str = "", on: str = "", note: str = "", is_returned: str | int = 0) -> None:
	"""The letter has not reached the author, or came back."""
	came_back = bool(frappe.utils.cint(is_returned))
	delivery.record_failure(dispatch=dispatch, is_returned=came_back, on=given_day(on), note=note)


@frappe.whitelist(methods=["POST"])
def enter_tracking_number(dispatch: str = "", number: str = "") -> None:
	"""Keep the number by which the post knows the letter."""
	delivery.enter_tracking_number(dispatch=dispatch, number=number)


@frappe.whitelist(methods=["POST"])
def send_otherwise(dispatch: str = "", way: str = "", address: str = "") -> str:
	"""Send a letter that has not arrived another way, today."""
	return delivery.send_otherwise(dispatch=dispatch, way=way, address=address)


@frappe.whitelist(methods=["POST"])
def write_part(reply: str = "", question_row: str = "", text: str = "", seen: str = "") -> None:
	"""Write the part of the letter that answers the question, over what the writer has seen of it."""
	joint_draft.write_part(reply=reply, question_row=question_row, text=text, seen=seen)


@frappe.whitelist(methods=["POST"])
def give_visa(reply: str = "", text_mark: str = "") -> None:
	"""Agree to the text of a draft, in turn, as the current user."""
	visas.give_visa(reply=reply, text_mark=text_mark)


@frappe.whitelist(methods=["POST"])
def return_for_visa(reply: str = "", remark: str = "") -> None:
	"""Return a draft with a remark instead of a visa, in turn, as the current user."""
	visas.return_for_visa(reply=reply, remark=remark)


@frappe.whitelist(methods=["GET", "POST"])
def proposed_visas(reply: str = "") -> list[dict]:
	"""Officials whose visas the draft usually bears."""
	return visas.proposed_visas(reply=reply)
