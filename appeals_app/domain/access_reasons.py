"""Why a person sees an appeal, or why not, from the very grants the scope is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from appeals_app.domain.access import Case, Grant, Scope, Sight


class Absence(str, Enum):
	"""Why an appeal is out of a person's sight."""

	NO_ROLE = "no role that handles appeals"
	NO_POST = "no post held today"
	ANOTHER_AUTHORITY = "the appeal of another authority"
	NOT_GIVEN = "given neither to the person nor to the unit"


@dataclass(frozen=True, slots=True)
class Explanation:
	"""Grants that bring the appeal into sight; where there are none, why."""

	grants: tuple[Grant, ...]
	absence: Absence | None = None

	@property
	def sees(self) -> bool:
		"""The person sees the appeal."""
		return bool(self.grants)


def explain(
	scope: Scope, case: Case, *, sights: frozenset[Sight], held_authorities: frozenset[str]
) -> Explanation:
	"""Explanation for a person with this scope, whose roles open `sights`, with posts in these authorities today."""
	if grants := tuple(scope.grants_for(case)):
		return Explanation(grants)
	if not sights:
		return Explanation((), Absence.NO_ROLE)
	if not held_authorities:
		return Explanation((), Absence.NO_POST)
	if case.authority not in held_authorities:
		return Explanation((), Absence.ANOTHER_AUTHORITY)
	return Explanation((), Absence.NOT_GIVEN)
