"""Who brought a rule to a card: a choice by hand, a recalculation put into force, as steps of the proof.

Dates do not follow from these steps; who reads how a term was counted has to know that not the law alone chose it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from appeals_app.domain.deadline_proof import ProofKind, ProofStep

TOLD = frozenset({ProofKind.BY_HAND, ProofKind.RECOUNTED})


@dataclass(frozen=True, slots=True)
class Choice:
	"""A rule chosen by hand: why, by whom, when; cards of before were not asked."""

	reason: str = ""
	chosen_by: str = ""
	chosen_on: date | None = None

	def step(self) -> ProofStep:
		"""The choice in the proof."""
		if not (self.reason and self.chosen_on):
			return ProofStep(ProofKind.BY_HAND, parameters={"why": ""})
		return ProofStep(
			ProofKind.BY_HAND,
			parameters={
				"why": _inside_a_sentence(self.reason),
				"chosen_by": self.chosen_by,
				"chosen_on": self.chosen_on.isoformat(),
			},
		)


@dataclass(frozen=True, slots=True)
class Recount:
	"""A recalculation put into force: its reason, by whom, when."""

	reason: str
	applied_by: str
	applied_on: date

	def step(self, due_before: date | None) -> ProofStep:
		"""The recalculation in the proof of a card whose last day was `due_before`."""
		before = {"due_before_on": due_before.isoformat()} if due_before else {}
		return ProofStep(
			ProofKind.RECOUNTED,
			parameters={
				"why": _inside_a_sentence(self.reason),
				"applied_by": self.applied_by,
				"recounted_on": self.applied_on.isoformat(),
				**before,
			},
		)


def with_told(proof: Iterable[ProofStep], told: Iterable[ProofStep]) -> tuple[ProofStep, ...]:
	"""The proof with these steps, and no others of their kinds, behind the rule."""
	steps: list[ProofStep] = []
	for step in proof:
		if step.kind not in TOLD:
			steps.append(step)
		if step.kind is ProofKind.RULE:
			steps.extend(told)
	return tuple(steps)


def recounts_in(proof: Iterable[ProofStep]) -> tuple[ProofStep, ...]:
	"""What the proof tells of a recalculation."""
	return tuple(step for step in proof if step.kind is ProofKind.RECOUNTED)


def _inside_a_sentence(reason: str) -> str:
	return " ".join(reason.split()).rstrip(".")
