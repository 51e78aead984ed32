"""The classifier of appeals (Cabinet resolution № 858 of 24.09.2008): items, redactions, what became of an item.

An item is in force from a day to a day, both included; an empty end is open. A redaction (version) of the
classifier takes over from the one before it, and its mapping says what each item that ended then became.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise

from appeals_app.domain.errors import DomainError

ONE_DAY = timedelta(days=1)


class ClassificationError(DomainError):
	"""The classifier, an item of it or its use breaks a rule."""

	code = "classification"


class CodeStatus(str, Enum):
	"""How far the official code of an item is known."""

	VERIFIED = "verified"
	UNVERIFIED = "unverified"
	NOT_FOUND = "not_found"
	LOCAL = "local"


@dataclass(frozen=True, slots=True)
class ClassifierItem:
	"""One item of one group; `authority` owns a local item, empty where it is the whole oblast's."""

	name: str
	group: str
	title: str
	status: CodeStatus
	code: str = ""
	parent: str = ""
	authority: str = ""
	valid_from: date | None = None
	valid_to: date | None = None

	@property
	def is_local(self) -> bool:
		"""Added by an administrator; the act does not know it."""
		return self.status is CodeStatus.LOCAL

	@property
	def first_day(self) -> date:
		"""The first day in force."""
		return self.valid_from or date.min

	@property
	def last_day(self) -> date:
		"""The last day in force."""
		return self.valid_to or date.max

	def is_in_force(self, day: date) -> bool:
		"""The item may be chosen for an appeal received on the day."""
		return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class ClassifierVersion:
	"""A redaction of the classifier, in force from a day to a day."""

	name: str
	title: str
	valid_from: date
	valid_to: date | None = None

	@property
	def last_day(self) -> date:
		"""The last day in force."""
		return self.valid_to or date.max


@dataclass(frozen=True, slots=True)
class ItemMapping:
	"""When `version` took over, what was the item `old` became `new`, wholly or in part."""

	version: str
	old: str
	new: str


@dataclass(frozen=True, slots=True)
class Successors:
	"""What an item is called on a day: itself, one item or several; none where the mapping does not say."""

	names: tuple[str, ...]

	@property
	def is_certain(self) -> bool:
		"""One item, so that a report may count it; otherwise a person chooses."""
		return len(self.names) == 1


Items = Mapping[str, ClassifierItem]


# --- counting --------------------------------------------------------------------------------------


def counted_item(item: ClassifierItem, items: Items) -> ClassifierItem:
	"""The item of the act an item counts as: itself, or the official one a local item stands under.

	A local item that stands under nothing counts as itself, without a code.
	"""
	parent = items.get(item.parent)
	return parent if item.is_local and parent else item


def count_officially(names: Iterable[str], items: Items) -> Counter[str]:
	"""How often each item of the act was used, its local items counted with it."""
	return Counter(counted_item(items[name], items).name for name in names)


def is_offered(item: ClassifierItem, *, on: date, authority: str) -> bool:
	"""The item may be chosen by the authority for an appeal received on the day."""
	return item.is_in_force(on) and item.authority in ("", authority)


# --- redactions ------------------------------------------------------------------------------------


def ordered_versions(versions: Iterable[ClassifierVersion]) -> tuple[ClassifierVersion, ...]:
	"""The redactions in order of time; refuses an overlap, a gap and one that ends before it begins."""
	ordered = tuple(sorted(versions, key=lambda version: version.valid_from))
	for version in ordered:
		if version.last_day < version.valid_from:
			raise ClassificationError(
				"The redaction “{0}” ends on {1}, before it begins on {2}. Correct one of the dates.",
				version.title,
				version.valid_to,
				version.valid_from,
			)
	for earlier, later in pairwise(ordered):
		_check_border(earlier, later)
	return ordered


def _check_border(earlier: ClassifierVersion, later: ClassifierVersion) -> None:
	if later.valid_from <= earlier.last_day:
		raise ClassificationError(
			"The redactions “{0}” and “{1}” are both in force on {2}. End the earlier one the day before.",
			earlier.title,
			later.title,
			later.valid_from,
		)
	if later.valid_from - earlier.last_day > ONE_DAY:
		raise ClassificationError(
			"No redaction is in force from {0} to {1}. Let “{2}” begin the day after “{3}” has ended.",
			earlier.last_day + ONE_DAY,
			later.valid_from - ONE_DAY,
			later.title,
			earlier.title,
		)


def version_on(versions: Iterable[ClassifierVersion], day: date) -> ClassifierVersion:
	"""The redaction in force on the day; refuses a day that belongs to none."""
	for version in versions:
		if version.valid_from <= day <= version.last_day:
			return version
	raise ClassificationError("No redaction of the classifier is in force on {0}. Add one for that day.", day)


