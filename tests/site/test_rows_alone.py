"""Rows of tables and functions named by others: no way past the record, the scope or the gate, by whatever door."""

import json

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, make_applicant, unique_name
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served

METHOD = "/api/method/"


def client_of(http_server: Served, user: str) -> Client:
	client = http_server.client().login(user, PASSWORD)
	client.open_desk()
	return client


@pytest.fixture(scope="module")
def sent(staff: Staff) -> Journey:
	"""An answered appeal; committed, for other processes answer."""
	frappe.set_user("Administrator")
	way = Journey(staff).to("answered")
	frappe.db.commit()  # nosemgrep: the server reads only what is committed
	return way


ROWS = {
	"answer of a sent letter": ("Appeal Reply Answer", roles.EXECUTOR, {"question": "Інше питання"}),
	"executor of a resolution": ("Appeal Resolution Executor", roles.HEAD, {"due_on": "2030-12-31"}),
	"question of a card": ("Appeal Question", roles.REGISTRAR, {"question": "Інше питання"}),
}


def row_of(doctype: str, appeal: str) -> dict:
	parents = {
		"Appeal Question": [appeal],
		"Appeal Reply Answer": frappe.get_all("Appeal Reply", {"appeal": appeal}, pluck="name"),
		"Appeal Resolution Executor": frappe.get_all("Appeal Resolution", {"appeal": appeal}, pluck="name"),
	}
	name = frappe.get_all(doctype, {"parent": ("in", parents[doctype])}, pluck="name")[0]
	return json.loads(frappe.get_doc(doctype, name).as_json())


@pytest.mark.parametrize("kind", ROWS)
def test_row_is_not_changed_without_its_record(
	http_server: Served, staff: Staff, sent: Journey, kind: str
) -> None:
	doctype, role, change = ROWS[kind]
	row, client = row_of(doctype, sent.appeal), client_of(http_server, staff[role].user)
	changed = {**row, **change}
	doors = [
		("frappe.client.save", {"doc": json.dumps(changed)}),
		("frappe.desk.form.save.savedocs", {"doc": json.dumps(changed), "action": "Save"}),
		(
			"frappe.client.insert",
			{"doc": json.dumps({**changed, "name": None, "__islocal": 1, "parent": None})},
		),
	]

	answers = [client.post(f"{METHOD}{door}", given) for door, given in doors]

	assert [answer.status_code for answer in answers if answer.status_code == 200] == []
	frappe.db.rollback()
	assert row_of(doctype, sent.appeal) == row


def test_masking_is_not_opened_by_a_row(http_server: Served, staff: Staff) -> None:
	administrator = client_of(http_server, staff[roles.OBLAST_ADMIN].user)
	rule = frappe.get_doc("Personal Data Role Rule", roles.CONTROLLER)
	row = json.loads(rule.get_all_children()[0].as_json())

	answer = administrator.post(
		f"{METHOD}frappe.client.save", {"doc": json.dumps({**row, "showing": "Shown"})}
	)

	assert answer.status_code == 403
	frappe.db.rollback()
	assert frappe.db.get_value(row["doctype"], row["name"], "showing") == row["showing"]


NAMED = {
	"tasks of anybody counted": (
		"frappe.desk.treeview.get_all_nodes",
		{
			"doctype": "User",
			"label": "x",
			"parent": '[["reset_password_key",">=","z"]]',
			"tree_method": "frappe.desk.listview.get_group_by_count",
			"field": "assigned_to",
		},
	),
	"the next record by a hidden value": (
		"frappe.desk.search.search_widget",
		{
			"doctype": "Appeal",
			"txt": "APPEAL",
			"query": "frappe.desk.form.utils.get_next",
			"searchfield": "0",
			"start": 0,
			"page_length": "asc",
			"filters": '"creation"',
		},
	),
	"a task of others taken away": (
		"frappe.desk.treeview.get_all_nodes",
		{
			"doctype": "Appeal",
			"label": "x",
			"parent": "APPEAL",
			"tree_method": "frappe.desk.form.assign_to.remove",
			"assign_to": "somebody@test.example",
		},
	),
	"values of a column counted out": (
		"frappe.desk.treeview.get_all_nodes",
		{
			"doctype": "User",
			"label": "x",
			"parent": "last_ip",
			"tree_method": "frappe.workflow.doctype.workflow.workflow.get_workflow_state_count",
			"states": '["-"]',
		},
	),
	"a list by a list": (
		"frappe.desk.search.search_link",
		{"doctype": "User", "txt": "x", "query": "frappe.client.get_list"},
	),
}


