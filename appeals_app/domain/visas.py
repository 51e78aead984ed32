"""Visas on a draft: officials agree to it one after the other, in the order of a list, before it is signed.

The one asked is the first in the list who has not agreed.  Whoever does not agree returns the draft with a remark and
stays the one asked.  A visa is given to a text: when that changes, every visa given before falls, and is asked for anew.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from appeals_app.domain.errors import DomainError


class VisaError(DomainError):
	"""A visa is given out of turn, by another, or lacks."""

	code = "visa"


class VisaStatus(str, Enum):
	"""What has become of one visa."""

	WAITING = "Waiting"
	GIVEN = "Given"
	RETURNED = "Returned"
	CANCELLED = "Cancelled"


@dataclass(frozen=True, slots=True)
class Visa:
	"""One line of the list: whose visa, called by `title`, and what has become of it."""

	officer: str
	title: str
	status: VisaStatus = VisaStatus.WAITING

	@property
	def is_spoken(self) -> bool:
		"""The official has agreed or returned the draft, to this text or to one before it."""
		return self.status is not VisaStatus.WAITING


def asked_now(visas: Sequence[Visa]) -> int | None:
	"""The place of the visa that is waited for; None where all are given."""
	return next((place for place, visa in enumerate(visas) if visa.status is not VisaStatus.GIVEN), None)


def place_to_speak(visas: Sequence[Visa], posts: Collection[str]) -> int:
	"""The place of the visa that one who holds or stands in for the posts may give now; VisaError where none is."""
	place = asked_now(visas)
	if place is not None and visas[place].officer in posts:
		return place
	if not any(visa.officer in posts for visa in visas):
		raise VisaError("Your visa is not asked for here. Whose are asked for stands in the list of visas.")
	if place is None or any(visa.officer in posts for visa in visas[:place]):
		raise VisaError("Your visa is given already. It is asked for anew when the text changes.")
	raise VisaError(
		"Your visa comes after that of {0}, who has not given it yet. Wait for it.", visas[place].title
	)


def check_all_given(visas: Sequence[Visa], posts: Collection[str] = ()) -> None:
	"""Refuse a letter while visas lack, but for the last of them where it belongs to one who holds the posts."""
	lacking = [visa for visa in visas if visa.status is not VisaStatus.GIVEN]
	if lacking and not (len(lacking) == 1 and lacking[0].officer in posts):
		raise VisaError(
			"The letter lacks visas: {0}. Wait for them, or take those out of the list who have not spoken yet.",
			", ".join(visa.title for visa in lacking),
		)


def check_list(before: Sequence[Visa], after: Sequence[Visa]) -> None:
	"""Refuse a list that names somebody twice or leaves out one who has spoken."""
	officers = [visa.officer for visa in after]
	for visa in after:
		if officers.count(visa.officer) > 1:
			raise VisaError("{0} stands in the list of visas twice. Keep one of the lines.", visa.title)
	for visa in before:
		if visa.is_spoken and visa.officer not in officers:
			raise VisaError(
				"{0} has spoken on this letter and stays in the list of visas. Put the line back.", visa.title
			)


def after_change_of_text(status: VisaStatus) -> VisaStatus:
	"""What a visa is once the text it was given to, or refused, has changed."""
	return VisaStatus.WAITING if status is VisaStatus.WAITING else VisaStatus.CANCELLED
