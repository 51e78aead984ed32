"""One row of a register kept elsewhere as the card it becomes, or everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from appeals_app.domain.classification import ClassifierItem, is_offered
from appeals_app.domain.entered_days import OLDEST_LETTER, can_be_meant
from appeals_app.domain.import_mapping import (
	CARD_LINES,
	CARD_TEXTS,
	CHOICES,
	COUNTS,
	DAYS,
	PERSON_LINES,
	TITLES,
	Heading,
	ImportMapping,
	same_words,
)
from appeals_app.domain.imported_values import (
	ImportValueError,
	read_count,
	read_line,
	read_when,
	read_words,
)
from appeals_app.domain.person_names import split_name
from appeals_app.domain.register_text import UnreadRow

ANONYMOUS, COLLECTIVE, INDIVIDUAL = "subject.anonymous", "subject.collective", "subject.individual"
FIRST_YEAR = 1996
BRIEF = 200

_NAMING = re.compile(r"(?:вич|ївна|івна|ївни|івни)\b|\b[^\W\d_]\.\s?[^\W\d_]\.", re.IGNORECASE)
"""A patronymic, or initials."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PRESET = {
	"subject": INDIVIDUAL,
	"kind": "kind.application",
	"appeal_type": "type.letter",
	"receipt_sign": "sign_of_receipt.primary",
}
"""What a card says that nobody said otherwise of, as on the form."""


LONGEST_SHOWN, MOST_DIGITS = 60, 4


class UnknownWordsError(ImportValueError):
	"""A cell of a closed list holds what is no choice; `words` are told unless they may be a text or name somebody."""

	name = words = ""


def _unknown_words(name: str, words: str, column: str, of_person: frozenset[str]) -> UnknownWordsError:
	if not _is_shown(words, of_person):
		return UnknownWordsError(
			"«{0}» holds words the register does not know. Say in the mapping what they mean.", column
		)
	told = UnknownWordsError(
		"«{0}» holds words the register does not know: «{1}». Say in the mapping what they mean.",
		*(column, words),
	)
	told.name, told.words = name, words
	return told


def _is_shown(words: str, of_person: frozenset[str]) -> bool:
	"""A column named wrongly may hold the author in place of a choice."""
	is_short = len(words) <= LONGEST_SHOWN and sum(map(str.isdigit, words)) <= MOST_DIGITS
	names_somebody = "@" in words or _NAMING.search(words) or of_person & set(same_words(words).split())
	return is_short and not names_somebody


@dataclass(frozen=True, slots=True)
class Choices:
	"""What the words of a file can mean: items of the classifier and channels, by field and by words."""

	by_words: Mapping[str, Mapping[str, str]]
	items: Mapping[str, ClassifierItem]
	authority: str

	def find(self, name: str, written: str) -> str | None:
		"""The key of a choice by its key, code or title."""
		return self.by_words.get(name, {}).get(same_words(written))

	def is_offered(self, key: str, day: date) -> bool:
		"""The item was in force on the day; channels have no period."""
		item = self.items.get(key)
		return item is None or is_offered(item, on=day, authority=self.authority)


@dataclass(slots=True)
class ImportedCard:
	"""What a row becomes: fields of the card, of its author, and of its one question."""

	card: dict[str, object] = field(default_factory=dict)
	person: dict[str, str] = field(default_factory=dict)
	theme: str = ""
	result: str = ""

	@property
	def is_closed(self) -> bool:
		"""The answer was sent, so the term is not counted on."""
		return bool(self.card.get("answered_on"))

	@property
	def lacks_answer_day(self) -> bool:
		"""What was decided is said, when it was answered is not: the row would become open work."""
		return bool(self.result) and not self.is_closed


