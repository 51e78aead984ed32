"""Values as people and programs send them, read without guessing: a day, a time, a number.

Each function answers None where the value is nothing of the kind, so that the caller can say which field it is.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from math import isfinite

from appeals_app.domain.errors import InvalidInputError
from appeals_app.domain.kyiv_time import kyiv_local

SMALLEST_NUMBER, LARGEST_NUMBER = -(2**31), 2**31 - 1
"""What a column of whole numbers takes."""

_MOMENT = re.compile(
	r"(?P<day>\d{4}-\d\d-\d\d)"
	r"(?:[ T](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.(?P<fraction>\d{1,6}))?)?"
	r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?",
	re.ASCII,
)
LARGEST_AMOUNT = 10**12
"""What a column of numbers with a fraction stays below."""

_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,6})?)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,13}(?:\.\d*)?", re.ASCII)
_WHOLE_NUMBER = re.compile(r"[+-]?\d{1,10}(?:\.0*)?", re.ASCII)


def read_date(value: object) -> date | None:
	"""Calendar day of a value that is a day, a moment, or either of them written by ISO 8601.

	No other order is read: 03.02.2026 is the third of February to one and the second of March to another.
	"""
	if isinstance(value, date) and not isinstance(value, datetime):
		return value
	moment = read_moment(value)
	return moment.date() if moment else None


def read_moment(value: object) -> datetime | None:
	"""Moment in Kyiv local time without a zone; a day alone is its beginning."""
	if isinstance(value, datetime):
		return _local(value) if value.tzinfo else value
	if isinstance(value, date):
		return datetime(value.year, value.month, value.day)
	found = _MOMENT.fullmatch(value.strip()) if isinstance(value, str) else None
	return _moment_of(found) if found else None


def read_time(value: object) -> time | None:
	"""Time of the day without a zone; the store gives it as the span since midnight."""
	if isinstance(value, timedelta):
		return (datetime.min + value).time() if timedelta() <= value < timedelta(days=1) else None
	if isinstance(value, time):
		return None if value.tzinfo else value
	found = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
	try:
		return time(*(int(part or 0) for part in found.groups())) if found else None
	except ValueError:
		return None


def read_number(value: object) -> float | None:
	"""Number that a column can hold; text of digits counts, a mark, a word or the infinite does not."""
	if isinstance(value, str):
		text = value.strip()
		value = float(text) if _NUMBER.fullmatch(text) else None
	if isinstance(value, bool) or not isinstance(value, (int, float)):
		return None
	return float(value) if isfinite(value) and abs(value) < LARGEST_AMOUNT else None


def read_whole_number(value: object) -> int | None:
	"""Whole number that a column can hold; text of digits counts, a fraction or a word does not."""
	if isinstance(value, str):
		text = value.strip()
		number = int(float(text)) if _WHOLE_NUMBER.fullmatch(text) else None
	elif isinstance(value, (bool, int)) or (isinstance(value, float) and value.is_integer()):
		number = int(value)
	else:
		number = None
	return number if number is not None and SMALLEST_NUMBER <= number <= LARGEST_NUMBER else None


def _moment_of(found: re.Match[str]) -> datetime | None:
	hour, minute, second = (found[part] or "00" for part in ("hour", "minute", "second"))
	fraction = (found["fraction"] or "").ljust(6, "0")
	zone = (found["zone"] or "").replace("Z", "+00:00")
	if zone and ":" not in zone:
		zone = f"{zone[:3]}:{zone[3:]}"
	try:
		moment = datetime.fromisoformat(f"{found['day']}T{hour}:{minute}:{second}.{fraction}{zone}")
	except ValueError:
		return None
	return _local(moment) if moment.tzinfo else moment


def _local(moment: datetime) -> datetime | None:
	try:
		return kyiv_local(moment)
	except InvalidInputError:
		return None
