"""What one person makes is not pushed to all, code is written by no request, a file goes only where its sender may write."""

import base64
import json

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, make_user, unique
from appeals_app.testing.file_samples import png
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian

PICTURE = base64.b64encode(png()).decode()


@pytest.fixture(scope="module")
def registrar(http_server: Served, staff: Staff) -> Client:
	return http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)


@pytest.fixture(scope="module")
def administrator(http_server: Served, administrator_password: str) -> Client:
	return http_server.client().login("Administrator", administrator_password)


def filter_row(**values: object) -> dict:
	row = {"filter_name": unique("F"), "reference_doctype": "Applicant", "filters": "[]"}
	return {"doctype": "List Filter", **row, **values}


def event_row(**values: object) -> dict:
	return {"doctype": "Event", "subject": unique("E"), "starts_on": "2031-01-01 10:00:00", **values}


def board_row() -> dict:
	return {
		"doctype": "Kanban Board",
		"kanban_board_name": unique("K"),
		"reference_doctype": "ToDo",
		"field_name": "status",
	}


@pytest.mark.parametrize("for_user", ["", None, "Administrator"])
def test_filter_of_a_person_is_for_the_person(staff: Staff, for_user: str | None) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		row = frappe.get_doc(filter_row(for_user=for_user)).insert()

	assert row.for_user == staff[roles.REGISTRAR].user
	with acting_as(staff[roles.HEAD]):
		assert not frappe.get_list("List Filter", {"name": row.name})
		for act in (row.reload, row.save, row.delete):
			with pytest.raises(frappe.PermissionError):
				act() if act != row.reload else frappe.get_doc("List Filter", row.name).check_permission()


def test_filter_for_all_is_the_administrators(staff: Staff) -> None:
	row = frappe.get_doc(filter_row()).insert()

	with acting_as(staff[roles.REGISTRAR]):
		assert frappe.get_list("List Filter", {"name": row.name})
		with pytest.raises(frappe.PermissionError, match="спільне для всіх"):
			row.save()
		with pytest.raises(frappe.PermissionError, match="спільне для всіх"):
			row.delete()


