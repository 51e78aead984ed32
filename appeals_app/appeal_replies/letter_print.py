"""What the print format of a letter asks for.  Templates call these by name (hook `jinja`)."""

import frappe
from frappe.model.document import Document

from appeals_app.appeal_replies.letter_texts import text_of_letter
from appeals_app.domain.position_text import at_line_start

FIELDS = ("officer_name", "position", "phone")


def appeal_letter_signer(doc: Document) -> dict[str, str]:
	"""Name and position of the one who signed, the position as it begins a line; empty on a draft."""
	signer = _officer(doc.signed_by)
	return {**signer, "position": at_line_start(signer["position"])}


def appeal_letter_text(doc: Document) -> str:
	"""The whole text: what the drafter wrote, the parts of co-executors, ground and way to appeal."""
	return text_of_letter(doc)


def appeal_letter_executor(doc: Document) -> dict[str, str]:
	"""Name and phone of the one who drafted the letter, as the author may ask (Art. 18)."""
	return _officer(doc.drafted_by)


def _officer(name: str | None) -> dict[str, str]:
	values = frappe.db.get_value("Authority Officer", name, FIELDS, as_dict=True) if name else None
	return {field: (values or {}).get(field) or "" for field in FIELDS}
