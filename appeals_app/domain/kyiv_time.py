"""Moments as the clock on the wall in Kyiv shows them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from appeals_app.domain.errors import InvalidInputError

# The second name is the one time-zone data before 2022 knows.
_ZONE_NAMES = ("Europe/Kyiv", "Europe/Kiev")
# Room on both sides, so that no zone and no term can leave the range of dates.
_FIRST_YEAR, _LAST_YEAR = 1000, 9000


@lru_cache(maxsize=1)
def kyiv_zone() -> ZoneInfo:
	"""The time zone of Kyiv; refuses a machine without time-zone data instead of guessing the hour."""
	for name in _ZONE_NAMES:
		try:
			return ZoneInfo(name)
		except ZoneInfoNotFoundError:
			continue
	raise InvalidInputError(
		"The machine has no time-zone data for {0}. Install the package tzdata.", _ZONE_NAMES[0]
	)


def kyiv_local(moment: datetime) -> datetime:
	"""The moment as Kyiv local time without a zone; one without a zone already is that."""
	if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
		raise InvalidInputError("The year {0} cannot be right. Correct the date.", moment.year)
	if moment.tzinfo is None:
		return moment
	return moment.astimezone(kyiv_zone()).replace(tzinfo=None)


def kyiv_moment(moment: datetime) -> datetime:
	"""The moment as a point in time: one without a zone is Kyiv local time."""
	return moment if moment.tzinfo else moment.replace(tzinfo=kyiv_zone())


def hours_later(local: datetime, hours: int) -> datetime:
	"""The moment so many real hours after a Kyiv local time, with its offset: clock changes don't add any."""
	later = kyiv_moment(local).astimezone(timezone.utc) + timedelta(hours=hours)
	in_kyiv = later.astimezone(kyiv_zone())
	# A fixed offset, because it survives being written down and compared in the hour that comes twice.
	return in_kyiv.replace(tzinfo=timezone(in_kyiv.utcoffset() or timedelta()))
