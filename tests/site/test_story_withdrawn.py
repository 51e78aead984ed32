"""Story: the author takes the appeal back; the head stops its consideration, everybody at work is told, and the way back stays open."""

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_replies.letter_texts import text_of_letter
from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.appeal_routing.assignment_notes import ask_author
from appeals_app.domain.event_chain import find_faults
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_reply, make_extension_request
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.deciding import events_of
from tests.site.refusals import refusal
from tests.site.transferring import prepare

WORDS = "Розгляд припинено з підстави, наведеної нижче. Ви можете звернутися знову."
GROUND = "Заява автора від 20.11.2026 про припинення розгляду."


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""An appeal two people work on when its author takes it back."""
	way = Journey(staff).to("resolution")
	way.resolve(executors=[way.executor.officer, staff.colleague.officer])
	way.stage = "execution"
	return way.to("in_work")


def notice(way: Journey, ground: str = GROUND) -> str:
	given = {"letter_kind": "Termination Notice", "body": WORDS, "ground": ground}
	with acting_as(way.staff[roles.REGISTRAR]):
		return make_appeal_reply(appeal=way.appeal, **given).name


def stop(way: Journey) -> str:
	"""The registrar drafts the notice, the head signs it, the registrar sends it."""
	letter = notice(way)
	with acting_as(way.staff[roles.HEAD]):
		sign_letter(reply=letter)
	with acting_as(way.staff[roles.REGISTRAR]):
		send_letter(reply=letter)
	return letter


def statuses(doctype: str, way: Journey) -> set[str]:
	return set(frappe.get_all(doctype, {"appeal": way.appeal}, pluck="status"))


def test_notice_signed_by_the_head_stops_the_clock_and_the_work(way: Journey) -> None:
	letter = stop(way)

	card = way.card()
	assert (card.phase, card.answered_on, card.is_overdue) == ("TERMINATED", clock.today(), 0)
	assert [row.result for row in card.questions] == [None]
	assert statuses("Appeal Assignment", way) == {"Cancelled"}
	assert frappe.get_all("Appeal Dispatch", {"appeal": way.appeal}, pluck="letter") == [letter]
	assert find_faults(events_of(way.appeal)) == []


def told_on_card(way: Journey) -> dict | None:
	"""What the card of the registrar says of the termination."""
	with acting_as(way.staff[roles.REGISTRAR]):
		card = way.card()
		card.run_method("onload")
	return card.get("__onload").get("termination")


def test_card_keeps_telling_the_ground_and_the_letter(way: Journey) -> None:
	before = told_on_card(way)

	letter = frappe.get_doc("Appeal Reply", stop(way))
	event = events_of(way.appeal)[-1]
	way.press(roles.REGISTRAR, journey.FILE)

	assert before is None
	assert (event.to_phase, event.ground) == ("TERMINATED", GROUND)
	told = told_on_card(way)
	assert (told.name, told.ground, told.sent_on) == (letter.name, GROUND, clock.today())
	assert GROUND in text_of_letter(letter)


def test_notice_without_a_ground_is_not_signed(way: Journey) -> None:
	letter = notice(way, ground=" ")

	with acting_as(way.staff[roles.HEAD]):
		said = refusal(lambda: sign_letter(reply=letter))

	assert "Підстава" in said
	assert frappe.db.get_value("Appeal Reply", letter, "status") == "Draft"


def test_what_waited_for_somebody_waits_no_more(way: Journey, neighbours: Staff) -> None:
	task = frappe.db.get_value("Appeal Assignment", {"appeal": way.appeal, "officer": way.executor.officer})
	with acting_as(way.executor):
		make_extension_request(appeal=way.appeal)
		ask_author(assignment=task, text="Чи виїжджати на місце?")
	transfer = prepare(way, neighbours)

	stop(way)

	assert statuses("Appeal Extension Request", way) == {"Not Needed"}
	assert statuses("Appeal Assignment Note", way) == {"Not Needed"}
	assert statuses("Appeal Transfer", way) == {"Cancelled"}
	assert frappe.db.get_value("Appeal Reply", {"transfer": transfer.name}, "status") != "Sent"


def test_answer_that_was_being_written_goes_nowhere(way: Journey) -> None:
	way.to("signed")
	answer = frappe.get_last_doc("Appeal Reply", {"appeal": way.appeal})

	stop(way)

	answer.reload()
	assert (answer.status, way.card().phase) == ("Withdrawn", "TERMINATED")
	with acting_as(way.staff[roles.REGISTRAR]):
		refusal(lambda: send_letter(reply=answer.name))


def test_head_decides_and_nobody_stops_it_without_telling_the_author(way: Journey, staff: Staff) -> None:
	letter = notice(way)
	with acting_as(staff[roles.REGISTRAR]):
		refusal(lambda: sign_letter(reply=letter), frappe.PermissionError)
		refusal(lambda: send_letter(reply=letter))

	said = refusal(lambda: way.press(roles.HEAD, journey.TERMINATE, reason="Заява автора"))

	assert "повідомити автора" in said
	assert way.card().phase == "EXECUTION"


def test_answered_appeal_is_not_taken_back(way: Journey) -> None:
	way.to("answered")

	refusal(lambda: notice(way))

	assert way.card().phase == "ANSWERED"


def test_author_who_changes_the_mind_is_considered_anew_with_the_same_number(way: Journey) -> None:
	index, received = way.card().registration_index, way.card().received_at
	stop(way)

	way.press(roles.HEAD, journey.REOPEN, reason="Автор просить розглянути.")
	way.stage = "resolution"
	assert told_on_card(way) is None
	card = way.to("answered").card()

	assert told_on_card(way) is None

	assert (card.registration_index, card.received_at) == (index, received)
	assert [row.result for row in card.questions] == ["result.granted"]


def test_same_matter_written_again_is_no_resolved_repeat(way: Journey, staff: Staff) -> None:
	"""Art. 8(2): only what was resolved on the merits may be left; what was taken back was not."""
	stop(way)
	again = Journey(staff, applicant=way.card().applicant, previous_appeal=way.appeal).to("registered")

	with acting_as(staff[roles.REGISTRAR]):
		said = refusal(
			lambda: make_appeal_reply(appeal=again.appeal, letter_kind="Refusal To Consider", body="")
		)

	assert "треба розглянути" in said
	assert again.to("answered").card().phase == "ANSWERED"


def test_withdrawn_appeal_is_filed_without_results(way: Journey, staff: Staff) -> None:
	stop(way)

	way.press(roles.REGISTRAR, journey.FILE)

	assert way.card().phase == "CLOSED"
