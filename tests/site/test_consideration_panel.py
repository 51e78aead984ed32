"""«What the law says» on the card, and the head's decision to restore a missed term (Art. 17)."""

from collections.abc import Callable
from datetime import timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_registry.complaint_limit import restore_limit
from appeals_app.appeal_registry.consideration_panel import law_says
from appeals_app.appeal_registry.timeline import appeal_timeline
from appeals_app.domain.consideration_text import NOT_VERIFIED
from appeals_app.domain.lifecycle import LetterKind, Phase
from appeals_app.domain.stop_grounds import ARTICLE_17, StopGround
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import PASSWORD, make_appeal_reply
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.serving import Client, Served
from tests.site.refusals import refusal
from tests.site.stopping import draft, send, sign

REASON = "Автор перебував у лікарні"


def late(staff: Staff, **card: object) -> Journey:
	"""A registered complaint about a decision made 500 days ago."""
	decided_on = clock.today() - timedelta(days=500)
	values = {"kind": "kind.complaint", "complained_decision_on": decided_on, **card}
	return Journey(staff, **values).to("registered")


def said_to(person: Person, way: Journey) -> dict | None:
	with acting_as(person):
		return law_says(way.card())


def texts(said: dict) -> str:
	return " ".join(
		[
			*(sentence for row in said["advice"] for sentence in row["sentences"]),
			*(row["text"] for row in said["objections"]),
			*said["problems"],
		]
	)


# the panel -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.HEAD, roles.RECEPTION_CLERK])
def test_panel_tells_those_who_decide_that_an_ordinary_appeal_is_considered(staff: Staff, role: str) -> None:
	said = said_to(staff[role], Journey(staff).to("registered"))

	[advice] = said["advice"]
	assert advice["article"].startswith("ч. 1 ст. 7")
	assert (advice["ground"], advice["is_verified"], said["problems"]) == ("", True, [])


@pytest.mark.parametrize("role", [roles.EXECUTOR, roles.CONTROLLER, roles.UNIT_LEAD])
def test_panel_is_not_shown_to_those_who_do_not_decide(staff: Staff, role: str) -> None:
	assert said_to(staff[role], Journey(staff).to("registered")) is None


def test_panel_names_the_last_day_of_a_late_complaint_and_the_step(staff: Staff) -> None:
	way = late(staff)

	said = said_to(staff[roles.HEAD], way)

	[advice] = said["advice"]
	assert advice["ground"] == StopGround.LATE_COMPLAINT.value
	assert "останній день був" in texts(said) and advice["article"] == ARTICLE_17
	assert advice["steps"] == [journey.NOT_CONSIDER]
	assert NOT_VERIFIED in texts(said)


def test_headline_tells_in_short_what_the_panel_says(staff: Staff) -> None:
	late_one, plain = late(staff), Journey(staff).to("registered")
	forwarded = Journey(staff, forwarded_to="Пенсійний фонд").to("registered")

	said, of_plain, of_forwarded = (said_to(staff[roles.HEAD], way) for way in (late_one, plain, forwarded))

	[headline] = said["headlines"]
	assert "За законом звернення не підлягає розгляду: Скаргу подано після строку" in headline
	assert ARTICLE_17 in headline and said["is_not_considered"] is True
	assert (of_plain["headlines"], of_plain["is_not_considered"]) == ([], False)
	assert "треба переслати" in of_forwarded["headlines"][0]
	until = forwarded.card().forwarding_due_on
	assert of_forwarded["headlines"][0].endswith(f" Переслати не пізніше {until:%d.%m.%Y}.")
	assert of_forwarded["is_not_considered"] is False


def test_panel_marks_an_article_until_a_person_has_compared_it(staff: Staff) -> None:
	way = Journey(staff, other_procedure="Закон про доступ до публічної інформації").to("registered")
	before = said_to(staff[roles.REGISTRAR], way)["advice"][0]["is_verified"]

	frappe.db.set_value("Legal Article", {"citation": ("like", "ст. 12 Закону%громадян»")}, "is_verified", 1)

	assert before is False
	assert said_to(staff[roles.REGISTRAR], way)["advice"][0]["is_verified"] is True


def test_panel_answers_what_looks_like_a_ground_and_is_none(staff: Staff) -> None:
	way = Journey(staff, content_language="Other", needs_translation=1, is_author_incapable=1).to(
		"registered"
	)

	said = said_to(staff[roles.REGISTRAR], way)

	assert len(said["objections"]) == 2
	assert "Це не підстава" in texts(said) and "Недієздатною особу визнає лише суд" in texts(said)