class RowReader:
	"""Reads the rows of one file by its mapping."""

	def __init__(self, mapping: ImportMapping, heading: Heading, choices: Choices, *, now: datetime) -> None:
		self._mapping, self._heading, self._choices, self._now = mapping, heading, choices, now
		self._of_person: frozenset[str] = frozenset()
		self._columns = {column.field: column for column in mapping.columns}
		self._meanings = {
			name: {same_words(written): key for written, key in meanings.items()}
			for name, meanings in mapping.meanings.items()
		}

	def read(self, row: Sequence[object]) -> tuple[ImportedCard, list[ImportValueError]]:
		"""The card of a row, and all that keeps it from being one."""
		if isinstance(row, UnreadRow):
			return ImportedCard(), [row.problem]
		problems: list[ImportValueError] = []
		self._of_person = self._words_of_person(row)
		values = {name: self._value(name, row, problems) for name in self._columns}
		read = _assembled(values)
		if not problems:
			problems.extend(self._faults(read))
		return read, problems

	def _words_of_person(self, row: Sequence[object]) -> frozenset[str]:
		places = (self._heading.positions.get(name, len(row)) for name in PERSON_LINES)
		cells = " ".join(str(row[place] or "") for place in places if place < len(row))
		return frozenset(same_words(cells).split())

	def title(self, name: str) -> str:
		"""How the file calls a field, for whoever corrects it."""
		column = self._columns.get(name)
		return (column and column.heading) or TITLES[name]

	def _value(self, name: str, row: Sequence[object], problems: list[ImportValueError]) -> object:
		position = self._heading.positions.get(name)
		given = row[position] if position is not None and position < len(row) else None
		if given is None or given == "":
			given = self._columns[name].default or None
		try:
			return self._reader(name)(given, self.title(name))
		except ImportValueError as problem:
			problems.append(problem)
			return None

	def _reader(self, name: str) -> Callable[[object, str], object]:
		if name in DAYS:
			return read_when
		if name in COUNTS:
			return read_count
		if name in CHOICES:
			return lambda value, column: self._choice(name, value, column)
		if name in CARD_TEXTS:
			return lambda value, column: read_words(value, column, longest=CARD_TEXTS[name])
		longest = 1_000 if name == "brief" else (CARD_LINES.get(name) or PERSON_LINES[name])
		return lambda value, column: read_line(value, column, longest=longest)

	def _choice(self, name: str, value: object, column: str) -> str:
		written = read_line(value, column, longest=200)
		if not written:
			return ""
		key = self._meanings.get(name, {}).get(same_words(written)) or self._choices.find(name, written)
		if not key:
			raise _unknown_words(name, written, column, self._of_person)
		return key

	def _faults(self, read: ImportedCard) -> list[ImportValueError]:
		return [*self._faults_of_days(read.card), *self._faults_of_author(read), *self._faults_of_items(read)]

	def _faults_of_days(self, card: dict) -> list[ImportValueError]:
		if not card["registration_index"] or not card["registered_at"]:
			return [ImportValueError("The row has no number or no day of registration. Fill in both.")]
		faults = []
		received, registered = card["received_at"], card["registered_at"]
		if received.date() > registered.date():
			faults.append(ImportValueError("The appeal is registered before it came. Check both days."))
		if registered > self._now or (card.get("answered_on") or date.min) > self._now.date():
			faults.append(ImportValueError("A day of the row is in the future. Check the days."))
		if received.year < FIRST_YEAR:
			faults.append(
				ImportValueError("The appeal came before the Law on citizens' appeals. Check the year.")
			)
		return [*faults, *self._faults_of_letters(card)]

	def _faults_of_letters(self, card: dict) -> list[ImportValueError]:
		faults, received = [], card["received_at"]
		if card.get("answered_on") and card["answered_on"] < received.date():
			faults.append(ImportValueError("The appeal is answered before it came. Check both days."))
		if card.get("written_on") and card["written_on"] > received.date():
			faults.append(ImportValueError("The appeal is dated later than it came. Check both days."))
		letters = [card[name] for name in ("written_on", "sender_date") if card.get(name)]
		if not all(can_be_meant(day, since=OLDEST_LETTER) for day in letters):
			faults.append(
				ImportValueError("A letter of the row has a year that cannot be right. Check the days.")
			)
		return faults

	def _faults_of_author(self, read: ImportedCard) -> list[ImportValueError]:
		faults, card, person = [], read.card, read.person
		if not card["content"]:
			faults.append(
				ImportValueError("The row does not tell the matter. Fill in the brief or the text.")
			)
		if not person.get("last_name") and card["subject"] != ANONYMOUS:
			faults.append(
				ImportValueError("The row has no author and is not marked as anonymous. Fill in one of them.")
			)
		if card["subject"] == COLLECTIVE and card["citizens_count"] < 2:
			faults.append(
				ImportValueError(
					"The appeal is collective, but has fewer than two authors. Fill in their number."
				)
			)
		if person.get("email") and not _EMAIL.fullmatch(person["email"]):
			faults.append(
				ImportValueError(
					"«{0}» is not an e-mail address. Correct it or leave it empty.", self.title("email")
				)
			)
		if person.get("phone") and sum(map(str.isdigit, person["phone"])) < 5:
			faults.append(
				ImportValueError(
					"«{0}» is not a phone number. Correct it or leave it empty.", self.title("phone")
				)
			)
		return faults

	def _faults_of_items(self, read: ImportedCard) -> list[ImportValueError]:
		card, day = read.card, read.card["received_at"] and read.card["received_at"].date()
		faults = []
		if not card.get("channel"):
			faults.append(
				ImportValueError("It is not said how the appeal came. Fill in the channel or its default.")
			)
		if not read.theme and not read.is_closed:
			faults.append(
				ImportValueError(
					"An appeal that is not answered needs a theme. Fill in the theme or its default."
				)
			)
		chosen = {name: card.get(name) for name in ("subject", "kind", "appeal_type", "receipt_sign")}
		for name, key in {**chosen, "theme": read.theme}.items():
			if key and day and not self._choices.is_offered(key, day):
				faults.append(
					ImportValueError(
						"«{0}» is an item that was not in force when the appeal came.", self.title(name)
					)
				)
		return faults


