"""What of files is taken into the register, and what only looks as if it could be."""

import io
import stat
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.file_contents import check_file
from appeals_app.domain.file_kinds import (
	LONGEST_NAME,
	FileKind,
	FileLimits,
	FileRefusedError,
	check_room,
	clean_file_name,
)
from appeals_app.testing import file_samples as samples

KINDS = [
	FileKind("pdf", frozenset({"application/pdf"}), "pdf"),
	FileKind("png", frozenset({"image/png"}), "image"),
	FileKind("zip", frozenset({"application/zip"}), "zip"),
	FileKind("docx", frozenset({"application/zip"}), "document"),
	FileKind("p7s", frozenset({"application/octet-stream"}), "signature"),
]


def sniff(content: bytes) -> str:
	"""As libmagic would tell the samples apart."""
	heads = {
		b"%PDF-": "application/pdf",
		b"\x89PNG": "image/png",
		b"PK": "application/zip",
		b"<": "text/html",
	}
	return next(
		(kind for head, kind in heads.items() if content.startswith(head)), "application/octet-stream"
	)


def check(name: str, content: bytes, **limits: int) -> FileKind:
	return check_file(name, content, kinds=KINDS, limits=FileLimits(**limits), sniff=sniff)


RIGHT = {
	"заява.pdf": samples.pdf(),
	"фото.png": samples.png(),
	"архів.zip": samples.archive({"фото/1.png": samples.png(), "заява.pdf": samples.pdf()}),
	"лист.docx": samples.docx(),
	"лист з посиланням.docx": samples.docx({"word/_rels/document.xml.rels": samples.outside_relation("hyperlink")}),
	"заява.pdf.p7s": samples.signature(),
	"архів в архіві.zip": samples.archive({"усередині.zip": samples.archive({"1.png": samples.png()})}),
}  # fmt: skip


def encrypted() -> bytes:
	content = bytearray(samples.archive({"1.png": samples.png()}))
	content[6] |= 1
	content[content.rfind(b"PK\x01\x02") + 8] |= 1
	return bytes(content)


def symlink() -> bytes:
	stored = io.BytesIO()
	with zipfile.ZipFile(stored, "w") as made:
		entry = zipfile.ZipInfo("1.png")
		entry.external_attr = (stat.S_IFLNK | 0o777) << 16
		made.writestr(entry, "/etc/passwd")
	return stored.getvalue()


def overlapping() -> bytes:
	"""Two names in the list of the archive for the same packed bytes."""
	content = samples.archive({"1.png": samples.png()})
	start, end = content.rfind(b"PK\x01\x02"), content.rfind(b"PK\x05\x06")
	second = content[start:end].replace(b"1.png", b"2.png")
	tail = bytearray(content[end:])
	tail[8], tail[10] = 2, 2
	size = len(second) * 2
	tail[12:16] = size.to_bytes(4, "little")
	return content[:end] + second + bytes(tail)


ACTION = b"4 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj"
SCRIPT = b"<script>alert(1)</script>"