def test_event_and_board_of_a_person_are_for_the_person(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		event = frappe.get_doc(event_row(event_type="Public")).insert()
		board = frappe.get_doc(board_row()).insert()

	assert (event.event_type, board.private) == ("Private", 1)
	common = frappe.get_doc(event_row(event_type="Public")).insert()
	with acting_as(staff[roles.REGISTRAR]), pytest.raises(frappe.PermissionError, match="спільне для всіх"):
		common.save()


def test_rows_sent_by_a_person_are_for_the_person(registrar: Client, staff: Staff) -> None:
	for row, field, own in (
		(filter_row(), "for_user", staff[roles.REGISTRAR].user),
		(event_row(event_type="Public"), "event_type", "Private"),
	):
		answer = registrar.post("/api/method/frappe.client.insert", {"doc": json.dumps(row)})
		assert answer.json()["message"][field] == own
		frappe.db.delete(row["doctype"], {"name": answer.json()["message"]["name"]})
	frappe.db.commit()  # nosemgrep: rows the server has written


def saved_report(user: str) -> str:
	from frappe.desk.reportview import save_report

	with acting_as(user):
		return save_report(unique("R"), "Authority", "{}")


def reports_offered(user: str) -> set[str]:
	from frappe.boot import get_allowed_reports

	with acting_as(user):
		return set(get_allowed_reports())


def test_saved_report_is_for_its_author_and_the_administrators_for_all(staff: Staff) -> None:
	author, other = staff[roles.ANALYST].user, staff[roles.HEAD].user
	own, common = saved_report(author), saved_report(make_user("System Manager").name)

	assert own in reports_offered(author)
	assert own not in reports_offered(other)
	with acting_as(other):
		assert not frappe.get_list("Report", {"name": own})
		assert frappe.get_list("Report", {"name": common})
		assert not frappe.get_doc("Report", own).has_permission("read")
		assert frappe.get_doc("Report", common).has_permission("read")
	with acting_as(author):
		assert saved_report(author) and frappe.get_doc("Report", own).has_permission("read")


CODE = (
	{"doctype": "Scheduled Job Type", "method": "os.system", "frequency": "All"},
	{"doctype": "Client Script", "dt": "Appeal", "script": "1"},
	{"doctype": "Custom HTML Block", "script": "1"},
	{"doctype": "Package", "package_name": "x"},
	{"doctype": "System Console", "console": "1"},
	{"doctype": "Website Script", "javascript": "1"},
	{
		"doctype": "Report",
		"report_name": "x",
		"report_type": "Query Report",
		"ref_doctype": "User",
		"query": "select 1",
	},
	{"doctype": "Report", "report_name": "x", "report_type": "Script Report", "ref_doctype": "User"},
	{
		"doctype": "Report",
		"report_name": "x",
		"report_type": "Report Builder",
		"ref_doctype": "User",
		"javascript": "1",
	},
	{"doctype": "Milestone Tracker", "document_type": "Applicant", "track_field": "last_name"},
	{"doctype": "Assignment Rule", "document_type": "Applicant", "assign_condition": "True"},
	{"doctype": "Energy Point Rule", "reference_doctype": "Applicant", "rule_name": "x"},
	{"doctype": "Auto Repeat", "reference_doctype": "Applicant"},
	{"doctype": "Translation", "language": "uk", "source_text": "x", "translated_text": "<img/onerror=x>"},
	# its end would come with what stands behind it on the page
	{
		"doctype": "Translation",
		"language": "uk",
		"source_text": "x",
		"translated_text": "x <img src=x onerror=y ",
	},
	{
		"doctype": "Property Setter",
		"doctype_or_field": "DocField",
		"doc_type": "Appeal",
		"field_name": "title",
		"property": "depends_on",
		"property_type": "Data",
		"value": "eval:(window.x=1)",
	},
	{
		"doctype": "Custom Field",
		"dt": "Authority",
		"fieldname": "x",
		"fieldtype": "HTML",
		"options": "<img src=x onerror=y>",
	},
	{
		"doctype": "Custom Field",
		"dt": "Appeal",
		"fieldname": "x",
		"fieldtype": "Data",
		"fetch_from": "applicant.phone",
	},
	{
		"doctype": "Number Card",
		"label": "x",
		"document_type": "Authority",
		"function": "Count",
		"dynamic_filters_json": '[["Authority", "title", "=", "alert(1)"]]',
	},
	{
		"doctype": "Number Card",
		"label": "x",
		"document_type": "Authority",
		"function": "Count",
		"dynamic_filters_json": '{"frappe.session.user": "alert(1)"}',
	},
	{"doctype": "Number Card", "label": "x", "type": "Custom", "method": "logout"},
	{"doctype": "Number Card", "label": "x", "type": "Custom", "method": "frappe.client.delete"},
)


@pytest.mark.parametrize("row", CODE, ids=lambda row: row["doctype"])
def test_code_is_written_by_no_request(administrator: Client, registrar: Client, row: dict) -> None:
	for client in (administrator, registrar):
		answer = client.post("/api/method/frappe.client.insert", {"doc": json.dumps({"name": "x", **row})})
		assert answer.status_code == 403, answer.text
	by_form = administrator.post(
		"/api/method/frappe.desk.form.save.savedocs",
		{"doc": json.dumps({"name": "x", "__newname": "x", "__islocal": 1, **row}), "action": "Save"},
	)
	assert by_form.status_code == 403, by_form.text


def test_counter_may_call_what_staff_may_read() -> None:
	frappe.local.request = frappe._dict(path="/app")
	card = {"doctype": "Number Card", "label": "x", "type": "Custom", "method": "frappe.client.get_count"}

	assert frappe.get_doc(card).insert().name


@pytest.mark.parametrize("field", ["filters_json", "dynamic_filters_json"])
@pytest.mark.parametrize("given", ["{{{", "[", '"x"', "5"])
def test_filters_that_cannot_be_read_are_not_saved(administrator: Client, field: str, given: str) -> None:
	chart = {"chart_name": unique("Діаграма "), "chart_type": "Count", "document_type": "Authority"}
	row = {**chart, "doctype": "Dashboard Chart", "based_on": "creation", "filters_json": "[]", field: given}

	answer = administrator.post("/api/method/frappe.client.insert", {"doc": json.dumps(row)})

	assert_refused_in_ukrainian(answer)
	assert not frappe.db.exists("Dashboard Chart", {"chart_name": row["chart_name"]})


def test_jobs_of_the_framework_are_neither_changed_nor_deleted_by_a_request(administrator: Client) -> None:
	job = frappe.get_last_doc("Scheduled Job Type")

	saved = administrator.post(
		"/api/method/frappe.client.save",
		{"doc": json.dumps({**job.as_dict(), "method": "os.system"}, default=str)},
	)
	gone = administrator.post("/api/method/frappe.client.delete", {"doctype": job.doctype, "name": job.name})

	assert (saved.status_code, gone.status_code) == (403, 403)


def file_row(**place: str) -> dict:
	return {
		"doctype": "File",
		"file_name": "слово.png",
		"content": PICTURE,
		"decode": 1,
		"is_private": 1,
		**place,
	}


@pytest.mark.parametrize("doctype", ["User", "Role", "System Settings"])
def test_file_goes_only_where_its_sender_may_write(registrar: Client, staff: Staff, doctype: str) -> None:
	name = {"User": staff[roles.HEAD].user, "Role": "System Manager"}.get(doctype, doctype)
	place = {"attached_to_doctype": doctype, "attached_to_name": name}
	sent = registrar.post(
		"/api/method/upload_file",
		files={"file": ("a.png", png()), "doctype": (None, doctype), "docname": (None, name)},
	)

	assert sent.status_code == 403, sent.text
	with acting_as(staff[roles.REGISTRAR]), pytest.raises(frappe.PermissionError, match="додати файл"):
		frappe.get_doc(file_row(**place)).insert()
	with acting_as(staff[roles.REGISTRAR]), pytest.raises(frappe.PermissionError, match="додати файл"):
		frappe.get_doc(file_row(attached_to_doctype=doctype)).insert()


def test_own_photo_and_file_of_a_record_that_is_not_saved_are_taken(staff: Staff) -> None:
	user = make_user(roles.REGISTRAR).name
	with acting_as(user):
		own = frappe.get_doc(file_row(attached_to_doctype="User", attached_to_name=user)).insert()
		unsaved = frappe.get_doc(file_row(attached_to_doctype="ToDo", attached_to_name="new-todo-1")).insert()
		loose = frappe.get_doc(file_row()).insert()

	assert own.attached_to_name == user
	assert not unsaved.attached_to_doctype
	assert loose.is_private
