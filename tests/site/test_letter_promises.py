"""What an answer promises is proposed on its form and confirmed into additional control."""

from datetime import date

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_registry.step_needs import needs_of_step
from appeals_app.appeal_replies.letter_promises import promises_to_confirm
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_commitment
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

REPAIR = "Ліфт буде відремонтовано до 1 травня {0} року."
MONEY = "Після надходження коштів дах буде замінено."


def next_year() -> int:
	return clock.today().year + 1


def journey_promising(staff: Staff) -> tuple[Journey, str]:
	way = Journey(staff).to("in_work")
	body = f"Повідомляємо, що двір прибрано. {REPAIR.format(next_year())} {MONEY}"
	letter = way.draft(body=body).name
	way.stage = "draft"
	return way, letter


def offered(letter: str) -> list[tuple[str, date | None]]:
	"""What the form of the letter offers."""
	document = frappe.get_doc("Appeal Reply", letter)
	document.run_method("onload")
	return [(row["promise"], row["due_on"]) for row in document.get_onload("promises")]


def test_promise_in_a_part_of_the_letter_is_offered(staff: Staff) -> None:
	way = Journey(staff).to("in_work")
	letter = way.draft(body="Повідомляємо.").name
	[part] = frappe.get_doc("Appeal Reply", letter).answers
	part.db_set("answer_text", REPAIR.format(next_year()))

	assert offered(letter) == [(REPAIR.format(next_year()), date(next_year(), 5, 1))]


def test_promise_put_on_control_in_fewer_words_is_decided(staff: Staff) -> None:
	way, letter = journey_promising(staff)
	way.to("answered")
	with acting_as(staff[roles.CONTROLLER]):
		short = {"promise": "Ліфт буде відремонтовано", "due_on": str(date(next_year(), 5, 1))}
		make_appeal_commitment(appeal=way.appeal, **short)

	assert offered(letter) == [(MONEY, None)]


@pytest.mark.parametrize("stage", ["draft", "signed", "answered"])
def test_form_of_the_answer_offers_its_promises_before_and_after_the_signature(
	staff: Staff, stage: str
) -> None:
	way, letter = journey_promising(staff)
	way.to(stage)

	assert offered(letter) == [(REPAIR.format(next_year()), date(next_year(), 5, 1)), (MONEY, None)]


def test_confirmed_promise_is_not_offered_again(staff: Staff) -> None:
	way, letter = journey_promising(staff)
	way.to("answered")
	words, day = offered(letter)[0]

	with acting_as(staff[roles.CONTROLLER]):
		make_appeal_commitment(appeal=way.appeal, promise=words, due_on=str(day))

	assert offered(letter) == [(MONEY, None)]
	assert way.card().follow_up_on == day


def test_withdrawn_answer_and_other_letters_offer_nothing(staff: Staff) -> None:
	_way, letter = journey_promising(staff)
	document = frappe.get_doc("Appeal Reply", letter)
	withdrawn, interim = frappe.copy_doc(document), frappe.copy_doc(document)
	withdrawn.status, interim.letter_kind = "Withdrawn", "Interim Answer"

	assert promises_to_confirm(withdrawn) == promises_to_confirm(interim) == []


# taking off control ----------------------------------------------------------------------------------------


def told_on_card(appeal: str) -> list[str] | None:
	document = frappe.get_doc("Appeal", appeal)
	document.run_method("onload")
	said = document.get_onload().get("promises")
	return said and [row["promise"] for row in said]


def test_card_tells_who_decides_on_control_of_promises_not_decided_yet(staff: Staff) -> None:
	way, _letter = journey_promising(staff)
	way.to("answered")

	with acting_as(staff[roles.CONTROLLER]):
		told = told_on_card(way.appeal)
	with acting_as(staff[roles.REGISTRAR]):
		told_registrar = told_on_card(way.appeal)

	assert told == [REPAIR.format(next_year()), MONEY]
	assert not told_registrar


def test_control_is_not_taken_off_past_a_promise_without_a_ground(staff: Staff) -> None:
	way, _letter = journey_promising(staff)
	way.to("answered")

	with acting_as(staff[roles.CONTROLLER]):
		needs = needs_of_step(appeal=way.appeal, action=journey.CLOSE)
	said = refusal(lambda: way.press(roles.CONTROLLER, journey.CLOSE))
	card = way.press(roles.CONTROLLER, journey.CLOSE, reason="Роботи вже виконано, акт від сьогодні")

	assert needs["reason"] and needs["confirm"]
	assert "обіцянка, не поставлена на контроль" in said
	assert card.phase == "CLOSED"
	assert frappe.get_last_doc("Appeal Event", {"appeal": way.appeal}).ground.startswith(
		"Роботи вже виконано"
	)


def test_promise_remembered_after_control_was_taken_off_brings_the_appeal_back_on_control(
	staff: Staff,
) -> None:
	way, letter = journey_promising(staff)
	way.to("answered")
	way.press(roles.CONTROLLER, journey.CLOSE, reason="Не помічено обіцянки")
	words, day = offered(letter)[0]

	with acting_as(staff[roles.CONTROLLER]):
		make_appeal_commitment(appeal=way.appeal, promise=words, due_on=str(day))
	card = way.card()

	assert (card.phase, card.follow_up_on, card.closed_on, card.closed_by) == ("FOLLOW_UP", day, None, None)


def test_promise_of_a_filed_appeal_is_neither_offered_nor_taken(staff: Staff) -> None:
	way, letter = journey_promising(staff)
	way.to("answered")
	way.press(roles.CONTROLLER, journey.CLOSE, reason="Не помічено обіцянки")
	frappe.db.set_value("Appeal", way.appeal, "workflow_state", "У справі")

	with acting_as(staff[roles.CONTROLLER]):
		document = frappe.get_doc("Appeal Reply", letter)
		document.run_method("onload")
		said = refusal(
			lambda: make_appeal_commitment(appeal=way.appeal, promise=MONEY, due_on=str(clock.today()))
		)

	assert not document.get_onload("may_confirm_promises")
	assert "вже у справі" in said
