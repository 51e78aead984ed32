"""A list shows columns and counts them: no part of a statement comes into one, by any door, over real HTTP."""

import json

import frappe
import pytest
from frappe.utils.password import check_password

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.personal_data.list_questions import KEY
from appeals_app.testing.factories import PASSWORD, make_applicant, unique_name
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served

METHOD = "/api/method/"
SELECT = "(select count(*) from tabAppeal)"
IN_A_FUNCTION = f"sum(('.name.'=1)+{SELECT}+0*length(`tabAuthority`.`name`)) as n"
IN_LETTERS = "lower((select full_name from tabApplicant limit 1)) as t"
GROUPED = {
	"chart_type": "Group By",
	"document_type": "Authority",
	"group_by_type": "Sum",
	"group_by_based_on": "owner",
	"filters_json": "[]",
	"aggregate_function_based_on": f"1) as z, lower({SELECT}) as name, sum(1",
}
COUNTED = {"document_type": "Authority", "function": "Maximum", "aggregate_function_based_on": SELECT}

DOORS = {
	"list over REST": ("GET", "/api/resource/Authority", {"fields": [IN_A_FUNCTION]}),
	"list of the client": (
		"POST",
		f"{METHOD}frappe.client.get_list",
		{"doctype": "Authority", "fields": [IN_LETTERS]},
	),
	"value": (
		"POST",
		f"{METHOD}frappe.client.get_value",
		{"doctype": "Authority", "fieldname": [IN_A_FUNCTION], "filters": {"is_disabled": 0}},
	),
	"list of the Desk": (
		"POST",
		f"{METHOD}frappe.desk.reportview.get",
		{"doctype": "Authority", "fields": [IN_A_FUNCTION]},
	),
	"export": (
		"POST",
		f"{METHOD}frappe.desk.reportview.export_query",
		{"doctype": "Authority", "fields": [IN_A_FUNCTION], "file_format_type": "CSV", "title": "x"},
	),
	"calendar": (
		"POST",
		f"{METHOD}frappe.desk.calendar.get_events",
		{
			"doctype": "Authority",
			"start": "2020-01-01",
			"end": "2030-01-01",
			"field_map": {"start": "creation", "end": "modified", "id": "name", "title": IN_LETTERS},
		},
	),
	"chart": (
		"POST",
		f"{METHOD}frappe.desk.doctype.dashboard_chart.dashboard_chart.get",
		{"chart": GROUPED, "no_cache": 1},
	),
	"number card": (
		"POST",
		f"{METHOD}frappe.desk.doctype.number_card.number_card.get_result",
		{"doc": COUNTED, "filters": []},
	),
	"order": (
		"POST",
		f"{METHOD}frappe.client.get_list",
		{"doctype": "Authority", "order_by": "benchmark(10, sha2(name, 512))"},
	),
	"group": (
		"POST",
		f"{METHOD}frappe.client.get_list",
		{"doctype": "Authority", "group_by": "if(1,name,owner)"},
	),
	"choices of a link": (
		"POST",
		f"{METHOD}frappe.desk.search.search_link",
		{"doctype": "DocType", "txt": "", "filter_fields": [f"name`, {SELECT} as `x"]},
	),
}


@pytest.fixture(scope="module")
def analyst(http_server: Served, staff: Staff) -> Client:
	client = http_server.client().login(staff[roles.ANALYST].user, PASSWORD)
	client.open_desk()
	return client


@pytest.fixture(scope="module")
def controller(http_server: Served, staff: Staff) -> Client:
	client = http_server.client().login(staff[roles.CONTROLLER].user, PASSWORD)
	client.open_desk()
	return client


@pytest.mark.parametrize("door", DOORS)
def test_expression_is_refused_whoever_asks(analyst: Client, door: str) -> None:
	how, path, asked = DOORS[door]
	sent = {
		key: json.dumps(value) if isinstance(value, list | dict) else value for key, value in asked.items()
	}

	answer = analyst.get(path, sent) if how == "GET" else analyst.post(path, sent)

	assert answer.status_code == 403, (answer.status_code, answer.text[:500])


