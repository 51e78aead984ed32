"""The register over HTTP: nothing is deleted, renamed or rewritten, and no step is jumped."""

import json
from collections.abc import Iterator

import frappe
import pytest
from frappe.model.workflow import get_workflow

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, make_appeal
from appeals_app.testing.journey import Journey
from appeals_app.testing.snapshot import snapshot_of
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian, assert_says_what_to_do

RECORDS = ("Appeal", "Appeal Event", "Appeal Resolution", "Appeal Assignment", "Appeal Reply")


@pytest.fixture(scope="module")
def clients(http_server: Served, staff: Staff) -> Iterator[dict[str, Client]]:
	yield {role: http_server.client().login(staff[role].user, PASSWORD) for role in roles.ALL_ROLES}


@pytest.fixture(scope="module")
def way(staff: Staff) -> Journey:
	"""An appeal with a record of every kind, its answer waiting for the signature; committed."""
	made = Journey(staff).to("signature")
	frappe.db.commit()  # the server reads only what is committed
	return made


def stored(way: Journey) -> dict:
	frappe.db.rollback()
	return snapshot_of(way.appeal)


def record(way: Journey, doctype: str) -> str:
	field = "name" if doctype == "Appeal" else "appeal"
	return frappe.get_all(doctype, filters={field: way.appeal}, pluck="name", order_by="creation desc")[0]


@pytest.mark.parametrize("doctype", RECORDS)
def test_nobody_deletes_or_cancels_a_record(clients: dict[str, Client], way: Journey, doctype: str) -> None:
	name, before = record(way, doctype), stored(way)
	items = {"doctype": doctype, "items": json.dumps([name])}

	for role, client in clients.items():
		answers = [
			client.request("DELETE", f"/api/resource/{doctype}/{name}"),
			client.post("/api/method/frappe.client.delete", {"doctype": doctype, "name": name}),
			client.post("/api/method/frappe.client.cancel", {"doctype": doctype, "name": name}),
		]
		client.post("/api/method/frappe.desk.reportview.delete_items", items)
		assert [answer.status_code in (403, 417) for answer in answers] == [True] * 3, (role, answers)
		assert stored(way) == before, role


@pytest.mark.parametrize("doctype", RECORDS)
def test_nobody_renames_a_record(clients: dict[str, Client], way: Journey, doctype: str) -> None:
	name, before = record(way, doctype), stored(way)
	renaming = {"doctype": doctype, "old_name": name, "new_name": "підробка"}
	titling = {"doctype": doctype, "docname": name, "name": "підробка"}

	for role, client in clients.items():
		answers = [
			client.post("/api/method/frappe.client.rename_doc", renaming),
			client.post("/api/method/frappe.model.rename_doc.update_document_title", titling),
		]
		assert [answer.status_code in (403, 417) for answer in answers] == [True] * 2, (role, answers)
		assert stored(way) == before, role


REWRITINGS = {
	"Appeal Event": {
		"act": "підробка",
		"user": "Administrator",
		"happened_at": "2001-01-01",
		"event_hash": "0",
	},
	"Appeal Resolution": {
		"resolution_text": "Підробка",
		"author": None,
		"due_on": "2001-01-01",
		"executors": [],
	},
	"Appeal Assignment": {"status": "Cancelled", "user": "Administrator", "due_on": "2099-01-01"},
}


@pytest.mark.parametrize("doctype", list(REWRITINGS))
def test_nobody_rewrites_what_was_done(clients: dict[str, Client], way: Journey, doctype: str) -> None:
	name, before = record(way, doctype), stored(way)
	whole = {**json.loads(frappe.get_doc(doctype, name).as_json()), **REWRITINGS[doctype]}

	for role, client in clients.items():
		for field, value in REWRITINGS[doctype].items():
			answer = client.request("PUT", f"/api/resource/{doctype}/{name}", json={field: value})
			assert answer.status_code in (403, 417), (role, field, answer.text)
		assert client.post("/api/method/frappe.client.save", {"doc": whole}).status_code in (403, 417), role
		assert stored(way) == before, role


