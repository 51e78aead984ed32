"""An archive that can be opened without harm: few entries, no bomb, no name that leaves its folder."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator

from appeals_app.domain.file_kinds import FileLimits, FileRefusedError, extension_of

_DRIVE = re.compile(r"^[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_PIECE = 64 * 1024
_SMALL = 64 * 1024
"""Below this many bytes a high ratio of packing is harmless and usual."""


def open_archive(name: str, content: bytes) -> zipfile.ZipFile:
	"""The archive, its list of entries read; FileRefusedError where it cannot be read."""
	try:
		return zipfile.ZipFile(io.BytesIO(content))
	except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
		raise _broken(name) from None


def check_archive(
	name: str,
	content: bytes,
	limits: FileLimits,
	*,
	depth: int,
	check_member: Callable[[str, bytes], object],
) -> None:
	"""Refuse an archive that is a bomb, is encrypted, leads out of its folder or holds what is not taken."""
	if depth > limits.archive_nesting:
		raise FileRefusedError(
			"«{0}» lies in archives put into one another. Put the files into one archive.", name
		)
	archive = open_archive(name, content)
	check_entries(name, archive, limits)
	for entry in archive.infolist():
		inner = read_entry(name, archive, entry)
		if not entry.is_dir():
			if extension_of(entry.filename) == "zip" and depth + 1 > limits.archive_nesting:
				raise FileRefusedError(
					"«{0}» lies in archives put into one another. Put the files into one archive.",
					entry.filename,
				)
			check_member(entry.filename.rsplit("/", 1)[-1], inner)


def check_entries(name: str, archive: zipfile.ZipFile, limits: FileLimits) -> None:
	"""Judge an archive by its list, before anything of it is unpacked."""
	entries = archive.infolist()
	if not entries or len(entries) > limits.archive_entries:
		raise FileRefusedError(
			"«{0}» holds {1} files, an archive may hold from 1 to {2}. Put fewer into it.",
			name,
			len(entries),
			limits.archive_entries,
		)
	if len({entry.filename.casefold() for entry in entries}) != len(entries):
		raise _broken(name)
	for entry in entries:
		_check_entry(name, entry)
	_check_unpacked_size(name, entries, limits)
	_check_places(name, entries)


def read_entry(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
	"""Unpack one entry, never more of it than its own header says."""
	return b"".join(entry_in_pieces(name, archive, entry))


def entry_in_pieces(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
	"""The same a piece at a time: a long table is never whole in memory."""
	try:
		with archive.open(entry) as packed:
			while piece := packed.read(_PIECE):
				yield piece
	except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
		raise _broken(name) from None


def _check_entry(name: str, entry: zipfile.ZipInfo) -> None:
	if entry.flag_bits & 0x1:
		raise FileRefusedError(
			"«{0}» is protected by a password, so it cannot be checked. Send it without the password.", name
		)
	if not _is_plain_name(entry.orig_filename):
		raise FileRefusedError("«{0}» holds a file whose name leads out of the archive. Pack it anew.", name)
	kind = stat.S_IFMT(entry.external_attr >> 16)
	if kind and kind not in (stat.S_IFREG, stat.S_IFDIR):
		raise FileRefusedError(
			"«{0}» holds a link to another file in place of a file. Pack the files themselves.", name
		)


def _is_plain_name(path: str) -> bool:
	parts = path.replace("\\", "/").split("/")
	return not (
		not path
		or "\\" in path
		or path.startswith("/")
		or ".." in parts
		or _DRIVE.match(path)
		or _CONTROL.search(path)
	)


def _check_unpacked_size(name: str, entries: list[zipfile.ZipInfo], limits: FileLimits) -> None:
	unpacked = sum(entry.file_size for entry in entries)
	steep = any(
		entry.file_size > _SMALL and entry.file_size > entry.compress_size * limits.archive_ratio
		for entry in entries
	)
	if unpacked > limits.archive_bytes or steep:
		raise FileRefusedError(
			"«{0}» would unpack into far more than it has itself, so it is not opened. Send the files separately.",
			name,
		)


def _check_places(name: str, entries: list[zipfile.ZipInfo]) -> None:
	"""Entries that share their packed bytes make a bomb of a small archive."""
	end = 0
	for entry in sorted(entries, key=lambda entry: entry.header_offset):
		if entry.header_offset < end:
			raise _broken(name)
		end = entry.header_offset + 30 + entry.compress_size


def _broken(name: str) -> FileRefusedError:
	return FileRefusedError("«{0}» is damaged and cannot be opened. Make it anew and add it again.", name)