def test_columns_and_their_counts_are_shown(analyst: Client) -> None:
	asked = {
		"doctype": "Authority",
		"fields": json.dumps(
			["authority_kind as label", "count(`tabAuthority`.`name`) as _aggregate_column"]
		),
		"group_by": "`tabAuthority`.`authority_kind`",
		"order_by": "_aggregate_column desc",
	}

	answer = analyst.post(f"{METHOD}frappe.desk.reportview.get_list", asked)

	assert answer.status_code == 200, answer.text
	assert all(row["_aggregate_column"] for row in answer.json()["message"])


def test_report_shows_a_column_of_a_table(controller: Client, staff: Staff) -> None:
	way = Journey(staff).to("registered")
	frappe.db.commit()  # the server reads only what is committed
	theme = "`tabAppeal Question`.`theme` as 'Appeal Question:theme'"
	asked = {"doctype": "Appeal", "fields": ["`tabAppeal`.`name`", theme], "filters": {"name": way.appeal}}

	answer = controller.post(
		f"{METHOD}frappe.desk.reportview.get_list",
		{key: json.dumps(value) if key != "doctype" else value for key, value in asked.items()},
	)

	assert answer.status_code == 200, answer.text
	assert [row["Appeal Question:theme"] for row in answer.json()["message"]] == [
		way.card().questions[0].theme
	]


@pytest.fixture
def unnamed(staff: Staff) -> str:
	"""A person of the register who asked not to be named; committed."""
	with acting_as(staff[roles.REGISTRAR]):
		person = make_applicant(authority=staff.authority, is_confidential=1, last_name=unique_name())
	frappe.db.commit()  # the server reads only what is committed
	return person.name


def test_nobody_is_unveiled_by_a_row_that_calls_itself_another(
	controller: Client, staff: Staff, unnamed: str
) -> None:
	name = frappe.db.get_value("Applicant", unnamed, "full_name")
	asked = {"doctype": "Applicant", "filters": {"name": unnamed}}
	ways = [
		("frappe.client.get_list", {"fields": ["owner as appeals_row_key", "full_name"], "as_dict": False}),
		("frappe.client.get_list", {"fields": ["full_name"]}),
		(
			"frappe.desk.reportview.get_list",
			{"fields": ["name", "full_name"], "update": {"appeals_row_key": "zzz", KEY: "zzz"}},
		),
		("frappe.desk.reportview.get_list", {"fields": ["name", "full_name"], "pluck": "full_name"}),
	]

	answers = [controller.post(f"{METHOD}{door}", {**asked, **given}) for door, given in ways]

	assert [answer.status_code for answer in answers] == [200] * len(ways), [one.text for one in answers]
	told = [json.dumps(answer.json()["message"], ensure_ascii=False) for answer in answers]
	assert not [text for text in told if name in text]


def test_title_of_a_person_is_masked_in_rows_of_every_form(
	controller: Client, staff: Staff, unnamed: str
) -> None:
	name = frappe.db.get_value("Applicant", unnamed, "full_name")
	way = Journey(staff, applicant=unnamed).to("registered")
	frappe.db.commit()  # the server reads only what is committed
	asked = {"doctype": "Appeal", "filters": {"name": way.appeal}}
	fields = ["name", "applicant.full_name as label"]
	columns = [
		{
			"fieldname": "applicant.full_name",
			"doctype": "Appeal",
			"link_field": "name",
			"label": "x",
			"insert_after_index": 0,
		}
	]
	journal = {"authority": staff.authority, "from_date": str(clock.today()), "to_date": str(clock.today())}
	ways = [
		("frappe.client.get_list", {**asked, "fields": fields, "as_dict": False}),
		("frappe.client.get_value", {**asked, "fieldname": fields, "as_dict": False}),
		("frappe.desk.reportview.get_list", {**asked, "fields": fields, "as_list": 1}),
		(
			"frappe.desk.query_report.run",
			{"report_name": "Registration Journal", "filters": journal, "custom_columns": columns},
		),
	]

	answers = [controller.post(f"{METHOD}{door}", given) for door, given in ways]

	assert [answer.status_code for answer in answers[:3]] == [200] * 3, [one.text for one in answers]
	assert answers[3].status_code in (200, 403)
	assert not [
		one.url for one in answers if name in one.text or name in one.text.encode().decode("unicode_escape")
	]


