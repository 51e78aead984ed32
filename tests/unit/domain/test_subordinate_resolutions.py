"""Resolutions beneath one another: to whom and until when a task is given on, and their order."""

from datetime import date

import pytest

from appeals_app.domain.subordinate_resolutions import (
	NamedOfficer,
	Node,
	SubordinateResolutionError,
	TaskAbove,
	check_beneath,
	in_tree_order,
)

DUE = date(2026, 3, 12)
TASK = TaskAbove(officer="head", due_on=DUE, units=frozenset({"unit", "sector"}))


def give(*executors: NamedOfficer, due_on: date = DUE) -> None:
	check_beneath(TASK, due_on=due_on, executors=executors)


@pytest.mark.parametrize("unit", ["unit", "sector"])
def test_task_is_given_on_within_the_unit_and_its_parts_to_its_own_date(unit: str) -> None:
	assert give(NamedOfficer("clerk", "Бойко О.", unit)) is None


def test_date_beneath_is_not_later_than_the_one_above() -> None:
	with pytest.raises(SubordinateResolutionError, match=r"by 12\.03\.2026"):
		give(NamedOfficer("clerk", "Бойко О.", "unit"), due_on=date(2026, 3, 13))


@pytest.mark.parametrize("unit", ["another", None])
def test_officer_of_another_unit_is_not_named_beneath(unit: str | None) -> None:
	with pytest.raises(SubordinateResolutionError, match=r"Бойко О\. does not work in your unit"):
		give(NamedOfficer("clerk", "Бойко О.", unit))


def test_head_gives_nothing_on_to_oneself() -> None:
	with pytest.raises(SubordinateResolutionError, match="yours already"):
		give(NamedOfficer("head", "Коваль І.", "unit"))


def test_resolutions_stand_beneath_the_one_above_in_the_order_given() -> None:
	nodes = [
		Node("1"),
		Node("2"),
		Node("2a", "2"),
		Node("1a", "1"),
		Node("1aa", "1a"),
		Node("x", "unseen"),
		Node("1b", "1"),
	]

	ordered = [(node.name, depth) for node, depth in in_tree_order(nodes)]

	assert ordered == [("1", 0), ("1a", 1), ("1aa", 2), ("1b", 1), ("2", 0), ("2a", 1), ("x", 0)]
