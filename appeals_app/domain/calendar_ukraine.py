"""The calendar of Ukraine that is built in: weekends, the holidays of the Labour Code, martial law.

Martial law (since 24.02.2022, no end set): Law 2136-IX, Art. 6(6) switches off Labour Code Art. 71–73, so
holidays are ordinary working days and only Saturday and Sunday are off. The list of holidays (Labour Code,
Art. 73) is from memory and matters only for days outside martial law; an administrator's calendar replaces it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from appeals_app.domain.calendar import Regime, WorkingCalendar, WorkingDays
from appeals_app.domain.errors import InvalidInputError

MARTIAL_LAW_CODE = "martial_law"
MARTIAL_LAW_FROM = date(2022, 2, 24)
MARTIAL_LAW_NAME = "воєнний стан"
MARTIAL_LAW_SOURCE = "ч. 6 ст. 6 Закону України № 2136-IX"
# The computus of Easter below holds up to here.
FIRST_YEAR, LAST_YEAR = 2000, 2099

UKRAINE = "ukraine"
WEEKENDS_ONLY = "weekends"

# Month, day, name, first and last year of the holiday on that day (Labour Code Art. 73, from memory).
_FIXED_HOLIDAYS: tuple[tuple[int, int, str, int, int], ...] = (
	(1, 1, "Новий рік", FIRST_YEAR, LAST_YEAR),
	(1, 7, "Різдво Христове (за юліанським календарем)", FIRST_YEAR, 2023),
	(3, 8, "Міжнародний жіночий день", FIRST_YEAR, LAST_YEAR),
	(5, 1, "День праці", FIRST_YEAR, LAST_YEAR),
	(5, 2, "День міжнародної солідарності трудящих", FIRST_YEAR, 2017),
	(5, 8, "День пам’яті та перемоги над нацизмом", 2024, LAST_YEAR),
	(5, 9, "День перемоги над нацизмом", FIRST_YEAR, 2023),
	(6, 28, "День Конституції України", FIRST_YEAR, LAST_YEAR),
	(7, 15, "День Української Державності", 2024, LAST_YEAR),
	(7, 28, "День Української Державності", 2022, 2023),
	(8, 24, "День Незалежності України", FIRST_YEAR, LAST_YEAR),
	(10, 1, "День захисників і захисниць України", 2023, LAST_YEAR),
	(10, 14, "День захисників і захисниць України", 2015, 2022),
	(12, 25, "Різдво Христове", 2017, LAST_YEAR),
)
_TRINITY_AFTER_EASTER = timedelta(days=49)


def martial_law(last_day: date | None = None) -> Regime:
	"""Martial law from 24.02.2022; the last day is None while no act ends it."""
	return Regime(MARTIAL_LAW_CODE, MARTIAL_LAW_FROM, last_day, True, MARTIAL_LAW_NAME, MARTIAL_LAW_SOURCE)


@lru_cache(maxsize=8)
def ukraine_calendar(martial_law_until: date | None = None) -> WorkingCalendar:
	"""Weekends, holidays and martial law up to the given last day, open when there is none."""
	return WorkingCalendar(
		code=UKRAINE,
		valid_from=date(FIRST_YEAR, 1, 1),
		valid_to=date(LAST_YEAR, 12, 31),
		holidays=dict(_holidays()),
		regimes=(martial_law(martial_law_until),),
		moves_weekend_holidays=True,
	)


@lru_cache(maxsize=1)
def weekends_calendar() -> WorkingCalendar:
	"""Only Saturdays and Sundays are off."""
	return WorkingCalendar(WEEKENDS_ONLY, date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


BUILT_IN_CALENDARS: dict[str, Callable[[], WorkingDays]] = {
	UKRAINE: ukraine_calendar,
	WEEKENDS_ONLY: weekends_calendar,
}


def built_in_calendar(code: str) -> WorkingDays:
	"""The built-in calendar with this code; others have to be given as objects."""
	if code not in BUILT_IN_CALENDARS:
		raise InvalidInputError(
			"There is no built-in working calendar “{0}”. The built-in ones are: {1}.",
			code,
			", ".join(sorted(BUILT_IN_CALENDARS)),
		)
	return BUILT_IN_CALENDARS[code]()


def orthodox_easter(year: int) -> date:
	"""Easter by the Julian computus (Meeus), as the Gregorian date of that Sunday; right for 1900–2099."""
	moon = (19 * (year % 19) + 15) % 30
	weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
	month, day = divmod(moon + weekday + 114, 31)
	return date(year, month, day + 1) + timedelta(days=13)


def _holidays() -> Iterator[tuple[date, str]]:
	for month, day, name, first_year, last_year in _FIXED_HOLIDAYS:
		for year in range(first_year, last_year + 1):
			yield date(year, month, day), name
	for year in range(FIRST_YEAR, LAST_YEAR + 1):
		easter = orthodox_easter(year)
		yield easter, "Великдень"
		yield easter + _TRINITY_AFTER_EASTER, "Трійця"
