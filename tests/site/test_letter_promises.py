"""What an answer promises is proposed on its form and confirmed into additional control."""

from datetime import date

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_replies.letter_promises import promises_to_confirm
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_commitment
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as

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
