"""Grounds on which an appeal is not considered, is returned or forwarded.

A ground is a claim about the appeal: it is taken only where the facts bear it out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import NoReturn

from appeals_app.domain import stop_checks
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.stop_checks import GroundError
from appeals_app.domain.stop_facts import AppealFacts
from appeals_app.domain.term_rules import LAW_393
from appeals_app.domain.text_cleaning import is_blank


class StopGround(str, Enum):
	"""Why an appeal leaves the office without an answer on the merits."""

	ANONYMOUS = "Anonymous"
	RESOLVED_REPEAT = "Resolved Repeat"
	LATE_COMPLAINT = "Late Complaint"
	INCAPABLE_AUTHOR = "Incapable Author"
	NOT_IN_DUE_FORM = "Not In Due Form"
	DATA_LACKING = "Data Lacking"
	ANOTHER_PROCEDURE = "Another Procedure"
	OUTSIDE_POWERS = "Outside Powers"


ARTICLE_5 = f"ст. 5 {LAW_393}"
ARTICLE_7_1 = f"ч. 1 ст. 7 {LAW_393}"
ARTICLE_7_3 = f"ч. 3 ст. 7 {LAW_393}"
ARTICLE_7_4 = f"ч. 4 ст. 7 {LAW_393}"
ARTICLE_8_1 = f"ч. 1 ст. 8 {LAW_393}"
ARTICLE_8_2 = f"ч. 2 ст. 8 {LAW_393}"
ARTICLE_12 = f"ст. 12 {LAW_393}"
ARTICLE_16 = f"ст. 16 {LAW_393}"
ARTICLE_17 = f"ст. 17 {LAW_393}"


@dataclass(frozen=True, slots=True)
class GroundLaw:
	"""The article a ground rests on, the phase it leads to and what bears it out.

	Not verified is what is known from memory.
	"""

	article: str
	phase: Phase
	check: Callable[[AppealFacts], None]
	is_verified: bool = True


LAW_OF_GROUND: Mapping[StopGround, GroundLaw] = MappingProxyType(
	{
		StopGround.ANONYMOUS: GroundLaw(ARTICLE_8_1, Phase.NOT_CONSIDERED, stop_checks.check_anonymous),
		StopGround.RESOLVED_REPEAT: GroundLaw(
			ARTICLE_8_2, Phase.NOT_CONSIDERED, stop_checks.check_resolved_repeat
		),
		StopGround.LATE_COMPLAINT: GroundLaw(
			ARTICLE_17, Phase.NOT_CONSIDERED, stop_checks.check_late_complaint
		),
		StopGround.INCAPABLE_AUTHOR: GroundLaw(
			ARTICLE_8_2, Phase.NOT_CONSIDERED, stop_checks.check_incapable_author
		),
		StopGround.NOT_IN_DUE_FORM: GroundLaw(ARTICLE_5, Phase.RETURNED, stop_checks.check_not_in_due_form),
		StopGround.DATA_LACKING: GroundLaw(ARTICLE_7_3, Phase.RETURNED, stop_checks.check_data_lacking),
		# the list of Art. 12 was not compared with the act
		StopGround.ANOTHER_PROCEDURE: GroundLaw(
			ARTICLE_12, Phase.RETURNED, stop_checks.check_another_procedure, is_verified=False
		),
		StopGround.OUTSIDE_POWERS: GroundLaw(ARTICLE_7_3, Phase.FORWARDED, stop_checks.check_outside_powers),
	}
)

STOPPED_ON_GROUND = frozenset(law.phase for law in LAW_OF_GROUND.values())
"""Phases an appeal enters only on one of these grounds."""


def grounds_of_phase(phase: Phase) -> tuple[StopGround, ...]:
	"""The grounds that lead to the phase, in the order of the law."""
	return tuple(ground for ground, law in LAW_OF_GROUND.items() if law.phase is phase)


def check_ground(ground: StopGround, facts: AppealFacts) -> None:
	"""Raise GroundError, saying what is missing, unless the facts bear out the ground."""
	LAW_OF_GROUND[ground].check(facts)


def grounds_that_hold(facts: AppealFacts) -> tuple[StopGround, ...]:
	"""Every ground the facts bear out, in the order of the law."""
	return tuple(ground for ground in LAW_OF_GROUND if _holds(ground, facts))


def _holds(ground: StopGround, facts: AppealFacts) -> bool:
	try:
		check_ground(ground, facts)
	except GroundError:
		return False
	return True


def ground_for(phase: Phase, facts: AppealFacts, chosen: StopGround | None = None) -> StopGround:
	"""The ground on which the appeal may enter the phase: the chosen one, else the only one that holds.

	Raises GroundError where the chosen ground does not hold, where none does, and where several do and a
	person has to choose.
	"""
	possible = grounds_of_phase(phase)
	ground = chosen or (possible[0] if len(possible) == 1 else None)
	if not ground:
		return _only_ground(phase, facts)
	if ground not in possible:
		raise GroundError(
			"The ground «{0}» belongs to another step. Choose another one in «Ground Of Stopping», or empty it.",
			ground.value,
		)
	check_ground(ground, facts)
	return ground


def _only_ground(phase: Phase, facts: AppealFacts) -> StopGround:
	holding = [ground for ground in grounds_of_phase(phase) if _holds(ground, facts)]
	if not holding:
		_refuse(phase, facts)
	if len(holding) > 1:
		raise GroundError(
			"Several grounds of the law hold at once. Choose in «Ground Of Stopping» on the tab «Consideration» the one the"
			" decision rests on."
		)
	return holding[0]


def _refuse(phase: Phase, facts: AppealFacts) -> NoReturn:
	"""By the refusal of the one ground the card hints at, else by one that names them all."""
	hinted = [ground for ground in hinted_grounds(facts) if LAW_OF_GROUND[ground].phase is phase]
	if len(hinted) == 1:
		check_ground(hinted[0], facts)
	if phase is Phase.RETURNED:
		raise GroundError(
			"There is no ground for returning the appeal. Mark on the tab «Consideration» what it does not"
			" hold, or write there what data are lacking for a decision (Art. 5, 7)."
		)
	raise GroundError(
		"By the facts on the card none of the grounds of Art. 8 and 17 holds, so the appeal has to be considered."
		" Fill in «Grounds» on the tab «Consideration» if the card does not tell all."
	)


def hinted_grounds(facts: AppealFacts) -> tuple[StopGround, ...]:
	"""Grounds that something on the card points at, whether or not the facts bear them out."""
	hints = {
		StopGround.RESOLVED_REPEAT: facts.previous is not None,
		StopGround.LATE_COMPLAINT: facts.complaint is not None,
		StopGround.INCAPABLE_AUTHOR: facts.is_author_incapable,
		StopGround.NOT_IN_DUE_FORM: bool(facts.faults),
		StopGround.OUTSIDE_POWERS: not is_blank(facts.addressee),
	}
	return tuple(ground for ground, is_hinted in hints.items() if is_hinted)
