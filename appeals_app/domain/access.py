"""How far a person sees, as a value: computed from officer rows and roles, rendered by permissions.scope."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OfficerPost:
	"""Where a person works: one Authority Officer row."""

	authority: str
	unit: str | None
	valid_from: date
	valid_to: date | None = None

	def is_held_on(self, day: date) -> bool:
		"""The post is held on `day`, both ends included."""
		return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Scope:
	"""Appeals a person may meet: of whole authorities, of units, and those assigned in person.

	An empty scope sees nothing.  `sees_all` is the system itself, never a member of staff.
	"""

	user: str
	authorities: frozenset[str] = frozenset()
	units: frozenset[str] = frozenset()
	own_assignments: bool = False
	sees_all: bool = False

	@property
	def is_empty(self) -> bool:
		"""Nothing at all may be seen."""
		return not (self.sees_all or self.authorities or self.units or self.own_assignments)

	def holds_authority(self, authority: str) -> bool:
		"""New cards may be entered into the register of this authority."""
		return self.sees_all or authority in self.authorities


def scope_of(
	*,
	user: str,
	posts: Iterable[OfficerPost],
	today: date,
	whole_authority: bool,
	own_unit: bool,
	own_assignments: bool,
) -> Scope:
	"""Scope of a person with these posts and these kinds of roles.  Posts not held today give nothing."""
	held = [post for post in posts if post.is_held_on(today)]
	return Scope(
		user=user,
		authorities=frozenset(post.authority for post in held) if whole_authority else frozenset(),
		units=frozenset(post.unit for post in held if post.unit) if own_unit else frozenset(),
		own_assignments=own_assignments and bool(held),
	)
