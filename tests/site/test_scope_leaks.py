"""Doors of the framework asked by strangers: none tells a word of a foreign appeal, whatever it says otherwise."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.permissions.referring_rows import COLUMNS, GUARDED
from appeals_app.testing.factories import PASSWORD, make_user
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Client, Served

pytestmark = pytest.mark.timeout(900)  # a minute; a busy machine gets more than the usual time

WORDS = {
	"content": "Слово-про-дах",
	"brief": "Слово-про-ліфт",
	"question": "Слово-про-воду",
	"last_name": "Словопрізвище",
	"address": "вул. Словомісце",
	"resolution": "Слово-резолюції",
	"reply": "Слово-відповіді",
	"comment": "Слово-коментаря",
	"tag": "слово-мітки",
}
"""Planted where the register keeps something of the appeal; none may reach a stranger."""


@dataclass(frozen=True)
class Planted:
	"""An appeal full of the words, and the documents that hang on it."""

	appeal: str
	names: dict[str, str]

	def secrets(self) -> list[str]:
		return [*WORDS.values(), *self.names.values()]


@pytest.fixture(scope="module")
def planted(staff: Staff) -> Planted:
	frappe.set_user("Administrator")
	way = _told_journey(staff)
	names = {"Appeal": way.appeal, "Applicant": way.card().applicant}
	for doctype in ("Appeal Resolution", "Appeal Assignment", "Appeal Reply", "Appeal Event"):
		names[doctype] = frappe.get_all(doctype, filters={"appeal": way.appeal}, pluck="name")[0]
	_rows_that_refer(names)
	frappe.db.commit()  # other processes answer
	return Planted(way.appeal, names)


def _told_journey(staff: Staff) -> Journey:
	way = Journey(
		staff,
		content=WORDS["content"],
		brief=WORDS["brief"],
		questions=[{"question": WORDS["question"], "theme": "theme.housing"}],
	).to("resolution")
	with acting_as(staff[roles.REGISTRAR]):
		applicant = frappe.get_doc("Applicant", way.card().applicant)
		applicant.update({"last_name": WORDS["last_name"], "address": WORDS["address"]})
		applicant.flags.ignore_version = False
		applicant.save()
	way.resolve(resolution_text=WORDS["resolution"])
	way.stage = "execution"
	way.to("in_work")
	way.draft(body=WORDS["reply"])
	return way


def _rows_that_refer(names: dict[str, str]) -> None:
	"""A row of each DocType of the framework that tells of the appeal and of its author."""
	for doctype, (kind, key) in COLUMNS.items():
		for guarded in ("Appeal", "Applicant"):
			row = frappe.new_doc(doctype)
			row.update({kind: guarded, key: names[guarded]})
			for field in ("content", "subject", "title", "description", "data", "message"):
				if row.meta.has_field(field):
					row.set(field, WORDS["comment"])
			row.update({"tag": WORDS["tag"], "comment_type": "Comment", "for_user": None})
			row.db_insert()
	for guarded in ("Appeal", "Applicant"):
		frappe.db.set_value(guarded, names[guarded], "_user_tags", f",{WORDS['tag']}", update_modified=False)


@pytest.fixture(scope="module")
def strangers(http_server: Served, staff: Staff, neighbours: Staff, planted: Planted) -> dict[str, Client]:
	manager = make_user("System Manager").name
	frappe.db.commit()
	users = {
		"registrar next door": neighbours[roles.REGISTRAR].user,
		"head next door": neighbours[roles.HEAD].user,
		"executor of another unit": staff.colleague.user,
		"authority admin": staff[roles.AUTHORITY_ADMIN].user,
		"analyst": staff[roles.ANALYST].user,
		"oblast admin": staff[roles.OBLAST_ADMIN].user,
		"system manager": manager,
	}
	clients = {who: http_server.client().login(user, PASSWORD) for who, user in users.items()}
	return {**clients, "guest": http_server.client()}


def filters_on(planted: Planted, doctype: str) -> str:
	return json.dumps([["name", "=", planted.names.get(doctype, "")]])


def columns(doctype: str) -> str:
	"""Every stored field, as a list is asked for them; `*` would name those that are only computed too."""
	return json.dumps(frappe.db.get_table_columns(doctype))


def doors(planted: Planted) -> Iterator[tuple[str, dict]]:
	"""Methods with what a stranger would send to learn of the appeal."""
	appeal, applicant = planted.appeal, planted.names["Applicant"]
	for doctype, name in planted.names.items():
		one = {"doctype": doctype, "name": name}
		yield "frappe.client.get", one
		yield (
			"frappe.client.get_list",
			{"doctype": doctype, "fields": columns(doctype), "limit_page_length": 0},
		)
		yield "frappe.client.get_value", {"doctype": doctype, "fieldname": columns(doctype), "filters": name}
		yield "frappe.client.validate_link", {"doctype": doctype, "docname": name, "fields": '["creation"]'}
		yield "frappe.desk.form.load.getdoc", one
		yield "frappe.desk.form.load.get_docinfo", one
		yield "frappe.desk.form.load.get_communications", one
		yield "frappe.desk.form.linked_with.get", {"doctype": doctype, "docname": name}
		yield "frappe.desk.notifications.get_open_count", one
		yield "frappe.desk.search.get_link_title", {"doctype": doctype, "docname": name}
		yield "frappe.desk.search.search_link", {"doctype": doctype, "txt": "", "page_length": 500}
		yield "frappe.www.printview.get_html_and_style", {"doc": doctype, "name": name}
		yield "frappe.utils.print_format.download_pdf", one
		yield "frappe.realtime.can_subscribe_doc", {"doctype": doctype, "docname": name}
		yield "frappe.model.workflow.get_transitions", {"doc": json.dumps(one)}
		yield (
			"frappe.desk.reportview.get",
			{"doctype": doctype, "fields": columns(doctype), "page_length": 500, "start": 0},
		)
		yield (
			"frappe.desk.reportview.export_query",
			{"doctype": doctype, "fields": f'["`tab{doctype}`.*"]', "file_format_type": "CSV", "title": "x"},
		)
		yield (
			"frappe.desk.form.utils.get_next",
			{"doctype": doctype, "value": name, "prev": 1, "sort_field": "creation"},
		)
	for doctype in COLUMNS:
		yield (
			"frappe.client.get_list",
			{"doctype": doctype, "fields": columns(doctype), "limit_page_length": 0},
		)
		yield (
			"frappe.desk.reportview.get",
			{"doctype": doctype, "fields": columns(doctype), "page_length": 500},
		)
	for doctype, name in (("Authority", frappe.db.get_value("Appeal", appeal, "authority")),):
		yield "frappe.desk.form.linked_with.get", {"doctype": doctype, "docname": name}
		yield "frappe.desk.notifications.get_open_count", {"doctype": doctype, "name": name}
	yield "frappe.desk.doctype.tag.tag.get_tagged_docs", {"doctype": "Appeal", "tag": "%"}
	yield "frappe.desk.doctype.tag.tag.get_documents_for_tag", {"tag": f"#{WORDS['tag']}"}
	yield "frappe.desk.reportview.get_stats", {"doctype": "Appeal", "stats": '["_user_tags", "brief"]'}
	yield "frappe.utils.global_search.search", {"text": WORDS["content"]}
	for field in ("assigned_to", "brief", "applicant"):
		yield (
			"frappe.desk.listview.get_group_by_count",
			{"doctype": "Appeal", "current_filters": "[]", "field": field},
		)
	yield (
		"frappe.desk.calendar.get_events",
		{
			"doctype": "Appeal",
			"start": "2020-01-01",
			"end": "2030-01-01",
			"field_map": '{"start": "control_date", "end": "due_date", "title": "title"}',
		},
	)
	yield "frappe.desk.treeview.get_children", {"doctype": "Appeal", "parent": ""}
	yield (
		"frappe.core.doctype.data_export.exporter.export_data",
		{"doctype": "Appeal", "with_data": 1, "select_columns": '{"Appeal": ["name", "content"]}'},
	)
	for type_ in ("Bar", "Heatmap"):
		chart = {"type": type_, "chart_type": "Group By", "document_type": "Appeal", "name": f"probe {type_}"}
		chart.update({"group_by_type": "Count", "group_by_based_on": "brief", "filters_json": "[]"})
		yield (
			"frappe.desk.doctype.dashboard_chart.dashboard_chart.get",
			{"chart": json.dumps(chart), "no_cache": 1},
		)
	yield "appeals_app.appeal_registry.api.step_needs", {"appeal": appeal, "action": "Зареєструвати"}
	yield "appeals_app.permissions.api.explain_access", {"number": appeal}
	yield (
		"frappe.desk.form.utils.add_comment",
		{
			"reference_doctype": "Applicant",
			"reference_name": applicant,
			"content": "x",
			"comment_email": "x@test.example",
			"comment_by": "x",
		},
	)


def test_no_door_tells_a_stranger_a_word_of_the_appeal(
	strangers: dict[str, Client], planted: Planted
) -> None:
	told = []
	for path, asked in doors(planted):
		echoed = json.dumps(asked, ensure_ascii=False)
		for who, client in strangers.items():
			answer = client.post(f"/api/method/{path}", asked)
			body = answer.text.encode().decode("unicode_escape", errors="ignore") + answer.text
			told += [
				f"{who}: {path} {asked.get('doctype', '')} told «{word}» ({answer.status_code})"
				for word in planted.secrets()
				if word in body and word not in echoed
			]

	assert not told, "\n".join(sorted(set(told)))


def test_field_of_a_record_out_of_sight_is_not_asked_for_through_a_link(
	http_server: Served, staff: Staff, planted: Planted
) -> None:
	"""An executor works with an appeal; the earlier one of the same author is none of the executor's business."""
	later = Journey(staff).to("resolution")
	later.resolve(executors=[staff.colleague.officer])
	frappe.db.set_value(
		"Appeal", later.appeal, {"previous_appeal": planted.appeal, "main_appeal": planted.appeal}
	)
	frappe.db.commit()
	client = http_server.client().login(staff.colleague.user, PASSWORD)

	for field in ("previous_appeal.content", "main_appeal.content as x", "previous_appeal.brief"):
		for path, asked in (
			("frappe.client.get_list", {"doctype": "Appeal", "fields": json.dumps(["name", field])}),
			("frappe.desk.reportview.get", {"doctype": "Appeal", "fields": json.dumps(["name", field])}),
			("frappe.client.get_list", {"doctype": "Appeal", "order_by": field.split(" as ")[0]}),
		):
			answer = client.post(f"/api/method/{path}", asked)
			assert answer.status_code in (403, 417), (path, field, answer.text[:300])
		answer = client.get("/api/resource/Appeal", {"fields": json.dumps(["name", field])})
		assert answer.status_code in (403, 417)
	form = client.get("/api/method/frappe.desk.form.load.getdoc", {"doctype": "Appeal", "name": later.appeal})
	assert form.status_code == 200
	assert WORDS["last_name"] not in form.text.encode().decode("unicode_escape", errors="ignore")


