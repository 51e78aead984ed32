"""The day a letter went to the author: with it the term of an answer is kept or missed (Law 393, Art. 20)."""

from __future__ import annotations

from datetime import date

from appeals_app.domain.errors import DomainError


class DispatchDayError(DomainError):
	"""The letter cannot have gone on that day."""

	code = "dispatch_day"


def check_dispatch_day(day: date, *, signed_on: date, today: date) -> None:
	"""Refuses a day that has not come, and one before the letter was signed: unsigned nothing goes out (Art. 15)."""
	if day > today:
		raise DispatchDayError("{0} has not come yet. Enter the day the letter was sent.", day)
	if day < signed_on:
		raise DispatchDayError(
			"The letter was signed on {0} and cannot have been sent before that. Enter that day or a later one.",
			signed_on,
		)
