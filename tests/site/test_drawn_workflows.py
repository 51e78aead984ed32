"""A workflow saved by the Workflow Builder: what a drawing leaves out of its rows stays."""

import json

import frappe
import pytest
from frappe.model.document import Document
from frappe.model.workflow import get_workflow_name

from appeals_app.testing.staff import acting_as

STATE, STEP = "Workflow Document State", "Workflow Transition"
OF_STATE = ("state", "allow_edit", "update_field", "update_value", "is_optional_state", "message")
OF_STEP = ("state", "action", "next_state", "allowed")


@pytest.fixture
def workflow() -> Document:
	return frappe.get_doc("Workflow", get_workflow_name("Appeal"))


def drawing_of(workflow: Document) -> list[dict]:
	"""The boxes of the builder: a step tells its condition, neither tells a field of ours."""
	states = [
		{"type": "state", "data": {field: row.get(field) for field in OF_STATE}} for row in workflow.states
	]
	steps = [
		{
			"type": "action",
			"data": {
				"from": row.state,
				"to": row.next_state,
				**{key: row.get(key) for key in ("action", "allowed", "condition", "allow_self_approval")},
			},
		}
		for row in workflow.transitions
	]
	return [*states, *steps, {"type": "transition", "source": "1", "target": "action-1"}]


def save_drawn(workflow: Document, drawing: list[dict], administrator: str) -> Document:
	"""As the builder does: rows of new names with what it knows of them, and the drawing."""
	drawn = workflow.as_dict()
	drawn["workflow_data"] = json.dumps(drawing)
	drawn["states"] = [_row(STATE, row, OF_STATE, doc_status=row.doc_status) for row in workflow.states]
	drawn["transitions"] = [_row(STEP, row, OF_STEP) for row in workflow.transitions]
	with acting_as(administrator):
		return frappe.get_doc(drawn).save()


def _row(doctype: str, row: Document, fields: tuple[str, ...], **more: object) -> dict:
	said = {field: row.get(field) for field in fields}
	return {"doctype": doctype, "name": frappe.generate_hash(length=8), "__islocal": 1, **said, **more}


def left_out(workflow: Document) -> list[tuple]:
	states = [(row.state, row.appeal_phase) for row in workflow.states]
	steps = (
		(row.action, row.condition, row.allow_self_approval, row.appeal_act, row.appeal_refusal)
		for row in workflow.transitions
	)
	return [*states, *steps]


def test_drawn_rows_keep_phases_conditions_and_acts(workflow: Document, administrator: str) -> None:
	before = left_out(workflow)
	assert any(row[1] for row in before[len(workflow.states) :])

	save_drawn(workflow, drawing_of(workflow), administrator)

	assert left_out(frappe.get_doc("Workflow", workflow.name)) == before


def test_what_the_panel_says_goes_into_the_rows(workflow: Document, administrator: str) -> None:
	drawing = drawing_of(workflow)
	step = next(each["data"] for each in drawing if each["type"] == "action")
	step["condition"] = "doc.get('no_result')"

	saved = save_drawn(workflow, drawing, administrator)

	assert saved.transitions[0].condition == "doc.get('no_result')"
	assert saved.transitions[0].appeal_act == workflow.transitions[0].appeal_act


def test_what_is_emptied_in_the_panel_is_emptied_in_the_row(workflow: Document, administrator: str) -> None:
	drawing = drawing_of(workflow)
	step = next(each["data"] for each in drawing if each.get("data", {}).get("condition"))
	step["condition"] = None

	saved = save_drawn(workflow, drawing, administrator)

	key = ("state", "action", "next_state", "allowed")
	row = next(
		row
		for row in saved.transitions
		if [step[at] for at in ("from", "action", "to", "allowed")] == [row.get(at) for at in key]
	)
	assert not row.condition


def test_rows_changed_in_the_form_put_an_older_drawing_out_of_use(
	workflow: Document, administrator: str
) -> None:
	saved = save_drawn(workflow, drawing_of(workflow), administrator)

	with acting_as(administrator):
		saved.transitions[0].condition = "doc.get('no_result')"
		saved.save()

	assert not frappe.db.get_value("Workflow", workflow.name, "workflow_data")


@pytest.mark.parametrize(
	"drawing",
	[
		'"text"',
		"[1, null]",
		'[{"data": 5}]',
		'[{"data": {"state": "На резолюції", "appeal_phase": {"x": 1}}}]',
	],
)
def test_drawing_that_tells_nothing_takes_nothing(
	workflow: Document, administrator: str, drawing: str
) -> None:
	before = left_out(workflow)

	save_drawn(workflow, json.loads(drawing), administrator)

	assert left_out(frappe.get_doc("Workflow", workflow.name)) == before
