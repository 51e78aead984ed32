"""A PDF that only shows pages: nothing in it runs, starts a program or carries another file.

The names of what a PDF does stand in its objects in the clear or in packed streams of objects; both are
looked through, with names written by codes («/J#53») read as letters.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from appeals_app.domain.file_kinds import FileRefusedError

_STREAM = re.compile(rb"stream\r?\n")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm")
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
_RUNS = re.compile(
	rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|Rendition)(?![A-Za-z0-9])"
)
"""Names too long to occur by chance: looked for everywhere, for what looks like a stream may be a comment."""

_RUNS_BRIEFLY = re.compile(rb"/(JS|GoToE|XFA)(?![A-Za-z0-9])")
"""Names that the bytes of a picture may spell by chance: looked for in objects alone."""

_OTHER_PACKING = re.compile(rb"/(ASCII\w+|LZW\w+|RunLength\w+|Crypt|AHx|A85|LZW|RL|Predictor)(?![A-Za-z0-9])")
_ENCRYPTED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
_MOST_UNPACKED = 50 * 1024 * 1024
_HEADER_BYTES = 2048


def check_pdf(name: str, content: bytes) -> None:
	"""Refuse a PDF with scripts, launching, embedded files or a password that keeps it from being looked through."""
	bare = _decoded(_without_streams(content))
	if _ENCRYPTED.search(bare):
		raise FileRefusedError(
			"«{0}» is protected by a password, so it cannot be checked. Send it without the password.", name
		)
	if _RUNS.search(_decoded(content)) or _RUNS_BRIEFLY.search(bare):
		raise _active(name)
	room = _MOST_UNPACKED
	for header, packed in _packed_objects(content):
		objects = _decoded(_unpacked(packed, room))
		room -= len(objects)
		if room <= 0 or _OTHER_PACKING.search(header):
			raise _active(name)
		if _RUNS.search(objects) or _RUNS_BRIEFLY.search(objects):
			raise _active(name)


def _without_streams(content: bytes) -> bytes:
	"""What stands between the streams: objects in the clear, without the pictures, whose bytes could spell anything."""
	parts, place = [], 0
	for start, end in _streams(content):
		parts.append(content[place:start])
		place = end
	return b"\n".join((*parts, content[place:]))


def _streams(content: bytes) -> Iterator[tuple[int, int]]:
	place = 0
	while found := _STREAM.search(content, place):
		end = content.find(b"endstream", found.end())
		if end < 0:
			return
		yield found.end(), end
		place = end + len(b"endstream")


def _packed_objects(content: bytes) -> Iterator[tuple[bytes, bytes]]:
	"""Header and packed bytes of each stream of objects."""
	before = 0
	for start, end in _streams(content):
		header = _decoded(content[max(before, start - _HEADER_BYTES) : start])
		if _OBJECTS.search(header):
			yield header, content[start:end]
		before = end


def _unpacked(packed: bytes, room: int) -> bytes:
	try:
		return zlib.decompressobj().decompress(packed, room + 1)
	except zlib.error:
		return packed  # objects may also stand there unpacked


def _decoded(objects: bytes) -> bytes:
	return _CODED.sub(lambda code: bytes([int(code[1], 16)]), objects)


def _active(name: str) -> FileRefusedError:
	return FileRefusedError(
		"«{0}» holds a script, an embedded file or a command. Print it to a new PDF, or scan it, and add it again.",
		name,
	)
