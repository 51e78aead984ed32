"""A mass event: its appeals, the steps they take together, what refuses a step, one decision and a letter to each."""

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_matching.api import event, event_add, event_leave, event_step, link
from appeals_app.appeal_matching.mass_event import draft_same_answers
from appeals_app.domain.duplicates import Sign
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError
from appeals_app.testing import journey
from appeals_app.testing.factories import PASSWORD, make_appeal_reply
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Served
from tests.site.test_repeats import COPY, OTHER, entered, person

MASS = Sign.MASS.value
SIGN_STEPS = (journey.PASS_FOR_APPROVAL, journey.APPROVE, journey.SIGN, journey.SEND)
WHO_TAKES = (roles.EXECUTOR, roles.UNIT_LEAD, roles.HEAD, roles.REGISTRAR)


def mass_event(staff: Staff, stage: str) -> tuple[Journey, Journey]:
	"""Two authors with one text, the second linked as mass to the first."""
	first = entered(staff, stage, applicant=person(staff))
	second_author = person(staff, last_name="Гончаренко", first_name="Олег", phone="", address="вул. Тиха, 7")
	second = entered(staff, stage, applicant=second_author, content=COPY)
	with acting_as(staff[roles.REGISTRAR]):
		link(second.appeal, first.appeal, MASS)
	return first, second


def test_one_decision_goes_out_as_a_letter_to_each(staff: Staff) -> None:
	first, second = mass_event(staff, "in_work")
	with acting_as(staff[roles.EXECUTOR]):
		decision = make_appeal_reply(appeal=first.appeal, body="Ліфт відремонтовано.")
		assert event(first.appeal)["decision"] == decision.name
		draft_same_answers(reply=decision.name)

	for role, action in zip(WHO_TAKES, SIGN_STEPS, strict=True):
		with acting_as(staff[role]):
			[step] = [row for row in event(first.appeal)["steps"] if row["action"] == action]
			day = str(clock.today()) if step["day"] else ""
			rows = event_step(first.appeal, action, step["members"], day)
		assert [row["is_done"] for row in rows] == [True, True]

	[letter] = frappe.get_all(
		"Appeal Reply",
		{"appeal": second.appeal},
		["status", "addressee", "dispatch_address", "signed_by", "sent_on", "body"],
	)
	assert (letter.status, letter.body) == ("Sent", "Ліфт відремонтовано.")
	assert letter.addressee.startswith("Гончаренко")
	assert "вул. Тиха, 7" in letter.dispatch_address
	assert letter.signed_by
	assert {first.card().phase, second.card().phase} == {"ANSWERED"}
	assert all(question.result for question in second.card().questions)


def test_letter_goes_the_way_by_which_the_author_is_reached(staff: Staff) -> None:
	first, second = mass_event(staff, "in_work")
	with acting_as(staff[roles.EXECUTOR]):
		decision = make_appeal_reply(
			appeal=first.appeal, dispatch_method="E-mail", dispatch_address="one@example.org"
		)
		draft_same_answers(reply=decision.name)

	letter = frappe.get_last_doc("Appeal Reply", {"appeal": second.appeal})
	assert (letter.dispatch_method, "вул. Тиха" in letter.dispatch_address) == ("Post", True)


def test_near_texts_are_added_to_the_event(staff: Staff) -> None:
	first, second = mass_event(staff, "registered")
	third = entered(staff, applicant=person(staff, last_name="Третяк", phone=""), content=COPY)

	with acting_as(staff[roles.REGISTRAR]):
		near = [row["appeal"] for row in event(second.appeal)["near"]]
		rows = event_add(second.appeal, near)
		members = [row["appeal"] for row in event(third.appeal)["rows"]]

	assert near == [third.appeal]
	assert [row["is_done"] for row in rows] == [True]
	assert members[0] == first.appeal
	assert set(members) == {first.appeal, second.appeal, third.appeal}


def test_step_of_an_event_touches_no_other_appeal(staff: Staff) -> None:
	first, _second = mass_event(staff, "registered")
	stranger = entered(staff, content=OTHER)

	with acting_as(staff[roles.REGISTRAR]):
		[row] = event_step(first.appeal, journey.PASS_FOR_RESOLUTION, [stranger.appeal])

	assert (row["is_done"], "не цієї події" in row["said"]) == (False, True)
	assert stranger.card().phase == "REGISTERED"


def test_member_that_cannot_take_the_step_is_told_why(staff: Staff) -> None:
	first, second = mass_event(staff, "registered")
	second.press(roles.REGISTRAR, journey.PASS_FOR_RESOLUTION)

	with acting_as(staff[roles.REGISTRAR]):
		rows = event_step(first.appeal, journey.PASS_FOR_RESOLUTION, [first.appeal, second.appeal])

	assert [row["is_done"] for row in rows] == [True, False]
	assert "неможливий у стані" in rows[1]["said"]


def test_outsider_sees_no_event(staff: Staff, neighbours: Staff) -> None:
	first, _second = mass_event(staff, "registered")

	with pytest.raises(frappe.PermissionError), acting_as(neighbours[roles.REGISTRAR]):
		event(first.appeal)


