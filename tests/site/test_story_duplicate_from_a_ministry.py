"""Story: a letter the author wrote to us comes once more from a ministry; it is considered once, and the author has one answer."""

from datetime import date

import frappe
import pytest

from appeals_app.appeal_matching.api import compare, link, merge, repeats
from appeals_app.appeal_matching.card_terms import write_rows_of
from appeals_app.appeal_replies.api import letter_queue
from appeals_app.appeal_replies.body_letters import waits
from appeals_app.domain.duplicates import Sign
from appeals_app.domain.event_chain import find_faults
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.deciding import events_of, on
from tests.site.refusals import refusal
from tests.site.test_repeats import TEXT, person

FROM_THE_MINISTRY = {
	"channel": "authority",
	"sender_name": "Міністерство розвитку громад та територій",
	"sender_number": "4/15-2026",
	"sender_date": "2026-02-09",
	"sender_wants_answer": 1,
}
FEBRUARY_2, FEBRUARY_12, FEBRUARY_20 = date(2026, 2, 2), date(2026, 2, 12), date(2026, 2, 20)
ANSWERED_TOGETHER = "Той самий текст надійшов від міністерства."


@pytest.fixture
def author(staff: Staff) -> str:
	"""Who wrote to both."""
	return person(staff)


@pytest.fixture
def ours(staff: Staff, author: str) -> Journey:
	"""The letter that came to us, in work since the day it came."""
	return came(staff, author, FEBRUARY_2, "in_work")


@pytest.fixture
def theirs(staff: Staff, author: str, ours: Journey) -> Journey:
	"""The copy the ministry passed on ten days later."""
	return came(staff, author, FEBRUARY_12, "registered", **FROM_THE_MINISTRY)


def came(staff: Staff, author: str, day: date, stage: str, **card: object) -> Journey:
	with on(day):
		way = Journey(
			staff,
			applicant=author,
			content=TEXT,
			received_at=f"{day} 10:00:00",
			written_on="2026-01-30",
			**card,
		).to(stage)
	write_rows_of([way.appeal])
	return way


def considered_together(ours: Journey, theirs: Journey) -> None:
	with on(FEBRUARY_12), acting_as(ours.staff[roles.REGISTRAR]):
		link(theirs.appeal, ours.appeal, Sign.DUPLICATE.value)
		merge(theirs.appeal, ours.appeal, ANSWERED_TOGETHER)


def test_registrar_is_told_that_it_is_a_duplicate_and_why(
	staff: Staff, ours: Journey, theirs: Journey
) -> None:
	with on(FEBRUARY_12), acting_as(staff[roles.REGISTRAR]):
		told = repeats(theirs.appeal)
		shown = compare(theirs.appeal, ours.appeal)

	assert (told["sign"], told["previous"]) == (Sign.DUPLICATE.value, ours.appeal)
	assert (shown["likeness"], shown["merge_refusal"]) == (100, "")


def test_it_is_considered_once_and_each_card_keeps_its_number_and_its_sender(
	ours: Journey, theirs: Journey
) -> None:
	considered_together(ours, theirs)
	with on(FEBRUARY_20):
		ours.to("answered")

	main, copy = ours.card(), theirs.card()
	assert (main.phase, copy.phase, copy.main_appeal) == ("ANSWERED", "MERGED", ours.appeal)
	assert main.registration_index != copy.registration_index
	assert (copy.sender_number, copy.receipt_sign) == ("4/15-2026", Sign.DUPLICATE.value)
	assert frappe.get_all(
		"Appeal Reply", {"appeal": ("in", [ours.appeal, theirs.appeal])}, pluck="appeal"
	) == [ours.appeal]
	assert not frappe.db.exists("Appeal Assignment", {"appeal": theirs.appeal})
	assert find_faults(events_of(ours.appeal)) == find_faults(events_of(theirs.appeal)) == []


def test_ministry_waits_to_be_told_once_the_letter_it_was_merged_into_has_its_result(
	staff: Staff, ours: Journey, theirs: Journey
) -> None:
	considered_together(ours, theirs)
	before = senders_to_tell(staff), waits(theirs.card())
	with on(FEBRUARY_20):
		ours.to("answered")

	assert theirs.appeal not in before[0] and not before[1]
	assert theirs.appeal in senders_to_tell(staff) and waits(theirs.card())


def senders_to_tell(staff: Staff) -> list[str]:
	with acting_as(staff[roles.REGISTRAR]):
		queue = letter_queue(filters={"waits_for": "notice"})
		return frappe.get_list(queue["doctype"], queue["filters"], pluck="name", limit=0)


def test_term_is_that_of_the_letter_that_came_first(ours: Journey, theirs: Journey) -> None:
	considered_together(ours, theirs)

	assert ours.card().due_date == date(2026, 3, 2)
	assert (theirs.card().answered_on, theirs.card().is_overdue) == (FEBRUARY_12, 0)


def test_why_they_are_considered_together_stands_in_the_chain_of_the_copy(
	ours: Journey, theirs: Journey
) -> None:
	considered_together(ours, theirs)

	last = events_of(theirs.appeal)[-1]
	assert (last.to_phase, last.ground) == ("MERGED", ANSWERED_TOGETHER)


def test_copy_that_comes_after_the_answer_is_linked_and_answered_on_its_own(
	staff: Staff, author: str, ours: Journey
) -> None:
	"""The ministry waits for an answer all the same; the register says by the sign that the text is not new."""
	with on(FEBRUARY_12):
		ours.to("answered")
	late = came(staff, author, FEBRUARY_20, "registered", **FROM_THE_MINISTRY)

	with on(FEBRUARY_20), acting_as(staff[roles.REGISTRAR]):
		told = repeats(late.appeal)
		refused = refusal(lambda: merge(late.appeal, ours.appeal, ANSWERED_TOGETHER))
		link(late.appeal, ours.appeal, told["sign"])
		late.to("answered")

	assert told["sign"] == Sign.DUPLICATE.value
	assert "не розгляда" in refused
	assert late.card().phase == "ANSWERED"


def test_copy_is_taken_apart_again_when_it_turns_out_to_ask_for_more(ours: Journey, theirs: Journey) -> None:
	considered_together(ours, theirs)

	with on(FEBRUARY_20):
		theirs.press(roles.HEAD, journey.REOPEN, reason="У копії є ще одне питання.")
		theirs.stage = "resolution"
		theirs.to("answered")

	assert (theirs.card().phase, theirs.card().answered_on) == ("ANSWERED", FEBRUARY_20)