@pytest.mark.parametrize("way", NAMED)
@pytest.mark.parametrize("role", [roles.EXECUTOR, roles.OBLAST_ADMIN])
def test_function_named_by_another_is_one_of_few(
	http_server: Served, staff: Staff, sent: Journey, way: str, role: str
) -> None:
	door, given = NAMED[way]
	given = {key: sent.appeal if value == "APPEAL" else value for key, value in given.items()}

	answer = client_of(http_server, staff[role].user).post(f"{METHOD}{door}", given)

	assert answer.status_code == 403


def test_search_of_a_link_field_still_answers(http_server: Served, staff: Staff) -> None:
	client = client_of(http_server, staff[roles.REGISTRAR].user)
	items = "appeals_app.legal_reference.doctype.appeal_classifier_item.appeal_classifier_item.search_items"
	asked = {"doctype": "Appeal Classifier Item", "txt": "", "query": items}

	answer = client.post(f"{METHOD}frappe.desk.search.search_link", asked)

	assert answer.status_code == 200
	assert answer.json()["results" if "results" in answer.json() else "message"]


def test_right_of_a_condition_is_asked_of_a_record_that_is_named(
	http_server: Served, staff: Staff, sent: Journey
) -> None:
	client = client_of(http_server, staff[roles.HEAD].user)

	answer = client.post(
		f"{METHOD}frappe.desk.form.assign_to.remove", {"doctype": "Appeal", "assign_to": "x@test.example"}
	)

	assert answer.status_code == 403


@pytest.fixture
def secret(staff: Staff) -> str:
	"""An appeal of a person who asked not to be named; committed."""
	frappe.set_user("Administrator")
	with acting_as(staff[roles.REGISTRAR]):
		person = make_applicant(authority=staff.authority, is_confidential=1, last_name=unique_name())
	appeal = Journey(staff, applicant=person.name).to("registered").appeal
	frappe.db.commit()  # nosemgrep: the server reads only what is committed
	return appeal


ORDERS = {
	"the name of an author under another name": (["name", "applicant.full_name as x"], "x asc"),
	"the same in other letters": (["name", "applicant.full_name as İdx"], "idx asc"),
	"a hidden field under the name of another": (["name", "content as creatİon"], "creation asc"),
}


@pytest.mark.parametrize("way", ORDERS)
def test_list_is_not_ordered_by_a_hidden_value_under_another_name(
	http_server: Served, staff: Staff, secret: str, way: str
) -> None:
	fields, order = ORDERS[way]
	client = client_of(http_server, staff[roles.CONTROLLER].user)
	asked = {"doctype": "Appeal", "fields": json.dumps(fields), "order_by": order}

	answers = [
		client.post(f"{METHOD}{door}", asked)
		for door in ("frappe.client.get_list", "frappe.desk.reportview.get")
	]

	assert [answer.status_code for answer in answers] == [403, 403]


def test_hidden_phone_does_not_order_persons(http_server: Served, staff: Staff, secret: str) -> None:
	client = client_of(http_server, staff[roles.ARCHIVIST].user)
	asked = {"doctype": "Applicant", "fields": '["name", "phone as İdx"]', "order_by": "idx asc"}

	assert client.post(f"{METHOD}frappe.client.get_list", asked).status_code == 403


def test_notice_and_task_are_read_by_those_they_are_for(http_server: Served, staff: Staff) -> None:
	frappe.set_user("Administrator")
	head = staff[roles.HEAD].user
	notice = frappe.get_doc(
		{"doctype": "Notification Log", "for_user": head, "type": "Alert", "subject": "Для керівника"}
	).insert(ignore_permissions=True)
	task = frappe.get_doc({"doctype": "ToDo", "description": "Своє", "allocated_to": head}).insert()
	task.db_set({"owner": head, "assigned_by": head})
	frappe.db.commit()  # nosemgrep: the server reads only what is committed
	stranger, own = (client_of(http_server, user) for user in (staff[roles.EXECUTOR].user, head))

	for doctype, name in (("Notification Log", notice.name), ("ToDo", task.name)):
		asked = {"doctype": doctype, "name": str(name)}
		assert stranger.post(f"{METHOD}frappe.client.get", asked).status_code == 403
		assert stranger.post(f"{METHOD}frappe.client.delete", asked).status_code == 403
		assert own.post(f"{METHOD}frappe.client.get", asked).status_code == 200


def test_task_about_a_record_is_given_by_who_may_write_it(http_server: Served, staff: Staff) -> None:
	client = client_of(http_server, staff[roles.ANALYST].user)
	task = {
		"doctype": "ToDo",
		"description": "x",
		"reference_type": "Authority",
		"reference_name": staff.authority,
		"allocated_to": staff[roles.HEAD].user,
	}

	assert client.post(f"{METHOD}frappe.client.insert", {"doc": json.dumps(task)}).status_code == 403
	frappe.db.rollback()
	assert not frappe.db.get_value("Authority", staff.authority, "_assign")
