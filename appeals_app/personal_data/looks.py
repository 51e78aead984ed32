"""What the framework's doors show, turned into access events: forms, prints, programs, changes."""

import frappe
from frappe.model.document import Document

from appeals_app.domain.papers import WORDS_OF_PAPERS, tells_of_card
from appeals_app.domain.redaction import PERSONAL_FIELDS
from appeals_app.personal_data.access_log import note_access, note_met, record_access
from appeals_app.personal_data.cards_of_papers import cards_of_paper
from appeals_app.personal_data.masking import mask_for_print

FORM_DOORS = ("frappe.desk.form.load.getdoc", "appeals_app.permissions.api.getdoc")


def note_shown(document: Document) -> None:
	"""Hook `appeal_after_shown`: a form was opened, or a program read the document over HTTP."""
	if getattr(frappe.local, "request", None) and tells_of_card(document.doctype, document):
		by_person = frappe.form_dict.cmd in FORM_DOORS
		note_access(act="Opened" if by_person else "Read By A Program", **subject_of(document))


def note_values(document: Document) -> None:
	"""Hook `appeal_hide_values`: a function of ours is about to show values of a stored document."""
	if tells_of_card(document.doctype, document):
		note_met(**subject_of(document))


def note_print(document: Document, method: str | None = None, settings: dict | None = None) -> None:
	"""For `before_print` of every document: one of a person, a card or a paper is masked as its reader sees it, and noted."""
	if document.doctype not in PERSONAL_FIELDS.keys() | WORDS_OF_PAPERS:
		return
	if not document.is_new():
		note_access(act="Printed", **subject_of(document))
	mask_for_print(document)


def note_download(file: str, doctype: str, name: str, user: str) -> None:
	"""For our hook `appeal_file_downloaded`: a file of a card, of its papers or of a person was handed out."""
	subject = subject_of(frappe.get_doc(doctype, name))
	if any(subject.values()):
		note_access(act="File Downloaded", **subject)


def note_change(document: Document, method: str | None = None) -> None:
	"""For `on_update` of a person: data were changed; written together with the change."""
	if not document.flags.in_insert:
		record_access(act="Changed", **subject_of(document))


def note_removal(document: Document, method: str | None = None) -> None:
	"""For `on_trash` of a person: written together with the removal."""
	record_access(act="Deleted", **subject_of(document))


def subject_of(document: Document) -> dict[str, str]:
	"""The card or the person an event about the document names."""
	if document.doctype == "Applicant":
		return {"applicant": document.name}
	if document.doctype == "Appeal":
		return {"appeal": document.name}
	hangs_on = cards_of_paper(document) if document.doctype in WORDS_OF_PAPERS else [document.get("appeal")]
	return {"appeal": next(iter(hangs_on), None)}
