"""Wrong cards over HTTP: refused in clear Ukrainian, and nothing is kept of them."""

import json
from collections.abc import Iterator

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, THEME, appeal_values, applicant_values
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian, assert_says_what_to_do

LONG = "я" * 1_000_000
TOMORROW_IN_FAR_FUTURE = "2099-01-01 10:00:00"


def question(**overrides: object) -> dict:
	return {"question": "Ремонт ліфта", "theme": THEME, **overrides}


CASES = {
	"author is missing": {"applicant": None},
	"text is missing": {"content": None},
	"text is only what no keyboard types": {"content": " \x00\x01 "},
	"text is only what nobody sees": {"content": "\u200b\u2800\n\u2060"},
	"brief is missing": {"brief": ""},
	"brief is only what nobody sees": {"brief": "\u3164"},
	"author, text and brief are missing": {"applicant": None, "content": "", "brief": ""},
	"channel is missing": {"channel": ""},
	"question has no text": {"questions": [question(question=" ")]},
	"question has no theme": {"questions": [question(theme=None)]},
	"received in the future": {"received_at": TOMORROW_IN_FAR_FUTURE},
	"received before the law": {"received_at": "1990-01-01 10:00:00"},
	"received on a day that is none": {"received_at": "2026-02-30 10:00:00"},
	"received on a word": {"received_at": "учора"},
	"received in an order that is read two ways": {"received_at": "03.02.2024 10:00"},
	"received on a number": {"received_at": 20240203},
	"received on a list": {"received_at": ["2024-02-03"]},
	"received on nothing": {"received_at": ""},
	"written on a word": {"written_on": "учора"},
	"written later than received": {"written_on": "2099-01-01"},
	"day of the sender's letter is none": {"sender_date": "33.33.3333"},
	"authority is a list": {"authority": ["A"]},
	"theme of another group": {"questions": [question(theme="result.granted")]},
	"theme is a list": {"questions": [question(theme=[THEME])]},
	"kind of another group": {"kind": THEME},
	"kind is an object": {"kind": {"name": "kind.complaint"}},
	"subject of another group": {"subject": "kind.complaint"},
	"category of another group": {"author_categories": [{"category": THEME}]},
	"study that is none": {"study": "Століття"},
	"study is a list": {"study": ["Needed"]},
	"language that is none": {"content_language": "Ельфійська"},
	"text of a million characters": {"content": LONG},
	"question of a million characters": {"questions": [question(question=LONG)]},
	"enclosures of a million characters": {"enclosures": LONG},
	"brief of 300 characters": {"brief": "я" * 300},
	"sender of 400 characters": {"sender_name": "я" * 400},
	"text is a list": {"content": ["Прошу", "полагодити"]},
	"text is an object": {"content": {"text": "Прошу"}},
	"text is yes": {"content": True},
	"brief is a list": {"brief": ["Ліфт"]},
	"fewer than no citizens": {"citizens_count": -1},
	"no citizens": {"citizens_count": 0},
	"citizens in words": {"citizens_count": "багато"},
	"two and a half citizens": {"citizens_count": 2.5},
	"more citizens than people": {"citizens_count": 10**12},
	"collective appeal of one citizen": {"subject": "subject.collective", "citizens_count": 1},
	"fewer than no pages": {"pages_count": -5},
	"anonymous appeal of a known author": {"subject": "subject.anonymous"},
	"mark that is a word": {"keep_author_secret": "так"},
	"questions are a text": {"questions": "Ремонт ліфта"},
	"questions are an object": {"questions": question()},
	"questions are a list of texts": {"questions": ["Ремонт ліфта"]},
	"questions are a number": {"questions": 1},
	"categories are a text": {"author_categories": "Герой"},
}
"""What is wrong with the card."""

NOT_IN_DIRECTORY = {
	"authority": {"authority": "НЕМАЄ"},
	"channel": {"channel": "НЕМАЄ"},
	"kind": {"kind": "НЕМАЄ"},
	"theme": {"questions": [question(theme="НЕМАЄ")]},
	"applicant": {"applicant": "НЕМАЄ"},
	"co-applicant": {"co_applicants": [{"applicant": "НЕМАЄ"}]},
	"main appeal": {"main_appeal": "НЕМАЄ"},
	"previous appeal": {"previous_appeal": "НЕМАЄ"},
}
"""Links to what is not there; the framework refuses them in one sentence."""


@pytest.fixture(scope="module")
def registrar(http_server: Served, staff: Staff) -> Iterator[Client]:
	"""The registrar's Desk."""
	client = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	yield client


@pytest.fixture(scope="module")
def applicant(registrar: Client) -> str:
	return registrar.post("/api/resource/Applicant", applicant_values()).json()["data"]["name"]


def card(known: str, **overrides: object) -> dict:
	return appeal_values(**{"applicant": known, "received_at": frappe.utils.now(), **overrides})


def kept(authority: str) -> tuple[int, ...]:
	"""How many rows the register of the authority has, as committed."""
	frappe.db.rollback()
	of_authority = {"authority": authority}
	return (
		frappe.db.count("Appeal", of_authority),
		frappe.db.count("Appeal Event", of_authority),
		frappe.db.count("Appeal Question"),
		frappe.db.count("Applicant", of_authority),
		frappe.get_all("Appeal Index Counter", filters=of_authority, pluck="last_number", order_by="name"),
	)


