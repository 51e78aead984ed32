"""A complaint stays away from those complained of, by every door and also when the card says late whom it is about (Art. 7(4))."""

import frappe

from appeals_app.appeal_routing.bulk import act_on
from appeals_app.appeal_routing.conflict_guard import ConflictOfInterestError
from appeals_app.appeal_routing.transfers import begin_transfer
from appeals_app.permissions import roles
from appeals_app.permissions.api import get_transitions
from appeals_app.permissions.scope import get_scope, row_is_inside
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.refusals import refusal

REASON = "Інших фахівців з доріг в органі немає."


def complaint(staff: Staff, **about: object) -> Journey:
	return Journey(staff, kind="kind.complaint", **about)


def events_of(appeal: str, act: str) -> list:
	return frappe.get_all(
		"Appeal Event", filters={"appeal": appeal, "act": act}, fields=["ground", "article", "reference_name"]
	)


def test_complaint_on_a_head_of_unit_goes_to_none_below(staff: Staff) -> None:
	way = complaint(staff, complained_officer=staff[roles.UNIT_LEAD].officer).to("resolution")

	said = refusal(way.resolve, ConflictOfInterestError)

	assert "якому підпорядковується" in said
	refusal(lambda: way.resolve(conflict_reason=REASON), ConflictOfInterestError)
	way.resolve(executors=[staff.colleague.officer])
	assert way.card().responsible_officer == staff.colleague.officer


def test_complaint_on_the_first_head_is_executed_by_nobody_of_the_authority(staff: Staff) -> None:
	way = complaint(staff, complained_officer=staff[roles.HEAD].officer).to("resolution")
	deputy = make_person(
		roles.HEAD, authority=staff.authority, is_first_head=0, is_deputy_head=1, may_write_resolutions=1
	)

	with acting_as(deputy):
		said = refusal(
			lambda: journey.make_appeal_resolution(appeal=way.appeal, executors=[staff.colleague.officer]),
			ConflictOfInterestError,
		)

	assert "Перешліть її до органу вищого рівня" in said


def test_head_gives_a_complaint_on_a_unit_down_to_it_with_a_reason(staff: Staff) -> None:
	way = complaint(staff, complained_unit=staff.unit).to("resolution")

	resolution = way.resolve(conflict_reason=REASON)

	[event] = events_of(way.appeal, "complaint_given_down")
	assert (event.ground, event.reference_name) == (REASON, resolution.name)
	assert "ст. 7" in event.article


def test_reason_gives_nothing_to_the_person_complained_of(staff: Staff) -> None:
	way = complaint(staff, complained_officer=staff[roles.EXECUTOR].officer).to("resolution")

	refusal(lambda: way.resolve(conflict_reason=REASON), ConflictOfInterestError)


def test_reason_does_not_keep_a_complaint_on_the_authority_in_it(staff: Staff) -> None:
	way = complaint(staff, complained_authority=staff.authority).to("resolution")

	refusal(lambda: way.resolve(conflict_reason=REASON), ConflictOfInterestError)


def test_reason_of_one_who_is_no_head_of_the_authority_is_not_enough(staff: Staff) -> None:
	way = complaint(staff, complained_unit=staff.unit).to("resolution")
	lead = make_person(roles.HEAD, authority=staff.authority, is_first_head=0)

	with acting_as(lead):
		refusal(
			lambda: journey.make_appeal_resolution(
				appeal=way.appeal, executors=[way.executor.officer], conflict_reason=REASON
			),
			ConflictOfInterestError,
		)


def test_reason_where_there_is_no_conflict_is_not_kept(staff: Staff) -> None:
	way = Journey(staff).to("resolution")

	resolution = way.resolve(conflict_reason=REASON)

	assert not resolution.conflict_reason
	assert not events_of(way.appeal, "complaint_given_down")


def test_task_of_one_complained_of_later_is_withdrawn_with_the_sight_of_the_card(staff: Staff) -> None:
	way = complaint(staff).to("in_work")

	way.enter(complained_officer=way.executor.officer)

	[event] = events_of(way.appeal, "tasks_withdrawn")
	with acting_as(way.executor):
		assert not row_is_inside("Appeal", way.appeal, get_scope(way.executor.user))
	assert event.ground == frappe.db.get_value("Authority Officer", way.executor.officer, "officer_name")
	assert not way.card().responsible_officer


def test_complaint_withdrawn_from_one_is_given_to_another(staff: Staff) -> None:
	way = complaint(staff).to("in_work")
	way.enter(complained_officer=way.executor.officer)

	way.resolve(executors=[staff.colleague.officer])

	assert way.card().responsible_officer == staff.colleague.officer


def test_appeal_that_turns_out_a_complaint_leaves_the_unit_complained_of(staff: Staff) -> None:
	way = Journey(staff).to("execution")

	way.enter(kind="kind.complaint", complained_unit=staff.unit)

	assert frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal}, "status") == "Cancelled"


