"""What a file of an appeal may be: kinds an administrator allows, limits, and names that can be shown anywhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass

from appeals_app.domain.errors import DomainError
from appeals_app.domain.text_cleaning import clean_line

LONGEST_NAME = 120
"""Characters of a name that every file system and every header holds."""

LONGEST_EXTENSION = 12

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*%`{}]')
MEBIBYTE = 1024 * 1024


class FileRefusedError(DomainError):
	"""The file is not taken; nothing else of the form is lost."""

	code = "file_refused"


@dataclass(frozen=True, slots=True)
class FileKind:
	"""One kind of file that is taken: how its name ends, what its content is, how it is looked into."""

	extension: str
	content_types: frozenset[str]
	container: str = ""
	"""pdf, image, zip, document or signature: which further checks the content goes through."""


@dataclass(frozen=True, slots=True)
class FileLimits:
	"""How large and how many."""

	file_bytes: int = 10 * MEBIBYTE
	files_of_document: int = 30
	bytes_of_document: int = 100 * MEBIBYTE
	pixels: int = 100_000_000
	archive_entries: int = 200
	archive_bytes: int = 100 * MEBIBYTE
	archive_ratio: int = 100
	archive_nesting: int = 1


def clean_file_name(given: str | None) -> str:
	"""The name as the sender gave it, without folders and without what a page or a disk could take for its own."""
	name = clean_line(given).replace("\\", "/").rsplit("/", 1)[-1]
	stem, extension = os.path.splitext(_NOT_IN_NAMES.sub("", name).strip(". "))
	extension = extension[:LONGEST_EXTENSION].rstrip(". ").lower()
	stem = stem[: LONGEST_NAME - LONGEST_EXTENSION].strip(". ") or "file"
	return stem + extension


def extension_of(name: str) -> str:
	"""Letters after the last dot, small, without the dot."""
	return os.path.splitext(name)[1].lstrip(".").lower()


def kind_by_name(name: str, kinds: Iterable[FileKind]) -> FileKind:
	"""The kind a name claims to be; FileRefusedError where no such kind is taken."""
	kinds, extension = list(kinds), extension_of(name)
	for kind in kinds:
		if kind.extension == extension:
			return kind
	raise FileRefusedError(
		"«{0}» is not taken: a file has to be one of {1}. Save it as one of these and add it again; the form keeps"
		" everything else.",
		name,
		", ".join(sorted(kind.extension for kind in kinds)),
	)


def check_size(name: str, size: int, limits: FileLimits) -> None:
	"""Refuse an empty file and one larger than the limit."""
	if not size:
		raise FileRefusedError("«{0}» is empty. Choose the file again.", name)
	if size > limits.file_bytes:
		raise FileRefusedError(
			"«{0}» has {1} MB, the limit is {2} MB. Make it smaller or send it in parts; the form keeps everything"
			" else.",
			name,
			_megabytes(size),
			_megabytes(limits.file_bytes),
		)


def check_room(count: int, total: int, size: int, limits: FileLimits) -> None:
	"""Refuse a file for which the document has no more room."""
	if count >= limits.files_of_document:
		raise FileRefusedError(
			"This record has {0} files already, and no more are taken. Put several into one archive, or remove one.",
			count,
		)
	if total + size > limits.bytes_of_document:
		raise FileRefusedError(
			"The files of this record would have {0} MB together, the limit is {1} MB. Make them smaller.",
			_megabytes(total + size),
			_megabytes(limits.bytes_of_document),
		)


def _megabytes(size: int) -> str:
	return f"{size / MEBIBYTE:.1f}".replace(".", ",").removesuffix(",0")
