"""What an author or an officer writes is kept as it was written, without what no keyboard types and never as code."""

import json
import re

import frappe
import pytest
from bs4 import BeautifulSoup

from appeals_app.domain.lifecycle import LetterKind
from appeals_app.domain.text_cleaning import NO_TAG
from appeals_app.permissions import roles
from appeals_app.testing.factories import (
	PASSWORD,
	appeal_values,
	applicant_values,
	make_appeal,
	make_appeal_reply,
	make_applicant,
	make_authority,
	make_authority_officer,
	make_authority_unit,
)
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Served

KEPT_EXACTLY = {
	"apostrophes": "м'яч, п’ять, O'Reilly, об`єкт, ʼ",
	"quotes": '«Лапки» „лапки“ "лапки" ‘лапки’',
	"comparison": "5 < 6 & 7 > 3; a<5; <3",
	"entities": "&lt;не тег&gt; &amp; &nbsp; &#39;",
	"emoji": "Дякую 😀👍🏽 👨‍👩‍👧 🇺🇦",
	"template": "{{ 7*7 }} {% if x %} ${x} %s %(a)s {0}",
	"sql": "'; DROP TABLE tabAppeal; --",
	"formula": '=HYPERLINK("http://x") +1 -1 @a',
	"back slash": "C:\\шлях\\n \\' \\\" \\\\",
	"percent": "100 % довіри, 5%5",
	"lines": "перший рядок\nдругий\n\n\tтретій",
	"other scripts": "ґҐєЄїЇ 中文 עברית العربية Łódź",
}

CLEANED = {
	"NUL": ("Полаго\x00дьте", "Полагодьте"),
	"control characters": ("а\x01\x08\x1bб", "аб"),
	"turned direction": ("\u202eзвірг\u202c", "звірг"),
	"line ends of Windows": ("а\r\nб\rв", "а\nб\nв"),
	"half of a surrogate pair": ("а\ud800б", "а\ufffdб"),
	"composed letters": ("і\u0308жак и\u0306", "їжак й"),
}

HOSTILE = (
	"<script>alert(1)</script>",
	"<SCRIPT SRC=//x></SCRIPT>",
	"<img src=x onerror=alert(1)>",
	"<svg/onload=alert(1)>",
	"<a href='javascript:alert(1)'>тут</a>",
	"</textarea><script>alert(1)</script>",
	'{"a": "<script>alert(1)</script>"}',
	"<!-- markdown --><script>alert(1)</script>",
	"<iframe src=data:text/html,x>",
	"<?php echo 1 ?>",
	"<b onmouseover=alert(1)>жирний</b>",
)


@pytest.mark.parametrize("text", KEPT_EXACTLY.values(), ids=KEPT_EXACTLY)
def test_text_of_the_author_is_kept_to_the_letter(staff: Staff, text: str) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		appeal = make_appeal(content=text, questions=[{"question": text, "theme": "theme.housing"}])

	assert frappe.db.get_value("Appeal", appeal.name, "content") == text
	assert frappe.db.get_value("Appeal Question", {"parent": appeal.name}, "question") == text


@pytest.mark.parametrize(("written", "kept"), CLEANED.values(), ids=CLEANED)
def test_what_no_keyboard_types_is_taken_out(staff: Staff, written: str, kept: str) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		appeal = make_appeal(content=written, brief=written)

	stored = frappe.db.get_value("Appeal", appeal.name, ["content", "brief"], as_dict=True)
	assert stored.content == kept
	assert stored.brief == " ".join(kept.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_no_tag_is_ever_kept_as_a_tag(staff: Staff, text: str) -> None:
	way = Journey(staff, content=text, brief=text, sender_name=text, enclosures=text).to("registered")
	with acting_as(staff[roles.REGISTRAR]):
		applicant = make_applicant(last_name=text, address=text, note=text)
		letter = make_appeal_reply(
			appeal=way.appeal,
			letter_kind=LetterKind.INTERIM_ANSWER.value,
			body=text,
			addressee=text,
			final_answer_on=frappe.db.get_value("Appeal", way.appeal, "due_date"),
			answers=[],
		)

	kept = [
		*frappe.db.get_value(
			"Appeal", way.appeal, ["content", "brief", "title", "sender_name", "enclosures"]
		),
		*frappe.db.get_value("Applicant", applicant.name, ["last_name", "full_name", "address", "note"]),
		*frappe.db.get_value("Appeal Reply", letter.name, ["body", "addressee", "appeal_brief"]),
	]
	for value in kept:
		assert text in value.replace(NO_TAG, "<"), "nothing is lost"
		assert not re.search(r"<[A-Za-z/!?]", value)


def test_address_of_a_sender_is_printed_as_it_was_written(staff: Staff) -> None:
	typed = "Від: Іван <ivan@ukr.net>"
	way = Journey(staff, brief=typed, content=typed).to("registered")

	paper = frappe.get_print("Appeal", way.appeal, "Appeal Registration Card")

	shown = BeautifulSoup(paper, "html5lib").text.replace("\u200c", "")
	assert shown.count(typed) >= 2
	assert "&lt;" not in shown


def test_names_of_the_directory_are_kept_without_what_nobody_types(site: str) -> None:
	typed, kept = "Від\x00діл\u202e  зв’язку\ufeff", "Відділ зв’язку"

	assert make_authority(authority_name=typed).authority_name == kept
	assert make_authority_unit(unit_name=typed).unit_name == kept
	assert make_authority_officer(position=typed).position == kept


@pytest.mark.parametrize(
	"text", [KEPT_EXACTLY["apostrophes"], KEPT_EXACTLY["emoji"], KEPT_EXACTLY["comparison"]]
)
def test_text_goes_through_http_unchanged(http_server: Served, staff: Staff, text: str) -> None:
	registrar = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	applicant = registrar.post("/api/resource/Applicant", applicant_values()).json()["data"]["name"]
	values = appeal_values(applicant=applicant, content=text, received_at=frappe.utils.now())

	name = registrar.post("/api/resource/Appeal", values).json()["data"]["name"]

	assert registrar.get(f"/api/resource/Appeal/{name}").json()["data"]["content"] == text


def test_nul_and_lone_surrogate_in_json_do_no_harm(http_server: Served, staff: Staff) -> None:
	registrar = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	applicant = registrar.post("/api/resource/Applicant", applicant_values()).json()["data"]["name"]
	values = appeal_values(applicant=applicant, content="ТЕКСТ", received_at=frappe.utils.now())
	body = json.dumps(values, ensure_ascii=False, default=str).replace("ТЕКСТ", "а\\u0000б\\ud800в")

	answer = registrar.request(
		"POST", "/api/resource/Appeal", data=body.encode(), headers={"Content-Type": "application/json"}
	)

	assert answer.status_code == 200
	assert answer.json()["data"]["content"] == "аб\ufffdв"
