"""The framework's «Workflow Action» of a step: made for roles, and at a price that does not grow with their people."""

import frappe
import pytest
from frappe.workflow.doctype.workflow_action import workflow_action

from appeals_app.appeal_registry.workflow_actions import ASKING
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as, make_person
from appeals_app.testing.statements import counted_statements


def test_step_asks_no_more_of_the_database_where_more_people_have_the_role(staff: Staff) -> None:
	ways = [Journey(staff).to("entered") for _way in range(4)]
	_register(ways[0], staff)  # what is kept once it is read
	few = _register(ways[1], staff)
	for _person in range(5):
		make_person(roles.HEAD, authority=staff.authority)
	_register(ways[2], staff)

	assert _register(ways[3], staff) == few


def test_action_is_made_for_the_roles_of_the_next_steps(staff: Staff) -> None:
	way = Journey(staff).to("registered")

	[action] = frappe.get_all(
		"Workflow Action", {"reference_name": way.appeal, "status": "Open"}, pluck="name"
	)

	permitted = frappe.get_all("Workflow Action Permitted Role", {"parent": action}, pluck="role")
	assert roles.HEAD in permitted
	assert roles.ARCHIVIST not in permitted


@pytest.mark.skipif(not hasattr(workflow_action, ASKING), reason="the framework asks nobody")
def test_people_are_asked_where_the_workflow_sends_mail(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	appeal = frappe.get_doc("Appeal", way.appeal)
	step = frappe._dict(allowed=roles.HEAD, action="Дія", allow_self_approval=1)
	frappe.db.set_value("Workflow", {"document_type": "Appeal", "is_active": 1}, "send_email_alert", 1)
	frappe.clear_cache(doctype="Workflow")

	asked, permitted = getattr(workflow_action, ASKING)([step], appeal)

	assert staff[roles.HEAD].user in asked
	assert permitted == {roles.HEAD}


def _register(way: Journey, staff: Staff) -> int:
	"""How many statements the step takes."""
	with acting_as(staff[roles.REGISTRAR]), counted_statements() as statements:
		journey.press(way.appeal, journey.REGISTER)
	return len(statements)
