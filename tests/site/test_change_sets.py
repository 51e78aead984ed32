"""Change sets: recorded without being in force, reviewed by a second person, released and taken back whole."""

import json

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.appeal_administration import api
from appeals_app.appeal_administration.change_sets import fingerprint_of
from appeals_app.appeal_routing.api import proposed_route
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_route_rule, make_user
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

SET = "Appeal Change Set"


@pytest.fixture
def admin() -> str:
	return make_user("System Manager", roles.OBLAST_ADMIN).name


@pytest.fixture
def reviewer() -> str:
	return make_user("System Manager", roles.OBLAST_ADMIN).name


def new_set(admin: str) -> str:
	with acting_as(admin):
		return (
			frappe.get_doc({"doctype": SET, "title": "Нові правила", "reason": "Розпорядження"}).insert().name
		)


def put(admin: str, change_set: str, document: Document, **edited: object) -> None:
	with acting_as(admin):
		api.add_record(change_set=change_set, record={**document.as_dict(), **edited})


def new_rule(staff: Staff, **given: object) -> dict:
	rule = {"doctype": "Appeal Route Rule", "__islocal": 1, "is_enabled": 1}
	return {
		**rule,
		"title": "До колеги",
		"authority": staff.authority,
		"to_officer": staff.colleague.officer,
		**given,
	}


def approved(admin: str, reviewer: str, change_set: str) -> None:
	with acting_as(admin):
		api.send_for_review(change_set=change_set)
	with acting_as(reviewer):
		api.approve(change_set=change_set)


def route(staff: Staff, appeal: str) -> str:
	with acting_as(staff[roles.REGISTRAR]):
		return proposed_route(appeal=appeal)["officer"]


def test_rule_is_in_force_from_the_release_until_it_is_rolled_back(
	staff: Staff, admin: str, reviewer: str
) -> None:
	way, change_set = Journey(staff).to("registered"), new_set(admin)
	with acting_as(admin):
		api.add_record(change_set=change_set, record=new_rule(staff))
	approved(admin, reviewer, change_set)
	before = route(staff, way.appeal)

	with acting_as(admin):
		api.release(change_set=change_set)
	released = route(staff, way.appeal)
	with acting_as(reviewer):
		api.roll_back(change_set=change_set, reason="Помилка в адресаті")

	assert (before, released, route(staff, way.appeal)) == ("", staff.colleague.officer, "")
	document = frappe.get_doc(SET, change_set)
	assert (document.status, document.reviewed_by, document.released_by) == ("Rolled Back", reviewer, admin)
	assert document.rollback_reason == "Помилка в адресаті"


def test_changed_record_stays_as_it_is_until_release_and_gets_back_what_it_said(
	staff: Staff, admin: str, reviewer: str
) -> None:
	rule, change_set = (
		make_route_rule(authority=staff.authority, to_officer=staff.colleague.officer),
		new_set(admin),
	)
	put(admin, change_set, rule, title="Інша назва")
	put(admin, change_set, rule, priority=7)
	approved(admin, reviewer, change_set)
	as_it_is = frappe.db.get_value(rule.doctype, rule.name, ["title", "priority"])

	with acting_as(reviewer):
		api.release(change_set=change_set)
	released = frappe.db.get_value(rule.doctype, rule.name, ["title", "priority"])
	with acting_as(reviewer):
		api.roll_back(change_set=change_set, reason="Перевірка")

	assert as_it_is == (rule.title, rule.priority)
	assert released == ("Інша назва", 7)
	assert frappe.db.get_value(rule.doctype, rule.name, ["title", "priority"]) == as_it_is


def test_who_recorded_changes_does_not_approve_them(staff: Staff, admin: str) -> None:
	change_set = new_set(admin)
	with acting_as(admin):
		api.add_record(change_set=change_set, record=new_rule(staff))
		api.send_for_review(change_set=change_set)
		said = refusal(lambda: api.approve(change_set=change_set))

	assert "інший адміністратор" in said
	assert frappe.db.get_value(SET, change_set, "status") == "Under Review"


