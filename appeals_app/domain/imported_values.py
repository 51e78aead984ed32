"""Cells of a register kept elsewhere, read the way its clerks wrote them.

A day is written here as day, month, year; no other order is guessed. What cannot be read is refused in words that
name the column and never repeat the cell, for it may hold personal data.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import Enum

from appeals_app.domain.errors import DomainError
from appeals_app.domain.given_values import read_moment
from appeals_app.domain.spreadsheet_text import unescape_cell
from appeals_app.domain.text_cleaning import clean_line, clean_text

_SPREADSHEET_ZERO = datetime(1899, 12, 30)
_SERIAL_DAYS = range(20_000, 80_000)
_CENTURY_TURNS = 50
_MONTHS = (
	*("січня", "лютого", "березня", "квітня", "травня", "червня"),
	*("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
)
_TIME = r"(?:[ T,]+(?:о\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?)?"
_DOTTED = re.compile(
	r"(?P<day>\d{1,2})\s?([./-])\s?(?P<month>\d{1,2})\s?\2\s?(?P<year>\d{4}|\d\d)\s?р?\.?" + _TIME
)
_WORDED = re.compile(
	rf"«?(?P<day>\d{{1,2}})»?\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>\d{{4}})(?:\s?р(?:\.|оку)?)?"
	+ _TIME
)


class ImportValueError(DomainError):
	"""A cell cannot be taken as it is."""

	code = "import_value"


class Unreadable(Enum):
	"""What a spreadsheet gives in place of a value."""

	FORMULA = "formula"
	ERROR = "error"
	MERGED = "merged"


def read_cell(value: object, column: str) -> object:
	"""The value of a cell without what nobody types; ImportValueError for a formula, an error, a merged cell."""
	if isinstance(value, str):
		value = clean_text(value).strip()
		if value.startswith("="):
			value = Unreadable.FORMULA
		else:
			return unescape_cell(value)
	if value is Unreadable.FORMULA:
		raise ImportValueError("«{0}» holds a formula. Replace it with its value.", column)
	if value is Unreadable.ERROR:
		raise ImportValueError("«{0}» holds an error of the spreadsheet. Enter the value.", column)
	if value is Unreadable.MERGED:
		raise ImportValueError("«{0}» is a part of merged cells. Unmerge them and fill in each row.", column)
	return value


def read_line(value: object, column: str, *, longest: int = 140) -> str:
	"""The text of a cell in one line; a whole number is written without a fraction."""
	text = clean_line(_as_text(read_cell(value, column)))
	return _short_enough(text, column, longest)


def read_words(value: object, column: str, *, longest: int) -> str:
	"""The text of a cell with its lines."""
	return _short_enough(_as_text(read_cell(value, column)), column, longest)


def read_when(value: object, column: str) -> datetime | None:
	"""The moment a cell holds, a day as its beginning; None for an empty one."""
	given = read_cell(value, column)
	if given is None or given == "":
		return None
	moment = _moment(given)
	if moment is None:
		raise ImportValueError("«{0}» is not a date. Enter it as day.month.year.", column)
	return moment


def read_count(value: object, column: str) -> int | None:
	"""The whole number a cell holds; None for an empty one."""
	text = _as_text(read_cell(value, column)).strip()
	if not text:
		return None
	if not re.fullmatch(r"\d{1,6}", text, re.ASCII):
		raise ImportValueError("«{0}» is not a whole number. Correct it or leave it empty.", column)
	return int(text)


def _as_text(value: object) -> str:
	if value is None:
		return ""
	if isinstance(value, float) and value.is_integer():
		return str(int(value))
	if isinstance(value, datetime) and value.time() == time():
		return f"{value:%d.%m.%Y}"
	return str(value)


def _short_enough(text: str, column: str, longest: int) -> str:
	if len(text) > longest:
		raise ImportValueError(
			"«{0}» has {1} characters, at most {2} are taken. Shorten it.", column, len(text), longest
		)
	return text


def _moment(given: object) -> datetime | None:
	if isinstance(given, bool):
		return None
	if isinstance(given, (int, float)):
		return (
			_SPREADSHEET_ZERO + timedelta(days=given)
			if _SERIAL_DAYS.start <= given < _SERIAL_DAYS.stop
			else None
		)
	if not isinstance(given, str):
		return read_moment(given)
	text = given.strip().lower()
	found = _DOTTED.fullmatch(text) or _WORDED.fullmatch(text)
	return _moment_of(found) if found else read_moment(given)


def _moment_of(found: re.Match[str]) -> datetime | None:
	year, month = int(found["year"]), found["month"]
	if len(found["year"]) == 2:
		year += 2000 if year < _CENTURY_TURNS else 1900
	number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
	try:
		day = date(year, number, int(found["day"]))
		return datetime.combine(day, time(int(found["hour"] or 0), int(found["minute"] or 0)))
	except ValueError:
		return None
