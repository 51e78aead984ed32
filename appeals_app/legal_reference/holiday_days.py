"""Holidays of Ukraine as the library `holidays` knows them.

The library says which days are holidays; whether a holiday is a day off is said by our legal regimes. So both its
categories are taken: it keeps the holidays of martial law apart, as working ones. Left out are days off given
in exchange for another day: each rests on a yearly order, and those on weekends follow from the calendar itself.
"""

from datetime import date

from holidays import PUBLIC, WORKDAY, country_holidays

FIRST_YEAR, LAST_YEAR = 2000, 2099
"""The years whose days were compared with the calendar built into the domain."""

# How the library begins the name of a day off that stands for another day.
DAY_OFF_INSTEAD = "Вихідний день"


def holidays_of_ukraine(first_year: int, last_year: int) -> dict[date, str]:
	"""Holidays of the years by day, named in Ukrainian."""
	known = country_holidays(
		"UA",
		years=range(first_year, last_year + 1),
		categories=(PUBLIC, WORKDAY),
		observed=False,
		language="uk",
	)
	return {
		day: name.replace("ʼ", "’")
		for day, name in sorted(known.items())
		if not name.startswith(DAY_OFF_INSTEAD)
	}