def test_set_that_was_not_approved_is_not_released(staff: Staff, admin: str) -> None:
	change_set = new_set(admin)
	with acting_as(admin):
		api.add_record(change_set=change_set, record=new_rule(staff))
		said = refusal(lambda: api.release(change_set=change_set))

	assert said == "Випускають лише затверджений набір змін."
	assert not frappe.db.exists("Appeal Route Rule", {"title": "До колеги"})


def test_changes_other_than_those_approved_are_not_released(staff: Staff, admin: str, reviewer: str) -> None:
	change_set = new_set(admin)
	with acting_as(admin):
		api.add_record(change_set=change_set, record=new_rule(staff))
	approved(admin, reviewer, change_set)
	row = frappe.get_doc(SET, change_set).changes[0]
	row.db_set("after_content", row.after_content.replace("До колеги", "До керівника"))

	with acting_as(admin):
		said = refusal(lambda: api.release(change_set=change_set))

	assert said.startswith("Зміни не ті, що були затверджені")


def test_record_changed_by_somebody_since_stops_the_release(staff: Staff, admin: str, reviewer: str) -> None:
	rule, change_set = (
		make_route_rule(authority=staff.authority, to_officer=staff.colleague.officer),
		new_set(admin),
	)
	put(admin, change_set, rule, title="Інша назва")
	approved(admin, reviewer, change_set)
	rule.reload()
	rule.update({"priority": 3}).save()

	with acting_as(admin):
		said = refusal(lambda: api.release(change_set=change_set))

	assert said.startswith("Відтоді змінено: Правило маршруту звернення «Інша назва»")
	assert frappe.db.get_value(rule.doctype, rule.name, "title") == rule.title


def test_removal_waits_for_the_release_and_is_undone(staff: Staff, admin: str, reviewer: str) -> None:
	text = frappe.get_doc(
		{"doctype": "Appeal Resolution Text", "text_title": "Зайвий текст", "resolution_text": "Розглянути."}
	).insert()
	change_set = new_set(admin)
	with acting_as(admin):
		api.add_removal(change_set=change_set, doctype=text.doctype, name=text.name)
	approved(admin, reviewer, change_set)
	waits = frappe.db.exists(text.doctype, text.name)

	with acting_as(admin):
		api.release(change_set=change_set)
		gone = not frappe.db.exists(text.doctype, text.name)
		api.roll_back(change_set=change_set, reason="Текст потрібен")

	assert waits
	assert gone
	assert frappe.db.get_value(text.doctype, text.name, "text_title") == "Зайвий текст"


def test_what_leads_to_a_record_goes_before_it_and_comes_back_after_it(admin: str, reviewer: str) -> None:
	counted = {"document_type": "Appeal", "chart_type": "Group By", "group_by_based_on": "phase"}
	counted |= {"chart_name": "Зайва діаграма", "type": "Bar", "filters_json": "[]"}
	chart = frappe.get_doc({"doctype": "Dashboard Chart", **counted}).insert()
	panel = {"doctype": "Dashboard", "dashboard_name": "Зайва панель", "charts": [{"chart": chart.name}]}
	panel, change_set = frappe.get_doc(panel).insert(), new_set(admin)
	with acting_as(admin):
		for record in (chart, panel):  # in this order the chart could not go: the panel leads to it
			api.add_removal(change_set=change_set, doctype=record.doctype, name=record.name)
	approved(admin, reviewer, change_set)

	with acting_as(admin):
		api.release(change_set=change_set)
		gone = [frappe.db.exists(record.doctype, record.name) for record in (chart, panel)]
		api.roll_back(change_set=change_set, reason="Панель потрібна")

	assert gone == [None, None]
	assert frappe.get_doc("Dashboard", panel.name).charts[0].chart == chart.name


def test_record_its_own_checks_refuse_is_not_put_into_a_set(staff: Staff, admin: str) -> None:
	change_set = new_set(admin)

	with acting_as(admin):
		said = refusal(
			lambda: api.add_record(change_set=change_set, record=new_rule(staff, to_unit=staff.unit))
		)

	assert said.startswith("Правило веде до одного адресата")
	assert not frappe.get_doc(SET, change_set).changes


