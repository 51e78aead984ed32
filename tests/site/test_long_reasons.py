"""A reason too long for the records that keep it is refused in words and nothing of it is kept."""

from collections.abc import Callable

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_registry.api import apply_workflow
from appeals_app.appeal_replies.commitments import move_control_date, take_off_control
from appeals_app.domain.text_cleaning import LONGEST_REASON
from appeals_app.permissions import roles
from appeals_app.refusal import given_reason
from appeals_app.testing.factories import make_appeal_commitment
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

LONG = "я" * 70_000
SAID = "Пояснення містить 70000 символів, а вміщується не більше ніж 10000. Скоротіть його."

MOVED = "2030-12-31"


def moved(name: str, reason: str) -> None:
	move_control_date(commitment=name, due_on=MOVED, reason=reason)


def taken_off(name: str, reason: str) -> None:
	take_off_control(commitment=name, kept_on=str(clock.today()), note="Так", reason=reason)


@pytest.mark.parametrize("act", [moved, taken_off])
def test_long_reason_of_an_act_of_control_is_refused(staff: Staff, act: Callable) -> None:
	way = Journey(staff).to("answered")
	with acting_as(staff[roles.CONTROLLER]):
		name = make_appeal_commitment(appeal=way.appeal).name

		assert refusal(lambda: act(name, LONG)) == SAID
		act(name, "я" * LONGEST_REASON)  # the longest one still fits the event with the dates before it


def test_long_ground_of_a_step_is_refused(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	sent = {"doctype": "Appeal", "name": way.appeal, "move_reason": LONG}
	card = frappe.get_doc("Appeal", way.appeal)
	action = next(
		row.action
		for row in frappe.get_doc("Workflow", {"document_type": "Appeal", "is_active": 1}).transitions
		if row.state == card.workflow_state and row.allowed == roles.HEAD
	)

	with acting_as(staff[roles.HEAD]):
		assert refusal(lambda: apply_workflow(sent, action)) == SAID


def test_reason_is_read_without_what_nobody_types(site: str) -> None:
	assert given_reason(" Хво\x00роба\u202e ", if_missing="Чому?") == "Хвороба"
	assert refusal(lambda: given_reason(" \x00 ", if_missing="Чому?")) == "Чому?"
	assert given_reason(None) == ""


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2200-01-01"])
def test_control_runs_to_no_day_nobody_can_mean(staff: Staff, day: str) -> None:
	way = Journey(staff).to("answered")
	with acting_as(staff[roles.CONTROLLER]):
		name = make_appeal_commitment(appeal=way.appeal).name

		assert "Вкажіть день від 01.01.1991" in refusal(
			lambda: move_control_date(commitment=name, due_on=day, reason="Роботи тривають.")
		)
		assert "Вкажіть день від 01.01.1991" in refusal(
			lambda: make_appeal_commitment(appeal=way.appeal, due_on=day)
		)


@pytest.mark.parametrize("apostrophe", "’ʼ`‘")
def test_same_promise_in_another_spelling_is_the_same(staff: Staff, apostrophe: str) -> None:
	way = Journey(staff).to("answered")
	with acting_as(staff[roles.CONTROLLER]):
		make_appeal_commitment(appeal=way.appeal, promise="Обстежити об'єкт до зими")

		said = refusal(
			lambda: make_appeal_commitment(
				appeal=way.appeal, promise=f"Обстежити  об{apostrophe}єкт\nдо зими "
			)
		)

	assert said == "Ця обіцянка вже на контролі з тією самою датою. Відкрийте її й продовжуйте там."
