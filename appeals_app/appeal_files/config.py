"""Rows an administrator keeps, as the domain takes them."""

from dataclasses import replace

import frappe
from frappe.query_builder import DocType
from werkzeug.wrappers import Request

from appeals_app.domain.file_kinds import MEBIBYTE, FileKind, FileLimits

UPLOAD_PATHS = frozenset({"/api/method/upload_file", "/api/method/frappe.handler.upload_file"})
"""Where a form sends a file; what else is sent keeps to the limit of the site."""

AROUND_A_FILE = MEBIBYTE
"""Bytes a form puts around the file."""


def file_kinds() -> list[FileKind]:
	"""Kinds of files that are taken today."""
	rows = frappe.get_all(
		"Appeal File Kind",
		filters={"is_disabled": 0},
		fields=["file_extension", "content_types", "container"],
	)
	return [
		FileKind(row.file_extension, frozenset(row.content_types.split()), row.container or "")
		for row in rows
	]


def file_limits(doctype: str | None = None) -> FileLimits:
	"""How large and how many the files of a DocType may be; those of whole registers are larger."""
	settings = frappe.get_single("Appeal Files Settings")
	limits = FileLimits(
		file_bytes=settings.file_megabytes * MEBIBYTE,
		files_of_document=settings.files_of_document,
		bytes_of_document=settings.megabytes_of_document * MEBIBYTE,
		pixels=settings.megapixels * 1_000_000,
		archive_entries=settings.archive_entries,
		archive_bytes=settings.archive_megabytes * MEBIBYTE,
		archive_ratio=settings.archive_ratio,
		archive_nesting=settings.archive_nesting,
	)
	return _of_registers(limits, settings) if holds_registers(doctype) else limits


def holds_registers(doctype: str | None) -> bool:
	"""Whole registers are attached to records of the DocType."""
	return doctype in frappe.get_hooks("registers_attached_to")


def _of_registers(limits: FileLimits, settings: frappe._dict) -> FileLimits:
	file_bytes = max(limits.file_bytes, settings.register_megabytes * MEBIBYTE)
	return replace(
		limits,
		file_bytes=file_bytes,
		bytes_of_document=max(limits.bytes_of_document, file_bytes),
		archive_bytes=max(limits.archive_bytes, settings.register_unpacked_megabytes * MEBIBYTE),
	)


def largest_body(request: Request) -> int:
	"""For the hook `largest_body_of_request`: bytes that who is logged in may send to where files are sent, else 0."""
	if request.path not in UPLOAD_PATHS or not _has_session(request.cookies.get("sid")):
		return 0
	return largest_register() + AROUND_A_FILE


def largest_register() -> int:
	"""Bytes that the file of a whole register may have."""
	return _of_registers(file_limits(), frappe.get_single("Appeal Files Settings")).file_bytes


def _has_session(sid: str | None) -> bool:
	sessions = DocType("Sessions")
	found = frappe.qb.from_(sessions).select(sessions.sid).where(sessions.sid == sid) if sid else None
	return bool(found and found.where(sessions.user != "Guest").limit(1).run())
