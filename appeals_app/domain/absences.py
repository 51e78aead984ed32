"""Who works in the stead of an officer who is away: the deputy named for the absence, else a standing one.

A deputy who is away too is stood in for in turn.  Nobody is offered who cannot work: then a person chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from appeals_app.domain.errors import DomainError


class AbsenceError(DomainError):
	"""An absence that cannot be entered."""

	code = "absence"


@dataclass(frozen=True, slots=True)
class Absence:
	"""An officer is away from the first to the last day, both included."""

	officer: str
	first_day: date
	last_day: date
	deputy: str = ""

	def covers(self, day: date) -> bool:
		"""The officer is away on the day."""
		return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class StandIn:
	"""Who works instead, and the absence that makes it so; no officer where nobody can."""

	officer: str
	absence: Absence | None = None


def check_absence(absence: Absence, others: Iterable[Absence]) -> None:
	"""Raise AbsenceError for days in the wrong order, a deputy who is the officer, or days that are covered already."""
	if absence.last_day < absence.first_day:
		raise AbsenceError("The absence ends before it begins. Correct the dates.")
	if absence.deputy == absence.officer:
		raise AbsenceError("An officer cannot be a deputy for himself. Choose another officer.")
	for other in others:
		if other.first_day <= absence.last_day and absence.first_day <= other.last_day:
			raise AbsenceError(
				"The officer is absent from {0} to {1} already. Change that absence, or choose other days.",
				other.first_day,
				other.last_day,
			)


def check_no_ring(absence: Absence, others: Iterable[Absence]) -> None:
	"""Raise AbsenceError where the deputy is away in these days, and who stands in then leads back to the officer: nobody would.

	`others` are the absences of everybody else of the authority.
	"""
	in_these_days = [
		one for one in others if one.first_day <= absence.last_day and absence.first_day <= one.last_day
	]
	seen, waiting = {absence.officer}, [absence.deputy]
	while waiting:
		deputy = waiting.pop()
		for other in (one for one in in_these_days if one.officer == deputy and one.deputy):
			if other.deputy == absence.officer:
				raise AbsenceError(
					"The deputy is absent from {0} to {1}, and the one who is away stands in then: nobody would work."
					" Choose another deputy.",
					other.first_day,
					other.last_day,
				)
			if other.deputy not in seen:
				seen.add(other.deputy)
				waiting.append(other.deputy)


def stand_in_for(
	officer: str,
	*,
	on: date,
	absences: Mapping[str, Absence],
	standing: Mapping[str, Sequence[str]],
	can_work: Callable[[str], bool],
) -> StandIn:
	"""Who works for the officer on the day: the very officer, where he or she is not away.

	`absences` are those of the day by officer, `standing` the standing deputies of each, in their order.
	"""
	absence = absences.get(officer)
	if not _is_away(officer, absences, on):
		return StandIn(officer)
	present = (one for one in _deputies(officer, absences, standing) if not _is_away(one, absences, on))
	return StandIn(next(filter(can_work, present), ""), absence)


def _is_away(officer: str, absences: Mapping[str, Absence], on: date) -> bool:
	return officer in absences and absences[officer].covers(on)


def _deputies(
	officer: str, absences: Mapping[str, Absence], standing: Mapping[str, Sequence[str]]
) -> Iterator[str]:
	"""Deputies in the order they are asked, then theirs where they are away; each once."""
	seen, waiting = {officer}, [officer]
	while waiting:
		away = waiting.pop(0)
		named = absences[away].deputy if away in absences else ""
		for deputy in (*([named] if named else []), *standing.get(away, ())):
			if deputy not in seen:
				seen.add(deputy)
				yield deputy
				if deputy in absences:
					waiting.append(deputy)
