"""What is asked of a new file before it is stored: where it goes, what it is, and whether there is room."""

import frappe
from frappe import _
from frappe.core.api.file import get_max_file_size
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.query_builder.functions import Count, Sum
from frappe.utils import cint

from appeals_app.appeal_files.config import file_limits, holds_registers
from appeals_app.appeal_files.hanging import document_behind, may
from appeals_app.appeal_files.inspection import inspect_file, is_page
from appeals_app.domain.file_kinds import check_room, extension_of
from appeals_app.permissions.own_doctypes import is_ours
from appeals_app.permissions.unreadable_requests import refuse_large_body
from appeals_app.refusal import AppealRuleError, refusals_in_words

RUN_ELSEWHERE = frozenset(
	{"htm", "html", "js", "mht", "mhtml", "mjs", "shtml", "svg", "swf", "xht", "xhtml", "xsl"}
)
PICTURES = frozenset({"gif", "ico", "jpeg", "jpg", "png", "webp"})


class AppealFileError(AppealRuleError):
	"""The file is not taken, changed or removed as was asked."""


def refuse_file(sentence: str, error: type[Exception] = AppealFileError) -> None:
	"""Say why, under a title that tells the rest of the form is kept."""
	frappe.throw(sentence, error, title=_("File not accepted"))


def place_of_unsaved_document(file: Document) -> None:
	"""The Desk names a record that is not saved yet «new-…»: its file is the uploader's own until it is.

	That is why a file may hang on nothing.  It keeps to the size of what it is meant for, if the user may make such a record.
	"""
	if str(file.attached_to_name or "").startswith("new-"):
		if holds_registers(file.attached_to_doctype) and frappe.has_permission(
			file.attached_to_doctype, "create"
		):
			file.flags.meant_for = file.attached_to_doctype
		file.attached_to_doctype = file.attached_to_name = file.attached_to_field = None


def check_sent_size(doctype: str | None) -> None:
	"""Refuse a body beyond the limit of the site, unless it brings a whole register."""
	most = get_max_file_size()
	if (frappe.request.content_length or 0) > most and not holds_registers(doctype):
		refuse_large_body(most)


def check_place(file: Document) -> None:
	"""Refuse a file for a record that is not there or that the user may not change."""
	if frappe.session.user == "Guest":
		refuse_file(_("Log in to add a file."), frappe.PermissionError)
	if not _may_add(file):
		refuse_file(
			_("You may not add a file to this record. Ask your head or the administrator for access."),
			frappe.PermissionError,
		)


def _may_add(file: Document) -> bool:
	user, doctype, name = frappe.session.user, file.attached_to_doctype, file.attached_to_name
	if behind := document_behind(file):
		return may(user, "write", behind)
	by_framework = bool(file.flags.ignore_permissions)  # letters and prepared reports keep files of their own
	return not doctype or by_framework or may(user, "write", (doctype, str(name or "")))


def may_be_public(file: Document) -> bool:
	"""Only pictures of the site itself, put there by the administrator of the system."""
	return bool(
		not cint(file.is_private)
		and file.attached_to_doctype
		and not document_behind(file)
		and extension_of(file.file_name) in PICTURES
		and "System Manager" in frappe.get_roles()
	)


def check_content(file: Document, content: bytes) -> None:
	"""Refuse what the register does not take; elsewhere in the site, what a browser would run."""
	if not file.attached_to_doctype or document_behind(file):
		with refusals_in_words():
			inspect_file(file.file_name, content, doctype=file.attached_to_doctype or file.flags.meant_for)
	elif extension_of(file.file_name) in RUN_ELSEWHERE or is_page(content):
		refuse_file(_("«{0}» would run in a browser and is not taken.").format(file.file_name))


def check_room_of_document(file: Document, size: int) -> None:
	"""Refuse a file beyond the number or the size of one record; the record is locked, so two cannot both be last."""
	if not is_ours(file.attached_to_doctype):
		return
	frappe.db.get_value(file.attached_to_doctype, file.attached_to_name, "name", for_update=True)
	table = DocType("File")
	[(count, total)] = (
		frappe.qb.from_(table)
		.select(Count("*"), Sum(table.file_size))
		.where(table.attached_to_doctype == file.attached_to_doctype)
		.where(table.attached_to_name == str(file.attached_to_name))
		.where(table.name != (file.name or ""))
	).run()
	with refusals_in_words():
		check_room(count, cint(total), size, file_limits(file.attached_to_doctype))
