"""The framework's «Workflow Action» of a step: made for letters of a workflow alone."""

from collections.abc import Iterator

import frappe
import pytest

from appeals_app.patches.v0_3 import no_idle_workflow_actions
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


def test_none_is_made_where_the_workflow_sends_no_letters(staff: Staff) -> None:
	way = Journey(staff).to("registered")

	assert not _actions_of(way.appeal)


@pytest.fixture
def sending_workflow() -> Iterator[None]:
	send_letters(True)
	yield
	frappe.db.rollback()
	frappe.clear_cache(doctype="Workflow")


def send_letters(wanted: bool) -> None:
	active = {"document_type": "Appeal", "is_active": 1}
	frappe.db.set_value("Workflow", active, "send_email_alert", int(wanted))
	frappe.clear_cache(doctype="Workflow")


def test_people_are_asked_where_the_workflow_sends_letters(staff: Staff, sending_workflow: None) -> None:
	way = Journey(staff).to("registered")

	[action] = _actions_of(way.appeal)
	permitted = frappe.get_all("Workflow Action Permitted Role", {"parent": action}, pluck="role")
	assert roles.HEAD in permitted
	assert roles.ARCHIVIST not in permitted


def test_patch_takes_away_open_ones_that_nothing_would_close(
	staff: Staff, sending_workflow: None, in_one_transaction: None, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(no_idle_workflow_actions, "BATCH", 2)
	ways = [Journey(staff).to("registered") for _way in range(3)]
	open_ones = [_actions_of(way.appeal)[0] for way in ways]
	no_idle_workflow_actions.execute()
	assert [_actions_of(way.appeal)[0] for way in ways] == open_ones
	send_letters(False)

	no_idle_workflow_actions.execute()
	no_idle_workflow_actions.execute()

	assert not [action for way in ways for action in _actions_of(way.appeal)]
	assert not frappe.db.exists("Workflow Action Permitted Role", {"parent": ("in", open_ones)})


def _actions_of(appeal: str) -> list[str]:
	return frappe.get_all("Workflow Action", {"reference_name": appeal, "status": "Open"}, pluck="name")


def _register(way: Journey, staff: Staff) -> int:
	"""How many statements the step takes."""
	with acting_as(staff[roles.REGISTRAR]), counted_statements() as statements:
		journey.press(way.appeal, journey.REGISTER)
	return len(statements)
