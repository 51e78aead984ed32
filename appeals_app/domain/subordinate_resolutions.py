"""Resolutions beneath one another: the head of a unit who has a task gives it on within the unit, in time.

What is given on stays the task of the one who gives it: whoever was named above answers for it as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from appeals_app.domain.errors import DomainError


class SubordinateResolutionError(DomainError):
	"""A task is given on to whom or until when it may not be."""

	code = "subordinate_resolution"


@dataclass(frozen=True, slots=True)
class TaskAbove:
	"""The task that is given on: whose it is, until when, and the units its holder leads."""

	officer: str
	due_on: date
	units: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamedOfficer:
	"""An executor of the resolution beneath, called by `title`."""

	officer: str
	title: str
	unit: str | None


@dataclass(frozen=True, slots=True)
class Node:
	"""A resolution and the one above it, if any."""

	name: str
	above: str | None = None


def check_beneath(task: TaskAbove, *, due_on: date, executors: Iterable[NamedOfficer]) -> None:
	"""Refuse a date after that of the task, and executors the holder of the task is not the head of."""
	if due_on > task.due_on:
		raise SubordinateResolutionError(
			"Your own task is to be done by {0}. Choose that day or an earlier one.", task.due_on
		)
	for executor in executors:
		if executor.officer == task.officer:
			raise SubordinateResolutionError("The task is yours already. Name those to whom you give it on.")
		if executor.unit not in task.units:
			raise SubordinateResolutionError(
				"{0} does not work in your unit. Choose an executor of your unit, or ask the author of the resolution.",
				executor.title,
			)


def in_tree_order(nodes: Sequence[Node]) -> list[tuple[Node, int]]:
	"""Each resolution after the one above it, with how many stand above; those of one level in the order given."""
	known = {node.name for node in nodes}
	tops = [node for node in nodes if node.above not in known]
	return [placed for top in tops for placed in _with_those_beneath(top, nodes, 0)]


def _with_those_beneath(node: Node, nodes: Sequence[Node], depth: int) -> list[tuple[Node, int]]:
	beneath = [each for each in nodes if each.above == node.name]
	return [
		(node, depth),
		*(placed for each in beneath for placed in _with_those_beneath(each, nodes, depth + 1)),
	]
