"""Electronic signatures attached to a signed letter: told by their own words, and never called verified."""

import random
from datetime import datetime, timedelta
from pathlib import Path

import frappe
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder
from cryptography.x509.oid import NameOID

from appeals_app.appeal_replies.detached_signature import LARGEST, read_signatures
from appeals_app.appeal_replies.signature_files import told_signatures
from appeals_app.domain.errors import SignatureFileError
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

TAX_NUMBER = "2245134075"
DETACHED = (PKCS7Options.DetachedSignature, PKCS7Options.Binary)


def name(person: str, body: str) -> x509.Name:
	parts = {
		NameOID.COMMON_NAME: person,
		NameOID.ORGANIZATION_NAME: body,
		NameOID.SERIAL_NUMBER: f"TINUA-{TAX_NUMBER}",
	}
	return x509.Name([x509.NameAttribute(oid, value) for oid, value in parts.items()])


def signature(*options: PKCS7Options, encoding: serialization.Encoding = serialization.Encoding.DER) -> bytes:
	"""A signature of «лист» with a certificate made for it."""
	key, begins = ec.generate_private_key(ec.SECP256R1()), datetime(2026, 1, 1)
	certificate = (
		x509.CertificateBuilder()
		.subject_name(name("Коваль Олена Петрівна", "Зразкова рада"))
		.issuer_name(name("КНЕДП", "Надавач послуг"))
		.public_key(key.public_key())
		.serial_number(77)
		.not_valid_before(begins)
		.not_valid_after(begins + timedelta(days=365))
		.sign(key, hashes.SHA256())
	)
	signer = PKCS7SignatureBuilder().set_data("лист".encode()).add_signer(certificate, key, hashes.SHA256())
	return signer.sign(encoding, list(options))


def attach(way: Journey, content: bytes) -> None:
	letter = frappe.db.get_value("Appeal Reply", {"appeal": way.appeal})
	place = {"attached_to_doctype": "Appeal Reply", "attached_to_name": letter}
	with acting_as(way.staff[roles.HEAD]):
		frappe.get_doc({"doctype": "File", "file_name": "лист.p7s", "content": content, **place}).insert()


@pytest.mark.parametrize("encoding", [serialization.Encoding.DER, serialization.Encoding.PEM])
def test_owner_issuer_and_times_are_read(site: str, encoding: serialization.Encoding) -> None:
	[facts] = read_signatures(signature(*DETACHED, encoding=encoding))

	assert (facts.owner, facts.issuer) == ("Коваль Олена Петрівна, Зразкова рада", "КНЕДП, Надавач послуг")
	assert (facts.valid_from.year, facts.valid_to.year) == (2026, 2027)
	assert facts.signed_at


def test_numbers_of_a_person_are_not_told(site: str) -> None:
	assert TAX_NUMBER not in str(read_signatures(signature(*DETACHED)))


@pytest.mark.parametrize(
	("content", "words"),
	[
		(lambda: b"", "cannot be read"),
		(lambda: "не підпис".encode(), "cannot be read"),
		(lambda: signature(*DETACHED)[:200], "cannot be read"),
		(lambda: signature(*DETACHED) + b"0", "cannot be read"),
		(lambda: b"\x30\x80" * 100_000, "cannot be read"),
		(lambda: b"0" * (LARGEST + 1), "larger"),
		(lambda: signature(PKCS7Options.Binary), "the document itself"),
		(lambda: signature(*DETACHED, PKCS7Options.NoCerts), "no certificate"),
	],
)
def test_file_that_is_no_detached_signature_is_refused(site: str, content: object, words: str) -> None:
	with pytest.raises(SignatureFileError, match=words):
		read_signatures(content())


def test_damaged_bytes_are_refused_and_never_an_accident(site: str) -> None:
	good, chance = signature(*DETACHED), random.Random(1)
	outcomes = set()

	for _attempt in range(500):
		damaged = bytearray(good)
		for _byte in range(chance.randint(1, 4)):
			damaged[chance.randrange(len(damaged))] = chance.randrange(256)
		try:
			outcomes.add(type(read_signatures(bytes(damaged))))
		except SignatureFileError as refused:
			outcomes.add(type(refused))

	assert outcomes == {list, SignatureFileError}


def test_signature_is_attached_to_a_signed_letter_and_told_on_its_form(staff: Staff) -> None:
	way = Journey(staff).to("signed")

	attach(way, signature(*DETACHED))

	[told] = told_signatures(frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal}))
	assert told["owner"] == "Коваль Олена Петрівна, Зразкова рада"
	assert (told["valid_from"], told["file"]) == ("01.01.2026 02:00", "лист.p7s")


def test_damaged_signature_is_refused_in_words(staff: Staff) -> None:
	way = Journey(staff).to("signed")

	said = refusal(lambda: attach(way, signature(*DETACHED)[:300]))

	assert said == (
		"Файл підпису не прочитано: його пошкоджено або це не підпис. Створіть підпис заново й додайте його."
	)


def test_signature_of_a_text_that_may_still_change_is_refused(staff: Staff) -> None:
	way = Journey(staff).to("signature")

	said = refusal(lambda: attach(way, signature(*DETACHED)))

	assert said.startswith("Лист ще не підписано")


def test_letter_whose_signature_file_is_lost_still_opens_and_says_so(staff: Staff) -> None:
	way = Journey(staff).to("signed")
	attach(way, signature(*DETACHED))
	letter = frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})
	kept = frappe.get_last_doc("File", filters={"attached_to_name": letter.name})
	Path(kept.get_full_path()).unlink()

	[told] = told_signatures(letter)

	assert told["problem"].startswith("Цього файлу на диску сервера вже немає")
