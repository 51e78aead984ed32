"""The Workflow Builder writes every row of a workflow anew and knows only some of its fields; the others stay as they were."""

import json
from collections.abc import Callable, Iterable

from frappe.model import no_value_fields
from frappe.model.document import Document

from appeals_app.permissions.own_doctypes import is_ours

# what the builder says of a row itself
DRAWN_OF_STATES = ("state", "doc_status")
DRAWN_OF_STEPS = ("state", "action", "next_state", "allowed")


def keep_undrawn(workflow: Document, method: str | None = None) -> None:
	"""For `before_validate` of Workflow: rows that were drawn keep what a drawing leaves out, such as phase and condition.

	What was set in the builder's panel beside the drawing goes into the rows too. Rows changed in the form put an older
	drawing out of use: the builder would bring back what the rows were when it was made.
	"""
	before = workflow.get_doc_before_save()
	if not (before and workflow.workflow_data and is_ours(workflow.document_type)):
		return
	if not _rows_were_drawn(workflow, before):
		workflow.workflow_data = None
		return
	drawn = _data_of_elements(workflow.workflow_data)
	states = {str(data.get("state")): data for data in drawn if "action" not in data}
	steps = {_step_drawn(data): data for data in drawn if "action" in data}
	_keep(workflow.states, before.states, states, DRAWN_OF_STATES, _state_of)
	_keep(workflow.transitions, before.transitions, steps, DRAWN_OF_STEPS, _step_of)


def _rows_were_drawn(workflow: Document, before: Document) -> bool:
	"""The form keeps the names of rows."""
	kept = {row.name for row in before.states}
	return bool(workflow.states) and not any(row.name in kept for row in workflow.states)


def _data_of_elements(drawing: str) -> list[dict]:
	"""What the panel beside the drawing holds of each box, None of a field emptied there; lines between boxes hold nothing."""
	try:
		elements = json.loads(drawing)
	except (TypeError, ValueError):
		elements = []
	data = [element.get("data") for element in elements if isinstance(element, dict)]
	return [
		{key: value for key, value in each.items() if value is None or isinstance(value, (str, int))}
		for each in data
		if isinstance(each, dict)
	]


def _state_of(row: Document) -> str:
	return str(row.state)


def _step_of(row: Document) -> tuple[str, ...]:
	return tuple(str(row.get(field)) for field in DRAWN_OF_STEPS)


def _step_drawn(data: dict) -> tuple[str, ...]:
	return tuple(str(data.get(key)) for key in ("from", "action", "to", "allowed"))


def _keep(
	rows: Iterable[Document],
	before: Iterable[Document],
	drawn: dict,
	said: tuple[str, ...],
	key_of: Callable[[Document], object],
) -> None:
	stored = {key_of(row): row for row in before}
	for row in rows:
		key = key_of(row)
		old, panel = stored.get(key), drawn.get(key, {})
		for field in row.meta.get("fields", {"fieldtype": ("not in", no_value_fields)}):
			name = field.fieldname
			if name in panel and name not in said:
				row.set(name, panel[name])
			elif old and name not in said:
				row.set(name, old.get(name))
