"""Steps for many appeals from the list: none that needs a form or a letter read, and refusals told by the index."""

import json

import frappe
import pytest

from appeals_app.appeal_registry.api import bulk_workflow_approval, get_common_transition_actions
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as


def offered(person: Person, *ways: Journey) -> set[str]:
	rows = [{"name": way.appeal} for way in ways]
	with acting_as(person):
		return set(get_common_transition_actions(docs=json.dumps(rows), doctype="Appeal"))


def take(person: Person, action: str, *ways: Journey) -> str:
	frappe.clear_messages()
	with acting_as(person):
		bulk_workflow_approval(json.dumps([way.appeal for way in ways]), "Appeal", action)
	[said] = [row["message"] for row in frappe.get_message_log()]
	return said


@pytest.mark.parametrize(
	("stage", "role", "button"),
	[
		("resolution", roles.HEAD, journey.RESOLVE),
		("approval", roles.UNIT_LEAD, journey.APPROVE),
		("signature", roles.HEAD, journey.SIGN),
		("signed", roles.REGISTRAR, journey.SEND),
		("resolution", roles.HEAD, journey.TERMINATE),
	],
)
def test_step_that_needs_a_form_or_a_letter_read_is_neither_offered_nor_taken(
	staff: Staff, stage: str, role: str, button: str
) -> None:
	way = Journey(staff).to(stage)
	before = way.card().workflow_state

	said = take(staff[role], button, way)

	assert button not in offered(staff[role], way)
	assert "Цей крок роблять у самій картці" in said
	assert way.card().workflow_state == before


def test_steps_common_to_all_are_taken_for_each(staff: Staff) -> None:
	first, second = Journey(staff).to("registered"), Journey(staff).to("registered")
	registrar = staff[roles.REGISTRAR]

	common = offered(registrar, first, second)
	said = take(registrar, journey.PASS_FOR_RESOLUTION, first, second)

	assert journey.PASS_FOR_RESOLUTION in common
	assert {way.card().workflow_state for way in (first, second)} == {"На резолюції"}
	assert all(way.card().registration_index in said for way in (first, second))


def test_refusal_of_one_names_it_by_the_index_and_stops_no_other(staff: Staff) -> None:
	late, ready = Journey(staff).to("resolution"), Journey(staff).to("registered")

	said = take(staff[roles.REGISTRAR], journey.PASS_FOR_RESOLUTION, late, ready)

	assert late.card().registration_index in said
	assert late.appeal not in said and "<details>" not in said
	assert ready.card().workflow_state == "На резолюції"


def test_card_out_of_sight_is_told_as_such(staff: Staff, neighbours: Staff) -> None:
	way = Journey(neighbours).to("registered")

	said = take(staff[roles.REGISTRAR], journey.PASS_FOR_RESOLUTION, way)

	assert "якого ви не бачите" in said
	assert way.card().registration_index not in said
	assert way.card().workflow_state == "Зареєстровано"
