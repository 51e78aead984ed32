"""Dates as letters write them."""

from __future__ import annotations

from datetime import date

MONTHS = (
	"січня",
	"лютого",
	"березня",
	"квітня",
	"травня",
	"червня",
	"липня",
	"серпня",
	"вересня",
	"жовтня",
	"листопада",
	"грудня",
)
"""Months in the genitive, as a day is named with them."""

UNBROKEN = "\u00a0"


def date_in_words(day: date) -> str:
	"""«5 листопада 2026 року», which no line end breaks."""
	return UNBROKEN.join((str(day.day), MONTHS[day.month - 1], str(day.year), "року"))


def date_in_figures(day: date) -> str:
	"""«05.11.2026»."""
	return f"{day:%d.%m}.{day.year:04}"
