"""Acts with files, as the chain of the appeal and other parts of the app learn of them."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_files.hanging import appeal_of, document_behind
from appeals_app.appeal_files.intake import refuse_file
from appeals_app.appeal_registry.event_log import record_event

DOWNLOADED = "appeal_file_downloaded"
"""Our hook: called with `file`, `doctype`, `name`, `user` when the bytes of a file of the app are handed out."""


def record_file_act(file: Document, act: str) -> None:
	"""One event of the appeal that the file belongs to; names of files tell too much and stay out of it."""
	behind = document_behind(file)
	told_in = appeal_of(behind) if behind else None
	if told_in:
		appeal, authority = told_in
		record_event(
			appeal=appeal, authority=authority, act=act, reference_doctype="File", reference_name=file.name
		)


def check_may_remove(file: Document) -> None:
	"""Refuse to take a file off a document whose files have become part of the case."""
	behind = document_behind(file)
	if not behind or not frappe.db.exists(*behind):
		return
	if getattr(frappe.get_doc(*behind), "keeps_files", False):
		refuse_file(
			_("The file belongs to a registered case and is not removed. Add the right file beside it.")
		)


def tell_download(file: Document, *, of_address: bool = False) -> None:
	"""Call our hook once a request when a file of the app is about to be handed out over HTTP."""
	request = getattr(frappe.local, "request", None)
	if not request or (of_address and not request.path.startswith("/private/files/")):
		return
	told = frappe.flags.setdefault("appeals_files_told", set())
	behind = document_behind(file)
	if not behind or file.name in told:
		return
	told.add(file.name)
	for path in frappe.get_hooks(DOWNLOADED):
		frappe.call(path, file=file.name, doctype=behind[0], name=behind[1], user=frappe.session.user)
	frappe.local.flags.commit = True  # what a hook writes: the framework rolls a GET back
