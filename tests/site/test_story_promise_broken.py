"""A promise broken: found in the answer, confirmed, its date passes, the author says «not done», the case reopens."""

from datetime import date

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_replies.author_word import record_author_word
from appeals_app.appeal_replies.letter_promises import promises_to_confirm
from appeals_app.domain.event_chain import find_faults
from appeals_app.domain.lifecycle import Phase
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_commitment
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.deciding import events_of
from tests.site.refusals import refusal


def in_days(days: int) -> date:
	return frappe.utils.getdate(frappe.utils.add_days(clock.today(), days))


def promised_by(way: Journey, person: Person, *, days_ago: int = 3) -> str:
	"""The promise of the answer, confirmed by the person; its date has passed since."""
	letter = frappe.get_last_doc("Appeal Reply", {"appeal": way.appeal})
	(offered,) = promises_to_confirm(letter)
	with acting_as(person):
		name = make_appeal_commitment(appeal=way.appeal, **offered).name
	frappe.db.set_value("Appeal Commitment", name, "due_on", in_days(-days_ago))
	return name


def answered_with_a_promise(staff: Staff) -> Journey:
	way = Journey(staff).to("in_work")
	way.draft(body="Ліфт буде відремонтовано протягом десяти днів.")
	way.stage = "draft"
	return way.to("answered")


def ask(
	person: Person, commitment: str, word: str, *, asked_on: date | None = None, note: str = "Телефоном."
) -> None:
	with acting_as(person):
		record_author_word(
			commitment=commitment, word=word, asked_on=str(asked_on or clock.today()), note=note
		)


def test_promise_the_author_calls_broken_reopens_the_case_and_is_kept_in_the_next_answer(
	staff: Staff,
) -> None:
	way = answered_with_a_promise(staff)
	name = promised_by(way, staff[roles.HEAD])

	ask(staff[roles.HEAD], name, "Not Done", note="Ліфт стоїть.")
	card, promise = way.card(), frappe.get_doc("Appeal Commitment", name)
	way.stage = "resolution"
	way.to("closed")

	assert (card.phase, card.follow_up_on) == (Phase.RESOLUTION.value, None)
	assert "Ліфт стоїть." in card.move_reason
	assert (promise.status, promise.author_word) == ("Reopened", "Not Done")
	assert [event.act for event in events_of(way.appeal, "author_not_done")] == ["author_not_done"]
	assert find_faults(events_of(way.appeal)) == []
	assert way.card().phase == Phase.CLOSED.value


def test_controller_keeps_the_word_and_the_head_reopens(staff: Staff) -> None:
	way = answered_with_a_promise(staff)
	name = promised_by(way, staff[roles.CONTROLLER])

	ask(staff[roles.CONTROLLER], name, "Not Done")
	kept = way.card().phase
	way.press(roles.HEAD, journey.REOPEN, reason="Обіцянку не виконано.")

	assert kept == Phase.FOLLOW_UP.value
	assert way.card().phase == Phase.RESOLUTION.value
	assert frappe.db.get_value("Appeal Commitment", name, ["status", "author_word"]) == (
		"Reopened",
		"Not Done",
	)


def test_silence_of_the_author_reopens_the_case(staff: Staff) -> None:
	way = answered_with_a_promise(staff)
	name = promised_by(way, staff[roles.HEAD])

	ask(staff[roles.HEAD], name, "No Answer", note="На дзвінки не відповідає.")

	assert way.card().phase == Phase.RESOLUTION.value
	assert frappe.db.get_value("Appeal Commitment", name, ["status", "author_word"]) == (
		"Reopened",
		"No Answer",
	)


@pytest.mark.parametrize("word", ["Done", "No Answer"])
def test_confirmed_promise_stays_on_control_and_so_does_silence_where_the_authority_wants_it(
	staff: Staff, word: str
) -> None:
	frappe.db.set_value("Authority", staff.authority, "silence_rule", "Stays On Control")
	way = answered_with_a_promise(staff)
	name = promised_by(way, staff[roles.HEAD])

	ask(staff[roles.HEAD], name, word)

	assert way.card().phase == Phase.FOLLOW_UP.value
	assert frappe.db.get_value("Appeal Commitment", name, ["status", "author_word"]) == ("On Control", word)


def test_author_is_asked_after_the_date_by_who_may_end_the_control(staff: Staff) -> None:
	way = answered_with_a_promise(staff)
	name = promised_by(way, staff[roles.CONTROLLER])

	early = refusal(lambda: ask(staff[roles.CONTROLLER], name, "Done", asked_on=in_days(-3)))
	late = refusal(lambda: ask(staff[roles.CONTROLLER], name, "Done", asked_on=in_days(1)))
	wordless = refusal(lambda: ask(staff[roles.CONTROLLER], name, "Maybe"))
	refusal(lambda: ask(staff[roles.EXECUTOR], name, "Done"), frappe.PermissionError)
	refusal(lambda: ask(staff[roles.HEAD], name, "Done"), frappe.PermissionError)

	assert "після цього дня" in early
	assert "ще не настало" in late
	assert "Виберіть одну з відповідей" in wordless
	assert not frappe.db.get_value("Appeal Commitment", name, "author_word")
