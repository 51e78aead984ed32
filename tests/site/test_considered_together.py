"""Of two appeals considered under one, the card that goes on tells of the other, and its history of both steps."""

import frappe
from frappe.model.document import Document
from frappe.model.workflow import get_workflow

from appeals_app.appeal_matching.api import compare, merge
from appeals_app.appeal_matching.considered_together import undoing_in_words
from appeals_app.appeal_registry.event_check import verify_events
from appeals_app.appeal_registry.event_rows import Chosen
from appeals_app.appeal_registry.phase_moves import phase_of_state
from appeals_app.appeal_registry.timeline import appeal_timeline
from appeals_app.domain.lifecycle import Phase
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
		return card.get_onload().get(key)


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

	with acting_as(staff[roles.REGISTRAR]):
		said = [row["content"] for row in appeal_timeline("Appeal", main.appeal)][-2:]

	index = merged.card().registration_index
	assert ("приєднано інше звернення" in said[0], index in said[0]) == (True, True)
	assert ("об’єднання скасовано" in said[1], index in said[1]) == (True, True)
	assert told_on_form(staff, roles.REGISTRAR, main.appeal, "merged_here") == {"rows": [], "unseen": 0}
	assert verify_events(Chosen(appeal=main.appeal)).problems == []


def test_history_names_a_merged_appeal_to_nobody_who_does_not_see_it(staff: Staff) -> None:
	main, merged = merged_pair(staff, "in_work")
	index = merged.card().registration_index
	event = {"appeal": main.appeal, "act": "merged_in"}
	is_kept = index in (frappe.db.get_value("Appeal Event", event, "ground") or "")
	frappe.db.set_value("Appeal Event", event, "ground", index)  # as events were written before

	with acting_as(staff[roles.EXECUTOR]):
		said = [
			row["content"] for row in appeal_timeline("Appeal", main.appeal) if "приєднано" in row["content"]
		]

	assert (len(said), index in said[0], is_kept) == (1, False, False)


def test_filing_a_merged_appeal_undoes_no_merging(staff: Staff) -> None:
	main, merged = merged_pair(staff)
	before = len(appeal_timeline("Appeal", main.appeal))

	merged.press(roles.REGISTRAR, journey.FILE)

	assert len(appeal_timeline("Appeal", main.appeal)) == before


# who undoes it --------------------------------------------------------------------------------------------------

UNDOING = "Помилково об’єднане повертають до окремого розгляду: Керівник органу – «Поновити розгляд»."


def test_merged_card_and_the_comparison_say_who_undoes_a_merging(staff: Staff) -> None:
	main, merged = merged_pair(staff)

	assert told_on_form(staff, roles.REGISTRAR, merged.appeal, "merging_undone_by") == UNDOING
	assert told_on_form(staff, roles.REGISTRAR, main.appeal, "merging_undone_by") is None
	with acting_as(staff[roles.REGISTRAR]):
		found = compare(merged.appeal, main.appeal)
	assert (found["merging_undone_by"], found["left"]["is_merged"]) == (UNDOING, True)


def test_who_undoes_a_merging_is_read_from_the_workflow(staff: Staff) -> None:
	workflow = get_workflow("Appeal")
	[step] = [row for row in workflow.transitions if is_undoing(row)]
	step.allowed, step.action = roles.REGISTRAR, "Роз’єднати"
	try:
		assert undoing_in_words().endswith("Реєстратор звернень – «Роз’єднати».")
		workflow.transitions.remove(step)
		assert "немає кроку" in undoing_in_words()
	finally:
		frappe.clear_document_cache("Workflow", workflow.name)


def is_undoing(row: Document) -> bool:
	return (phase_of_state(row.state), phase_of_state(row.next_state)) == (Phase.MERGED, Phase.RESOLUTION)