@pytest.mark.parametrize("doctype", ["Appeal Event", "Appeal Assignment", "Appeal Index Counter"])
def test_nobody_adds_what_only_acts_write(clients: dict[str, Client], way: Journey, doctype: str) -> None:
	before = stored(way)
	values = {
		"appeal": way.appeal,
		"authority": way.staff.authority,
		"act": "sign_reply",
		"sequence": 99,
		"officer": way.executor.officer,
		"user": way.executor.user,
		"resolution": record(way, "Appeal Resolution"),
		"index_year": 2001,
		"series": "authority",
	}

	for role, client in clients.items():
		answer = client.post(f"/api/resource/{doctype}", values)
		assert answer.status_code == 403, (role, answer.text)

	assert stored(way) == before
	assert not frappe.db.exists("Appeal Index Counter", {"index_year": 2001})


OF_ACTS_ON_LETTERS = {
	"status": "Signed",
	"reply_number": "ПІДРОБКА",
	"signed_at": "2001-01-01 01:01:01",
	"approved_at": "2001-01-01 01:01:01",
	"sent_on": "2001-01-01",
	"sent_by": "Administrator",
	"withdrawn_reason": "ПІДРОБКА",
	"authority": None,
	"drafted_by": None,
	"letter_kind": "Interim Answer",
}


def test_nobody_sets_what_acts_set_in_a_letter(clients: dict[str, Client], staff: Staff) -> None:
	way = Journey(staff).to("draft")
	letter = record(way, "Appeal Reply")
	frappe.db.commit()  # the server reads only what is committed
	fields = list(OF_ACTS_ON_LETTERS)
	before = frappe.db.get_value("Appeal Reply", letter, fields)

	for client in clients.values():
		for field, value in OF_ACTS_ON_LETTERS.items():
			client.request("PUT", f"/api/resource/Appeal Reply/{letter}", json={field: value})

	frappe.db.rollback()
	assert frappe.db.get_value("Appeal Reply", letter, fields) == before


@pytest.mark.parametrize("rows", [[], [{"question": "Інше", "result": "result.granted"}]])
def test_answer_keeps_a_row_for_every_question_whatever_is_sent(
	clients: dict[str, Client], staff: Staff, rows: list[dict]
) -> None:
	way = Journey(staff).to("draft")
	letter = record(way, "Appeal Reply")
	frappe.db.commit()  # the server reads only what is committed

	answer = clients[roles.EXECUTOR].request(
		"PUT", f"/api/resource/Appeal Reply/{letter}", json={"answers": rows}
	)

	assert answer.status_code == 200, answer.text
	frappe.db.rollback()
	[question] = way.card().questions
	[row] = frappe.get_doc("Appeal Reply", letter).answers
	assert (row.question_row, row.question) == (question.name, question.question)


# the card -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("changes", [{"content": "Інше"}, {"received_at": "2024-01-01 10:00:00"}])
@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.RECEPTION_CLERK])
def test_words_of_the_author_and_day_of_receipt_stay_as_registered(
	clients: dict[str, Client], way: Journey, role: str, changes: dict
) -> None:
	before = stored(way)

	answer = clients[role].request("PUT", f"/api/resource/Appeal/{way.appeal}", json=changes)

	assert_says_what_to_do(assert_refused_in_ukrainian(answer))
	assert stored(way) == before


def test_words_of_the_author_may_be_mended_before_registration(
	clients: dict[str, Client], staff: Staff
) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		appeal = make_appeal().name
	frappe.db.commit()  # the server reads only what is committed

	answer = clients[roles.REGISTRAR].request(
		"PUT", f"/api/resource/Appeal/{appeal}", json={"content": "Інше"}
	)

	assert answer.json()["data"]["content"] == "Інше"


def test_no_state_is_reached_past_its_step(clients: dict[str, Client], way: Journey) -> None:
	workflow, before = get_workflow("Appeal"), stored(way)
	here = way.card().workflow_state

	for role, client in clients.items():
		open_to_role = {
			row.next_state for row in workflow.transitions if (row.state, row.allowed) == (here, role)
		}
		for state in {row.state for row in workflow.states} - open_to_role - {here}:
			answer = client.request(
				"PUT", f"/api/resource/Appeal/{way.appeal}", json={"workflow_state": state}
			)
			assert answer.status_code in (403, 417), (role, state, answer.text)

	assert stored(way) == before
