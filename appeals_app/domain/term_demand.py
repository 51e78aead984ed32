"""The citizen's demand to shorten a term (Law 393, Art. 20(2)): reasoned, written, and later than the appeal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from appeals_app.domain.errors import DomainError, ShorteningTooLateError, ShorteningWithoutDemandError
from appeals_app.domain.look_alikes import as_read
from appeals_app.domain.text_cleaning import clean_line, is_blank


class DemandAnsweredError(DomainError):
	"""The demand has been granted or refused already."""

	code = "demand_answered"


@dataclass(frozen=True, slots=True)
class Demand:
	"""What came from the author: when, under what incoming number, for what reasons."""

	demanded_on: date | None
	number: str
	reason: str


def check_demand(demand: Demand, *, received_on: date, today: date) -> None:
	"""Refuses a demand that is not written down, gives no reasons, or is dated before the appeal or ahead."""
	if not demand.demanded_on or is_blank(demand.number) or is_blank(demand.reason):
		raise ShorteningWithoutDemandError(
			"The term is shortened only on the citizen's written demand that gives reasons."
			" Enter the demand and its reasons."
		)
	if not received_on <= demand.demanded_on <= today:
		raise ShorteningTooLateError(
			"The demand is dated {0}, and a demand comes from {1}, the day of the appeal, to {2}. Correct the date.",
			demand.demanded_on,
			received_on,
			today,
		)


def check_not_answered(number: str, answered: Iterable[str]) -> None:
	"""Refuses to answer a demand twice; `answered` are numbers of demands granted or refused before."""
	if _as_read(number) in {_as_read(before) for before in answered}:
		raise DemandAnsweredError(
			"The demand {0} has been granted or refused already. Open that decision.", number
		)


def _as_read(number: str) -> str:
	return as_read(clean_line(number))
