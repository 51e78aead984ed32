"""Whether a file is what its name says, and nothing more: no second format inside, nothing that runs.

The kind of a content is told by a function given from outside (libmagic); what is looked for here are the
things it does not look for.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable

from appeals_app.domain.file_archives import check_archive
from appeals_app.domain.file_documents import check_document
from appeals_app.domain.file_kinds import FileKind, FileLimits, FileRefusedError, check_size, kind_by_name
from appeals_app.domain.file_pdf import check_pdf

Sniffer = Callable[[bytes], str]
"""Content → its MIME type."""

HEAD_BYTES = 1024
_PAGES = (b"<script", b"<html", b"<!doctype html", b"<svg", b"<iframe", b"<?php", b"<body", b"<xsl:")
_END_OF_ZIP = b"PK\x05\x06"
_LONGEST_ZIP_END = 22 + 65_535
_PNG = b"\x89PNG\r\n\x1a\n"
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_SIGNATURE_HEADS = (b"-----BEGIN PKCS7-----", b"-----BEGIN CMS-----")


def check_file(
	name: str,
	content: bytes,
	*,
	kinds: Iterable[FileKind],
	limits: FileLimits,
	sniff: Sniffer,
	depth: int = 0,
) -> FileKind:
	"""The kind of the file; FileRefusedError where it is not taken."""
	kinds = tuple(kinds)
	check_size(name, len(content), limits)
	kind = kind_by_name(name, kinds)
	_check_type(name, content, kind, sniff)
	_check_no_page(name, content, kind)
	_SHAPES[kind.container](name, content)
	if kind.container == "pdf":
		check_pdf(name, content)
	elif kind.container == "document":
		check_document(name, content, limits)
	elif kind.container == "zip":
		check_archive(
			name,
			content,
			limits,
			depth=depth,
			check_member=lambda member, inner: check_file(
				member, inner, kinds=kinds, limits=limits, sniff=sniff, depth=depth + 1
			),
		)
	return kind


def _check_type(name: str, content: bytes, kind: FileKind, sniff: Sniffer) -> None:
	if sniff(content) not in kind.content_types:
		raise FileRefusedError(
			"«{0}» is not what its name says: its content is of another kind. Open it, save it anew as {1} and add it"
			" again; the form keeps everything else.",
			name,
			kind.extension,
		)


def _check_no_page(name: str, content: bytes, kind: FileKind) -> None:
	# a picture is never a page, whatever place the tag stands in; packed contents have their own checks
	looked_at = content if kind.container == "image" else content[:HEAD_BYTES]
	lowered = looked_at.lower()
	if any(mark in lowered for mark in _PAGES):
		raise _two_in_one(name)


def _two_in_one(name: str) -> FileRefusedError:
	return FileRefusedError(
		"«{0}» holds something of another kind inside. Open it, save or scan it anew and add it again; the form keeps"
		" everything else.",
		name,
	)


def _check_pdf_shape(name: str, content: bytes) -> None:
	if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-HEAD_BYTES:]:
		raise _two_in_one(name)
	_check_no_archive_at_end(name, content)


def _check_no_archive_at_end(name: str, content: bytes) -> None:
	if _END_OF_ZIP in content[-_LONGEST_ZIP_END:]:
		raise _two_in_one(name)


def _check_image_shape(name: str, content: bytes) -> None:
	_check_no_archive_at_end(name, content)
	if b"%PDF-" in content[:HEAD_BYTES]:
		raise _two_in_one(name)
	if content.startswith(_PNG) and _end_of_png(content) != len(content):
		raise _two_in_one(name)


def _end_of_png(content: bytes) -> int:
	"""Where the last chunk of the picture ends; 0 where the chunks do not add up."""
	place = len(_PNG)
	while place + 12 <= len(content):
		(length,) = struct.unpack_from(">I", content, place)
		kind = content[place + 4 : place + 8]
		place += 12 + length
		if kind == b"IEND":
			return place
	return 0


def _check_zip_shape(name: str, content: bytes) -> None:
	end = content.rfind(_END_OF_ZIP)
	if not content.startswith(b"PK\x03\x04") or end < 0 or end + 22 > len(content):
		raise _two_in_one(name)
	(comment,) = struct.unpack_from("<H", content, end + 20)
	if end + 22 + comment != len(content):
		raise _two_in_one(name)


def _check_signature_shape(name: str, content: bytes) -> None:
	is_der = content.startswith(b"\x30") and _SIGNED_DATA in content[:64]
	if not is_der and not content.startswith(_SIGNATURE_HEADS):
		raise _two_in_one(name)
	_check_no_archive_at_end(name, content)


def _any_shape(name: str, content: bytes) -> None:
	_check_no_archive_at_end(name, content)


_SHAPES = {
	"": _any_shape,
	"pdf": _check_pdf_shape,
	"image": _check_image_shape,
	"zip": _check_zip_shape,
	"document": _check_zip_shape,
	"signature": _check_signature_shape,
}
CONTAINERS = tuple(_SHAPES)
"""Ways of looking into a file that an administrator can choose for a kind."""
