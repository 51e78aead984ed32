"""Rows an administrator keeps, as the domain takes them."""

import frappe

from appeals_app.domain.file_kinds import MEBIBYTE, FileKind, FileLimits


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


def file_limits() -> FileLimits:
	"""How large and how many files may be."""
	settings = frappe.get_single("Appeal Files Settings")
	return FileLimits(
		file_bytes=settings.file_megabytes * MEBIBYTE,
		files_of_document=settings.files_of_document,
		bytes_of_document=settings.megabytes_of_document * MEBIBYTE,
		pixels=settings.megapixels * 1_000_000,
		archive_entries=settings.archive_entries,
		archive_bytes=settings.archive_megabytes * MEBIBYTE,
		archive_ratio=settings.archive_ratio,
		archive_nesting=settings.archive_nesting,
	)
