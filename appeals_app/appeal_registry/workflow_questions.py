"""What the active workflow of appeals says of steps and states, whoever asks and whatever the card."""

from frappe.model.workflow import get_workflow

from appeals_app.appeal_registry.phase_moves import phase_of_state
from appeals_app.domain.lifecycle import Act, Phase


def roles_taking(act: Act) -> set[str]:
	"""Roles to which the active workflow gives a step that carries the act."""
	return {row.allowed for row in get_workflow("Appeal").transitions if row.appeal_act == act.value}


def roles_leading_to(phase: Phase) -> set[str]:
	"""Roles to which the active workflow gives a step into the phase."""
	transitions = get_workflow("Appeal").transitions
	return {row.allowed for row in transitions if phase_of_state(row.next_state) is phase}


def actions_leading_to(phase: Phase, *, state: str) -> list[str]:
	"""Buttons of the workflow that take an appeal from the state into the phase."""
	rows = (row for row in get_workflow("Appeal").transitions if row.state == state)
	return list(dict.fromkeys(row.action for row in rows if phase_of_state(row.next_state) is phase))


def states_of_phases() -> dict[Phase, str]:
	"""The first state of the workflow for each phase that has one."""
	return {phase_of_state(row.state): row.state for row in reversed(get_workflow("Appeal").states)}
