"""The scope through the doors of the web server: every list, every document, every table of a document."""

import json
from collections.abc import Callable, Iterator

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, THEME, make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.serving import Client, Served

TABLES = {
	"Appeal Question": "Appeal",
	"Appeal Co-Applicant": "Appeal",
	"Appeal Author Category": "Appeal",
	"Appeal Resolution Executor": "Appeal Resolution",
	"Appeal Reply Answer": "Appeal Reply",
	"Appeal Reply Visa": "Appeal Reply",
}
SECRET = "Таємне питання"


@pytest.fixture(scope="module")
def way(staff: Staff) -> Journey:
	"""An appeal with a row in every table, its draft answer waiting; committed."""
	with acting_as(staff[roles.REGISTRAR]):
		second = make_applicant(last_name="Коваль").name
	made = Journey(
		staff,
		subject="subject.collective",
		citizens_count=2,
		co_applicants=[{"applicant": second}],
		author_categories=[{"category": "author_category.war_participant"}],
		questions=[{"question": SECRET, "theme": THEME}],
	).to("draft")
	letter = frappe.get_last_doc("Appeal Reply", filters={"appeal": made.appeal})
	with acting_as(made.executor):
		letter.append("visas", {"officer": staff[roles.UNIT_LEAD].officer})
		letter.save()
	frappe.db.commit()  # the server reads only what is committed
	return made


def people(staff: Staff, neighbours: Staff) -> Iterator[tuple[Person, bool]]:
	"""Everybody, and whether the appeal is theirs to see."""
	seers = roles.WHOLE_AUTHORITY_ROLES | {roles.EXECUTOR, roles.UNIT_LEAD}
	for person in staff.people.values():
		yield person, person.role in seers
	yield staff.colleague, False
	yield staff.other_lead, False
	for role in (roles.REGISTRAR, roles.HEAD, roles.EXECUTOR):
		yield neighbours[role], False


@pytest.fixture(scope="module")
def clients(http_server: Served, staff: Staff, neighbours: Staff) -> list[tuple[str, Client, bool]]:
	"""Name, client and right of everybody, Guest included."""
	known = [
		(f"{person.role} {person.user}", http_server.client().login(person.user, PASSWORD), sees)
		for person, sees in people(staff, neighbours)
	]
	return [*known, ("Guest", http_server.client(), False)]


def may_read(doctype: str, who: str) -> bool:
	"""The role of the person may read documents of the DocType at all."""
	return any(rule.role in who and rule.read for rule in frappe.get_meta(doctype).permissions)


def names_in(answer) -> list[str]:
	if answer.status_code != 200:
		assert answer.status_code == 403, answer.text
		return []
	body = answer.json()
	rows = body.get("data", body.get("message"))
	if isinstance(rows, dict):
		return [row[rows["keys"].index("name")] for row in rows.get("values", [])]
	return [row["name"] if isinstance(row, dict) else row[0] for row in rows or []]


LISTS: dict[str, Callable[[Client, str], list[str]]] = {
	"resource": lambda client, name: names_in(
		client.get("/api/resource/Appeal", {"filters": json.dumps({"name": name})})
	),
	"client.get_list": lambda client, name: names_in(
		client.post("/api/method/frappe.client.get_list", {"doctype": "Appeal", "filters": {"name": name}})
	),
	"reportview.get": lambda client, name: names_in(
		client.post(
			"/api/method/frappe.desk.reportview.get",
			{
				"doctype": "Appeal",
				"fields": '["name"]',
				"filters": json.dumps([["Appeal", "name", "=", name]]),
			},
		)
	),
}

DOCUMENTS: dict[str, Callable[[Client, str], int]] = {
	"resource": lambda client, name: client.get(f"/api/resource/Appeal/{name}").status_code,
	"client.get": lambda client, name: (
		client.post("/api/method/frappe.client.get", {"doctype": "Appeal", "name": name}).status_code
	),
	"getdoc": lambda client, name: (
		client.get(
			"/api/method/frappe.desk.form.load.getdoc", {"doctype": "Appeal", "name": name}
		).status_code
	),
	"row of a table": lambda client, name: (
		client.post(
			"/api/method/frappe.client.get",
			{
				"doctype": "Appeal Question",
				"name": frappe.db.get_value("Appeal Question", {"parent": name}),
				"parent": "Appeal",
			},
		).status_code
	),
}


