"""Of two appeals considered under one, the card that goes on tells of the other, and its history of both steps."""

import frappe

from appeals_app.appeal_matching.api import merge
from appeals_app.appeal_registry.event_check import verify_events
from appeals_app.appeal_registry.event_rows import Chosen
from appeals_app.appeal_registry.timeline import appeal_timeline
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as


def merged_pair(staff: Staff, stage: str = "registered") -> tuple[Journey, Journey]:
	"""The appeal that goes on, at the stage, and the registered one that was merged into it."""
	main, merged = Journey(staff).to(stage), Journey(staff).to("registered")
	with acting_as(staff[roles.REGISTRAR]):
		merge(merged.appeal, main.appeal, "Те саме звернення іншим шляхом")
	return main, merged


def told_on_form(staff: Staff, role: str, appeal: str, key: str) -> object:
	with acting_as(staff[role]):
		card = frappe.get_doc("Appeal", appeal)
		card.run_method("onload")
		return card.get_onload(key)


def test_card_that_goes_on_leads_to_what_is_considered_together_with_it(staff: Staff) -> None:
	main, merged = merged_pair(staff)

	told = told_on_form(staff, roles.REGISTRAR, main.appeal, "merged_here")

	assert [row.name for row in told["rows"]] == [merged.appeal]
	assert told["unseen"] == 0


def test_executor_who_answers_knows_of_a_merged_appeal_that_is_not_shown_to_him(staff: Staff) -> None:
	main, _merged = merged_pair(staff, "in_work")

	told = told_on_form(staff, roles.EXECUTOR, main.appeal, "merged_here")

	assert told == {"rows": [], "unseen": 1}


def test_history_of_the_main_appeal_tells_of_merging_and_of_its_undoing(staff: Staff) -> None:
	main, merged = merged_pair(staff)
	merged.press(roles.HEAD, journey.REOPEN, reason="Об’єднано помилково")

	said = [row["content"] for row in appeal_timeline("Appeal", main.appeal)][-2:]

	index = merged.card().registration_index
	assert ("приєднано інше звернення" in said[0], index in said[0]) == (True, True)
	assert ("об’єднання скасовано" in said[1], index in said[1]) == (True, True)
	assert told_on_form(staff, roles.REGISTRAR, main.appeal, "merged_here") == {"rows": [], "unseen": 0}
	assert verify_events(Chosen(appeal=main.appeal)).problems == []


def test_filing_a_merged_appeal_undoes_no_merging(staff: Staff) -> None:
	main, merged = merged_pair(staff)
	before = len(appeal_timeline("Appeal", main.appeal))

	merged.press(roles.REGISTRAR, journey.FILE)

	assert len(appeal_timeline("Appeal", main.appeal)) == before
