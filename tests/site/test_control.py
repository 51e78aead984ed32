"""Additional control: who sets it, moves its date and takes it off, each an event (Instruction No. 348)."""

from datetime import date, datetime

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_registry.step_needs import needs_of_step
from appeals_app.appeal_replies.commitments import move_control_date, take_off_control
from appeals_app.domain.additional_control import INSTRUCTION_348_UNVERIFIED
from appeals_app.domain.event_chain import find_faults
from appeals_app.domain.lifecycle import Phase
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_commitment
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.deciding import events_of
from tests.site.refusals import refusal


def promise(way: Journey, person: Person, **given: object) -> str:
	with acting_as(person):
		return make_appeal_commitment(appeal=way.appeal, **given).name


def take_off(
	person: Person,
	commitment: str,
	kept_on: object = None,
	note: str = "Перевірено.",
	*,
	reason: str = "Автор сам повідомив, що зроблено.",
) -> None:
	with acting_as(person):
		take_off_control(
			commitment=commitment, kept_on=str(kept_on or clock.today()), note=note, reason=reason
		)


def move(person: Person, commitment: str, due_on: object, reason: str = "Роботи тривають.") -> None:
	with acting_as(person):
		move_control_date(commitment=commitment, due_on=str(due_on), reason=reason)


def in_days(days: int) -> date:
	return frappe.utils.getdate(frappe.utils.add_days(clock.today(), days))


# setting ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [roles.CONTROLLER, roles.HEAD])
def test_promise_puts_the_answered_appeal_on_additional_control(staff: Staff, role: str) -> None:
	way = Journey(staff).to("answered")

	name = promise(way, staff[role], due_on=str(in_days(5)))

	card, commitment = way.card(), frappe.get_doc("Appeal Commitment", name)
	assert (card.phase, card.follow_up_on) == (Phase.FOLLOW_UP.value, in_days(5))
	assert (commitment.status, commitment.set_by) == ("On Control", staff[role].officer)
	assert commitment.set_on == clock.today()
	assert card.answered_on


@pytest.mark.parametrize(
	"role", [role for role in roles.ALL_ROLES if role not in (roles.CONTROLLER, roles.HEAD)]
)
def test_other_roles_put_nothing_on_control(staff: Staff, role: str) -> None:
	way = Journey(staff).to("answered")

	refusal(lambda: promise(way, staff[role]), frappe.PermissionError)

	assert way.card().phase == Phase.ANSWERED.value


def test_controller_of_another_authority_puts_nothing_on_control(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff).to("answered")

	refusal(lambda: promise(way, neighbours[roles.CONTROLLER]), frappe.PermissionError)


def test_promise_is_controlled_after_the_answer(staff: Staff) -> None:
	way = Journey(staff).to("in_work")

	assert "після надсилання відповіді" in refusal(lambda: promise(way, staff[roles.CONTROLLER]))


def test_control_date_is_still_to_come(staff: Staff) -> None:
	way = Journey(staff).to("answered")

	assert "уже минула" in refusal(lambda: promise(way, staff[roles.CONTROLLER], due_on=str(in_days(-1))))


def test_second_click_sets_no_second_control(staff: Staff) -> None:
	way = Journey(staff).to("answered")
	promise(way, staff[roles.CONTROLLER])

	assert "вже на контролі" in refusal(lambda: promise(way, staff[roles.CONTROLLER]))


def test_step_to_additional_control_asks_for_the_promise(staff: Staff) -> None:
	way = Journey(staff).to("answered")

	said = refusal(lambda: way.press(roles.CONTROLLER, journey.FOLLOW_UP))

	assert "що обіцяно авторові" in said
	with acting_as(staff[roles.CONTROLLER]):
		needs = needs_of_step(appeal=way.appeal, action=journey.FOLLOW_UP)
	assert needs["document"] == {"doctype": "Appeal Commitment", "appeal": way.appeal}


# own date of each ---------------------------------------------------------------------------------------


