"""By when something is promised, as Ukrainian official letters say it; the last day of what is named.

«До 1 травня» is the first of May itself: the day the promise is looked after. A day without a year is the next such
day. A day after «від» dates a document and says nothing of a promise; what has passed promises nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from appeals_app.domain.calendar import ONE_DAY, WorkingDays
from appeals_app.domain.term_count import last_of_month_later, month_later

_MONTHS = (
	"січ(?:ня|ні|ень)",
	"лют(?:ого|ому|ий)",
	"берез(?:ня|ні|ень)",
	"квіт(?:ня|ні|ень)",
	"трав(?:ня|ні|ень)",
	"черв(?:ня|ні|ень)",
	"лип(?:ня|ні|ень)",
	"серп(?:ня|ні|ень)",
	"верес(?:ня|ні|ень)",
	"жовт(?:ня|ні|ень)",
	"листопад[аі]?",
	"груд(?:ня|ні|ень)",
)
_NUMBERS = {
	1: "одн(?:ого|ому|ин)|перш(?:ого|ому|ій|ої)|i",
	2: "дв(?:ох|а|і)|друг(?:ого|ому|ій|ої)|ii",
	3: "трьох|три|трет(?:ього|ьому|ій|ьої)|iii",
	4: "чотирьох|чотири|четверт(?:ого|ому|ій|ої)|iv",
	5: "п’яти|п’ять",
	6: "шести|шість",
	7: "семи|сім",
	10: "десяти|десять",
	14: "чотирнадцяти",
	15: "п’ятнадцяти|п’ятнадцять",
	20: "двадцяти|двадцять",
	30: "тридцяти|тридцять",
}
_ADJECTIVES = {
	"дво": 2,
	"три": 3,
	"чотири": 4,
	"п’яти": 5,
	"шести": 6,
	"семи": 7,
	"десяти": 10,
	"п’ятнадцяти": 15,
	"двадцяти": 20,
	"тридцяти": 30,
}
_SEASONS = {
	"навесні": 5,
	"весною": 5,
	"влітку": 8,
	"літом": 8,
	"восени": 11,
	"осінню": 11,
	"взимку": 2,
	"зимою": 2,
}
_MONTHS_OF_PERIOD = {"квартал": 3, "півріч": 6}

_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_YEAR = r"(?:\s+(?P<year>20\d\d)|\s+(?P<next>наступного)\s+ро)?"
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS.values())})(?:-[а-яіїє]{{1,3}})?"
_BEFORE = r"(?P<before>\b(?:до|перед|від|з|із|зі)\s+)?"

_STARTS = frozenset({"з", "із", "зі"})
_COUNTED_FROM_AN_EVENT = re.compile(r"\bпісля\b|\b(?:з|від)\s+(?:дня|дати|моменту|часу)\b")
"""«Протягом десяти днів з дня надходження коштів» names no day."""

Reader = Callable[[re.Match, date, WorkingDays], date | None]


def promised_day(sentence: str, *, written_on: date, calendar: WorkingDays) -> date | None:
	"""The last of the days the sentence promises something by; None where it names none that is to come.

	The day something begins counts only where no other is named.
	"""
	text = _as_compared(sentence)
	found = list(_days(text, written_on, calendar))
	ends = [day for is_start, day in found if not is_start]
	return max(ends or (day for _is_start, day in found), default=None)


def _days(text: str, written_on: date, calendar: WorkingDays) -> Iterator[tuple[bool, date]]:
	"""Each day named, and whether something begins on it; words one reader took are not read by the next."""
	readers = _NAMED if _COUNTED_FROM_AN_EVENT.search(text) else (*_NAMED, *_COUNTED)
	for pattern, read in readers:
		for match in pattern.finditer(text):
			before = (match.groupdict().get("before") or "").strip()
			day = None if before == "від" else read(match, written_on, calendar)
			if day and day >= written_on:
				yield before in _STARTS, day
		text = pattern.sub(lambda match: "|" * len(match[0]), text)


def _as_compared(sentence: str) -> str:
	"""Small letters and one apostrophe; Roman numbers in Latin letters, whatever they were typed with."""
	text = re.sub("['ʼ`‘]", "’", sentence.lower())
	return re.sub(r"\b[iі]{1,3}\b|\b[iі]v\b", lambda match: match[0].replace("і", "i"), text)


def _day_of_month(match: re.Match, today: date, _calendar: WorkingDays) -> date | None:
	day, month = int(match["day"]), _month_number(match["month"])
	if year := _year_named(match, today):
		return _real_day(year, month, day)
	this_year = _real_day(today.year, month, day)
	return this_year if this_year and this_year >= today else _real_day(today.year + 1, month, day)


def _day_in_figures(match: re.Match, _today: date, _calendar: WorkingDays) -> date | None:
	year = int(match["year"])
	return _real_day(year if year > 99 else 2000 + year, int(match["month"]), int(match["day"]))


def _whole_month(match: re.Match, today: date, _calendar: WorkingDays) -> date:
	month = _month_number(match["month"])
	year = _year_named(match, today) or today.year + (month < today.month)
	return _end_of_period(match, year, month, 1)


def _ten_days(match: re.Match, today: date, _calendar: WorkingDays) -> date:
	month, part = _month_number(match["month"]), _number(match["number"])
	year = _year_named(match, today) or today.year + (month < today.month)
	last = monthrange(year, month)[1]
	return date(year, month, last if part == 3 else 10 * part)


def _part_of_year(match: re.Match, today: date, _calendar: WorkingDays) -> date | None:
	months, number = _MONTHS_OF_PERIOD[match["period"]], _number(match["number"])
	if number * months > 12:
		return None
	year = _year_named(match, today) or today.year + (number * months < today.month)
	return _end_of_period(match, year, number * months, months)


def _season(match: re.Match, today: date, _calendar: WorkingDays) -> date:
	month = _SEASONS[match["season"]]
	year = _year_named(match, today) or today.year + (month < today.month)
	return date(year, month, monthrange(year, month)[1])


def _named_year(match: re.Match, _today: date, _calendar: WorkingDays) -> date:
	year = int(match["year"])
	return _end_of_period(match, year, 12, 12)


def _end_of_unit(match: re.Match, today: date, _calendar: WorkingDays) -> date:
	is_next = (match["which"] or "").startswith("наступн")
	unit = match["unit"]
	if unit.startswith("тиж"):
		return today + timedelta(days=6 - today.weekday() + 7 * is_next)
	if unit.startswith("міс"):
		return last_of_month_later(today, int(is_next))
	if unit.startswith("кварт"):
		return last_of_month_later(today, (3 - today.month % 3) % 3 + 3 * is_next)
	return date(today.year + is_next, 12, 31)


def _so_long(match: re.Match, today: date, calendar: WorkingDays) -> date:
	return _later(today, _number(match["number"] or "1"), match["unit"], bool(match["working"]), calendar)


def _term_of(match: re.Match, today: date, calendar: WorkingDays) -> date:
	figures = match["figures"]
	number = int(figures) if figures else _ADJECTIVES.get(match["word"] or "", 1)
	return _later(today, number, match["unit"], False, calendar)


def _later(today: date, number: int, unit: str, working: bool, calendar: WorkingDays) -> date:
	if unit.startswith("міс"):
		return month_later(today, number) or last_of_month_later(today, number)
	if unit.startswith("р"):
		return month_later(today, 12 * number) or last_of_month_later(today, 12 * number)
	if unit.startswith("тиж"):
		return today + timedelta(weeks=number)
	if not working:
		return today + timedelta(days=number)
	days = calendar.working_days_from(today + ONE_DAY)
	return next(day for count, day in enumerate(days, start=1) if count >= number)


def _end_of_period(match: re.Match, year: int, last_month: int, months: int) -> date:
	"""The last day of the period, or of the one before where it is said «до травня»."""
	first = last_of_month_later(date(year, last_month, 1), 0)
	is_end = match["before"] and match["before"].strip() in {"до", "перед"} and not match["end"]
	if not is_end:
		return first
	return date(year, last_month - months + 1, 1) - ONE_DAY


def _year_named(match: re.Match, today: date) -> int | None:
	if match["year"]:
		return int(match["year"])
	return today.year + 1 if match["next"] else None


def _month_number(word: str) -> int:
	return next(number for number, form in enumerate(_MONTHS, start=1) if re.fullmatch(form, word))


def _number(word: str) -> int:
	if word.isdigit():
		return max(1, int(word))
	return next(number for number, forms in _NUMBERS.items() if re.fullmatch(forms, word))


def _real_day(year: int, month: int, day: int) -> date | None:
	if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
		return None
	return date(year, month, day)


_END = r"(?P<end>кінця\s+)?"
_WITHIN = r"\b(?:протягом|впродовж|упродовж|за|через|не\s+пізніше(?:\s+ніж)?\s+(?:за|через))\s+"
_UNIT = r"(?P<unit>дн(?:ів|і|я)|день|тиж(?:нів|ні|ня|день)|місяц(?:ів|і|я)|місяць|рок(?:ів|и|у)|рік)\b"


def _compiled(*readers: tuple[str, Reader]) -> tuple[tuple[re.Pattern[str], Reader], ...]:
	return tuple((re.compile(pattern), read) for pattern, read in readers)


_NAMED = _compiled(
	(rf"{_BEFORE}\b(?P<day>\d{{1,2}})(?:-?го)?\s+{_MONTH}\b{_YEAR}", _day_of_month),
	(rf"{_BEFORE}\b(?P<day>\d{{1,2}})\.(?P<month>\d{{2}})\.(?P<year>20\d\d|\d\d)\b", _day_in_figures),
	(rf"{_NUMBER}\s+декад[аиіу]\s+{_MONTH}\b{_YEAR}", _ten_days),
	(rf"{_BEFORE}{_END}\b{_MONTH}\b{_YEAR}", _whole_month),
	(rf"{_BEFORE}{_END}\b{_NUMBER}\s+(?P<period>квартал|півріч)[а-яі]*{_YEAR}", _part_of_year),
	(rf"\b(?P<season>{'|'.join(_SEASONS)})\b{_YEAR}", _season),
	(rf"{_BEFORE}{_END}\b(?P<year>20\d\d)\s+ро(?:ці|ку)\b", _named_year),
	(
		r"\b(?:кінця|кінці|протягом|впродовж|упродовж|у|в|до)?\s*(?P<which>поточного|цього|наступного|поточному|цьому|"
		r"наступному)\s+(?P<unit>тижня|тижні|місяця|місяці|кварталу|кварталі|року|році)\b",
		_end_of_unit,
	),
	(r"\bкінця\s+(?P<which>)(?P<unit>тижня|місяця|кварталу|року)\b", _end_of_unit),
)

_COUNTED = _compiled(
	(
		rf"{_WITHIN}(?:{_NUMBER}\s+)?(?P<working>робоч(?:их|і|ого|ий)\s+)?(?:календарн[а-яі]+\s+)?{_UNIT}",
		_so_long,
	),
	(
		rf"\b(?:(?P<figures>\d{{1,3}})-?|(?P<word>{'|'.join(_ADJECTIVES)}))?(?:ти)?"
		r"(?P<unit>місячн|денн|тижнев|річн)(?:ий|ого|ому)\s+(?:строк|термін)",
		_term_of,
	),
)
