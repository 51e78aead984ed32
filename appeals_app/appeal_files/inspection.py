"""What a file is by its content, as libmagic and Pillow tell it."""

import io

import magic
from PIL import Image, UnidentifiedImageError

from appeals_app.appeal_files.config import file_kinds, file_limits
from appeals_app.domain.file_contents import check_file
from appeals_app.domain.file_kinds import FileKind, FileLimits, FileRefusedError

_MARKS_OF_PAGES = (b"<html", b"<script", b"<svg", b"<!doctype html", b"<?php", b"<iframe")


def inspect_file(name: str, content: bytes, *, doctype: str | None = None) -> FileKind:
	"""The kind of a file for a record of the DocType; FileRefusedError where it is not taken."""
	limits = file_limits(doctype)
	kind = check_file(name, content, kinds=file_kinds(), limits=limits, sniff=content_type)
	if kind.container == "image":
		_check_picture(name, content, limits)
	return kind


def content_type(content: bytes) -> str:
	"""MIME type by the content alone, whatever the file is called."""
	return magic.from_buffer(content, mime=True)


def is_page(content: bytes) -> bool:
	"""A browser would take the content for a page or a script."""
	head = content[:4096].lower()
	return any(mark in head for mark in _MARKS_OF_PAGES)


def _check_picture(name: str, content: bytes, limits: FileLimits) -> None:
	"""Read the header only: a picture that would fill the memory is refused before it is unpacked."""
	try:
		with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "TIFF")) as picture:
			width, height = picture.size
	except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
		raise FileRefusedError(
			"«{0}» is damaged and cannot be opened. Make it anew and add it again.", name
		) from None
	if width * height > limits.pixels:
		raise FileRefusedError(
			"«{0}» is a picture of {1} × {2} points, too large to be shown. Save it smaller and add it again.",
			name,
			width,
			height,
		)
