"""A file of a change set: what cannot be taken of it is told, and the rest is; who takes out a change is an author as well."""

import json

import frappe
import pytest

from appeals_app.appeal_administration import api
from appeals_app.appeal_administration.change_set_files import FORMAT, from_file
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_route_rule, make_user
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

SET = "Appeal Change Set"


@pytest.fixture
def admin() -> str:
	return make_user("System Manager", roles.OBLAST_ADMIN).name


@pytest.fixture
def reviewer() -> str:
	return make_user("System Manager", roles.OBLAST_ADMIN).name


def file_with(*changes: dict) -> str:
	return json.dumps({"format": FORMAT, "title": "Правила", "reason": "Розпорядження", "changes": changes})


def changed_rule(staff: Staff, **values: object) -> dict:
	rule = make_route_rule(authority=staff.authority, to_officer=staff.colleague.officer)
	content = {"title": rule.title, "priority": rule.priority, **values}
	return {"doctype": rule.doctype, "name": rule.name, "content": content}


def test_change_whose_name_is_none_is_left_out_and_the_others_are_taken(staff: Staff, admin: str) -> None:
	odd = {
		"doctype": "Translation",
		"name": "<img src=x>",
		"content": {"language": "uk", "source_text": "Close", "translated_text": "Закрити"},
	}

	with acting_as(admin):
		told = from_file(content=file_with(odd, changed_rule(staff, priority=7)))

	[said] = told["left_out"]
	assert said.startswith("Переклад «<img src=x>»:")
	[row] = frappe.get_doc(SET, told["name"]).changes
	assert json.loads(row.after_content)["priority"] == 7


def test_record_that_says_so_already_is_passed_over(staff: Staff, admin: str) -> None:
	with acting_as(admin):
		change_set = from_file(content=file_with(changed_rule(staff, priority=7)))["name"]
		api.send_for_review(change_set=change_set)
		[row] = frappe.get_doc(SET, change_set).changes
		frappe.db.set_value(row.reference_doctype, row.reference_name, "priority", 7)
		same = {
			"doctype": row.reference_doctype,
			"name": row.reference_name,
			"content": json.loads(row.after_content),
		}
		again = from_file(content=file_with(same))

	assert (again["taken"], again["left_out"]) == (0, [])


def test_who_takes_a_change_out_of_a_set_does_not_approve_the_rest(
	staff: Staff, admin: str, reviewer: str
) -> None:
	with acting_as(admin):
		change_set = from_file(
			content=file_with(*(changed_rule(staff, priority=number) for number in (7, 8)))
		)["name"]
	with acting_as(reviewer):
		api.drop_row(change_set=change_set, row=frappe.get_doc(SET, change_set).changes[0].name)
	with acting_as(admin):
		api.send_for_review(change_set=change_set)
	with acting_as(reviewer):
		said = refusal(lambda: api.approve(change_set=change_set))

	assert "інший адміністратор" in said
	assert frappe.db.get_value(SET, change_set, "status") == "Under Review"
