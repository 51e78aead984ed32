"""What the law lays on particular people: the first head in person, and nobody in a case against himself."""

import frappe
from frappe.utils import add_days, get_datetime

from appeals_app import clock
from appeals_app.appeal_routing.conflict_guard import ConflictOfInterestError
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_resolution, make_authority_unit
from appeals_app.testing.journey import Journey, press
from appeals_app.testing.staff import Staff, acting_as, make_person
from tests.site.refusals import refusal


def first_head_item() -> str:
	return frappe.get_all("Appeal Classifier Item", filters={"needs_first_head": 1}, pluck="name")[0]


def test_appeal_of_a_hero_is_resolved_and_answered_only_by_the_first_head(staff: Staff) -> None:
	way = Journey(staff, author_categories=[{"category": first_head_item()}]).to("resolution")
	deputy = make_person(roles.HEAD, authority=staff.authority, is_first_head=0, is_deputy_head=1)

	with acting_as(deputy):
		refusal(
			lambda: make_appeal_resolution(appeal=way.appeal, executors=[way.executor.officer]),
			frappe.PermissionError,
		)
	way.to("signature")
	with acting_as(deputy):
		refusal(lambda: press(way.appeal, journey.SIGN), frappe.PermissionError)
	way.press(roles.HEAD, journey.SIGN)

	assert way.card().needs_first_head
	assert way.card().has_priority


def complaint(staff: Staff, **about: object) -> Journey:
	return Journey(staff, kind="kind.complaint", **about).to("resolution")


def test_complaint_never_goes_to_the_one_complained_of(staff: Staff) -> None:
	way = complaint(staff, complained_officer=staff[roles.EXECUTOR].officer)

	refusal(way.resolve, ConflictOfInterestError)

	way.resolve(executors=[staff.colleague.officer])
	assert way.card().responsible_officer == staff.colleague.officer


def test_complaint_never_goes_to_the_unit_complained_of_nor_to_its_parts(staff: Staff) -> None:
	part = make_authority_unit(authority=staff.authority, parent_unit=staff.unit).name
	inner = make_person(roles.EXECUTOR, authority=staff.authority, unit=part)
	way = complaint(staff, complained_unit=staff.unit)

	refusal(way.resolve, ConflictOfInterestError)
	refusal(lambda: way.resolve(executors=[inner.officer]), ConflictOfInterestError)


def test_complaint_on_the_authority_is_not_executed_in_it(staff: Staff) -> None:
	way = complaint(staff, complained_authority=staff.authority)

	refusal(lambda: way.resolve(executors=[staff.colleague.officer]), ConflictOfInterestError)


def test_head_complained_of_does_not_write_the_resolution(staff: Staff) -> None:
	way = complaint(staff, complained_officer=staff[roles.HEAD].officer)

	refusal(way.resolve, ConflictOfInterestError)


def test_officer_without_the_right_to_execute_is_not_named(staff: Staff) -> None:
	analyst = staff[roles.ANALYST].officer
	way = Journey(staff).to("resolution")

	assert "не має права виконувати" in refusal(lambda: way.resolve(executors=[analyst]))


def test_head_says_when_an_overdue_appeal_will_be_done(staff: Staff) -> None:
	way = Journey(staff).to("resolution")
	due = way.card().due_date
	late, later = add_days(due, 2), add_days(due, 5)

	refusal(lambda: way.resolve(due_on=later))
	with clock.set_to(get_datetime(late)):
		resolution = way.resolve(resolved_on=late, due_on=later)

	assert resolution.due_on == later
