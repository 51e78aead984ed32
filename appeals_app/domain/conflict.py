"""A complaint is not passed to the one complained of: authority, unit or person (Art. 7(4) of Law 393/96-ВР).

Nor to those who stand below the person complained of: who judges the own superior judges in the superior's cause.
The head of an authority and the deputies stand above its units and belong to none of them.
"""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class ComplainedOf:
	"""Whom a complaint names; `units` holds the unit with all its subordinate units.

	An authority is complained of as a whole only where neither a unit nor a person is named.  `units_led` and
	`authority_led` are what the person complained of is the head of.
	"""

	authority: str | None = None
	units: frozenset[str] = frozenset()
	person: str | None = None
	units_led: frozenset[str] = frozenset()
	authority_led: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
	"""Where somebody works: the account of the person, the authority and the unit; `is_head`: leads the authority."""

	person: str
	authority: str
	unit: str | None = None
	is_head: bool = False


class Conflict(str, Enum):
	"""Why the person may not decide on the complaint."""

	PERSON = "person"
	UNIT = "unit"
	UNIT_LED = "unit led"
	AUTHORITY = "authority"
	AUTHORITY_LED = "authority led"


NEVER_GIVEN = frozenset({Conflict.PERSON, Conflict.UNIT_LED})
"""The complaint would come to the person complained of: who leads a unit sees what the unit works on."""


def conflict_of(complained_of: ComplainedOf, post: Post) -> Conflict | None:
	"""The conflict that keeps the complaint from the holder of the post; None where there is none."""
	if complained_of.person and complained_of.person == post.person:
		return Conflict.PERSON
	if complained_of.authority_led and complained_of.authority_led == post.authority:
		return Conflict.AUTHORITY_LED
	if not post.is_head and post.unit in complained_of.units:
		return Conflict.UNIT
	if not post.is_head and post.unit in complained_of.units_led:
		return Conflict.UNIT_LED
	if complained_of.units or complained_of.person:
		return None
	if complained_of.authority and complained_of.authority == post.authority:
		return Conflict.AUTHORITY
	return None


def may_pass_down(
	conflict: Conflict, *, decider: Post, complained_of: ComplainedOf, above: frozenset[str]
) -> bool:
	"""Whether the decider stands so high that the complaint may be given to those complained of, with a reason.

	`above` are the authorities over the one in which it would be executed.  Never to the person complained of or into a
	unit that person leads, and never by one whom the complaint concerns.
	"""
	if conflict in NEVER_GIVEN or conflict_of(complained_of, decider):
		return False
	if decider.authority in above:
		return True
	return conflict is Conflict.UNIT and decider.is_head