def test_task_given_down_with_a_reason_stays_unless_it_is_the_persons(staff: Staff) -> None:
	way, executor = complaint(staff, complained_unit=staff.other_unit).to("resolution"), staff.colleague
	way.resolve(executors=[executor.officer], conflict_reason=REASON)

	way.enter(complained_authority=staff.authority, complained_change_reason=REASON)
	stayed = frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal}, "status")
	way.enter(complained_officer=executor.officer, complained_change_reason=REASON)

	assert stayed == "Assigned"
	assert frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal}, "status") == "Cancelled"


def test_lead_complained_of_does_not_approve_the_draft(staff: Staff) -> None:
	way = Journey(staff).to("approval")
	complained = {"kind": "kind.complaint", "complained_officer": staff[roles.UNIT_LEAD].officer}
	frappe.db.set_value("Appeal", way.appeal, complained)

	refusal(lambda: way.press(roles.UNIT_LEAD, journey.APPROVE), ConflictOfInterestError)


def steps_offered(appeal: str, person: Person) -> set[str]:
	with acting_as(person):
		return {step["action"] for step in get_transitions({"doctype": "Appeal", "name": appeal})}


def test_answer_to_a_complaint_on_the_unit_is_judged_by_the_head_of_the_authority(staff: Staff) -> None:
	way = complaint(staff, complained_unit=staff.unit).to("resolution")
	way.resolve(conflict_reason=REASON)
	way.stage = "execution"
	way.to("approval")
	lead, head = staff[roles.UNIT_LEAD], staff[roles.HEAD]
	judging = {journey.APPROVE, journey.RETURN_FOR_REWORK}

	for button in sorted(judging):
		refusal(
			lambda button=button: way.press(roles.UNIT_LEAD, button, reason="Уточнити"),
			ConflictOfInterestError,
		)
	assert not steps_offered(way.appeal, lead) & judging
	assert judging <= steps_offered(way.appeal, head)
	way.press(roles.HEAD, journey.APPROVE)
	way.stage = "signature"
	way.to("answered")

	assert way.card().phase == "ANSWERED"


def test_other_answers_are_approved_by_the_head_of_the_unit(staff: Staff) -> None:
	way = Journey(staff).to("approval")
	judging = {journey.APPROVE, journey.RETURN_FOR_REWORK}

	assert judging <= steps_offered(way.appeal, staff[roles.UNIT_LEAD])
	assert not steps_offered(way.appeal, staff[roles.HEAD]) & judging
	refusal(lambda: way.press(roles.HEAD, journey.APPROVE), frappe.PermissionError)


def test_act_on_many_appeals_gives_no_complaint_to_the_one_complained_of(staff: Staff) -> None:
	way = complaint(staff, complained_officer=staff[roles.EXECUTOR].officer).to("resolution")
	values = {"officer": way.executor.officer, "resolution_text": "Розглянути."}

	with acting_as(staff[roles.HEAD]):
		[row] = act_on("assign", [way.appeal], values, is_trial=False)

	assert not row["is_done"]
	assert "Виберіть іншого виконавця" in row["said"]


def test_registered_complaint_becomes_another_kind_with_a_reason_that_is_an_event(staff: Staff) -> None:
	way = complaint(staff).to("registered")

	said = refusal(lambda: way.enter(kind="kind.application"))
	way.enter(kind="kind.application", kind_change_reason="Автор просить, а не скаржиться.")
	way.enter(kind_change_reason="Інше.")

	assert "зареєстровано як скаргу" in said
	assert way.card().kind_change_reason == "Автор просить, а не скаржиться."
	[event] = events_of(way.appeal, "complaint_kind_changed")
	assert event.ground == "Автор просить, а не скаржиться."
	way.enter(kind="kind.complaint")
	assert not way.card().kind_change_reason


def test_card_not_registered_yet_changes_its_kind_freely(staff: Staff) -> None:
	way = complaint(staff)

	way.enter(kind="kind.application")

	assert not events_of(way.appeal, "complaint_kind_changed")


def test_another_kind_lifts_no_guard_while_the_card_says_whom_it_complained_of(
	staff: Staff, neighbours: Staff
) -> None:
	way = complaint(staff, complained_officer=staff[roles.EXECUTOR].officer).to("resolution")
	way.enter(kind="kind.application", kind_change_reason="Автор просить.")

	refusal(way.resolve, ConflictOfInterestError)
	passed_on = {"complained_officer": None, "complained_authority": neighbours.authority}
	way.enter(**passed_on, complained_change_reason="Автор уточнив.")
	with acting_as(staff[roles.REGISTRAR]):
		refusal(
			lambda: begin_transfer(
				appeal=way.appeal, to_authority=neighbours.authority, reason="Це до них.", questions=[]
			),
			ConflictOfInterestError,
		)
	way.enter(complained_authority=None, complained_change_reason="Автор уточнив.")
	assert way.resolve().name
