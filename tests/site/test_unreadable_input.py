"""What cannot be read is refused in words by every function of the framework that is open, and is no fault of the system."""

import inspect
import json
from collections.abc import Iterator

import frappe
import pytest
import requests

from appeals_app.domain.gate_rules import Audience, Kind
from appeals_app.permissions import gate, roles
from appeals_app.permissions.unreadable_requests import is_unreadable
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian

USUAL = {
	"doctype": "Appeal",
	"dt": "Appeal",
	"name": "x",
	"fields": '["name"]',
	"filters": "[]",
	"fieldname": "name",
	"txt": "",
	"reference_doctype": "Appeal",
	"page_length": 20,
	"field": "channel",
}
"""Arguments beside the odd one, so that the function goes as far as it can."""

ODD = ("[", "{", "abc", [], {"a": 1}, "[[5]]", 5, "appeal", '{"doctype": "appeal", "name": "x"}', "[" * 3000)

OF_LISTS = (
	"doctype",
	"fields",
	"filters",
	"or_filters",
	"order_by",
	"group_by",
	"start",
	"page_length",
	"limit",
)
"""What the report builder takes from the request past its signature."""


def open_to_staff() -> dict[str, list[str]]:
	"""Functions of the framework that the list opens to staff, with what they take."""
	names = (
		line.name
		for line in gate.lines_in_force()
		if (line.kind, line.audience, line.engines) == (Kind.METHOD, Audience.STAFF, "both")
	)
	return {name: taken_by(name) for name in names if name.startswith("frappe.")}


def taken_by(name: str) -> list[str]:
	if name.startswith("frappe.desk.reportview."):
		return list(OF_LISTS)
	return [word for word in inspect.signature(frappe.get_attr(name)).parameters if word != "kwargs"]


@pytest.fixture(scope="module")
def registrar(http_server: Served, staff: Staff) -> Iterator[Client]:
	client = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	yield client


def test_no_function_of_the_framework_fails_by_what_is_sent(registrar: Client) -> None:
	failed, asked = [], 0
	for name, taken in open_to_staff().items():
		usual = {word: value for word, value in USUAL.items() if word in taken}
		for form in ({}, *({**usual, word: odd} for word in taken for odd in ODD)):
			answer = registrar.post(f"/api/method/{name}", form)
			asked += 1
			if answer.status_code >= 500:
				failed.append((name, form, answer.text[:300]))

	assert asked > 1000
	assert not failed


@pytest.mark.parametrize(
	("function", "form"),
	[
		("frappe.client.get_list", {"doctype": "Appeal", "fields": "["}),
		("frappe.client.get_list", {"doctype": "Appeal", "filters": "{"}),
		("frappe.client.insert", {"doc": []}),
		("frappe.www.printview.get_html_and_style", {"doc": "[", "name": "x"}),
		("frappe.client.get_list", {"doctype": []}),
		("frappe.desk.reportview.get", {}),
		("frappe.desk.form.save.savedocs", {"doc": "[", "action": "Save"}),
		("frappe.model.workflow.get_transitions", {"doc": '{"doctype": "appeal", "name": "x"}'}),
		("frappe.desk.form.save.cancel", {"doctype": "", "name": "x"}),
		("frappe.printing.page.print.print.get_print_settings_to_show", {"doctype": "", "docname": "x"}),
		("frappe.client.get_list", {"doctype": "Appeal", "filters": '{"control_date": 1e400}'}),
		(
			"frappe.model.workflow.apply_workflow",
			{"doc": '{"doctype": "appeal", "name": "x"}', "action": "x"},
		),
		(
			"frappe.model.workflow.bulk_workflow_approval",
			{"docnames": '["x"]', "doctype": "appeal", "action": "x"},
		),
	],
)
def test_refusal_says_what_to_do_and_tells_no_trace(registrar: Client, function: str, form: dict) -> None:
	answer = registrar.post(f"/api/method/{function}", form)

	assert answer.status_code == 417
	assert "не вдалося прочитати" in " ".join(assert_refused_in_ukrainian(answer))
	assert "Traceback" not in answer.text


@pytest.mark.parametrize(
	"body", ["[", "{", "[1]", '"x"', '{"a": \ud800}'.encode("utf-8", "surrogatepass"), "[" * 100_000]
)
def test_body_that_is_no_form_is_refused(registrar: Client, body: str | bytes) -> None:
	paths = ("/api/method/frappe.client.get_list", "/api/method/login")

	answers: list[requests.Response] = [
		registrar.request("POST", path, data=body, headers={"Content-Type": "application/json"})
		for path in paths
	]

	assert all(400 <= answer.status_code < 500 for answer in answers), [answer.text for answer in answers]


@pytest.mark.parametrize("number", ["1e400", "-1e400", "Infinity", "NaN"])
def test_number_that_is_none_is_refused_by_every_call(registrar: Client, number: str) -> None:
	sent = {
		"frappe.desk.form.utils.add_comment": '{"reference_doctype": %s, "reference_name": "x", "content": "x"}',
		"frappe.client.get_list": '{"doctype": "Appeal", "filters": {"name": [%s]}}',
		"appeals_app.appeal_matching.api.search": '{"text": "x", "start": %s}',
	}
	for name, body in sent.items():
		answer = registrar.request(
			"POST",
			f"/api/method/{name}",
			data=body % number,
			headers={"Content-Type": "application/json"},
		)
		assert answer.status_code == 417, (name, answer.text)
		assert "не вдалося прочитати" in " ".join(assert_refused_in_ukrainian(answer))


def raised(function: object, *given: object) -> Exception:
	with pytest.raises(Exception) as caught:
		function(*given)
	return caught.value


def test_fault_of_the_system_stays_a_fault() -> None:
	frappe.local.form_dict = frappe._dict(doctype="Appeal")
	stored_badly = raised(json.loads, "{")
	broken_table = raised(frappe.db.sql, "insert into `tabToDo` (name) values ('x'), ('x')")
	of_ours = raised(frappe.get_attr("appeals_app.domain.telling_words.check_tells_something"), 5)

	assert not any(map(is_unreadable, (stored_badly, broken_table, of_ours, OSError("disk is full"))))


def test_text_of_the_request_that_is_no_json_is_no_fault() -> None:
	frappe.local.form_dict = frappe._dict(fields="{")

	assert is_unreadable(raised(json.loads, "{"))
	assert is_unreadable(raised(frappe.get_meta, ["x"]))


def test_json_inside_what_was_sent_is_no_fault_either() -> None:
	frappe.local.form_dict = frappe._dict(
		record=json.dumps({"doctype": "Report", "json": "{", "rows": [{"a": "["}]})
	)
	assert all(is_unreadable(raised(json.loads, text)) for text in ("{", "["))
	assert not is_unreadable(raised(json.loads, "{ of ours"))

	deep = "[" * 100_000
	frappe.local.form_dict = frappe._dict(record=deep)
	assert is_unreadable(raised(json.loads, deep))
	frappe.local.form_dict = frappe._dict(record="[]")
	assert not is_unreadable(raised(json.loads, deep))
