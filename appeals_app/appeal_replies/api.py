"""Buttons of the letter's form."""

import frappe

from appeals_app.appeal_replies import drafting, signing


@frappe.whitelist(methods=["POST"])
def sign_letter(reply: str = "") -> None:
	"""Sign the letter as the current user."""
	signing.sign_letter(reply=reply)


@frappe.whitelist(methods=["POST"])
def send_letter(reply: str = "") -> None:
	"""Send the letter as the current user."""
	signing.send_letter(reply=reply)


@frappe.whitelist(methods=["GET", "POST"])
def letter_draft(appeal: str = "", letter_kind: str = "") -> dict:
	"""A new letter on the appeal as its form should open: addressee and questions filled in; saves nothing."""
	return drafting.blank_letter(appeal=appeal, letter_kind=letter_kind)


@frappe.whitelist(methods=["GET", "POST"])
def dispatch_address(appeal: str = "", dispatch_method: str = "") -> str:
	"""The author's address for a letter that goes this way."""
	return drafting.dispatch_address(appeal=appeal, dispatch_method=dispatch_method)