def test_each_promise_has_its_own_date_and_the_card_shows_the_nearest(staff: Staff) -> None:
	way, controller = Journey(staff).to("answered"), staff[roles.CONTROLLER]
	first = promise(way, controller, due_on=str(in_days(5)))
	promise(way, controller, due_on=str(in_days(20)), promise="Замінити кабіну.")

	assert way.card().follow_up_on == in_days(5)
	take_off(controller, first)
	assert way.card().follow_up_on == in_days(20)


def test_appeal_stays_open_until_every_promise_is_kept(staff: Staff) -> None:
	way, controller = Journey(staff).to("answered"), staff[roles.CONTROLLER]
	names = [promise(way, controller, promise=text) for text in ("Ремонт.", "Прибирання.")]
	take_off(controller, names[0])

	said = refusal(lambda: way.press(roles.CONTROLLER, journey.CLOSE))
	take_off(controller, names[1])
	card = way.press(roles.CONTROLLER, journey.CLOSE)

	assert "Обіцяне авторові ще не виконано" in said
	assert (card.phase, card.follow_up_on) == (Phase.CLOSED.value, None)


# moving and taking off ----------------------------------------------------------------------------------


def test_setting_moving_and_taking_off_are_events_with_the_act_marked_unverified(staff: Staff) -> None:
	way, controller = Journey(staff).to("answered"), staff[roles.CONTROLLER]
	name = promise(way, controller, due_on=str(in_days(5)))
	move(controller, name, in_days(9))
	take_off(controller, name)

	told = events_of(way.appeal, "control_set", "control_moved", "control_taken_off")

	assert [event.act for event in told] == ["control_set", "control_moved", "control_taken_off"]
	assert {event.article for event in told} == {INSTRUCTION_348_UNVERIFIED}
	assert "не звірено" in INSTRUCTION_348_UNVERIFIED
	assert told[1].ground == f"{in_days(5):%d.%m.%Y} → {in_days(9):%d.%m.%Y}. Роботи тривають."
	assert {event.officer for event in told} == {controller.officer}
	assert find_faults(events_of(way.appeal)) == []


def test_only_the_one_who_set_the_control_ends_it(staff: Staff) -> None:
	way = Journey(staff).to("answered")
	name = promise(way, staff[roles.CONTROLLER])

	for act in (take_off, lambda person, one: move(person, one, in_days(9))):
		said = refusal(lambda act=act: act(staff[roles.HEAD], name), frappe.PermissionError)
		assert "лише вона переносить дату" in said

	assert frappe.db.get_value("Appeal Commitment", name, "status") == "On Control"
	take_off(staff[roles.CONTROLLER], name)


def test_authority_may_let_any_controller_or_head_end_it(staff: Staff) -> None:
	way = Journey(staff).to("answered")
	name = promise(way, staff[roles.CONTROLLER])
	frappe.db.set_value("Authority", staff.authority, "control_rule", "Any Controller Or Head")

	take_off(staff[roles.HEAD], name)

	assert frappe.db.get_value("Appeal Commitment", name, "taken_off_by") == staff[roles.HEAD].officer


def test_head_ends_the_control_of_one_who_has_left_the_post(staff: Staff) -> None:
	way = Journey(staff).to("answered")
	leaving = make_person(roles.CONTROLLER, authority=staff.authority)
	name = promise(way, leaving)
	yesterday = frappe.utils.add_days(frappe.utils.today(), -1)
	frappe.db.set_value("Authority Officer", leaving.officer, "valid_to", yesterday)

	refusal(lambda: take_off(staff[roles.CONTROLLER], name), frappe.PermissionError)
	take_off(staff[roles.HEAD], name)

	assert frappe.db.get_value("Appeal Commitment", name, "status") == "Taken Off"


@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.EXECUTOR, roles.UNIT_LEAD, roles.ARCHIVIST])
def test_those_who_only_read_a_promise_neither_move_nor_end_it(staff: Staff, role: str) -> None:
	way = Journey(staff).to("answered")
	name = promise(way, staff[roles.CONTROLLER])

	refusal(lambda: take_off(staff[role], name), frappe.PermissionError)
	refusal(lambda: move(staff[role], name, in_days(9)), frappe.PermissionError)


