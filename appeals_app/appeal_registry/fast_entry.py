"""An ordinary letter entered at one go: the person found or made, the card filled and registered."""

import hashlib
import re

import frappe
from frappe import _
from pymysql.err import IntegrityError

from appeals_app.appeal_registry.registration import register_appeal
from appeals_app.domain.person_names import capitalised, split_name
from appeals_app.domain.text_cleaning import clean_line, show_tags
from appeals_app.refusal import AppealRuleError

OF_PERSON = ("settlement", "address", "phone", "email", "notices_by_email")
OF_CARD = (
	*("authority", "channel", "received_at", "written_on", "subject", "kind", "appeal_type", "receipt_sign"),
	"previous_appeal",
	*("brief", "content", "pages_count", "enclosures", "content_language", "study"),
)


SENT_KEY = re.compile(r"[A-Za-z0-9-]{16,64}")


def register_letter_once(*, letter: dict, sent_key: str) -> str:
	"""Register a letter, or find what the same user registered by the same key before: the answer may have been lost.

	It is all the request does, for where another request was first the transaction begins anew. Without a key every
	letter is a new one.
	"""
	key = _entry_key(sent_key) if sent_key else None
	if key and (known := _registered_by(key)):
		_tell_of_difference(known, letter)
		return known
	try:
		return register_letter(letter=letter, entry_key=key)
	except IntegrityError as error:
		if not key or not frappe.db.is_unique_key_violation(error):
			raise
		frappe.db.rollback()
		if known := _registered_by(key):
			return known
		raise


def _registered_by(key: str) -> str | None:
	return frappe.db.get_value("Appeal", {"entry_key": key})


def _tell_of_difference(known: str, letter: dict) -> None:
	"""Who corrected a letter before sending it again is told that the card holds what was sent first."""
	card = frappe.get_doc("Appeal", known)
	sent = {field: show_tags(_line(letter, field)) for field in ("brief", "content")}
	if any(words not in ("", clean_line(card.get(field))) for field, words in sent.items()):
		frappe.msgprint(
			_(
				"The letter was registered before as {0}, with the words sent then. What was changed since is not in the"
				" card: open it and correct it there."
			).format(card.registration_index),
			indicator="orange",
		)


def _entry_key(sent: str) -> str:
	"""What is kept with the card: the key of one user says nothing of the letters of another."""
	if not SENT_KEY.fullmatch(sent):
		frappe.throw(
			_("The letter came with a key that cannot be one. Reload the page and enter it anew."),
			AppealRuleError,
		)
	return hashlib.sha256(f"{frappe.session.user}|{sent}".encode()).hexdigest()


def register_letter(*, letter: dict, entry_key: str | None = None) -> str:
	"""Register what the dialog sends, as the current user; returns the name of the appeal.

	`applicant` is a known person; without one `new_person` holds surname, name and patronymic. Fields of the card
	that are not sent keep the defaults of the card.
	"""
	card = {field: letter[field] for field in OF_CARD if letter.get(field) not in (None, "")}
	card["applicant"] = letter.get("applicant") or _new_person(letter)
	question = _line(letter, "question") or _line(letter, "brief")
	card["questions"] = [{"question": question, "theme": letter.get("theme")}]
	return register_appeal(card=card, entry_key=entry_key)


def _new_person(letter: dict) -> str | None:
	"""«Савченко Марія Іванівна» or «Савченко М.І.» as a new applicant; nobody for a letter without an author."""
	name = capitalised(split_name(_line(letter, "new_person")))
	if not name.last:
		return None
	if not name.first:
		frappe.throw(
			_("New person: enter the surname and the name, or choose the applicant."), AppealRuleError
		)
	named = {"last_name": name.last, "first_name": name.first, "middle_name": name.middle}
	known = {field: letter[field] for field in OF_PERSON if letter.get(field)}
	if letter.get("authority"):
		known["authority"] = letter["authority"]
	return frappe.get_doc({"doctype": "Applicant", **named, **known}).insert().name


def _line(letter: dict, field: str) -> str:
	"""What was typed into a field of words; nothing for what is no words."""
	typed = letter.get(field)
	return clean_line(typed) if isinstance(typed, str) else ""