def follow_border(
	others: Iterable[ClassifierVersion], *, moved: ClassifierVersion, began: date | None
) -> tuple[ClassifierVersion, ...]:
	"""The other redactions, the one before `moved` ending the day before it: the one that ended where `moved` used to
	begin, or, where it is new (`began` is None), the one in force without an end.

	Without it no border could be set or moved: each of the two changes alone leaves a gap or an overlap.
	"""
	last_day = began - ONE_DAY if began else date.max
	return tuple(
		replace(other, valid_to=moved.valid_from - ONE_DAY)
		if other.last_day == last_day and (began or other.valid_from < moved.valid_from)
		else other
		for other in others
	)


# --- from one redaction to the next ----------------------------------------------------------------


def check_mappings(
	mappings: Sequence[ItemMapping], versions: Sequence[ClassifierVersion], items: Items
) -> None:
	"""Refuses a mapping to itself, to another group, in a circle, twice, or to an item not in force then."""
	_check_pairs(mappings, items)
	_check_circles(mappings, items)
	ordered = ordered_versions(versions)
	begins = {version.name: version for version in ordered}
	for mapping in mappings:
		if begins[mapping.version] is ordered[0]:
			raise ClassificationError(
				"“{0}” is the first redaction: no item passes into it. Leave its mapping empty.",
				ordered[0].title,
			)
		_check_periods(items[mapping.old], items[mapping.new], begins[mapping.version].valid_from)


def _check_pairs(mappings: Sequence[ItemMapping], items: Items) -> None:
	for number, mapping in enumerate(mappings):
		old, new = items[mapping.old], items[mapping.new]
		if old == new:
			raise ClassificationError(
				"“{0}” is mapped to itself. An item that stays in force needs no row: remove it.", old.title
			)
		if old.group != new.group:
			raise ClassificationError(
				"“{0}” and “{1}” belong to different groups. Map an item to one of its own group.",
				old.title,
				new.title,
			)
		if mapping in mappings[:number]:
			raise ClassificationError(
				"“{0}” is mapped to “{1}” twice. Remove one of the rows.", old.title, new.title
			)


def _check_circles(mappings: Iterable[ItemMapping], items: Items) -> None:
	became: dict[str, set[str]] = {}
	for mapping in mappings:
		became.setdefault(mapping.old, set()).add(mapping.new)
	for start in became:
		met, ahead = set(), list(became[start])
		while ahead:
			name = ahead.pop()
			if name == start:
				raise ClassificationError(
					"The mapping leads from “{0}” back to it. Remove one of the rows of the circle.",
					items[start].title,
				)
			if name not in met:
				met.add(name)
				ahead.extend(became.get(name, ()))


def _check_periods(old: ClassifierItem, new: ClassifierItem, begins: date) -> None:
	if old.last_day >= begins:
		raise ClassificationError(
			"“{0}” is still in force on {1}, when the redaction begins. Close it the day before, then map it.",
			old.title,
			begins,
		)
	if not new.is_in_force(begins):
		raise ClassificationError(
			"“{0}” is not in force on {1}, when the redaction begins. Choose an item that is.",
			new.title,
			begins,
		)


def map_item(
	item: ClassifierItem,
	*,
	on: date,
	versions: Sequence[ClassifierVersion],
	mappings: Sequence[ItemMapping],
	items: Items,
) -> Successors:
	"""What a past item is in the redaction in force on the day.

	An item in force on the day is itself. A local item of which no mapping speaks follows its official one.
	Refuses a day before the item was in force: there is nothing it came from.
	"""
	if on < item.first_day:
		raise ClassificationError(
			"“{0}” is in force only from {1}. Ask about a day after that.", item.title, item.first_day
		)
	version_on(versions, on)
	if item.is_in_force(on):
		return Successors((item.name,))
	if item.is_local and not any(mapping.old == item.name for mapping in mappings):
		item = counted_item(item, items)
	names = [item.name]
	for version in ordered_versions(versions):
		if version.valid_from <= on:
			names = _carried_over(names, version.name, mappings)
	return Successors(tuple(name for name in names if items[name].is_in_force(on)))


def _carried_over(names: Sequence[str], version: str, mappings: Sequence[ItemMapping]) -> list[str]:
	"""The items after one redaction took over, in their order, each once; whom no row names stays."""
	became: dict[str, None] = {}
	for name in names:
		new = [mapping.new for mapping in mappings if mapping.version == version and mapping.old == name]
		became.update(dict.fromkeys(new or [name]))
	return list(became)
