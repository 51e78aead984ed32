"""Texts of the demo: files with them, dates in words, and words that agree with the sex of the author."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

DATA_FOLDER = Path(__file__).parent / "data"

MALE, FEMALE = "male", "female"

_MONTHS = (
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
_PAIR = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


@cache
def read_data(name: str) -> Any:
	"""Content of a data file of the demo."""
	return json.loads((DATA_FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def agree(text: str, sex: str) -> str:
	"""The text with «{звертався|зверталася}» resolved for the sex of the one who speaks."""
	return _PAIR.sub(lambda pair: pair.group(1 if sex == MALE else 2), text)


def fill(template: str, /, **values: object) -> str:
	"""The text with the named places filled; places not named stay for later."""
	for name, value in values.items():
		template = template.replace("{" + name + "}", str(value))
	return template


def dotted(day: date) -> str:
	"""05.03.2026, as dates stand in letters of an office."""
	return day.strftime("%d.%m.%Y")


def day_and_month(day: date) -> str:
	"""5 березня."""
	return f"{day.day} {_MONTHS[day.month - 1]}"


def in_words(day: date) -> str:
	"""5 березня 2026 р."""
	return f"{day_and_month(day)} {day.year} р."