def steps_of(staff: Staff, role: str, appeal: str) -> dict[str, dict]:
	with acting_as(staff[role]):
		return {step["action"]: step for step in event(appeal)["steps"]}


def test_step_that_is_refused_stands_on_the_page_with_its_reason(staff: Staff) -> None:
	first, second = mass_event(staff, "in_work")
	with acting_as(staff[roles.EXECUTOR]):
		make_appeal_reply(appeal=first.appeal)
		make_appeal_reply(appeal=second.appeal, answers=[])

	step = steps_of(staff, roles.EXECUTOR, first.appeal)[journey.PASS_FOR_APPROVAL]

	assert step["members"] == [first.appeal]
	[refused] = step["refused"]
	assert refused["titles"] == [second.card().title]
	assert "немає результату щодо питань: 1" in refused["said"]


def test_what_refuses_many_is_said_once(staff: Staff) -> None:
	first, second = mass_event(staff, "in_work")
	with acting_as(staff[roles.EXECUTOR]):
		for way in (first, second):
			make_appeal_reply(appeal=way.appeal, answers=[])

	step = steps_of(staff, roles.EXECUTOR, first.appeal)[journey.PASS_FOR_APPROVAL]

	assert (step["members"], len(step["refused"])) == ([], 1)
	assert step["refused"][0]["titles"] == [first.card().title, second.card().title]


def test_head_gets_from_the_event_to_the_resolution_of_its_appeals(staff: Staff) -> None:
	first, second = mass_event(staff, "resolution")

	step = steps_of(staff, roles.HEAD, first.appeal)[journey.RESOLVE]

	assert (step["document"], step["members"]) == ("Appeal Resolution", [first.appeal, second.appeal])


def test_answers_that_are_drafted_alike_are_no_step_of_their_own(staff: Staff) -> None:
	first, _second = mass_event(staff, "in_work")
	assert steps_of(staff, roles.EXECUTOR, first.appeal)["Підготувати проєкт відповіді"]["document"]

	first.draft()

	assert "Підготувати проєкт відповіді" not in steps_of(staff, roles.EXECUTOR, first.appeal)


def test_appeal_of_the_event_is_added_to_it_no_second_time_by_whatever_door(
	staff: Staff, http_server: Served
) -> None:
	"""Over HTTP: the request has written nothing yet when it is refused."""
	first, second = Journey(staff).to("registered"), Journey(staff).to("registered")
	with acting_as(staff[roles.REGISTRAR]):
		link(second.appeal, first.appeal, MASS)
	frappe.db.commit()  # the web server sees what is committed
	client = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()

	answer = client.post(
		"/api/method/appeals_app.appeal_matching.api.event_add",
		{"appeal": first.appeal, "others": [first.appeal, second.appeal, "немає"]},
	)

	assert answer.status_code == 200, answer.text
	said = [(row["is_done"], row["said"]) for row in answer.json()["message"]]
	assert said[:2] == [(False, "Звернення вже в цій події. Виберіть інші.")] * 2
	assert not said[2][0]


def test_answered_event_is_taken_off_control_by_whoever_has_the_step(staff: Staff) -> None:
	first, second = mass_event(staff, "registered")
	for way in (first, second):
		way.to("answered")

	offered = steps_of(staff, roles.CONTROLLER, first.appeal)

	assert list(offered) == [journey.CLOSE]
	assert offered[journey.CLOSE]["members"] == [first.appeal, second.appeal]
	assert not steps_of(staff, roles.EXECUTOR, first.appeal)


def test_letter_added_by_mistake_is_primary_again(staff: Staff) -> None:
	first, second = mass_event(staff, "in_work")
	with acting_as(staff[roles.REGISTRAR]):
		assert [row["may_leave"] for row in event(first.appeal)["rows"]] == [False, True]

		event_leave(first.appeal, second.appeal)

		assert [row["appeal"] for row in event(first.appeal)["rows"]] == [first.appeal]
	card = second.card()
	assert (card.previous_appeal, card.receipt_sign) == (None, Sign.PRIMARY.value)


@pytest.mark.parametrize("taken_out", ["first", "stranger"])
def test_only_another_letter_of_the_event_is_taken_out(staff: Staff, taken_out: str) -> None:
	first, _second = mass_event(staff, "registered")
	named = {"first": first, "stranger": entered(staff, content=OTHER)}[taken_out]

	with pytest.raises(AppealRuleError, match="не цієї події"), acting_as(staff[roles.REGISTRAR]):
		event_leave(first.appeal, named.appeal)


def test_answered_letter_stays_in_its_event(staff: Staff) -> None:
	first, second = mass_event(staff, "registered")
	second.to("answered")

	with acting_as(staff[roles.REGISTRAR]):
		assert not any(row["may_leave"] for row in event(first.appeal)["rows"])
		with pytest.raises(AppealRuleError, match="ознака надходження"):
			event_leave(first.appeal, second.appeal)
