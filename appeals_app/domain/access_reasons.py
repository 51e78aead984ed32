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
	"""Grants that bring the appeal into sight, and whether its very card is opened for a while; if neither, why."""

	grants: tuple[Grant, ...]
	absence: Absence | None = None
	is_opened: bool = False

	@property
	def sees(self) -> bool:
		"""The person sees the appeal."""
		return bool(self.grants) or self.is_opened


def explain(
	scope: Scope, case: Case, *, sights: frozenset[Sight], held_authorities: frozenset[str]
) -> Explanation:
	"""Explanation for a person with this scope, whose roles open `sights`, with posts in these authorities today."""
	grants, is_opened = tuple(scope.grants_for(case)), scope.is_opened(case)
	if grants or is_opened:
		return Explanation(grants, is_opened=is_opened)
	if not sights:
		return Explanation((), Absence.NO_ROLE)
	if not held_authorities:
		return Explanation((), Absence.NO_POST)
	if case.authority not in held_authorities:
		return Explanation((), Absence.ANOTHER_AUTHORITY)
	return Explanation((), Absence.NOT_GIVEN)
