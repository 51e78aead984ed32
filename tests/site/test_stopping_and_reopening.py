"""How a consideration stops without an answer, is merged, stays under control, and begins anew."""

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_replies.commitments import take_off_control
from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.domain.lifecycle import LetterKind, Phase
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_commitment, make_appeal_reply
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

# letters that stop the consideration -------------------------------------------------------------------

STOPS = {
	LetterKind.FORWARDING_NOTICE: (roles.REGISTRAR, journey.FORWARD),
	LetterKind.RETURN_NOTICE: (roles.REGISTRAR, journey.RETURN_TO_AUTHOR),
	LetterKind.REFUSAL_TO_CONSIDER: (roles.HEAD, journey.NOT_CONSIDER),
	LetterKind.TERMINATION_NOTICE: (roles.HEAD, journey.TERMINATE),
}


@pytest.mark.parametrize("kind", list(STOPS))
def test_author_must_be_told_before_the_consideration_stops(staff: Staff, kind: LetterKind) -> None:
	way = Journey(staff).to("registered")
	role, button = STOPS[kind]

	said = refusal(lambda: way.press(role, button, reason="Підстава"))

	assert frappe._(kind.value) in said


@pytest.mark.parametrize("kind", list(STOPS))
@pytest.mark.parametrize("stage", ["registered", "resolution", "execution", "in_work"])
def test_sent_letter_stops_the_consideration(staff: Staff, kind: LetterKind, stage: str) -> None:
	way = Journey(staff).to(stage)

	way.send_notice(kind.value)

	card = way.card()
	assert (
		card.phase
		== {
			LetterKind.FORWARDING_NOTICE: Phase.FORWARDED,
			LetterKind.RETURN_NOTICE: Phase.RETURNED,
			LetterKind.REFUSAL_TO_CONSIDER: Phase.NOT_CONSIDERED,
			LetterKind.TERMINATION_NOTICE: Phase.TERMINATED,
		}[kind].value
	)
	assert card.answered_on == clock.today()
	live = {"appeal": way.appeal, "status": ("in", ("Assigned", "Accepted"))}
	assert not frappe.db.exists("Appeal Assignment", live)
	assert frappe.get_last_doc("Appeal Event", filters={"appeal": way.appeal}).article


def test_unsigned_letter_is_not_sent(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	way.enter(lacking_data="Номер рішення")
	with acting_as(staff[roles.REGISTRAR]):
		letter = make_appeal_reply(appeal=way.appeal, letter_kind=LetterKind.RETURN_NOTICE.value)

		refusal(lambda: send_letter(reply=letter.name))

		refusal(lambda: sign_letter(reply=letter.name), frappe.PermissionError)


def test_anonymous_appeal_is_left_without_consideration_and_without_a_letter(staff: Staff) -> None:
	way = Journey(staff, subject="subject.anonymous", applicant=None).to("registered")

	card = way.press(roles.HEAD, journey.NOT_CONSIDER, reason="Анонімне звернення, ст. 8")

	assert card.phase == Phase.NOT_CONSIDERED.value


def test_merging_needs_the_main_appeal(staff: Staff) -> None:
	way = Journey(staff).to("registered")

	refusal(lambda: way.press(roles.REGISTRAR, journey.MERGE, reason="Те саме питання"))

	assert way.card().phase == Phase.REGISTERED.value


def test_appeal_is_not_merged_with_itself(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	card = way.card()
	card.main_appeal = way.appeal

	with acting_as(staff[roles.REGISTRAR]):
		refusal(card.save)


def test_appeal_is_merged_with_the_main_one(staff: Staff) -> None:
	main, way = Journey(staff).to("registered"), Journey(staff).to("registered")
	with acting_as(staff[roles.REGISTRAR]):
		card = way.card()
		card.main_appeal = main.appeal
		card.save()

	card = way.press(roles.REGISTRAR, journey.MERGE, reason="Те саме питання")

	assert (card.phase, card.main_appeal) == (Phase.MERGED.value, main.appeal)


# additional control --------------------------------------------------------------------------------------


def test_promise_to_the_author_keeps_the_appeal_open_until_it_is_kept(staff: Staff) -> None:
	way = Journey(staff).to("answered")
	with acting_as(staff[roles.CONTROLLER]):
		commitment = make_appeal_commitment(appeal=way.appeal)

	said = refusal(lambda: way.press(roles.CONTROLLER, journey.CLOSE))
	with acting_as(staff[roles.CONTROLLER]):
		take_off_control(
			commitment=commitment.name, kept_on=str(clock.today()), note="Перевірено.", reason="Автор дякує."
		)
	card = way.press(roles.CONTROLLER, journey.CLOSE)

	assert "Обіцяне авторові ще не виконано" in said
	assert (card.phase, card.closed_on) == (Phase.CLOSED.value, clock.today())


# reopening ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["answered", "closed"])
def test_reopening_needs_a_ground(staff: Staff, stage: str) -> None:
	way = Journey(staff).to(stage)

	refusal(lambda: way.press(roles.HEAD, journey.REOPEN))

	assert way.card().answered_on


def test_reopened_consideration_has_neither_results_nor_dates_of_the_first(staff: Staff) -> None:
	way = Journey(staff).to("closed")

	card = way.press(roles.HEAD, journey.REOPEN, reason="Рішення суду")

	assert card.phase == Phase.RESOLUTION.value
	assert (card.answered_on, card.closed_on) == (None, None)
	assert [question.result for question in card.questions] == [None]
	assert frappe.db.get_value("Appeal Reply", {"appeal": way.appeal}, "status") == "Sent"


def test_reopened_consideration_needs_a_resolution_of_its_own(staff: Staff) -> None:
	way = Journey(staff).to("closed")
	way.press(roles.HEAD, journey.REOPEN, reason="Рішення суду")

	refusal(lambda: way.press(roles.HEAD, journey.RESOLVE))

	assert way.card().phase == Phase.RESOLUTION.value


def test_second_consideration_needs_a_new_answer(staff: Staff) -> None:
	way = Journey(staff).to("closed")
	way.press(roles.HEAD, journey.REOPEN, reason="Рішення суду")
	way.stage = "resolution"
	way.to("in_work")

	with acting_as(way.executor):
		refusal(lambda: journey.press(way.appeal, "Підготувати проєкт відповіді"))
	way.to("closed")

	assert frappe.db.count("Appeal Reply", {"appeal": way.appeal, "status": "Sent"}) == 2
	numbers = frappe.get_all(
		"Appeal Reply", filters={"appeal": way.appeal}, pluck="reply_number", order_by="signed_at"
	)
	assert numbers == [way.card().registration_index, f"{way.card().registration_index}/2"]


def test_letter_of_the_first_consideration_does_not_stop_the_second(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	way.send_notice(LetterKind.FORWARDING_NOTICE.value)
	way.press(roles.HEAD, journey.REOPEN, reason="Орган не прийняв звернення")

	refusal(lambda: way.press(roles.REGISTRAR, journey.FORWARD, reason="Ще раз"))

	assert way.card().phase == Phase.RESOLUTION.value


def test_filed_appeal_goes_to_the_archive_and_stays_there(staff: Staff) -> None:
	way = Journey(staff).to("closed")
	way.press(roles.REGISTRAR, journey.FILE)
	way.press(roles.ARCHIVIST, journey.ARCHIVE)

	said = refusal(lambda: way.press(roles.HEAD, journey.REOPEN, reason="Рішення суду"))

	assert journey.REOPEN in said
	assert way.card().phase == Phase.ARCHIVED.value
