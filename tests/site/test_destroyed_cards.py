"""A card is marked as destroyed only once an act has erased it, and then goes on to the end of the archive without words."""

import pytest
from frappe.model.workflow import get_transitions

from appeals_app.appeal_registry.paper import file_in_case
from appeals_app.domain.case_file import CaseFile
from appeals_app.domain.event_chain import find_faults
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site import erasing
from tests.site.refusals import refusal

pytestmark = pytest.mark.usefixtures("in_one_transaction")

DESTROY = "Знищити за актом"


def archived(staff: Staff) -> Journey:
	"""A card in the archive whose time of keeping is over."""
	way = erasing.due_appeal(staff, enclosures="Копія довідки, 2 арк.")
	way.press(roles.REGISTRAR, "Списати у справу")
	way.press(roles.ARCHIVIST, "Передати в архів")
	return way


def save_as_destroyed(way: Journey, **values: object) -> None:
	"""Save the card in the last state, past the button."""
	with acting_as(way.staff[roles.ARCHIVIST]):
		way.card().update({"workflow_state": "Знищено за актом", **values}).save()


def test_step_of_destruction_is_offered_only_after_an_act_was_carried_out(staff: Staff) -> None:
	way = archived(staff)
	with acting_as(staff[roles.ARCHIVIST]):
		assert DESTROY not in [row.action for row in get_transitions(way.card())]
	told = refusal(lambda: save_as_destroyed(way))
	assert "акт про знищення" in told and DESTROY in told

	erasing.erased(staff)
	before = erasing.rows_of(way.appeal)
	way.press(roles.ARCHIVIST, DESTROY)

	card = way.card()
	assert (card.workflow_state, card.phase) == ("Знищено за актом", "ARCHIVED")
	assert (card.title, card.content) == (card.registration_index, "Знеособлено")
	assert find_faults(erasing.events_of(way.appeal)) == []
	assert changed_columns(before, erasing.rows_of(way.appeal)) == {"workflow_state"}


def changed_columns(before: list[dict], after: list[dict]) -> set[str]:
	"""Columns of the rows that were there before whose value is another one."""
	now = {row["name"]: row for row in after}
	return {key for row in before for key, value in row.items() if now[row["name"]].get(key) != value}


def test_step_into_the_archive_brings_no_words_back(staff: Staff) -> None:
	way = archived(staff)
	erasing.erased(staff)

	assert "знищено" in refusal(lambda: save_as_destroyed(way, move_reason="Просила Савченко."))
	assert not way.card().move_reason


def test_erased_card_is_not_filed_in_another_case(staff: Staff) -> None:
	way = erasing.due_appeal(staff)
	erasing.erased(staff)

	with acting_as(staff[roles.ARCHIVIST]):
		told = refusal(lambda: file_in_case(appeal=way.appeal, case=CaseFile(case="01-12", sheets=3)))

	assert "знищено" in told
