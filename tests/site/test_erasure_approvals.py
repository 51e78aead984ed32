"""An act of destruction is approved by two people, each for himself; the form offers what the server accepts."""

import frappe
import pytest

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.personal_data import erasure
from appeals_app.personal_data.api import collect_due
from appeals_app.personal_data.printed_acts import destruction_act
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
	assert "експертної комісії" in steps_for(staff, officer, act.name).why_not
	frappe.db.set_value("Personal Data Erasure", act.name, "commission_decision", "протокол № 3")
	assert steps_for(staff, officer, act.name).approve
	assert not steps_for(staff, officer, act.name).erase

	with acting_as(staff[archivist]):
		erasure.approve(erasure=act.name)
	offered = steps_for(staff, archivist, act.name)
	assert not offered.approve and "вже погодили" in offered.why_not
	assert steps_for(staff, officer, act.name).approve

	with acting_as(staff[officer]):
		erasure.approve(erasure=act.name)
	offered = steps_for(staff, archivist, act.name)
	assert (offered.approve, offered.erase, len(offered.approvers)) == (False, False, 2)
	assert "підпису керівника" in offered.why_not
	erasing.sign(staff, act.name)
	offered = steps_for(staff, archivist, act.name)
	assert (offered.approve, offered.erase, offered.why_not) == (False, True, "")


def test_protocol_has_its_day(staff: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.collected(staff)
	frappe.db.set_value("Personal Data Erasure", act.name, "commission_decided_on", None)

	with acting_as(staff[roles.ARCHIVIST]):
		assert "дату її протоколу" in refusal(lambda: erasure.approve(erasure=act.name))
		act.reload()
		tomorrow = frappe.utils.add_days(clock.today(), 1)
		assert "дату протоколу" in refusal(act.update({"commission_decided_on": tomorrow}).save)


def test_nothing_is_erased_without_the_signature_of_the_head(staff: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.approved(staff, is_signed=False)

	with acting_as(staff[roles.ARCHIVIST]):
		assert "підпису керівника" in refusal(lambda: erasure.order_erasure(erasure=act.name))
		assert frappe.db.get_value("Personal Data Erasure", act.name, "status") == "Approved"
	erasing.sign(staff, act.name)
	with acting_as(staff[roles.ARCHIVIST]):
		erasure.order_erasure(erasure=act.name)

	head = frappe.db.get_value("Authority Officer", staff[roles.HEAD].officer, "officer_name")
	signed = frappe.get_last_doc(
		"Personal Data Event", {"subject_name": act.name, "act": "Signed By The Head"}
	)
	assert head in signed.ground
	assert signed.user == staff[roles.ARCHIVIST].user, "who entered it"


@pytest.mark.parametrize("days", [-1, 1], ids=["before both approved", "in the future"])
def test_head_signs_after_both_have_approved_and_not_in_the_future(staff: Staff, days: int) -> None:
	erasing.due_appeal(staff)
	act = erasing.approved(staff, is_signed=False).name
	day = str(frappe.utils.add_days(clock.today(), days))

	assert "дату підпису" in refusal(lambda: erasing.sign(staff, act, head_approved_on=day))


def test_signature_is_of_a_head_of_the_authority(staff: Staff, neighbours: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.approved(staff, is_signed=False).name

	for stranger in (staff[roles.EXECUTOR].officer, neighbours[roles.HEAD].officer):
		said = refusal(lambda stranger=stranger: erasing.sign(staff, act, head_officer=stranger))
		assert "не була ні керівником" in said
	for missing in ("head_officer", "head_approved_on", "signed_act"):
		said = refusal(lambda missing=missing: erasing.sign(staff, act, **{missing: None}))
		assert "долучіть його скан" in said


def test_head_does_not_sign_what_is_not_approved(staff: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.collected(staff)

	assert "погодили обоє" in refusal(lambda: erasing.sign(staff, act.name))


def test_signature_is_lost_with_the_list_it_was_given_for(staff: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.approved(staff)

	with acting_as(staff[roles.ARCHIVIST]):
		erasure.collect(erasure=act.name, drops_approvals=True)

	act.reload()
	assert (act.head_officer, act.head_approved_on) == (None, None)


def test_printed_act_names_the_protocol_with_its_day_and_the_head(staff: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.approved(staff)

	told = destruction_act(act)

	assert told["protocol"] == "протокол № 3 від 10.01.2026"
	assert told["signed_by"]["name"] == frappe.db.get_value(
		"Authority Officer", staff[roles.HEAD].officer, "officer_name"
	)
	act.commission_decision = "протокол № 3 від 10.01.2026"
	assert destruction_act(act)["protocol"] == "протокол № 3 від 10.01.2026", "acts of earlier versions"


def test_form_offers_as_signers_the_heads_of_the_authority_alone(staff: Staff, neighbours: Staff) -> None:
	erasing.due_appeal(staff)
	collected = erasing.collected(staff)
	assert steps_for(staff, roles.ARCHIVIST, collected.name).signers == []
	act = erasing.approved(staff, is_signed=False).name

	offered = steps_for(staff, roles.ARCHIVIST, act).signers

	assert staff[roles.HEAD].officer in offered
	assert not {staff[roles.EXECUTOR].officer, neighbours[roles.HEAD].officer} & set(offered)
	gone = frappe.utils.add_days(clock.today(), -3)
	frappe.db.set_value("Authority Officer", staff[roles.HEAD].officer, "valid_to", gone)
	assert staff[roles.HEAD].officer not in steps_for(staff, roles.ARCHIVIST, act).signers
