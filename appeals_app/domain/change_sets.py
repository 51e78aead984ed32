"""A set of changes of the configuration: its way from a draft to release and back, and what differs in a record.

The content of a record is what a person may set in it: a mapping of field names to values as JSON holds them, a table
as a list of such mappings. Records and forms are the framework's; here is only what may follow what.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from enum import Enum

from appeals_app.domain.errors import DomainError

Content = Mapping[str, object]


class ChangeSetStatus(str, Enum):
	"""Where a set stands."""

	DRAFT = "Draft"
	UNDER_REVIEW = "Under Review"
	APPROVED = "Approved"
	RELEASING = "Releasing"
	RELEASED = "Released"
	ROLLED_BACK = "Rolled Back"


class ChangeAction(str, Enum):
	"""What becomes of the record."""

	CREATE = "Record Is Made"
	CHANGE = "Record Is Changed"
	REMOVE = "Record Goes"


class ChangeSetError(DomainError):
	"""The step is not open to the set now, or not to this person."""

	code = "change_set"


_S = ChangeSetStatus

_STEPS: Mapping[ChangeSetStatus, frozenset[ChangeSetStatus]] = {
	_S.DRAFT: frozenset({_S.UNDER_REVIEW}),
	_S.UNDER_REVIEW: frozenset({_S.DRAFT, _S.APPROVED}),
	_S.APPROVED: frozenset({_S.DRAFT, _S.RELEASING}),
	_S.RELEASING: frozenset({_S.APPROVED, _S.RELEASED}),
	_S.RELEASED: frozenset({_S.ROLLED_BACK}),
	_S.ROLLED_BACK: frozenset({_S.DRAFT}),
}


def check_step(status: str, to: ChangeSetStatus) -> None:
	"""Raise ChangeSetError unless a set may go from the status to another."""
	if to not in _STEPS[ChangeSetStatus(status)]:
		raise ChangeSetError(
			"The change set is «{0}» now, and this step does not follow. Reload the page and look at its state.",
			status,
		)


def check_reviewer(reviewer: str, authors: Collection[str]) -> None:
	"""Raise ChangeSetError unless somebody reviews who has recorded nothing of the set."""
	if reviewer in authors:
		raise ChangeSetError(
			"You recorded changes of this set. Another administrator has to look at it and approve it."
		)


def fingerprint(changes: Iterable[tuple[str, str, str, Content]]) -> str:
	"""What was approved, in 64 hex digits: record by record the kind, the name, the action and the content after it."""
	text = json.dumps([list(change) for change in changes], ensure_ascii=False, sort_keys=True)
	return hashlib.sha256(text.encode()).hexdigest()


def is_same(one: Content | None, other: Content | None) -> bool:
	"""Two contents say the same: what is empty is told apart neither from what is not there nor from a zero."""
	return not changed_fields(one or {}, other or {})


def changed_fields(before: Content, after: Content) -> list[str]:
	"""Names of the fields whose values differ, in the order of the later content."""
	names = [*after, *(name for name in before if name not in after)]
	return [name for name in names if not _equal(before.get(name), after.get(name))]


def laid_over(stored: Content, proposed: Content, edited: Content) -> dict[str, object]:
	"""What was proposed before, with the fields laid over it that were edited from the stored record since."""
	edits = {name: edited.get(name) for name in changed_fields(stored, edited)}
	return {**proposed, **edits}


def _equal(one: object, other: object) -> bool:
	if isinstance(one, list) or isinstance(other, list):
		rows, others = one or [], other or []
		return len(rows) == len(others) and all(map(is_same, rows, others))
	return _plain(one) == _plain(other)


def _plain(value: object) -> object:
	if value in (None, "", 0, False, "0"):
		return None
	try:
		return float(value)  # a form says "3" where the database says 3.0
	except (TypeError, ValueError):
		return str(value)
