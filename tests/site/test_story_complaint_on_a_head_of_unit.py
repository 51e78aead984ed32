"""Story: a complaint on the head of a department is worked on and answered past him, and he learns nothing of it (Art. 7(4))."""

import frappe
import pytest

from appeals_app.appeal_registry.event_check import verify_events
from appeals_app.appeal_registry.event_rows import Chosen
from appeals_app.appeal_routing.conflict_guard import ConflictOfInterestError
from appeals_app.permissions import roles
from appeals_app.permissions.scope import get_scope, row_is_inside
from appeals_app.testing.journey import ACCEPT, APPROVE, PASS_FOR_APPROVAL, SEND, SIGN, Journey, press
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.refusals import refusal


@pytest.fixture
def complained(staff: Staff) -> Person:
	"""The head of the department that would usually work on it."""
	return staff[roles.UNIT_LEAD]


@pytest.fixture
def complaint(staff: Staff, complained: Person) -> Journey:
	"""Registered and passed to the head of the authority."""
	way = Journey(staff, kind="kind.complaint", complained_officer=complained.officer)
	return way.to("resolution")


def test_complaint_goes_round_the_department_to_its_answer(
	complaint: Journey, complained: Person, staff: Staff
) -> None:
	assert "якому підпорядковується" in refusal(complaint.resolve, ConflictOfInterestError)
	complaint.executor = staff.colleague
	complaint.resolve()
	with acting_as(staff.colleague):
		press(complaint.appeal, ACCEPT)
	complaint.draft()
	with acting_as(staff.colleague):
		press(complaint.appeal, PASS_FOR_APPROVAL)
	with acting_as(complained):
		refusal(lambda: press(complaint.appeal, APPROVE), frappe.PermissionError)
	with acting_as(staff.other_lead):
		press(complaint.appeal, APPROVE)
	complaint.press(roles.HEAD, SIGN)
	complaint.press(roles.REGISTRAR, SEND)

	assert complaint.card().phase == "ANSWERED"
	assert complaint.card().responsible_officer == staff.colleague.officer
	assert not row_is_inside("Appeal", complaint.appeal, get_scope(complained.user))
	assert not frappe.get_all(
		"Notification Log", {"for_user": complained.user, "document_name": complaint.appeal}
	)
	assert verify_events(Chosen(appeal=complaint.appeal)).problems == []