def _assembled(values: dict[str, object]) -> ImportedCard:
	card = {name: values.get(name) for name in (*DAYS, *COUNTS, *CHOICES) if name not in ("theme", "result")}
	for name in (*CARD_LINES, *CARD_TEXTS):
		card[name] = values.get(name) or ""
	for name, preset in _PRESET.items():
		card[name] = card[name] or preset
	card["received_at"] = card["received_at"] or card["registered_at"]
	for name in ("written_on", "answered_on", "sender_date"):
		card[name] = card[name].date() if card[name] else None
	card["citizens_count"], card["pages_count"] = card["citizens_count"] or 1, card["pages_count"] or 0
	card["brief"], card["content"] = _matter(card["brief"], card["content"])
	person = _person(values) if card["subject"] != ANONYMOUS else {}
	return ImportedCard(card, person, values.get("theme") or "", values.get("result") or "")


def _matter(brief: str, content: str) -> tuple[str, str]:
	"""Brief and text of the card: a brief too long for its line is shortened visibly and stands whole in the text."""
	line = brief or " ".join(content.split())
	if len(line) <= BRIEF:
		return line, content or brief
	whole = content if line in " ".join(content.split()) else "\n\n".join(filter(None, (brief, content)))
	kept = line[: BRIEF - 1]
	return f"{kept.rpartition(' ')[0] or kept}…", whole


def _person(values: dict[str, object]) -> dict[str, str]:
	person = {name: values.get(name) or "" for name in PERSON_LINES if name != "author_name"}
	if not person["last_name"] and values.get("author_name"):
		name = split_name(values["author_name"])
		person.update(last_name=name.last[:100], first_name=name.first[:100], middle_name=name.middle[:100])
	return person
