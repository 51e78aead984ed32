"""Files of electronic signatures attached to signed letters: refused when they cannot be read, told of on the form."""

from pathlib import Path

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_replies.detached_signature import (
	LARGEST,
	SignatureFacts,
	read_signatures,
)
from appeals_app.domain.errors import DomainError
from appeals_app.domain.kyiv_time import kyiv_local
from appeals_app.refusal import AppealRuleError, refusals_in_words, sentence_of

LETTER = "Appeal Reply"


def check_signature_file(file: Document, method: str | None = None) -> None:
	"""For `before_insert` of File: what hangs on a letter as its signature can be read, and the letter is signed."""
	if file.attached_to_doctype != LETTER or not _is_signature(file.file_name):
		return
	if not frappe.db.get_value(LETTER, file.attached_to_name, "signed_at"):
		frappe.throw(
			_(
				"The letter is not signed yet: its text may still change. Attach the signature file after that."
			),
			AppealRuleError,
		)
	with refusals_in_words():
		_read(file.content)


def told_signatures(reply: Document) -> list[dict[str, str]]:
	"""What the signature files of the letter say of themselves, as its form tells it; nothing of it is verified."""
	files = frappe.get_all(
		"File",
		filters={
			"attached_to_doctype": LETTER,
			"attached_to_name": reply.name,
			"file_name": ("like", "%.p7s"),
		},
		fields=["name", "file_name"],
		order_by="creation asc",
	)
	return [told for file in files for told in _told(file)]


def _is_signature(file_name: str | None) -> bool:
	return (file_name or "").casefold().endswith(".p7s")


def _told(file: frappe._dict) -> list[dict[str, str]]:
	path = Path(frappe.get_doc("File", file.name).get_full_path())
	try:
		with path.open("rb") as stored:
			found = _read(stored.read(LARGEST + 1))
	except DomainError as error:
		return [{"file": file.file_name, "problem": sentence_of(error)}]
	except OSError:
		lost = _("The file is not on the disk of the server any more. Add it from your computer.")
		return [{"file": file.file_name, "problem": lost}]
	return [{"file": file.file_name, **facts} for facts in found]


def _read(content: bytes) -> list[dict[str, str]]:
	return [_in_words(facts) for facts in read_signatures(content)]


def _in_words(facts: SignatureFacts) -> dict[str, str]:
	moments = {"valid_from": facts.valid_from, "valid_to": facts.valid_to, "signed_at": facts.signed_at}
	said = {field: f"{kyiv_local(at):%d.%m.%Y %H:%M}" if at else "" for field, at in moments.items()}
	return {"owner": facts.owner, "issuer": facts.issuer, **said}