def test_panel_shows_the_day_the_card_keeps_when_the_rule_was_changed_since(staff: Staff) -> None:
	way = Journey(staff, forwarded_to="Пенсійний фонд").to("registered")
	kept = way.card().forwarding_due_on
	frappe.get_doc("Term Rule", {"purpose": "Forwarding"}).update({"amount": 9}).save()

	said = said_to(staff[roles.REGISTRAR], way)

	assert kept.strftime("%d.%m.%Y") in texts(said)


def test_panel_says_when_the_day_of_forwarding_has_passed(staff: Staff) -> None:
	way = Journey(staff, forwarded_to="Пенсійний фонд").to("registered")

	with clock.set_to(clock.now() + timedelta(days=10)):
		[advice] = said_to(staff[roles.REGISTRAR], way)["advice"]

	assert advice["is_overdue"] is True


def test_panel_tells_what_the_rows_of_the_law_lack(staff: Staff) -> None:
	way = Journey(staff, forwarded_to="Пенсійний фонд").to("registered")
	frappe.get_doc("Term Rule", {"purpose": "Return"}).update({"is_enabled": 0}).save()

	said = said_to(staff[roles.REGISTRAR], way)

	assert len(said["problems"]) == 1
	assert said["advice"][0]["ground"] == StopGround.OUTSIDE_POWERS.value


def test_panel_is_empty_once_the_appeal_has_left_the_office(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	way.send_notice(LetterKind.RETURN_NOTICE.value)

	said = said_to(staff[roles.REGISTRAR], way)

	assert (said["advice"], said["objections"], said["may_restore_limit"]) == ([], [], False)


def test_panel_asks_the_database_no_more_for_a_full_card(staff: Staff) -> None:
	plain = Journey(staff).to("registered")
	full = late(
		staff, questions=[{"question": f"Питання {number}", "theme": "theme.housing"} for number in range(9)]
	)
	said_to(staff[roles.HEAD], plain)

	counted = [queries_of(way, staff[roles.HEAD]) for way in (plain, full)]

	assert counted[1] - counted[0] <= 3
	assert counted[1] < 20


def queries_of(way: Journey, person: Person) -> int:
	card = way.card()
	asked = 0
	run = frappe.db.sql

	def counting(*args: object, **kwargs: object) -> object:
		nonlocal asked
		asked += 1
		return run(*args, **kwargs)

	with acting_as(person):
		frappe.db.sql = counting
		try:
			law_says(card)
		finally:
			del frappe.db.sql
	return asked


# restoring the term --------------------------------------------------------------------------------------


def restore(way: Journey, person: Person, reason: str = REASON) -> None:
	with acting_as(person):
		restore_limit(appeal=way.appeal, reason=reason)


def test_head_restores_the_term_and_the_complaint_has_to_be_considered(staff: Staff) -> None:
	way = late(staff)

	restore(way, staff[roles.HEAD])

	card, event = way.card(), frappe.get_last_doc("Appeal Event", filters={"appeal": way.appeal})
	assert (card.is_limit_restored, card.limit_restored_reason) == (1, REASON)
	assert (event.act, event.article, event.ground) == ("limit_restored", ARTICLE_17, REASON)
	assert event.user == staff[roles.HEAD].user
	with acting_as(staff[roles.REGISTRAR]):
		refusal(
			lambda: make_appeal_reply(
				appeal=way.appeal, letter_kind=LetterKind.REFUSAL_TO_CONSIDER.value, body="Відмова"
			)
		)


def test_term_restored_between_signature_and_dispatch_stops_the_refusal(staff: Staff) -> None:
	way = late(staff)
	letter = draft(way, LetterKind.REFUSAL_TO_CONSIDER)
	sign(way, letter)
	restore(way, staff[roles.HEAD])

	said = refusal(lambda: send(way, letter))

	assert "Строк подання цієї скарги поновлено" in said
	assert way.card().phase == Phase.REGISTERED.value


@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.CONTROLLER, roles.UNIT_LEAD, roles.EXECUTOR])
def test_nobody_but_the_head_restores_the_term(staff: Staff, role: str) -> None:
	way = late(staff)

	refusal(lambda: restore(way, staff[role]), frappe.PermissionError)

	assert not way.card().is_limit_restored


def test_head_of_another_authority_restores_nothing(staff: Staff, neighbours: Staff) -> None:
	way = late(staff)

	refusal(lambda: restore(way, neighbours[roles.HEAD]), frappe.PermissionError)

	assert not way.card().is_limit_restored


