"""Office documents (DOCX, XLSX, ODT): archives of a fixed make, without macros and without foreign parts."""

from __future__ import annotations

import re
import zipfile

from appeals_app.domain.file_archives import check_entries, entry_in_pieces, open_archive, read_entry
from appeals_app.domain.file_kinds import FileLimits, FileRefusedError, extension_of

_MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}
_ODT_TYPE = b"application/vnd.oasis.opendocument.text"
_ENTRIES = 5_000
"""Parts of a large document; an archive of a person holds fewer."""

_RUNS = re.compile(
	r"(^|/)(vbaproject|vbadata)[^/]*$|(^|/)activex/|(^|/)embeddings/|^(basic|scripts)/|(^|/)(attachedtoolbars)",
	re.IGNORECASE,
)
_MACRO_TYPE = re.compile(rb"macroEnabled|vbaProject|activeX", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.IGNORECASE)
_OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']External", re.IGNORECASE)
_LINK_ONLY = re.compile(rb"relationships/hyperlink[\"']", re.IGNORECASE)
_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_LONGEST_ENTITY_MARK = len(b"<!DOCTYPE")


def check_document(name: str, content: bytes, limits: FileLimits) -> None:
	"""Refuse a document with macros, embedded objects, templates from elsewhere, or of another kind than named."""
	archive = open_archive(name, content)
	wide = FileLimits(
		archive_entries=_ENTRIES,
		archive_bytes=limits.archive_bytes,
		# text packs well: a long table is no bomb
		archive_ratio=limits.archive_ratio * 5,
	)
	check_entries(name, archive, wide)
	names = set(archive.namelist())
	if _MAIN_PART.get(extension_of(name), "[Content_Types].xml") not in names:
		raise _another_kind(name)
	if any(_RUNS.search(part) for part in names):
		raise _active(name)
	for entry in archive.infolist():
		_check_part(name, archive, entry)


def _check_part(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
	lowered = entry.filename.lower()
	has_entities = _holds_entities(name, archive, entry)
	if has_entities and lowered.endswith((".xml", ".rels")):
		raise _active(name)
	if lowered == "mimetype" and read_entry(name, archive, entry).strip() != _ODT_TYPE:
		raise _another_kind(name)
	if lowered == "[content_types].xml" and _MACRO_TYPE.search(read_entry(name, archive, entry)):
		raise _active(name)
	if lowered.endswith(".rels"):
		_check_relations(name, read_entry(name, archive, entry))


def _holds_entities(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
	"""Read to the end in any case: what cannot be unpacked is refused."""
	tail, found = b"", False
	for piece in entry_in_pieces(name, archive, entry):
		seen = tail + piece
		found = found or bool(_ENTITIES.search(seen))
		tail = seen[-_LONGEST_ENTITY_MARK:]
	return found


def _check_relations(name: str, part: bytes) -> None:
	for relation in _RELATION.findall(part):
		if _OUTSIDE.search(relation) and not _LINK_ONLY.search(relation):
			raise _active(name)


def _active(name: str) -> FileRefusedError:
	return FileRefusedError(
		"«{0}» holds macros or parts that open by themselves. Save it without them, or as PDF, and add it again.",
		name,
	)


def _another_kind(name: str) -> FileRefusedError:
	return FileRefusedError(
		"«{0}» is a document of another kind than its name says. Save it anew and add it again.", name
	)