def test_change_of_a_post_counts_in_sessions_already_open(
	http_server: Served, staff: Staff, planted: Planted
) -> None:
	person = staff[roles.ARCHIVIST]
	client = http_server.client().login(person.user, PASSWORD)
	doors = (
		lambda: client.get(f"/api/resource/Appeal/{planted.appeal}"),
		lambda: client.get(
			"/api/method/frappe.realtime.can_subscribe_doc", {"doctype": "Appeal", "docname": planted.appeal}
		),
	)
	assert [door().status_code for door in doors] == [200, 200]

	try:
		_save(person.officer, valid_to="2020-01-02")
		assert [door().status_code for door in doors] == [403, 403]
	finally:
		_save(person.officer, valid_to=None)

	assert [door().status_code for door in doors] == [200, 200]


def _save(officer: str, **changes: object) -> None:
	frappe.db.rollback()
	document = frappe.get_doc("Authority Officer", officer)
	document.update(changes)
	document.save()
	frappe.db.commit()


@pytest.mark.parametrize("doctype", ["Comment", "Communication"])
def test_words_said_of_a_document_are_not_sent_into_its_room(planted: Planted, doctype: str) -> None:
	"""Who sits in the room may have lost the right to the document; of other documents the room is told."""
	words = {
		"comment_type": "Comment",
		"content": WORDS["comment"],
		"subject": "x",
		"sent_or_received": "Received",
	}
	for kind, name in (("Appeal", planted.appeal), ("User", "Administrator")):
		frappe.get_doc(
			{"doctype": doctype, "reference_doctype": kind, "reference_name": name, **words}
		).insert()

	rooms = [room for _event, message, room in frappe.local._realtime_log if WORDS["comment"] in str(message)]
	assert rooms
	assert not [room for room in rooms if planted.appeal in room]


def test_guarded_doctypes_are_all_that_hang_on_an_appeal() -> None:
	linked = frappe.get_all(
		"DocField", filters={"fieldtype": "Link", "options": "Appeal"}, pluck="parent", distinct=True
	)
	documents = {name for name in linked if not frappe.get_meta(name).istable}
	documents.remove("Appeal Import Row")  # its authority's own, and it names nobody

	assert documents | {"Appeal", "Applicant"} == set(GUARDED)
