"""A complaint is not passed to the one complained of: authority, unit or person (Art. 7(4) of Law 393/96-ВР)."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class ComplainedOf:
	"""Whom a complaint names; `units` holds the unit with all its subordinate units.

	An authority is complained of as a whole only where neither a unit nor a person is named.
	"""

	authority: str | None = None
	units: frozenset[str] = frozenset()
	person: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
	"""Where somebody works: the account of the person, the authority and the unit."""

	person: str
	authority: str
	unit: str | None = None


class Conflict(str, Enum):
	"""Why the person may not decide on the complaint."""

	PERSON = "person"
	UNIT = "unit"
	AUTHORITY = "authority"


def conflict_of(complained_of: ComplainedOf, post: Post) -> Conflict | None:
	"""The conflict that keeps the complaint from the holder of the post; None where there is none."""
	if complained_of.person and complained_of.person == post.person:
		return Conflict.PERSON
	if post.unit in complained_of.units:
		return Conflict.UNIT
	if complained_of.units or complained_of.person:
		return None
	if complained_of.authority and complained_of.authority == post.authority:
		return Conflict.AUTHORITY
	return None
