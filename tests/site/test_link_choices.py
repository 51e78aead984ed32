"""What link fields offer: only what may be chosen, and below each name something that tells."""

from datetime import timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_replies.queries import search_results
from appeals_app.appeal_routing.queries import possible_executors, search_executors
from appeals_app.authority_directory.queries import search_officers
from appeals_app.domain.lifecycle import Act
from appeals_app.legal_reference.doctype.appeal_classifier_item.appeal_classifier_item import search_items
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_reply, make_authority_officer, make_user
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as, make_person
from tests.site.refusals import refusal


def edit(doctype: str, name: str, **values: object) -> None:
	frappe.db.set_value(doctype, name, values)


# executors of a resolution ---------------------------------------------------------------------------------


def test_executors_offered_are_those_of_the_authority_who_may_execute(staff: Staff) -> None:
	offered = possible_executors(staff.authority)

	leading = [staff[roles.HEAD], staff[roles.UNIT_LEAD], staff.other_lead]
	assert sorted(offered) == sorted(
		one.officer for one in (staff[roles.EXECUTOR], staff.colleague, *leading)
	)


def test_executor_is_offered_by_name_with_position_and_unit(staff: Staff) -> None:
	officer = staff[roles.EXECUTOR].officer
	edit("Authority Officer", officer, officer_name="Ганна Тиха", position="спеціалістка")

	with acting_as(staff[roles.HEAD]):
		[row] = search_executors(txt="Ганна", filters={"authority": staff.authority})

	unit = frappe.db.get_value("Authority Unit", staff.unit, "unit_name")
	assert row == (officer, "Ганна Тиха", "спеціалістка", unit)


def test_local_item_is_offered_with_its_theme_above_and_no_word_of_codes(staff: Staff) -> None:
	values = {
		"item_group": "theme",
		"item_key": "ліфти_двори",
		"title": "Ліфти й двори",
		"code_status": "local",
	}
	frappe.get_doc({"doctype": "Appeal Classifier Item", "parent_item": "theme.housing", **values}).insert()
	with acting_as(staff[roles.REGISTRAR]):
		[row] = search_items(txt="Ліфти й", filters={"item_group": "theme"})

	assert row == ("theme.ліфти_двори", "Ліфти й двори", "Житлова політика")