def test_head_without_the_power_of_resolutions_restores_nothing(staff: Staff) -> None:
	way = late(staff)
	secretary = make_person(roles.HEAD, authority=staff.authority, may_write_resolutions=0, is_first_head=0)

	refusal(lambda: restore(way, secretary), frappe.PermissionError)

	assert not said_to(secretary, way)["may_restore_limit"]


@pytest.mark.parametrize("reason", ["", "  "])
def test_term_is_not_restored_without_a_reason(staff: Staff, reason: str) -> None:
	way = late(staff)

	refusal(lambda: restore(way, staff[roles.HEAD], reason))

	assert not way.card().is_limit_restored


def test_term_of_a_complaint_in_time_is_not_restored(staff: Staff) -> None:
	way = late(staff, complained_decision_on=clock.today())

	said = refusal(lambda: restore(way, staff[roles.HEAD]))

	assert "вчасно" in said
	assert not said_to(staff[roles.HEAD], way)["may_restore_limit"]


def test_mark_of_a_restored_term_is_written_by_nobody(staff: Staff) -> None:
	way = late(staff)

	way.enter(is_limit_restored=1, limit_restored_reason="Сам")

	assert (way.card().is_limit_restored, way.card().limit_restored_reason) == (0, None)


def test_head_may_restore_the_term_after_the_refusal_and_then_reopen(staff: Staff) -> None:
	way = late(staff)
	way.send_notice(LetterKind.REFUSAL_TO_CONSIDER.value, stop_ground=StopGround.LATE_COMPLAINT.value)
	offered = said_to(staff[roles.HEAD], way)

	restore(way, staff[roles.HEAD])
	card = way.press(roles.HEAD, journey.REOPEN, reason="Строк поновлено")

	assert offered["may_restore_limit"] is True
	assert card.phase == Phase.RESOLUTION.value


def test_card_taken_off_control_is_not_touched(staff: Staff) -> None:
	way = late(staff)
	way.send_notice(LetterKind.REFUSAL_TO_CONSIDER.value, stop_ground=StopGround.LATE_COMPLAINT.value)
	way.press(roles.REGISTRAR, journey.FILE)

	refusal(lambda: restore(way, staff[roles.HEAD]))

	assert not way.card().is_limit_restored


def test_timeline_tells_of_the_restored_term(staff: Staff) -> None:
	way = late(staff)
	restore(way, staff[roles.HEAD])

	told = appeal_timeline("Appeal", way.appeal)[-1]["content"]

	assert "поновлено строк подання скарги" in told
	assert REASON in told


def test_new_card_asks_for_no_advice(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		assert law_says(frappe.new_doc("Appeal")) is None


# over HTTP -----------------------------------------------------------------------------------------------

DOOR = "/api/method/appeals_app.appeal_registry.api.restore_complaint_limit"


@pytest.fixture
def client(http_server: Served) -> Callable[[Person], Client]:
	return lambda person: http_server.client().login(person.user, PASSWORD)


def committed_late(staff: Staff) -> Journey:
	way = late(staff)
	frappe.db.commit()  # the server reads only what is committed
	return way


def is_restored(way: Journey) -> bool:
	frappe.db.rollback()  # a new transaction sees what the server has committed
	return bool(way.card().is_limit_restored)


def test_door_restores_the_term_for_the_head_and_by_post_alone(
	client: Callable[[Person], Client], staff: Staff
) -> None:
	way, head = committed_late(staff), client(staff[roles.HEAD])
	given = {"appeal": way.appeal, "reason": REASON}

	head.get(DOOR, given)
	by_get = is_restored(way)
	refused = client(staff[roles.REGISTRAR]).post(DOOR, given)
	by_registrar = is_restored(way)
	answer = head.post(DOOR, given)

	assert (by_get, by_registrar, is_restored(way)) == (False, False, True)
	assert (refused.status_code, answer.status_code) == (403, 200)


def test_opened_card_brings_what_the_law_says(client: Callable[[Person], Client], staff: Staff) -> None:
	way = committed_late(staff)

	answer = client(staff[roles.HEAD]).get(
		"/api/method/frappe.desk.form.load.getdoc", {"doctype": "Appeal", "name": way.appeal}
	)

	said = answer.json()["docs"][0]["__onload"]["law_says"]
	assert said["may_restore_limit"] is True
	assert said["advice"][0]["ground"] == StopGround.LATE_COMPLAINT.value