def test_control_is_taken_off_once(staff: Staff) -> None:
	way, controller = Journey(staff).to("answered"), staff[roles.CONTROLLER]
	name = promise(way, controller)
	take_off(controller, name)

	assert "«Знято»" in refusal(lambda: take_off(controller, name))


@pytest.mark.parametrize(
	("kept_on", "note", "said"),
	[(-1, "Так", "не раніше цього"), (1, "Так", "ще не настав"), (0, " ", "як перевірено")],
)
def test_taking_off_says_since_when_and_how_it_was_checked(
	staff: Staff, kept_on: int, note: str, said: str
) -> None:
	way, controller = Journey(staff).to("answered"), staff[roles.CONTROLLER]
	name = promise(way, controller)

	assert said in refusal(lambda: take_off(controller, name, in_days(kept_on), note))


@pytest.mark.parametrize(
	("days", "reason", "said"), [(1, "Так", "вже"), (-1, "Так", "уже минула"), (9, " ", "чому перенесено")]
)
def test_moved_date_is_another_one_to_come_and_has_a_reason(
	staff: Staff, days: int, reason: str, said: str
) -> None:
	way, controller = Journey(staff).to("answered"), staff[roles.CONTROLLER]
	name = promise(way, controller)

	assert said in refusal(lambda: move(controller, name, in_days(days), reason))


def test_promise_on_control_is_not_rewritten(staff: Staff) -> None:
	way, controller = Journey(staff).to("answered"), staff[roles.CONTROLLER]
	document = frappe.get_doc("Appeal Commitment", promise(way, controller))
	document.due_on = in_days(60)

	with acting_as(controller):
		refusal(document.save)
	refusal(lambda: frappe.delete_doc("Appeal Commitment", document.name))


def test_reopened_consideration_takes_the_promise_in(staff: Staff) -> None:
	way = Journey(staff).to("answered")
	name = promise(way, staff[roles.CONTROLLER])

	card = way.press(roles.HEAD, journey.REOPEN, reason="Обіцянку порушено")

	assert (card.phase, card.follow_up_on) == (Phase.RESOLUTION.value, None)
	assert frappe.db.get_value("Appeal Commitment", name, "status") == "Reopened"


def test_time_of_the_app_decides_what_is_past(staff: Staff) -> None:
	way, controller = Journey(staff).to("answered"), staff[roles.CONTROLLER]

	with clock.set_to(datetime.combine(in_days(3), datetime.min.time())):
		said = refusal(lambda: promise(way, controller, due_on=str(in_days(-1))))

	assert "уже минула" in said


# without the author's word ------------------------------------------------------------------------------


def test_promise_nobody_asked_the_author_about_is_taken_off_with_a_reason_alone(staff: Staff) -> None:
	way, controller = Journey(staff).to("answered"), staff[roles.CONTROLLER]
	name = promise(way, controller, due_on=str(in_days(5)))

	said = refusal(lambda: take_off(controller, name, reason=" "))
	take_off(controller, name, reason="Автор сам подякував.")

	assert f"{in_days(5):%d.%m.%Y}" in said
	assert frappe.db.get_value("Appeal Commitment", name, "unasked_reason") == "Автор сам подякував."
	[event] = events_of(way.appeal, "control_taken_off")
	assert event.ground == f"{clock.today():%d.%m.%Y}. Автор сам подякував."


@pytest.mark.parametrize(("word", "is_taken_off"), [("Done", True), ("No Answer", False), (None, False)])
def test_word_of_the_author_that_it_is_done_is_reason_enough(
	staff: Staff, word: str | None, is_taken_off: bool
) -> None:
	way, controller = Journey(staff).to("answered"), staff[roles.CONTROLLER]
	name = promise(way, controller)
	frappe.db.set_value("Appeal Commitment", name, {"due_on": in_days(-2), "author_word": word})

	if is_taken_off:
		take_off(controller, name, reason="")
	else:
		refusal(lambda: take_off(controller, name, reason=""))

	status = frappe.db.get_value("Appeal Commitment", name, "status")
	assert (status == "Taken Off") is is_taken_off
