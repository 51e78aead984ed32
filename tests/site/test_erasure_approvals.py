"""An act of destruction is approved by two people, each for himself; the form offers what the server accepts."""

import frappe

from appeals_app.permissions import roles
from appeals_app.personal_data import erasure
from appeals_app.personal_data.api import collect_due
from appeals_app.testing.staff import Staff, acting_as
from tests.site import erasing
from tests.site.refusals import refusal


def test_one_person_alone_does_not_approve(staff: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.collected(staff)
	with acting_as(staff[roles.ARCHIVIST]):
		erasure.approve(erasure=act.name)

		assert "вже погодили" in refusal(lambda: erasure.approve(erasure=act.name))
		refusal(lambda: erasure.order_erasure(erasure=act.name))


def test_nothing_is_approved_without_the_expert_commission(staff: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.collected(staff)
	frappe.db.set_value("Personal Data Erasure", act.name, "commission_decision", "")

	with acting_as(staff[roles.ARCHIVIST]):
		assert "експертної комісії" in refusal(lambda: erasure.approve(erasure=act.name))


def test_approvals_are_lost_only_where_that_is_said(staff: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.approved(staff)

	with acting_as(staff[roles.ARCHIVIST]):
		told = refusal(lambda: erasure.collect(erasure=act.name))
		assert frappe.utils.get_fullname(staff[roles.DATA_PROTECTION_OFFICER].user) in told
		collect_due(erasure=act.name, drops_approvals=1)

	act.reload()
	assert (act.status, act.archivist, act.protection_officer) == ("Collected", None, None)


def steps_for(staff: Staff, role: str, act: str) -> frappe._dict:
	"""What the form is told it may offer to the person."""
	with acting_as(staff[role]):
		document = frappe.get_doc("Personal Data Erasure", act)
		document.run_method("onload")
		return frappe._dict(document.get_onload("steps"))


def test_form_offers_what_the_server_accepts_and_says_why_not(staff: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.collected(staff)
	archivist, officer = roles.ARCHIVIST, roles.DATA_PROTECTION_OFFICER

	frappe.db.set_value("Personal Data Erasure", act.name, "commission_decision", "")
	assert "експертної комісії" in steps_for(staff, officer, act.name).why_not_approved
	frappe.db.set_value("Personal Data Erasure", act.name, "commission_decision", "протокол № 3")
	assert steps_for(staff, officer, act.name).approve
	assert not steps_for(staff, officer, act.name).erase

	with acting_as(staff[archivist]):
		erasure.approve(erasure=act.name)
	offered = steps_for(staff, archivist, act.name)
	assert not offered.approve and "вже погодили" in offered.why_not_approved
	assert steps_for(staff, officer, act.name).approve

	with acting_as(staff[officer]):
		erasure.approve(erasure=act.name)
	offered = steps_for(staff, archivist, act.name)
	assert (offered.approve, offered.erase, offered.why_not_approved, len(offered.approvers)) == (
		*(False, True, ""),
		2,
	)
