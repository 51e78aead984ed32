"""What a module would say of past appeals, so that two configurations can be told from each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Simulated:
	"""Outcomes by appeal under one configuration, and in words how two outcomes of one appeal differ.

	`looks_at` names the DocTypes whose changes the outcomes follow from.
	"""

	title: str
	looks_at: frozenset[str]
	outcomes: Mapping[str, object]
	difference: Callable[[object, object], list[str]]