@pytest.mark.parametrize("doctype", ["Appeal", "User", "Server Script", "DocType", "Appeal Change Set", None])
def test_records_that_are_no_configuration_are_not_put_into_a_set(admin: str, doctype: str | None) -> None:
	change_set = new_set(admin)

	with acting_as(admin):
		said = refusal(
			lambda: api.add_record(change_set=change_set, record={"doctype": doctype, "name": "x"})
		)

	assert "до набору змін не вносять" in said


def test_customized_form_gives_a_change_of_each_property(admin: str) -> None:
	change_set = new_set(admin)
	form = frappe.get_doc({"doctype": "Customize Form", "doc_type": "Appeal"})
	form.fetch_to_customize()
	field = next(row for row in form.fields if row.fieldname == "brief")
	field.description = "Два речення"

	with acting_as(admin):
		titles = api.add_record(change_set=change_set, record=json.loads(form.as_json()))

	[row] = frappe.get_doc(SET, change_set).changes
	assert titles
	assert (row.reference_doctype, row.reference_name, row.action) == (
		"Property Setter",
		"Appeal-brief-description",
		"Record Is Made",
	)
	assert not frappe.db.exists("Property Setter", "Appeal-brief-description")


def test_workflow_may_lead_to_a_state_made_in_the_same_set(admin: str) -> None:
	change_set = new_set(admin)
	workflow = frappe.get_doc("Workflow", {"document_type": "Appeal", "is_active": 1})
	state = {"doctype": "Workflow State", "__islocal": 1, "workflow_state_name": "На звірці"}
	at_work = next(row for row in workflow.states if row.appeal_phase == "EXECUTION")
	workflow.append("states", {**at_work.as_dict(no_default_fields=True), "state": "На звірці"})
	step = next(row for row in workflow.transitions if row.state == at_work.state)
	copied = step.as_dict(no_default_fields=True)
	workflow.append("transitions", {**copied, "next_state": "На звірці"})
	workflow.append("transitions", {**copied, "state": "На звірці"})

	with acting_as(admin):
		too_early = refusal(
			lambda: api.add_record(change_set=change_set, record=workflow.as_dict()),
			frappe.LinkValidationError,
		)
		api.add_record(change_set=change_set, record=state)
		api.add_record(change_set=change_set, record=workflow.as_dict())

	assert "На звірці" in too_early
	rows = frappe.get_doc(SET, change_set).changes
	assert [(row.reference_doctype, row.action) for row in rows] == [
		("Workflow State", "Record Is Made"),
		("Workflow", "Record Is Changed"),
	]
	assert not frappe.db.exists("Workflow State", "На звірці")


def test_field_added_in_vain_is_taken_back_when_another_change_is_refused(
	staff: Staff, admin: str, reviewer: str
) -> None:
	"""The database commits at a new column, so this test removes itself what it leaves."""
	change_set = new_set(admin)
	field = {
		"doctype": "Custom Field",
		"__islocal": 1,
		"dt": "Appeal",
		"label": "Номер будинку звірки",
		"fieldname": "checked_house",
		"fieldtype": "Data",
		"insert_after": "brief",
	}
	with acting_as(admin):
		api.add_record(change_set=change_set, record=field)
		api.add_record(change_set=change_set, record=new_rule(staff))
	approved(admin, reviewer, change_set)
	rule = frappe.get_doc(SET, change_set).changes[1]
	rule.db_set("after_content", rule.after_content.replace(staff.authority, "NOWHERE"))
	document = frappe.get_doc(SET, change_set)
	document.db_set("approved_content", fingerprint_of(document))
	try:
		with acting_as(admin), pytest.raises(frappe.ValidationError):
			api.release(change_set=change_set)

		assert not frappe.db.exists("Custom Field", "Appeal-checked_house")
		assert frappe.db.get_value(SET, change_set, "status") == "Approved"
	finally:
		frappe.db.delete(SET, {"name": change_set})
		frappe.db.delete("Appeal Change Set Row", {"parent": change_set})
		frappe.db.delete("Custom Field", {"name": "Appeal-checked_house"})
		frappe.db.sql_ddl("ALTER TABLE `tabAppeal` DROP COLUMN IF EXISTS `checked_house`")
		frappe.clear_cache(doctype="Appeal")


