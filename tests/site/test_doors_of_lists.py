"""What goes with a list beside its conditions, and rows one person keeps for oneself, over real HTTP."""

import frappe
import pytest
from frappe.desk.query_report import run

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, unique
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served
from tests.site.refusals import refusal

METHOD = "/api/method/"
LIST = f"{METHOD}frappe.desk.reportview.get_list"
ASKED = {"doctype": "Appeal", "fields": ["name"]}


@pytest.fixture(scope="module")
def clients(http_server: Served, staff: Staff) -> dict[str, Client]:
	opened = {
		role: http_server.client().login(staff[role].user, PASSWORD)
		for role in (roles.REGISTRAR, roles.EXECUTOR)
	}
	for client in opened.values():
		client.open_desk()
	return opened


@pytest.mark.parametrize("door", ["get", "get_list", "get_count"])
def test_list_asked_with_a_strange_word_is_refused_in_words(clients: dict[str, Client], door: str) -> None:
	answer = clients[roles.REGISTRAR].post(f"{METHOD}frappe.desk.reportview.{door}", {**ASKED, "strange": 1})

	assert answer.status_code == 417, answer.text
	assert answer.json()["exc_type"] == "AppealRuleError"


@pytest.mark.parametrize("word", [{"run": 0}, {"debug": 1}])
def test_statement_of_a_list_is_not_given_out(clients: dict[str, Client], word: dict) -> None:
	answer = clients[roles.REGISTRAR].post(LIST, {**ASKED, **word})

	assert answer.status_code == 200, answer.text
	assert "select" not in answer.text.lower()


def test_report_of_the_framework_lists_nothing_for_another_user(
	administrator: str, staff: Staff, guarded: None
) -> None:
	asked = {"user": staff[roles.HEAD].user, "doctype": "Notification Log"}

	with acting_as(administrator):
		said = refusal(lambda: run("Permitted Documents For User", asked), frappe.PermissionError)
		own = run("Permitted Documents For User", {**asked, "user": administrator})

	assert "Для іншого користувача" in said
	assert own["columns"]


def test_file_of_a_list_is_named_in_one_line(clients: dict[str, Client]) -> None:
	asked = {**ASKED, "file_format_type": "CSV", "title": "перший\r\nX-Header: a"}

	answer = clients[roles.REGISTRAR].post(f"{METHOD}frappe.desk.reportview.export_query", asked)

	assert answer.status_code in (200, 403), answer.text
	assert "X-Header" not in answer.headers


@pytest.mark.parametrize(
	"row",
	[
		{"doctype": "Note", "title": "Замітка", "content": "телефон", "public": 0},
		{
			"doctype": "Dashboard Chart",
			"chart_name": "Графік",
			"chart_type": "Count",
			"document_type": "ToDo",
			"based_on": "creation",
			"filters_json": "[]",
		},
	],
	ids=lambda row: row["doctype"],
)
def test_row_kept_for_oneself_is_opened_by_nobody_else(
	clients: dict[str, Client], staff: Staff, row: dict
) -> None:
	names = {field: unique(row[field]) for field in ("title", "chart_name") if field in row}
	kept = frappe.get_doc({**row, **names}).insert()
	kept.db_set("owner", staff[roles.EXECUTOR].user)
	frappe.db.commit()  # the server reads only what is committed
	asked = {"doctype": row["doctype"], "name": kept.name}

	own = clients[roles.EXECUTOR].post(f"{METHOD}frappe.client.get", asked)
	foreign = clients[roles.REGISTRAR].post(f"{METHOD}frappe.client.get", asked)
	listed = clients[roles.REGISTRAR].post(LIST, {"doctype": row["doctype"], "fields": ["name"]})

	frappe.delete_doc(row["doctype"], kept.name)
	frappe.db.commit()
	assert own.status_code == 200, own.text
	assert foreign.status_code in (403, 404), foreign.text
	assert kept.name not in listed.text


def test_comment_is_left_in_ones_own_name(clients: dict[str, Client], staff: Staff) -> None:
	appeal = Journey(staff).to("execution").appeal
	frappe.db.commit()  # the server reads only what is committed
	sent = {
		"reference_doctype": "Appeal",
		"reference_name": appeal,
		"content": "Прошу зателефонувати",
		"comment_email": "head@example.org",
		"comment_by": "Міський голова",
	}

	answer = clients[roles.REGISTRAR].post(f"{METHOD}frappe.desk.form.utils.add_comment", sent)

	assert answer.status_code == 200, answer.text
	frappe.db.rollback()
	[comment] = frappe.get_all(
		"Comment",
		{"reference_name": appeal, "comment_type": "Comment"},
		["comment_email", "comment_by"],
	)
	assert comment.comment_email == staff[roles.REGISTRAR].user
	assert comment.comment_by != "Міський голова"