@pytest.mark.parametrize("door", list(LISTS))
def test_list_shows_the_appeal_to_those_who_may_see_it_and_to_nobody_else(
	clients: list[tuple[str, Client, bool]], way: Journey, door: str
) -> None:
	for who, client, sees in clients:
		assert LISTS[door](client, way.appeal) == ([way.appeal] if sees else []), who


@pytest.mark.parametrize("door", list(DOCUMENTS))
def test_document_opens_for_those_who_may_see_it_and_for_nobody_else(
	clients: list[tuple[str, Client, bool]], way: Journey, door: str
) -> None:
	for who, client, sees in clients:
		assert DOCUMENTS[door](client, way.appeal) == (200 if sees else 403), who


@pytest.mark.parametrize("table", list(TABLES))
def test_rows_of_tables_are_seen_only_with_their_document(
	clients: list[tuple[str, Client, bool]], way: Journey, table: str
) -> None:
	"""The framework asks for the right to the parent DocType and forgets which parent it is."""
	parent = TABLES[table]
	if parent == "Appeal":
		parents = [way.appeal]
	else:
		parents = frappe.get_all(parent, filters={"appeal": way.appeal}, pluck="name")
	rows = frappe.get_all(table, filters={"parent": ("in", parents)}, pluck="name")
	assert rows

	for who, client, sees in clients:
		sees = sees and may_read(parent, who)
		answer = client.post(
			"/api/method/frappe.client.get_list",
			{"doctype": table, "parent": parent, "filters": {"name": ["in", rows]}, "limit_page_length": 0},
		)
		assert sorted(names_in(answer)) == (sorted(rows) if sees else []), who


@pytest.mark.parametrize(
	("path", "parameters"),
	[
		("frappe.client.get_value", {"doctype": "Appeal", "fieldname": '["content", "brief"]'}),
		("frappe.client.get_count", {"doctype": "Appeal"}),
		("frappe.desk.reportview.get_count", {"doctype": "Appeal", "fields": '["name"]'}),
	],
)
def test_no_other_door_tells_a_stranger_of_the_appeal(
	http_server: Served, neighbours: Staff, way: Journey, path: str, parameters: dict
) -> None:
	frappe.db.rollback()
	card = way.card()
	stranger = http_server.client().login(neighbours[roles.REGISTRAR].user, PASSWORD)
	filters = json.dumps([["Appeal", "name", "=", way.appeal]])

	answer = stranger.post(f"/api/method/{path}", {**parameters, "filters": filters})

	assert card.content not in answer.text
	if answer.status_code == 200:
		assert answer.json().get("message") in (None, 0, {}, [])


def test_export_gives_a_stranger_no_row(http_server: Served, neighbours: Staff, way: Journey) -> None:
	frappe.db.rollback()
	stranger = http_server.client().login(neighbours[roles.REGISTRAR].user, PASSWORD)
	asked = {
		"doctype": "Appeal",
		"file_format_type": "CSV",
		"title": "x",
		"fields": '["`tabAppeal`.`name`", "`tabAppeal`.`content`"]',
		"filters": json.dumps([["Appeal", "name", "=", way.appeal]]),
	}

	answer = stranger.post("/api/method/frappe.desk.reportview.export_query", asked)

	assert way.appeal not in answer.text
	assert way.card().content not in answer.text


@pytest.mark.parametrize("text", ["", SECRET[:5], "Савченко", "Ремонт"])
def test_search_finds_nothing_of_others(
	http_server: Served, neighbours: Staff, way: Journey, text: str
) -> None:
	stranger = http_server.client().login(neighbours[roles.REGISTRAR].user, PASSWORD)
	frappe.db.rollback()
	card = way.card()

	for doctype in ("Appeal", "Applicant"):
		answer = stranger.post(
			"/api/method/frappe.desk.search.search_link",
			{"doctype": doctype, "txt": text, "page_length": 500},
		)
		assert answer.status_code == 200
		assert way.appeal not in answer.text
		assert card.applicant not in answer.text
		assert SECRET not in answer.text
