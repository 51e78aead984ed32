"""What a step asks for is saved with it, by one act, or not at all."""

import frappe
import pytest

from appeals_app.appeal_registry.step_needs import needs_of_step
from appeals_app.domain.lifecycle import Phase
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey, press
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

UNTIL = "2030-05-20"


def test_additional_control_asks_for_its_date(staff: Staff) -> None:
	way = Journey(staff).to("answered")

	with acting_as(staff[roles.CONTROLLER]):
		needs = needs_of_step(appeal=way.appeal, action=journey.FOLLOW_UP)
		others = needs_of_step(appeal=way.appeal, action=journey.CLOSE)

	assert needs["fields"] == ["follow_up_on", "follow_up_note"]
	assert others["fields"] == []


@pytest.mark.parametrize("role", [roles.CONTROLLER, roles.HEAD])
def test_date_of_additional_control_is_saved_with_the_step(staff: Staff, role: str) -> None:
	way = Journey(staff).to("answered")

	with acting_as(staff[role]):
		press(way.appeal, journey.FOLLOW_UP, follow_up_on=UNTIL, follow_up_note="Завершити ремонт")

	card = way.card()
	assert (card.phase, str(card.follow_up_on), card.follow_up_note) == (
		Phase.FOLLOW_UP.value,
		UNTIL,
		"Завершити ремонт",
	)
	changed = frappe.get_last_doc("Appeal Event", filters={"appeal": way.appeal, "act": "card_changed"})
	assert changed.changed_fields == "follow_up_on,follow_up_note"


@pytest.mark.parametrize("sent", [{}, {"follow_up_on": ""}, {"follow_up_on": ["2030-05-20"]}])
def test_additional_control_without_a_date_is_refused(staff: Staff, sent: dict) -> None:
	way = Journey(staff).to("answered")

	refusal(lambda: way.press(roles.CONTROLLER, journey.FOLLOW_UP, **sent))

	assert way.card().phase == Phase.ANSWERED.value


def test_step_takes_only_what_it_asks_for(staff: Staff) -> None:
	way = Journey(staff).to("answered")

	way.press(roles.CONTROLLER, journey.CLOSE, follow_up_on=UNTIL, brief="Інше")

	card = way.card()
	assert card.phase == Phase.CLOSED.value
	assert card.follow_up_on is None
	assert card.brief == "Ремонт ліфта"
