"""The day a letter went to its author: it keeps or misses the term (Art. 20), so it is asked and checked."""

from contextlib import AbstractContextManager
from datetime import date, timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_replies.signing import send_letter
from appeals_app.domain.lifecycle import LetterKind, Phase
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal
from tests.site.stopping import FACTS, G, draft, sign


def letter_of(way: Journey) -> frappe._dict:
	return frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})


def days_after(day: date, number: int) -> AbstractContextManager:
	"""The clock at this time of the day, so many days after the day."""
	return clock.set_to(clock.now() + (day - clock.today()) + timedelta(days=number))


def signed_on_the_last_day(staff: Staff) -> tuple[Journey, date]:
	"""A signed answer of an appeal whose last day is today."""
	way = Journey(staff).to("signature")
	last_day = frappe.utils.getdate(way.card().breach_after)
	with days_after(last_day, 0):
		way.to("signed")
	return way, last_day


def test_answer_sent_in_time_and_marked_later_is_in_time(staff: Staff) -> None:
	way, last_day = signed_on_the_last_day(staff)

	with days_after(last_day, 3), acting_as(staff[roles.REGISTRAR]):
		send_letter(reply=letter_of(way).name, sent_on=last_day)

	card = way.card()
	assert (card.answered_on, card.is_overdue, letter_of(way).sent_on) == (last_day, 0, last_day)


def test_answer_sent_later_than_the_term_is_late(staff: Staff) -> None:
	way, last_day = signed_on_the_last_day(staff)

	with days_after(last_day, 3), acting_as(staff[roles.REGISTRAR]):
		send_letter(reply=letter_of(way).name)

	assert way.card().is_overdue == 1


@pytest.mark.parametrize(("shift", "said"), [(-1, "раніше його надіслати не могли"), (1, "ще не настав")])
def test_answer_goes_neither_before_its_signature_nor_in_the_future(
	staff: Staff, shift: int, said: str
) -> None:
	way = Journey(staff).to("signed")
	day = clock.today() + timedelta(days=shift)

	with acting_as(staff[roles.REGISTRAR]):
		by_letter = refusal(lambda: send_letter(reply=letter_of(way).name, sent_on=day))
		by_step = refusal(lambda: journey.press(way.appeal, journey.SEND, letter_sent_on=str(day)))

	assert said in by_letter and said in by_step
	assert (way.card().phase, letter_of(way).status) == (Phase.REPLY.value, "Signed")


def test_step_on_the_card_takes_the_day_too(staff: Staff) -> None:
	way = Journey(staff).to("signed")
	tomorrow = clock.today() + timedelta(days=1)

	with clock.set_to(clock.now() + timedelta(days=2)):
		way.press(roles.REGISTRAR, journey.SEND, letter_sent_on=str(tomorrow))

	assert (way.card().answered_on, letter_of(way).sent_on) == (tomorrow, tomorrow)


@pytest.mark.parametrize("wrong", ["учора", "2026-13-45", ["2026-11-24"]])
def test_day_that_is_none_is_refused(staff: Staff, wrong: object) -> None:
	way = Journey(staff).to("signed")

	said = refusal(lambda: way.press(roles.REGISTRAR, journey.SEND, letter_sent_on=wrong))

	assert "Це не дата" in said


def test_letter_that_stops_the_consideration_takes_its_day(staff: Staff) -> None:
	way = Journey(staff, **FACTS[G.LATE_COMPLAINT]).to("registered")
	letter = draft(way, LetterKind.REFUSAL_TO_CONSIDER)
	sign(way, letter)
	signed_on = clock.today()

	with days_after(signed_on, 2), acting_as(staff[roles.REGISTRAR]):
		refusal(lambda: send_letter(reply=letter, sent_on=signed_on - timedelta(days=1)))
		send_letter(reply=letter, sent_on=signed_on)

	assert way.card().answered_on == signed_on
