"""The citizen's demand to shorten a term (Law 393, Art. 20(2)): reasoned, written, and later than the appeal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from appeals_app.domain.errors import ShorteningTooLateError, ShorteningWithoutDemandError
from appeals_app.domain.text_cleaning import is_blank


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