BEHIND = {
	"field of a table by its bare name": (
		"frappe.client.get_count",
		{"doctype": "Appeal", "filters": [["category", "is", "set"]]},
	),
	"the same as the card's own": (
		"frappe.desk.listview.get_group_by_count",
		{
			"doctype": "Appeal",
			"current_filters": [["Appeal", "category", "=", "author_category.disability_1"]],
			"field": "applicant",
		},
	),
	"choices by it": (
		"frappe.desk.search.search_link",
		{"doctype": "Appeal", "txt": "", "filters": {"category": "author_category.disability_1"}},
	),
	"role of an account": (
		"frappe.desk.listview.get_group_by_count",
		{"doctype": "User", "current_filters": {"role": "System Manager"}, "field": "name"},
	),
	"role by the table": (
		"frappe.client.get_count",
		{"doctype": "User", "filters": [["Has Role", "role", "=", "System Manager"]]},
	),
	"phone of who registered": (
		"frappe.desk.calendar.get_events",
		{
			"doctype": "Appeal",
			"start": "2020-01-01",
			"end": "2030-01-01",
			"filters": [],
			"field_map": {
				"start": "registered_at",
				"end": "registered_at",
				"id": "name",
				"title": "registered_by.mobile_no",
			},
		},
	),
	"no condition at all": (
		"frappe.desk.calendar.get_events",
		{
			"doctype": "Appeal",
			"start": "2020-01-01",
			"end": "2030-01-01",
			"filters": [1],
			"field_map": {"start": "registered_at", "end": "registered_at", "id": "name"},
		},
	),
}


@pytest.mark.parametrize("door", BEHIND)
def test_list_names_its_own_columns_alone(controller: Client, door: str) -> None:
	function, asked = BEHIND[door]
	sent = {
		key: json.dumps(value) if isinstance(value, list | dict) else value for key, value in asked.items()
	}

	answer = controller.post(f"{METHOD}{function}", sent)

	assert answer.status_code in (403, 417), (answer.status_code, answer.text[:400])


def test_reminder_on_a_foreign_card_is_not_taken_back(
	analyst: Client, staff: Staff, neighbours: Staff, site: str
) -> None:
	way = Journey(neighbours).to("registered")
	frappe.db.commit()  # the server reads only what is committed
	asked = {"doctype": "Appeal", "name": way.appeal, "assign_to": neighbours[roles.REGISTRAR].user}

	answer = analyst.post(f"{METHOD}frappe.desk.form.assign_to.remove", asked)

	assert answer.status_code == 403, answer.text
	assert neighbours[roles.REGISTRAR].user not in answer.text


def test_records_of_others_are_not_counted_around_a_record(analyst: Client, staff: Staff) -> None:
	kinds = [
		"Personal Data Incident",
		"Data Subject Request",
		"Authority Event",
		"Appeal Index Counter",
		"Appeal",
	]
	asked = {"doctype": "Authority", "name": staff.authority, "items": json.dumps(kinds)}

	answer = analyst.post(f"{METHOD}frappe.desk.notifications.get_open_count", asked)

	assert answer.status_code == 200, answer.text
	assert not [kind for kind in kinds if kind in answer.text]


def test_own_password_is_not_changed_without_the_old_one(analyst: Client, staff: Staff) -> None:
	user = staff[roles.ANALYST].user
	account = analyst.post(f"{METHOD}frappe.client.get", {"doctype": "User", "name": user}).json()["message"]

	answer = analyst.post(
		f"{METHOD}frappe.client.save", {"doc": {**account, "new_password": "Нове-Слово-1234"}}
	)

	assert answer.status_code == 403, answer.text
	assert check_password(user, PASSWORD)


@pytest.mark.parametrize(
	"asked",
	[
		{"doctype": "[]", "name": "{}"},
		{"doctype": "Authority", "settings": "zz", "letterhead": "zz"},
		{"doctype": "Authority", "settings": "[1]"},
	],
)
def test_print_of_nothing_is_no_error_of_the_server(analyst: Client, staff: Staff, asked: dict) -> None:
	answer = analyst.get("/printview", {"name": staff.authority, **asked})

	assert answer.status_code < 500, answer.text[:500]
