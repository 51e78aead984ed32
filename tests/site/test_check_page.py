"""Whoever holds a letter learns on the public page whether it is ours, and nothing about its author."""

import re

import frappe
import pytest

from appeals_app.appeal_replies.check_page import letter_by_code
from appeals_app.appeal_replies.letter_pdf import PAGE
from appeals_app.domain.tracking import new_tracking_code
from appeals_app.patches.v0_3 import codes_of_letters
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.script_payloads import VECTORS
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Served
from tests.site.running_code import what_runs

SURNAME = "Перевірчук"


def letter_of(way: Journey) -> frappe.model.document.Document:
	return frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})


def words(html: str) -> str:
	return re.sub(r"\s+", " ", re.sub(r"<script.*?</script>|<[^>]*>", " ", html, flags=re.DOTALL))


@pytest.fixture
def way(staff: Staff) -> Journey:
	with acting_as(staff[roles.REGISTRAR]):
		author = make_applicant(last_name=SURNAME, authority=staff.authority).name
	return Journey(staff, applicant=author).to("signed")


def test_code_is_given_at_the_signature_and_once(staff: Staff, way: Journey) -> None:
	draft = Journey(staff).to("signature")

	assert letter_of(draft).check_code is None
	assert re.fullmatch(r"(\w{6}-){2}\w{6}", letter_of(way).check_code)


def test_letter_on_paper_bears_the_code_and_where_to_check_it(way: Journey) -> None:
	letter = letter_of(way)

	page = frappe.render_template(PAGE, {"doc": letter})

	assert letter.check_code in page and "/check" in page
	assert "<svg" in page


def test_draft_bears_no_code(staff: Staff) -> None:
	page = frappe.render_template(PAGE, {"doc": letter_of(Journey(staff).to("signature"))})

	assert "/check" not in page and "<svg" not in page


def test_head_of_a_letter_names_the_authority_and_its_contacts(way: Journey) -> None:
	frappe.db.set_value(
		"Authority", way.staff.authority, {"postal_address": "вул. Гоголя, 175", "edrpou": "12345678"}
	)

	page = frappe.render_template(PAGE, {"doc": letter_of(way)})

	assert "вул. Гоголя, 175" in page and "код ЄДРПОУ 12345678" in page


def test_guest_is_told_of_the_letter_and_not_of_its_author(http_server: Served, way: Journey) -> None:
	letter = letter_of(way)
	frappe.db.commit()  # nosemgrep: the server asks in a process of its own

	typed = letter.check_code.lower().replace("-", " ")
	page = http_server.client().get("/check", {"code": typed})

	said = words(page.text)
	assert page.status_code == 200
	assert letter.reply_number in said and "Ще не надіслано" in said
	assert frappe.db.get_value("Authority", letter.authority, "authority_name") in said
	assert SURNAME not in page.text and letter.appeal not in page.text and letter.name not in page.text


def test_letter_that_was_withdrawn_is_told_as_withdrawn(http_server: Served, way: Journey) -> None:
	letter = letter_of(way)
	letter.db_set("status", "Withdrawn")
	frappe.db.commit()  # nosemgrep: the server asks in a process of its own

	page = http_server.client().get("/check", {"code": letter.check_code})

	assert "цей лист не мав бути надісланий" in words(page.text)


@pytest.mark.parametrize(
	"typed", [None, "", "0", "ABCDEF-ABCDEF-ABCDEF", ["a"], {"a": 1}, "%", "' or 1=1 --"]
)
def test_no_letter_is_found_by_what_is_no_code(site: str, typed: object) -> None:
	assert letter_by_code(typed) is None


def test_code_nobody_was_given_finds_nothing(way: Journey) -> None:
	assert letter_by_code(new_tracking_code()) is None


def test_page_runs_nothing_of_what_was_typed(http_server: Served) -> None:
	client = http_server.client()
	pages = [client.get("/check", {"code": vector}) for vector in VECTORS]

	assert {page.status_code for page in pages} == {200}
	assert [found for page in pages if (found := what_runs(page.text, own_scripts=True))] == []


def test_letters_signed_before_are_given_their_codes(way: Journey, in_one_transaction: None) -> None:
	letter = letter_of(way)
	letter.db_set("check_code", None)

	codes_of_letters.execute()
	first = letter_of(way).check_code
	codes_of_letters.execute()

	assert letter_by_code(first).reply_number == letter.reply_number
	assert letter_of(way).check_code == first
