"""What the print format of a letter asks for.  Templates call these by name (hook `jinja`)."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import formatdate, getdate

from appeals_app.appeal_replies.body_letters import is_to_body
from appeals_app.appeal_replies.letter_texts import text_of_letter
from appeals_app.domain.position_text import at_line_start

REQUISITES = ("authority_name", "postal_address", "phone", "email", "edrpou")
FIELDS = ("officer_name", "position", "phone")


def appeal_letter_head(doc: Document) -> dict[str, str]:
	"""Name of the authority, and its address, phone, e-mail and code in one line, as its card has them."""
	authority = frappe.db.get_value("Authority", doc.authority, REQUISITES, as_dict=True)
	code = authority.edrpou and _("EDRPOU code {0}", lang="uk").format(authority.edrpou)
	contacts = (authority.postal_address, authority.phone, authority.email, code)
	return {"name": authority.authority_name, "contacts": ", ".join(text for text in contacts if text)}


def appeal_letter_reference(doc: Document) -> dict[str, str]:
	"""Number and day of what the letter answers: of the letter of the body that sent the appeal, else of the appeal itself."""
	fields = ["registration_index", "received_at", "sender_number", "sender_date"]
	appeal = frappe.db.get_value("Appeal", doc.appeal, fields, as_dict=True)
	if is_to_body(doc) and appeal.sender_number:
		return {"number": appeal.sender_number, "day": _day(appeal.sender_date)}
	return {"number": appeal.registration_index or "", "day": _day(appeal.received_at)}


def _day(value: object) -> str:
	return formatdate(getdate(value)) if value else ""


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


def appeal_covering_letter(doc: Document) -> dict[str, str | list[str]]:
	"""To whom the appeal goes and what is asked there, beside the notice that tells the author (Art. 7(3)); as its reader may see it."""
	appeal = frappe.get_doc("Appeal", doc.appeal)
	receiver, address = _receiver(doc, appeal)
	opening = _(
		"According to part three of Article 7 of the Law of Ukraine “On Citizens' Appeals” we pass on:",
		lang="uk",
	)
	what = _("appeal of {0}, of {1}, No. {2}", lang="uk").format(
		doc.addressee, formatdate(getdate(appeal.received_at)), appeal.registration_index
	)
	ask = _(
		"Please consider it and answer the author. The text and what came with it are enclosed.", lang="uk"
	)
	return {"receiver": receiver, "address": address, "texts": [opening, f"{what}.", *_passed(doc), ask]}


def _receiver(doc: Document, appeal: Document) -> tuple[str, str]:
	to_authority = doc.transfer and frappe.db.get_value("Appeal Transfer", doc.transfer, "to_authority")
	if not to_authority:
		return appeal.forwarded_to or "", ""
	name, address = frappe.db.get_value("Authority", to_authority, ["authority_name", "postal_address"])
	return name, address or ""


def _passed(doc: Document) -> list[str]:
	"""The questions, where the rest of them stays."""
	if not doc.transfer or frappe.db.get_value("Appeal Transfer", doc.transfer, "is_whole"):
		return []
	rows = {"parent": doc.transfer}
	return [
		f"– {question}"
		for question in frappe.get_all("Appeal Transfer Question", rows, pluck="question", order_by="idx")
	]


def _officer(name: str | None) -> dict[str, str]:
	values = frappe.db.get_value("Authority Officer", name, FIELDS, as_dict=True) if name else None
	return {field: (values or {}).get(field) or "" for field in FIELDS}