def test_theme_whose_code_no_source_shows_is_offered_by_its_title_alone(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		[row] = search_items(txt="Охорона здор", filters={"item_group": "theme"})

	assert row == ("theme.health", "Охорона здоров’я")


def test_theme_is_found_by_other_words_that_its_note_says(staff: Staff) -> None:
	edit("Appeal Classifier Item", "theme.housing", note="Дах, покрівля, горище")
	with acting_as(staff[roles.REGISTRAR]):
		[row] = search_items(txt="покрівл", filters={"item_group": "theme"})

	assert row[0] == "theme.housing"


@pytest.mark.parametrize("days", [{"valid_to": -1}, {"valid_from": 1}])
def test_officer_whose_post_is_not_held_today_is_not_offered(staff: Staff, days: dict[str, int]) -> None:
	officer = staff[roles.EXECUTOR].officer
	moved = {field: clock.today() + timedelta(days=shift) for field, shift in days.items()}

	edit("Authority Officer", officer, **moved)

	assert officer not in possible_executors(staff.authority)


def test_officer_with_a_disabled_account_is_not_offered(staff: Staff) -> None:
	edit("User", staff[roles.EXECUTOR].user, enabled=0)

	assert staff[roles.EXECUTOR].officer not in possible_executors(staff.authority)


def test_technical_account_with_a_post_is_not_offered(staff: Staff) -> None:
	administrator = frappe.get_doc("User", "Administrator")
	administrator.append("roles", {"role": roles.EXECUTOR}).db_insert()
	post = make_authority_officer(user="Administrator", authority=staff.authority)

	assert post.name not in possible_executors(staff.authority)


def test_whoever_the_workflow_lets_accept_is_offered(staff: Staff) -> None:
	workflow = frappe.get_doc("Workflow", {"document_type": "Appeal", "is_active": 1})
	for row in workflow.transitions:
		if row.appeal_act == Act.ACCEPT_ASSIGNMENT.value:
			row.db_set("allowed", roles.UNIT_LEAD)
	frappe.clear_document_cache("Workflow", workflow.name)

	offered = possible_executors(staff.authority)

	assert staff[roles.UNIT_LEAD].officer in offered
	assert staff[roles.EXECUTOR].officer not in offered


# officers and items ----------------------------------------------------------------------------------------


def test_officers_are_chosen_within_the_filters_of_the_field(staff: Staff, neighbours: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		keys = {row[0] for row in search_officers(filters={"authority": neighbours.authority}, page_len=100)}

	assert neighbours[roles.HEAD].officer in keys
	assert staff[roles.HEAD].officer not in keys


def test_choices_are_given_only_to_those_who_may_read_them(staff: Staff) -> None:
	with acting_as(make_user().name):
		refusal(lambda: search_officers(), frappe.PermissionError)
		refusal(lambda: search_items(filters={"item_group": "kind"}), frappe.PermissionError)


def test_items_come_in_their_order_with_official_codes(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		rows = search_items(filters={"item_group": "kind"})

	assert [row[2] for row in rows] == ["3.1", "3.2", "3.3"]
	assert rows[2][:2] == ("kind.complaint", "Скарга")


@pytest.mark.parametrize("days", [{"valid_to": -1}, {"valid_from": 1}])
def test_item_out_of_force_is_not_offered(days: dict[str, int]) -> None:
	moved = {field: clock.today() + timedelta(days=shift) for field, shift in days.items()}

	edit("Appeal Classifier Item", "kind.proposal", **moved)

	assert "kind.proposal" not in {
		row[0] for row in search_items(filters={"item_group": "kind", "on": clock.today()})
	}


# results of an answer --------------------------------------------------------------------------------------

OF_OTHER_LETTERS = ("result.returned", "result.forwarded", "result.not_considered")


def test_answer_is_offered_no_result_of_other_letters() -> None:
	offered = {row[0] for row in search_results()}

	assert {"result.granted", "result.refused", "result.explained"} <= offered
	assert not offered.intersection(OF_OTHER_LETTERS)


@pytest.mark.parametrize("result", OF_OTHER_LETTERS)
def test_answer_with_a_result_of_another_letter_is_refused(staff: Staff, result: str) -> None:
	way = Journey(staff).to("in_work")

	with acting_as(way.executor):
		said = refusal(lambda: make_appeal_reply(appeal=way.appeal, answers=[{"result": result}]))

	assert "Результат питання 1 зазначають у листі" in said
	assert not frappe.db.exists("Appeal Reply", {"appeal": way.appeal})


def test_person_of_another_authority_is_not_offered(staff: Staff, neighbours: Staff) -> None:
	stranger = make_person(roles.EXECUTOR, authority=neighbours.authority, unit=neighbours.unit)

	assert stranger.officer not in possible_executors(staff.authority)
	assert stranger.officer in possible_executors(neighbours.authority)


@pytest.mark.parametrize("typed", ["Під’їзд без світла (другий", "світла (другий)", "(другий)"])
def test_record_is_found_by_words_with_brackets(staff: Staff, guarded: None, typed: str) -> None:
	way = Journey(staff, brief="Під’їзд без світла (другий)").to("registered")

	with acting_as(staff[roles.HEAD]):
		found = frappe.call(
			"frappe.desk.search.search_link",
			doctype="Appeal",
			txt=typed,
			reference_doctype="Appeal Resolution",
		)

	rows = found or frappe.response.get("results") or []
	assert way.appeal in [row["value"] for row in rows]
