"""An answer is approved by the head of the unit it comes from, or of one above; the bell and the queue are theirs alone."""

import frappe
import pytest
from frappe.model.workflow import get_workflow

from appeals_app.appeal_routing.conflict_guard import ConflictOfInterestError
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_authority_unit, make_officer_absence
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.refusals import refusal
from tests.site.test_awaited_acts import told
from tests.site.test_conflict_guard import REASON, complaint, steps_offered
from tests.site.test_letter_queues import queue_of


def press(way: Journey, person: Person, button: str, **given: object) -> None:
	with acting_as(person):
		journey.press(way.appeal, button, **given)


@pytest.fixture
def worked_by_two_units(staff: Staff) -> Journey:
	"""An appeal of the executor’s unit with co-executors of another, its head among them."""
	way = Journey(staff).to("resolution")
	way.resolve(executors=[staff[roles.EXECUTOR].officer, staff.colleague.officer, staff.other_lead.officer])
	way.stage = "execution"
	return way.to("approval")


def test_head_of_another_unit_neither_approves_nor_sends_back(
	staff: Staff, worked_by_two_units: Journey
) -> None:
	way, stranger = worked_by_two_units, staff.other_lead

	said = refusal(lambda: press(way, stranger, journey.APPROVE), frappe.PermissionError)
	refusal(
		lambda: press(way, stranger, journey.RETURN_FOR_REWORK, reason="Уточнити"), frappe.PermissionError
	)

	lead = staff[roles.UNIT_LEAD]
	assert frappe.db.get_value("Authority Officer", lead.officer, "officer_name") in said
	assert not steps_offered(way.appeal, stranger) & {journey.APPROVE, journey.RETURN_FOR_REWORK}
	assert (told(stranger, way.appeal), way.appeal in queue_of(stranger, "approval")) == ([], False)
	assert told(lead, way.appeal) and way.appeal in queue_of(lead, "approval")
	press(way, lead, journey.APPROVE)
	assert way.card().workflow_state == "На підписі"


def test_head_of_the_authority_who_heads_another_unit_too_sends_back(
	staff: Staff, worked_by_two_units: Journey
) -> None:
	way, head = worked_by_two_units, staff.other_lead
	frappe.db.set_value("Authority Officer", head.officer, "is_first_head", 1)
	frappe.get_doc("User", head.user).add_roles(roles.HEAD)

	press(way, head, journey.RETURN_FOR_REWORK, reason="Уточнити")

	assert way.card().workflow_state == "У роботі"


def test_head_of_the_authority_sends_back_only_what_the_workflow_gives_the_head(
	staff: Staff, worked_by_two_units: Journey
) -> None:
	way, head = worked_by_two_units, staff.other_lead
	frappe.db.set_value("Authority Officer", head.officer, "is_first_head", 1)
	frappe.get_doc("User", head.user).add_roles(roles.HEAD)
	workflow = get_workflow("Appeal").name
	given = {"parent": workflow, "action": journey.RETURN_FOR_REWORK, "allowed": roles.HEAD}
	frappe.db.delete("Workflow Transition", given)
	frappe.clear_document_cache("Workflow", workflow)

	refusal(lambda: press(way, head, journey.RETURN_FOR_REWORK, reason="Уточнити"), frappe.PermissionError)


def test_head_of_the_unit_that_drafts_approves_beside_the_one_that_answers(
	staff: Staff, worked_by_two_units: Journey
) -> None:
	way = worked_by_two_units
	frappe.db.set_value("Appeal Reply", {"appeal": way.appeal}, "drafted_by", staff.colleague.officer)

	press(way, staff.other_lead, journey.APPROVE)

	assert frappe.db.get_value("Appeal Reply", {"appeal": way.appeal}, "status") == "Approved"


def test_head_of_the_unit_above_approves(staff: Staff) -> None:
	above = make_authority_unit(authority=staff.authority).name
	frappe.db.set_value("Authority Unit", staff.unit, "parent_unit", above)
	director = make_person(roles.UNIT_LEAD, authority=staff.authority, unit=above)

	way = Journey(staff).to("resolution")
	way.resolve(executors=[staff[roles.EXECUTOR].officer, director.officer])
	way.stage = "execution"
	way.to("approval")

	assert told(director, way.appeal)
	press(way, director, journey.APPROVE)


def test_draft_is_not_stuck_where_the_unit_above_alone_has_a_head_who_sees_nothing(staff: Staff) -> None:
	above = make_authority_unit(authority=staff.authority).name
	frappe.db.set_value("Authority Unit", staff.unit, "parent_unit", above)
	make_person(roles.UNIT_LEAD, authority=staff.authority, unit=above)
	frappe.db.set_value("Authority Officer", staff[roles.UNIT_LEAD].officer, "valid_to", "2020-01-01")

	way = Journey(staff).to("approval")

	press(way, staff[roles.HEAD], journey.APPROVE)

	assert way.card().workflow_state == "На підписі"


def test_deputy_of_an_absent_head_of_the_unit_approves(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_officer_absence(
			authority=staff.authority,
			officer=staff[roles.UNIT_LEAD].officer,
			deputy=staff.other_lead.officer,
		)
	way = Journey(staff).to("approval")

	assert told(staff.other_lead, way.appeal)
	press(way, staff.other_lead, journey.APPROVE)

	by = frappe.db.get_value("Appeal Reply", {"appeal": way.appeal}, "approved_by")
	assert by == staff.other_lead.officer


def test_head_of_the_authority_approves_while_the_head_of_the_unit_is_away_and_nobody_able_stands_in(
	staff: Staff,
) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_officer_absence(
			authority=staff.authority,
			officer=staff[roles.UNIT_LEAD].officer,
			deputy=staff.colleague.officer,
		)
	way = Journey(staff).to("approval")

	press(way, staff[roles.HEAD], journey.APPROVE)

	assert way.card().workflow_state == "На підписі"


def test_head_of_the_authority_approves_where_the_unit_has_no_head(staff: Staff) -> None:
	frappe.db.set_value("Authority Officer", staff[roles.UNIT_LEAD].officer, "valid_to", "2020-01-01")
	way = Journey(staff).to("approval")
	head = staff[roles.HEAD]

	assert told(head, way.appeal)
	assert way.appeal in queue_of(head, "approval")
	press(way, head, journey.APPROVE)


def test_lead_complained_of_is_not_told_and_the_head_is(staff: Staff) -> None:
	way = complaint(staff, complained_unit=staff.unit).to("resolution")
	way.resolve(conflict_reason=REASON)
	way.stage = "execution"
	way.to("approval")
	lead, head = staff[roles.UNIT_LEAD], staff[roles.HEAD]

	assert not told(lead, way.appeal)
	assert [subject[:14] for subject in told(head, way.appeal)] == ["На погодження:"]
	assert way.appeal in queue_of(head, "approval")
	assert way.appeal not in queue_of(lead, "approval")
	refusal(lambda: way.press(roles.UNIT_LEAD, journey.APPROVE), ConflictOfInterestError)


def test_head_is_not_asked_for_what_the_unit_approves(staff: Staff) -> None:
	way = Journey(staff).to("approval")
	head = staff[roles.HEAD]

	assert not told(head, way.appeal)
	assert way.appeal not in queue_of(head, "approval")
