"""Letters about an appeal to other bodies: with a forwarded one, and of the result to the body that had sent it."""

import frappe
import pytest
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_registry.card_back import appeal_card_back
from appeals_app.appeal_registry.timeline import appeal_timeline
from appeals_app.appeal_replies.api import letter_queue
from appeals_app.appeal_replies.body_letters import waits
from appeals_app.appeal_replies.delivery import record_failure
from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_reply
from appeals_app.testing.journey import GROUNDS, Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.refusals import refusal

MINISTRY = "Міністерство розвитку громад та територій"
SENT = {"channel": "authority", "sender_name": MINISTRY, "sender_number": "4/15", "sender_wants_answer": 1}
ADDRESS = "01135, м. Київ, просп. Берестейський, 14"


def letter_of(way: Journey, letter_kind: str, **given: object) -> Document:
	with acting_as(way.staff[roles.REGISTRAR]):
		return make_appeal_reply(
			appeal=way.appeal,
			**{"letter_kind": letter_kind, "body": "Повідомляємо.", "dispatch_address": ADDRESS, **given},
		)


def send(way: Journey, letter: Document) -> None:
	with acting_as(way.staff[roles.HEAD]):
		sign_letter(reply=letter.name)
	with acting_as(way.staff[roles.REGISTRAR]):
		send_letter(reply=letter.name)


def status_of(letter: Document) -> str:
	return frappe.db.get_value("Appeal Reply", letter.name, "status")


def test_body_that_sent_the_appeal_is_told_after_the_answer(staff: Staff) -> None:
	way = Journey(staff, **SENT).to("answered")
	before = way.card()

	letter = letter_of(way, "Sender Notice")
	send(way, letter)

	after = way.card()
	assert (letter.addressee, letter.salutation) == (MINISTRY, "")
	assert before.sender_told_on is None
	assert after.sender_told_on == frappe.db.get_value("Appeal Reply", letter.name, "sent_on")
	assert (after.phase, after.answered_on) == (before.phase, before.answered_on)
	[sending] = frappe.get_all("Appeal Dispatch", {"letter": letter.name}, pluck="dispatch_address")
	assert sending == ADDRESS


def test_answer_stays_the_answer_of_the_card(staff: Staff) -> None:
	way = Journey(staff, **SENT).to("answered")
	back = appeal_card_back(way.card())

	send(way, letter_of(way, "Sender Notice"))

	assert appeal_card_back(way.card()) == back


def test_forwarded_appeal_goes_with_a_covering_letter(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	way.send_notice("Forwarding Notice")

	letter = letter_of(way, "Covering Letter")
	send(way, letter)

	assert letter.addressee == GROUNDS["Forwarding Notice"]["forwarded_to"]
	assert (status_of(letter), way.card().phase) == ("Sent", "FORWARDED")


def test_draft_to_a_body_outlives_the_consideration(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	way.enter(**GROUNDS["Forwarding Notice"])
	letter = letter_of(way, "Covering Letter")

	way.send_notice("Forwarding Notice")

	assert (way.card().phase, status_of(letter)) == ("FORWARDED", "Draft")


@pytest.mark.parametrize("letter_kind", ["Covering Letter", "Sender Notice"])
def test_letter_to_a_body_the_card_does_not_name_says_what_to_fill_in(staff: Staff, letter_kind: str) -> None:
	way = Journey(staff).to("registered")

	said = refusal(lambda: letter_of(way, letter_kind))

	assert "немає органу, якому писати" in said
	assert letter_of(way, letter_kind, addressee=MINISTRY).addressee == MINISTRY


def test_nothing_is_written_about_what_is_not_registered(staff: Staff) -> None:
	way = Journey(staff, **SENT)

	assert "Спершу зареєструйте" in refusal(lambda: letter_of(way, "Sender Notice"))


def queue_of(person: Person) -> set[str]:
	"""The appeals the queue opens for the person; the number on its card counts the same."""
	with acting_as(person):
		told = letter_queue(filters={"waits_for": "notice"})
		names = frappe.get_list(told["doctype"], filters=told["filters"], pluck="name", limit=0)
	assert told["value"] == len(names)
	return set(names)


def test_queue_holds_the_sender_until_it_is_told(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff, **SENT).to("signed")
	before = queue_of(staff[roles.REGISTRAR])

	way.to("answered")
	waiting, of_others = queue_of(staff[roles.REGISTRAR]), queue_of(neighbours[roles.REGISTRAR])
	send(way, letter_of(way, "Sender Notice"))

	assert way.appeal not in before
	assert way.appeal in waiting
	assert way.appeal not in of_others
	assert way.appeal not in queue_of(staff[roles.REGISTRAR])


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("wants", [0, 1])
@pytest.mark.parametrize("told_on", [None, "2026-11-20"])
def test_card_says_the_same_as_the_queue(staff: Staff, phase: Phase, wants: int, told_on: str | None) -> None:
	way = Journey(staff, **SENT)
	state = {"phase": phase.value, "sender_wants_answer": wants, "sender_told_on": told_on}
	frappe.db.set_value("Appeal", way.appeal, state)

	with acting_as(staff[roles.REGISTRAR]):
		card = way.card()
		card.run_method("onload")

	is_due = phase not in OPEN_PHASES and phase is not Phase.ARCHIVED and wants and not told_on
	assert waits(card) == card.get_onload("sender_waits") == bool(is_due)
	assert (way.appeal in queue_of(staff[roles.REGISTRAR])) == bool(is_due)


def test_news_of_a_letter_to_a_body_speak_of_its_addressee(staff: Staff) -> None:
	way = Journey(staff, **SENT).to("answered")
	letter = letter_of(way, "Sender Notice")
	send(way, letter)
	sending = frappe.get_doc("Appeal Dispatch", {"letter": letter.name})

	with acting_as(staff[roles.REGISTRAR]):
		record_failure(dispatch=sending.name, is_returned=False, on=clock.today(), note="Адресу змінено.")
		sending.reload()
		sending.run_method("onload")
		told = [row["content"] for row in appeal_timeline("Appeal", way.appeal)]

	task = frappe.db.get_value("ToDo", {"reference_name": sending.name}, "description")
	assert task == f"Лист {sending.letter_number} не дійшов до адресата. Надішліть його інакше."
	assert any("Лист не дійшов до адресата" in line for line in told)
	assert sending.get_onload("is_to_body")
