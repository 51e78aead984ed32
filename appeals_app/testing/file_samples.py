"""Files for tests: small right ones of every kind, and those that only look right."""

import io
import struct
import zipfile
import zlib

OFFICE = "application/vnd.openxmlformats-officedocument"


def pdf(body: bytes = b"") -> bytes:
	"""A document of one empty page, with `body` among its objects."""
	return (
		b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
		b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
		+ body
		+ b"\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
	)


def pdf_with_packed_objects(objects: bytes) -> bytes:
	"""The same, with `objects` in a packed stream of objects."""
	packed = zlib.compress(objects)
	return pdf(
		b"4 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
		+ packed
		+ b"\nendstream endobj"
	)


def _chunk(kind: bytes, content: bytes) -> bytes:
	return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int = 1, height: int = 1) -> bytes:
	"""A black picture whose header says these sizes; only its first line is really there."""
	header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
	line = zlib.compress(b"\x00" * (1 + (width + 7) // 8))
	return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", line) + _chunk(b"IEND", b"")


def archive(entries: dict[str, bytes], *, packed: bool = True) -> bytes:
	"""A ZIP of the entries in their order."""
	stored = io.BytesIO()
	with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as made:
		for name, content in entries.items():
			made.writestr(zipfile.ZipInfo(name), content, made.compression)
	return stored.getvalue()


def docx(extra: dict[str, bytes] | None = None) -> bytes:
	"""A document of Word with one paragraph."""
	types = (
		'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
		'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
		f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.wordprocessingml.document.main+xml"/></Types>'
	)
	relations = (
		'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
		f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
	)
	return archive(
		{
			"[Content_Types].xml": types.encode(),
			"_rels/.rels": relations.encode(),
			"word/document.xml": b"<w:document/>",
			**(extra or {}),
		}
	)


def xlsx() -> bytes:
	"""A workbook of Excel without sheets."""
	return archive(
		{
			"[Content_Types].xml": b"<Types/>",
			"_rels/.rels": b"<Relationships/>",
			"xl/workbook.xml": b"<workbook/>",
		}
	)


def signature() -> bytes:
	"""The beginning of signed data as DER writes it."""
	return bytes.fromhex("3080") + bytes.fromhex("06092a864886f70d010702a080") + b"\x00" * 40


def outside_relation(kind: str) -> bytes:
	"""Relations of a document with a part that lies elsewhere."""
	return f'<Relationships><Relationship Id="r9" Type="{OFFICE}/relationships/{kind}" Target="http://127.0.0.1/x" TargetMode="External"/></Relationships>'.encode()