def test_set_that_was_not_released_is_not_taken_back(staff: Staff, admin: str) -> None:
	change_set = new_set(admin)
	text = {"doctype": "Appeal Resolution Text", "text_title": "Зразок", "resolution_text": "Розглянути."}
	with acting_as(admin):
		api.add_record(change_set=change_set, record={**text, "__islocal": 1})
		row = frappe.get_doc(SET, change_set).changes[0]
		frappe.get_doc(text).insert(set_name=row.reference_name)

		said = refusal(lambda: api.roll_back(change_set=change_set, reason="Перевірка"))

	assert "цей крок із нього неможливий" in said
	assert frappe.db.exists("Appeal Resolution Text", row.reference_name)


def test_right_in_a_set_is_one_of_its_form(admin: str) -> None:
	change_set = new_set(admin)
	right = {"doctype": "Custom DocPerm", "__islocal": 1, "role": roles.ANALYST, "permlevel": 0, "read": 1}

	with acting_as(admin):
		api.add_record(change_set=change_set, record={**right, "parent": "Appeal Channel"})
		with pytest.raises(frappe.PermissionError):
			api.add_record(change_set=change_set, record=right)

	[row] = frappe.get_doc(SET, change_set).changes
	assert json.loads(row.after_content)["parent"] == "Appeal Channel"
	assert not frappe.db.exists("Custom DocPerm", {"parent": ("is", "not set")})


@pytest.mark.parametrize("given_since", [None, roles.ARCHIVIST])
def test_right_taken_back_leaves_copies_of_the_shipped_ones_only_beside_others(
	admin: str, reviewer: str, given_since: str | None
) -> None:
	change_set, form = new_set(admin), "Appeal Channel"
	right = {"doctype": "Custom DocPerm", "permlevel": 0, "parent": form, "export": 1}
	with acting_as(admin):
		api.add_record(change_set=change_set, record={**right, "__islocal": 1, "role": roles.ANALYST})
	approved(admin, reviewer, change_set)

	with acting_as(admin):
		api.release(change_set=change_set)
		released = frappe.db.count("Custom DocPerm", {"parent": form})
		if given_since:
			frappe.get_doc({**right, "role": given_since}).insert()
		api.roll_back(change_set=change_set, reason="Право зайве")

	shipped = frappe.db.count("DocPerm", {"parent": form})
	left = frappe.db.count("Custom DocPerm", {"parent": form})
	assert (released, left) == (shipped + 1, shipped + 1 if given_since else 0)


def test_who_recorded_what_another_wrote_over_stays_an_author(
	staff: Staff, admin: str, reviewer: str
) -> None:
	rule, change_set = (
		make_route_rule(authority=staff.authority, to_officer=staff.colleague.officer),
		new_set(admin),
	)
	put(reviewer, change_set, rule, title="Інша назва")
	put(admin, change_set, rule, priority=7)
	with acting_as(admin):
		api.send_for_review(change_set=change_set)

	with acting_as(reviewer):
		said = refusal(lambda: api.approve(change_set=change_set))

	assert "інший адміністратор" in said


@pytest.mark.parametrize(
	"record",
	[
		{"doctype": "Workflow", "name": "x", "states": "abc"},
		{"doctype": "Property Setter", "name": "x", "doc_type": {"a": 1}},
		{"doctype": "Customize Form", "doc_type": {"a": 1}},
		{"doctype": "Customize Form", "doc_type": "Appeal", "fields": "x"},
	],
)
def test_record_that_cannot_be_read_is_refused_in_words(admin: str, record: dict) -> None:
	change_set = new_set(admin)

	with acting_as(admin):
		said = refusal(lambda: api.add_record(change_set=change_set, record=record))

	assert said.startswith("Надіслане не вдалося прочитати")