@pytest.mark.parametrize("case", list(CASES))
def test_wrong_card_is_refused_with_advice_and_leaves_nothing(
	registrar: Client, applicant: str, staff: Staff, case: str
) -> None:
	before = kept(staff.authority)

	answer = registrar.post("/api/resource/Appeal", card(applicant, **CASES[case]))

	assert_says_what_to_do(assert_refused_in_ukrainian(answer))
	assert kept(staff.authority) == before


@pytest.mark.parametrize("case", list(NOT_IN_DIRECTORY))
def test_link_to_what_is_not_there_is_refused_and_leaves_nothing(
	registrar: Client, applicant: str, staff: Staff, case: str
) -> None:
	before = kept(staff.authority)

	answer = registrar.post("/api/resource/Appeal", card(applicant, **NOT_IN_DIRECTORY[case]))

	assert "НЕМАЄ" in " ".join(assert_refused_in_ukrainian(answer))
	assert kept(staff.authority) == before


@pytest.mark.parametrize("field", ["previous_appeal", "main_appeal"])
def test_appeal_out_of_sight_is_refused_like_none(
	registrar: Client, applicant: str, neighbours: Staff, field: str
) -> None:
	foreign = Journey(neighbours).appeal
	frappe.db.commit()  # the server reads only what is committed
	own, other = (
		registrar.post("/api/resource/Appeal", card(applicant)).json()["data"]["name"] for _ in range(2)
	)

	def answers(key: str) -> list:
		return [
			registrar.post("/api/resource/Appeal", card(applicant, **{field: key})),
			registrar.request("PUT", f"/api/resource/Appeal/{other}", json={field: key}),
		]

	said = {
		key: [
			" ".join(assert_refused_in_ukrainian(answer, given=key)).replace(key, "…")
			for answer in answers(key)
		]
		for key in (foreign, "НЕМАЄ")
	}
	assert said[foreign] == said["НЕМАЄ"]
	assert "…" in said[foreign][0]
	assert {answer.status_code for answer in answers(own)} == {200}


def test_every_fault_of_a_card_is_told_at_once(registrar: Client, applicant: str) -> None:
	wrong = card(applicant, content="", brief="", received_at=TOMORROW_IN_FAR_FUTURE, kind=THEME)

	[told] = assert_refused_in_ukrainian(registrar.post("/api/resource/Appeal", wrong))

	for sentence in (
		"The text of the appeal is empty. Enter it or its summary and attach the scan.",
		"The brief is empty. Say the matter in one line, without names and addresses.",
		"The date of receipt is in the future. Enter the day the appeal came.",
	):
		assert frappe._(sentence) != sentence
		assert frappe._(sentence) in told


def test_card_of_another_authority_is_refused_with_advice(
	registrar: Client, applicant: str, neighbours: Staff
) -> None:
	before = kept(neighbours.authority)

	answer = registrar.post("/api/resource/Appeal", card(applicant, authority=neighbours.authority))

	told = assert_refused_in_ukrainian(answer, given=neighbours.authority)
	assert answer.status_code == 403
	assert_says_what_to_do(told)
	assert kept(neighbours.authority) == before


def test_applicant_of_another_register_is_not_taken(
	registrar: Client, http_server: Served, neighbours: Staff, staff: Staff
) -> None:
	theirs = http_server.client().login(neighbours[roles.REGISTRAR].user, PASSWORD)
	stranger = theirs.post("/api/resource/Applicant", applicant_values()).json()["data"]["name"]
	before = kept(staff.authority)

	answer = registrar.post("/api/resource/Appeal", card(stranger))

	assert_says_what_to_do(assert_refused_in_ukrainian(answer))
	assert kept(staff.authority) == before


@pytest.mark.parametrize(
	"wrong",
	[
		{"last_name": ""},
		{"last_name": ["Савченко"]},
		{"last_name": "я" * 101},
		{"address": LONG},
		{"email": "адреса"},
		{"phone": "немає"},
		{"sex": THEME},
		{"social_state": "result.granted"},
	],
	ids=lambda wrong: next(iter(wrong)),
)
def test_wrong_applicant_is_refused_and_leaves_nothing(registrar: Client, staff: Staff, wrong: dict) -> None:
	before = kept(staff.authority)

	answer = registrar.post("/api/resource/Applicant", applicant_values(**wrong))

	assert_refused_in_ukrainian(answer)
	assert kept(staff.authority) == before


@pytest.mark.parametrize(
	("door", "sent"),
	[
		("frappe.desk.form.save.savedocs", lambda values: {"doc": json.dumps(values), "action": "Save"}),
		("frappe.client.insert", lambda values: {"doc": values}),
		("frappe.client.save", lambda values: {"doc": values}),
		("appeals_app.appeal_registry.api.register", lambda values: {"card": values}),
	],
)
def test_every_door_refuses_the_same_wrong_card(
	registrar: Client, applicant: str, staff: Staff, door: str, sent
) -> None:
	before = kept(staff.authority)
	wrong = card(applicant, content="", __islocal=1)

	answer = registrar.post(f"/api/method/{door}", sent(wrong))

	told = assert_refused_in_ukrainian(answer)
	assert told == [frappe._("The text of the appeal is empty. Enter it or its summary and attach the scan.")]
	assert kept(staff.authority) == before
