"""Which past cards would be refused, and which steps they would have: for a trial of changed forms and workflow."""

import frappe
from frappe import _
from frappe.model.meta import Meta
from frappe.model.workflow import is_transition_condition_satisfied
from frappe.utils import cint

from appeals_app.domain.simulation import Simulated


def simulate_required(appeals: list[str]) -> Simulated:
	"""Required fields that each card leaves empty: it would be refused at its next save."""
	required = [
		field
		for field in Meta("Appeal").fields
		if cint(field.reqd) and field.fieldtype not in ("Table", "Check")
	]
	known = set(frappe.db.get_table_columns("Appeal"))
	columns = [field.fieldname for field in required if field.fieldname in known]
	cards = frappe.get_all("Appeal", filters={"name": ("in", appeals or [""])}, fields=["name", *columns])
	return Simulated(
		title=_("Which cards would be refused for an empty field"),
		looks_at=frozenset({"Custom Field", "Property Setter"}),
		outcomes={
			card.name: {_(field.label) for field in required if not card.get(field.fieldname)}
			for card in cards
		},
		difference=lambda was, will: [
			_("«{0}» has to be filled in").format(label) for label in sorted(will - was)
		],
	)


def simulate_steps(appeals: list[str]) -> Simulated:
	"""The steps the workflow has for each card as it stands, whoever takes them; None where its state is not there."""
	name = frappe.db.get_value("Workflow", {"document_type": "Appeal", "is_active": 1})
	workflow = frappe.get_doc("Workflow", name) if name else frappe._dict(states=[], transitions=[])
	states = {row.state for row in workflow.states}
	return Simulated(
		title=_("Which steps would be gone or come"),
		looks_at=frozenset({"Workflow", "Workflow State", "Workflow Action Master"}),
		outcomes={appeal: _steps(frappe.get_doc("Appeal", appeal), workflow, states) for appeal in appeals},
		difference=_difference_of_steps,
	)


def _steps(appeal: frappe._dict, workflow: frappe._dict, states: set[str]) -> frozenset[str] | None:
	state = appeal.workflow_state
	if state not in states:
		return None
	return frozenset(
		f"{state} → {step.action}"
		for step in workflow.transitions
		if step.state == state and is_transition_condition_satisfied(step, appeal)
	)


def _difference_of_steps(was: frozenset[str] | None, will: frozenset[str] | None) -> list[str]:
	if will is None:
		return [] if was is None else [_("their state is no more in the workflow")]
	before = was or frozenset()
	return [
		*(_("the step «{0}» is gone").format(step) for step in sorted(before - will)),
		*(_("the step «{0}» comes").format(step) for step in sorted(will - before)),
	]
