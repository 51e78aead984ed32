"""Whether a paper somebody holds is a letter of ours: the code printed on it, and what the public page tells of it."""

import frappe
from frappe.model.document import Document
from frappe.utils import get_url

from appeals_app.appeal_registry.paper_codes import draw_code
from appeals_app.domain.errors import TrackingCodeError
from appeals_app.domain.tracking import parse_tracking_code

PAGE = "/check"
TOLD = ("authority", "letter_kind", "reply_number", "signed_at", "signed_by", "status", "sent_on")


def appeal_letter_check(letter: Document) -> dict[str, str]:
	"""For the print formats: where the letter is looked up, its code, and both as a picture; empty on a draft."""
	if not letter.check_code:
		return {}
	address = get_url(PAGE)
	return {
		"address": address,
		"code": letter.check_code,
		"picture": draw_code(f"{address}?code={letter.check_code}", scale=1.5),
	}


def letter_by_code(typed: object) -> frappe._dict | None:
	"""What everybody may know of the letter: by whom, when and under what number; None where there is none.

	Neither the author nor a word of the text: who holds the paper has both.
	"""
	try:
		code = parse_tracking_code(typed if isinstance(typed, str) else "")
	except TrackingCodeError:
		return None
	letter = frappe.db.get_value("Appeal Reply", {"check_code": code}, TOLD, as_dict=True)
	if not letter:
		return None
	signer = frappe.db.get_value(
		"Authority Officer", letter.signed_by, ["officer_name", "position"], as_dict=True
	)
	authority = frappe.db.get_value("Authority", letter.authority, "authority_name")
	return frappe._dict(letter, authority_name=authority, signer=signer or frappe._dict())
