"""Which step brings an appeal forward: read from the administrator's states and transitions, whatever their names."""

from collections.abc import Sequence
from dataclasses import dataclass

from appeals_app.domain.lifecycle import Phase

WAY = (
	Phase.RECEIVED,
	Phase.REGISTERED,
	Phase.RESOLUTION,
	Phase.EXECUTION,
	Phase.REPLY,
	Phase.ANSWERED,
	Phase.CLOSED,
	Phase.ARCHIVED,
)
"""From receipt to the archive. The other phases are ways out, and stand beside ANSWERED: what follows is closing."""


@dataclass(frozen=True, slots=True)
class State:
	"""A workflow state and its phase; states of one workflow stand in the order the administrator gave them."""

	name: str
	phase: Phase


@dataclass(frozen=True, slots=True)
class Transition:
	"""A button that leads from a state to another, for one role."""

	from_state: str
	action: str
	to_state: str
	role: str


@dataclass(frozen=True, slots=True)
class Step:
	"""The button to press next, and the roles that have it."""

	action: str
	roles: tuple[str, ...]


def next_step(
	state: str,
	states: Sequence[State],
	transitions: Sequence[Transition],
	*,
	has_open_commitment: bool = False,
) -> Step | None:
	"""The nearest step forward from the state; None at the end of the way and where nothing leads forward.

	With a promise on additional control the appeal is not taken off control, so that step is none yet.
	"""
	places = {row.name: (row.phase, order) for order, row in enumerate(states)}
	if state not in places or places[state][0] is Phase.ARCHIVED:
		return None
	ahead = [
		(distance, row)
		for row in transitions
		if row.from_state == state
		and row.to_state in places
		and not (has_open_commitment and places[row.to_state][0] is Phase.CLOSED)
		and (distance := _distance(places[state], places[row.to_state]))
	]
	if not ahead:
		return None
	action = min(ahead, key=lambda pair: pair[0])[1].action
	return Step(action, tuple(row.role for _, row in ahead if row.action == action))


def _distance(here: tuple[Phase, int], there: tuple[Phase, int]) -> tuple[int, int] | None:
	"""How far the other state lies ahead, in phases and then in states; None when it does not."""
	(phase, order), (next_phase, next_order) = here, there
	if next_phase is not phase and next_phase not in WAY:
		return None
	ahead = (_place(next_phase) - _place(phase), next_order)
	return ahead if ahead > (0, order) else None


def _place(phase: Phase) -> int:
	return WAY.index(phase if phase in WAY else Phase.ANSWERED)