WRONG = {
	"empty": ("1.pdf", b""),
	"page": ("1.html", b"<html>"),
	"drawing with a script": ("1.svg", b"<svg onload=alert(1)>"),
	"script": ("1.js", b"alert(1)"),
	"program": ("1.exe", b"MZ" + b"\0" * 99),
	"no extension": ("заява", samples.pdf()),
	"double extension": ("1.pdf.html", samples.pdf()),
	"page called a picture": ("1.png", b"<html><script>alert(1)</script>"),
	"pdf called a picture": ("1.png", samples.pdf()),
	"picture and page": ("1.png", samples.png() + SCRIPT),
	"picture and archive": ("1.png", samples.png() + samples.archive({"a": b"1"})),
	"picture with a tail": ("1.png", samples.png() + b"\0"),
	"pdf and archive": ("1.pdf", samples.pdf() + samples.archive({"a.html": b"1"})),
	"pdf and page": ("1.pdf", samples.pdf(SCRIPT)),
	"page before pdf": ("1.pdf", SCRIPT + samples.pdf()),
	"pdf without an end": ("1.pdf", b"%PDF-1.4 " + b"x" * 2000),
	"script in pdf": ("1.pdf", samples.pdf(ACTION)),
	"script in pdf, coded name": ("1.pdf", samples.pdf(ACTION.replace(b"/JavaScript", b"/J#61vaScript"))),
	"script in packed objects": ("1.pdf", samples.pdf_with_packed_objects(ACTION)),
	"script behind a false stream": ("1.pdf", samples.pdf(b"% stream\n" + ACTION + b"\n% endstream")),
	"launch": ("1.pdf", samples.pdf(b"4 0 obj<</S/Launch/F(cmd.exe)>>endobj")),
	"file in pdf": ("1.pdf", samples.pdf(b"4 0 obj<</Type/EmbeddedFile>>endobj")),
	"password on pdf": ("1.pdf", samples.pdf(b"trailer<</Encrypt 9 0 R>>")),
	"archive out of its folder": ("1.zip", samples.archive({"../1.png": samples.png()})),
	"archive to the root": ("1.zip", samples.archive({"/etc/1.png": samples.png()})),
	"archive to a drive": ("1.zip", samples.archive({"C:/1.png": samples.png()})),
	"archive with back slashes": ("1.zip", samples.archive({"..\\1.png": samples.png()})),
	"archive with a password": ("1.zip", encrypted()),
	"archive with a link": ("1.zip", symlink()),
	"archive of shared bytes": ("1.zip", overlapping()),
	"archive with a page": ("1.zip", samples.archive({"1.html": b"<html>"})),
	"archive with a page called a picture": ("1.zip", samples.archive({"1.png": b"<html>"})),
	"archive of nothing": ("1.zip", samples.archive({})),
	"archives too deep": (
		"1.zip",
		samples.archive({"2.zip": samples.archive({"3.zip": samples.archive({"1.png": samples.png()})})}),
	),
	"bomb": ("1.zip", samples.archive({"1.png": b"\0" * 5_000_000})),
	"archive with a tail": ("1.zip", samples.archive({"1.png": samples.png()}) + SCRIPT),
	"archive with a head": ("1.zip", SCRIPT + samples.archive({"1.png": samples.png()})),
	"broken archive": ("1.zip", samples.archive({"1.png": samples.png()})[:-9]),
	"macro": ("1.docx", samples.docx({"word/vbaProject.bin": b"1"})),
	"embedded object": ("1.docx", samples.docx({"word/embeddings/oleObject1.bin": b"1"})),
	"template from elsewhere": (
		"1.docx",
		samples.docx({"word/_rels/settings.xml.rels": samples.outside_relation("attachedTemplate")}),
	),
	"entities": ("1.docx", samples.docx({"word/a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'})),
	"entities over two pieces": (
		"1.docx",
		samples.docx({"word/a.xml": b"<a/>" + b" " * (64 * 1024 - 9) + b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
	),
	"macro type": ("1.docx", samples.docx({"[content_types].xml": b"macroEnabled"})),
	"archive called a document": ("1.docx", samples.archive({"1.png": samples.png()})),
	"signature of nothing": ("1.p7s", b"\x30\x80" + b"\0" * 99),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content"), RIGHT.items(), ids=RIGHT)
def test_file_that_is_what_its_name_says_is_taken(name: str, content: bytes) -> None:
	assert check(name, content).extension == name.rsplit(".", 1)[-1]


@pytest.mark.parametrize(("name", "content"), WRONG.values(), ids=WRONG)
def test_file_that_is_something_else_or_runs_is_refused(name: str, content: bytes) -> None:
	with pytest.raises(FileRefusedError) as refusal:
		check(name, content)

	assert str(refusal.value).count("«") <= 1
	assert "{" not in str(refusal.value)


@pytest.mark.parametrize(
	("name", "content", "limits"),
	[
		("1.pdf", samples.pdf(), {"file_bytes": 10}),
		("1.zip", samples.archive({f"{n}.png": samples.png() for n in range(3)}), {"archive_entries": 2}),
		("1.zip", samples.archive({"1.png": samples.png()}), {"archive_bytes": 10}),
		(
			"1.zip",
			samples.archive({"1.zip": samples.archive({"1.png": samples.png()})}),
			{"archive_nesting": 0},
		),
	],
)
def test_limits_of_the_administrator_are_kept(name: str, content: bytes, limits: dict[str, int]) -> None:
	assert check(name, content)

	with pytest.raises(FileRefusedError):
		check(name, content, **limits)


def test_room_of_a_record_ends_at_its_limits() -> None:
	limits = FileLimits(files_of_document=2, bytes_of_document=100)

	check_room(1, 60, 40, limits)
	for count, total, size in ((2, 0, 1), (1, 60, 41)):
		with pytest.raises(FileRefusedError):
			check_room(count, total, size, limits)


@given(st.text(max_size=300))
def test_name_of_a_file_is_safe_on_a_page_on_a_disk_and_in_a_header(given_name: str) -> None:
	name = clean_file_name(given_name)

	assert name
	assert name not in (".", "..")
	assert not set('<>:"/\\|?*\r\n\0`') & set(name)
	assert len(name) <= max(LONGEST_NAME, 2)
	assert clean_file_name(name) == name


@given(
	st.binary(max_size=400),
	st.sampled_from(["1.pdf", "1.png", "1.zip", "1.docx", "1.p7s"]),
	st.integers(0, 300),
)
def test_no_bytes_break_the_check_itself(noise: bytes, name: str, place: int) -> None:
	right = {
		"1.pdf": samples.pdf(),
		"1.png": samples.png(),
		"1.zip": RIGHT["архів.zip"],
		"1.docx": samples.docx(),
	}
	start = right.get(name, samples.signature())

	try:
		kind = check(name, start[:place] + noise + start[place:])
	except FileRefusedError:
		return
	assert kind.extension == name[2:]
