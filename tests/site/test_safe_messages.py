"""What was sent comes back in a refusal as words; what the framework itself marks up stays marked up."""

import json

import frappe
import pytest
from werkzeug.wrappers import Response

from appeals_app.permissions import delete_refusals, roles
from appeals_app.permissions.safe_messages import clean_messages
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.script_payloads import payloads
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Served
from tests.site.refusals import refusal
from tests.site.running_code import what_runs


def answer_with(*messages: dict, **parts: object) -> Response:
	sent = {**parts, "_server_messages": json.dumps([json.dumps(message) for message in messages])}
	return Response(json.dumps(sent), mimetype="application/json")


def shown_by(response: Response) -> list[dict]:
	return [json.loads(message) for message in json.loads(response.get_json()["_server_messages"])]


@pytest.mark.parametrize(
	("door", "sent"),
	[
		("frappe.client.get", {"doctype": "Appeal"}),
		("appeals_app.appeal_replies.api.sign_letter", {}),
	],
)
def test_refusal_over_http_holds_nothing_that_runs(
	staff: Staff, http_server: Served, door: str, sent: dict
) -> None:
	name = "<script>alert(1)</script><img src=x onerror=alert(1)>"
	client = http_server.client().login(staff[roles.HEAD].user, PASSWORD)

	answer = client.request("POST", f"/api/method/{door}", data={**sent, "name": name, "reply": name})

	said = json.dumps(answer.json(), ensure_ascii=False)
	assert answer.status_code in (403, 404, 417)
	assert "alert(1)" in said, "else the test shows nothing"
	messages = [json.loads(text)["message"] for text in json.loads(answer.json()["_server_messages"])]
	assert not [message for message in messages if what_runs(message)]


def test_every_payload_is_rid_of_what_runs() -> None:
	response = answer_with(
		*({"message": text, "title": text} for text in payloads()), _error_message=payloads()[0]
	)

	clean_messages(response)

	shown = shown_by(response)
	assert len(shown) == len(payloads())
	assert not [row for row in shown if what_runs(row["message"]) or what_runs(row["title"])]
	assert not what_runs(response.get_json()["_error_message"])


def test_markup_lists_and_buttons_of_a_message_are_kept() -> None:
	kept = {
		"message": ['<b>Звернення</b> <a href="/app/appeal/1">1</a>', "1 < 2"],
		"as_list": 1,
		"primary_action": {"label": "Так", "server_action": "x"},
	}
	response = answer_with(kept, message={"text": "<i>x</i>"})

	clean_messages(response)

	assert shown_by(response) == [{**kept, "message": [kept["message"][0], "1 &lt; 2"]}]
	assert response.get_json()["message"] == {"text": "<i>x</i>"}


def test_text_that_is_json_is_shown_as_text() -> None:
	response = answer_with({"message": json.dumps(["<img src=x onerror=alert(1)>"])})

	clean_messages(response)

	assert not what_runs(shown_by(response)[0]["message"])
	assert not what_runs(frappe.as_json(response.get_json()))


def test_refusal_to_delete_names_the_kind_of_record_in_ukrainian_and_no_key(staff: Staff) -> None:
	appeal = Journey(staff).to("registered").appeal
	delete_refusals.install()

	with acting_as(staff[roles.REGISTRAR]):
		said = refusal(lambda: frappe.delete_doc("Appeal", appeal), frappe.PermissionError)

	assert "видаляти «Звернення»" in said
	assert appeal not in said
