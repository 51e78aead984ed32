"""How far a person sees, as a value: computed from officer rows and roles, rendered by permissions.scope.

A deputy's row (`deputy_for`) gives, while both posts are held and both are of one authority, what the principal's
post gives: the unit where the principal leads it, the assignments of that very post where the principal executes
them.  It never gives more than the deputy's own roles allow (an executor who stands in for a unit lead sees no
unit), nor what the principal has only as somebody else's deputy.

A superior sees no single appeal of its subtree by being superior.  It sees those it put on control, and an
authority keeps sight of those it transferred: rows that name the authority, and only to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum


class Sight(str, Enum):
	"""Ways an appeal comes into a person's sight."""

	AUTHORITY = "authority"
	UNIT = "unit"
	ASSIGNMENT = "assignment"
	DEPUTY_UNIT = "deputy unit"
	DEPUTY_ASSIGNMENT = "deputy assignment"
	CONTROL = "control"
	TRANSFERRED = "transferred"


OVERSIGHT = frozenset({Sight.CONTROL, Sight.TRANSFERRED})
"""Sight of another authority's appeals: to read, not to work with."""

_FOR_A_DEPUTY = {Sight.UNIT: Sight.DEPUTY_UNIT, Sight.ASSIGNMENT: Sight.DEPUTY_ASSIGNMENT}


@dataclass(frozen=True, slots=True)
class OfficerPost:
	"""Where a person works: one Authority Officer row."""

	authority: str
	unit: str | None
	valid_from: date
	valid_to: date | None = None
	name: str = ""
	deputy_for: str | None = None

	def is_held_on(self, day: date) -> bool:
		"""The post is held on `day`, both ends included."""
		return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Principal:
	"""A post somebody stands in for, and the ways of sight its holder's roles open."""

	post: OfficerPost
	sights: frozenset[Sight]


@dataclass(frozen=True, slots=True)
class Grant:
	"""One way of sight one post gives: `of` is an authority, a unit, or the post whose assignments are seen."""

	sight: Sight
	of: str
	post: str
	authority: str = ""
	"""Where the post is held."""


@dataclass(frozen=True, slots=True)
class Task:
	"""An assignment that was not cancelled."""

	user: str
	officer: str
	unit: str | None


@dataclass(frozen=True, slots=True)
class Case:
	"""What of an appeal decides who sees it."""

	authority: str
	tasks: tuple[Task, ...] = ()
	controlled_by: frozenset[str] = frozenset()
	transferred_from: frozenset[str] = frozenset()
	key: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
	"""Appeals a person may meet, as the grants that bring them into sight.

	`granted` are single cards opened for a while, to be read.  An empty scope sees nothing.  `sees_all` is the
	system itself, never a member of staff.
	"""

	user: str
	grants: frozenset[Grant] = frozenset()
	sees_all: bool = False
	granted: frozenset[str] = frozenset()

	@property
	def is_empty(self) -> bool:
		"""Nothing at all may be seen."""
		return not (self.sees_all or self.grants or self.granted)

	@property
	def authorities(self) -> frozenset[str]:
		"""Authorities all of whose appeals are seen."""
		return self.reach(Sight.AUTHORITY)

	@property
	def units(self) -> frozenset[str]:
		"""Units whose appeals are seen, own and of those one stands in for."""
		return self.reach(Sight.UNIT, Sight.DEPUTY_UNIT)

	@property
	def own_assignments(self) -> frozenset[str]:
		"""Authorities where appeals assigned to the person are seen: a task of a former post elsewhere is not."""
		return frozenset(grant.authority for grant in self.grants if grant.sight is Sight.ASSIGNMENT)

	@property
	def at_work(self) -> Scope:
		"""What of the scope may be worked with, not only read."""
		grants = frozenset(grant for grant in self.grants if grant.sight not in OVERSIGHT)
		return replace(self, grants=grants, granted=frozenset())

	def reach(self, *sights: Sight) -> frozenset[str]:
		"""Authorities, units or posts that these ways of sight lead to."""
		return frozenset(grant.of for grant in self.grants if grant.sight in sights)

	def holds_authority(self, authority: str) -> bool:
		"""New cards may be entered into the register of this authority."""
		return self.sees_all or authority in self.authorities

	def is_opened(self, case: Case) -> bool:
		"""The very card is opened for a while, whatever the posts and roles give."""
		return case.key in self.granted

	def grants_for(self, case: Case) -> list[Grant]:
		"""Grants that bring the case into sight; none where it is out of sight."""
		found = [grant for grant in self.grants if grant.of in self._reached_by(grant.sight, case)]
		return sorted(found, key=lambda grant: (list(Sight).index(grant.sight), grant.of, grant.post))

	def _reached_by(self, sight: Sight, case: Case) -> frozenset[str]:
		if sight is Sight.AUTHORITY:
			return frozenset({case.authority})
		if sight in OVERSIGHT:
			return case.controlled_by if sight is Sight.CONTROL else case.transferred_from
		if sight is Sight.ASSIGNMENT:
			own = any(task.user == self.user for task in case.tasks)
			return frozenset(grant.of for grant in self.grants if own and grant.authority == case.authority)
		if sight is Sight.DEPUTY_ASSIGNMENT:
			return frozenset(task.officer for task in case.tasks)
		return frozenset(task.unit for task in case.tasks if task.unit)


def scope_of(
	*,
	user: str,
	posts: Iterable[OfficerPost],
	today: date,
	sights: frozenset[Sight],
	principals: Mapping[str, Principal] | None = None,
) -> Scope:
	"""Scope of a person with these posts, whose roles open these ways of sight.

	Posts not held today give nothing; `principals` are the posts stood in for, by name.
	"""
	held = [post for post in posts if post.is_held_on(today)]
	grants = {grant for post in held for grant in _own_grants(post, sights)}
	for post in held:
		principal = (principals or {}).get(post.deputy_for or "")
		if principal and principal.post.is_held_on(today) and principal.post.authority == post.authority:
			grants.update(_grants_of_deputy(post, principal, sights))
	return Scope(user=user, grants=frozenset(grants))


def _own_grants(post: OfficerPost, sights: frozenset[Sight]) -> Iterator[Grant]:
	of_authority = {Sight.AUTHORITY, *OVERSIGHT}
	for sight in sights:
		of = post.authority if sight in of_authority else post.unit if sight is Sight.UNIT else post.name
		if of or sight is Sight.ASSIGNMENT:
			yield Grant(sight, of, post.name, post.authority)


def _grants_of_deputy(post: OfficerPost, principal: Principal, sights: frozenset[Sight]) -> Iterator[Grant]:
	for grant in _own_grants(principal.post, principal.sights & sights):
		if grant.sight in _FOR_A_DEPUTY:
			yield Grant(_FOR_A_DEPUTY[grant.sight], grant.of, post.name, post.authority)
