"""Taking other people out of a text that is given to one person.

Known people are taken out by their surname in any case, their phone and their e-mail. What the register does not
know, it cannot find: a person looks the text through before it is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

OTHER_PERSON = "[інша особа]"

SHORTEST_STEM = 3
"""Letters of a surname by which it is recognised in other cases; a shorter one is looked for as it stands."""

_ENDINGS = (
	"(?:[аеиіїоуюяй]|ого|ому|им|ої|ою|ій|ею|єю|ем|єм|ом|ові|еві|ів|ов\\w{1,2}|ами|ах|их|ими|ьк\\w{1,4})?"
)


@dataclass(frozen=True, slots=True)
class Person:
	"""What one is recognised by in a text."""

	last_name: str = ""
	first_name: str = ""
	middle_name: str = ""
	phone: str = ""
	email: str = ""


def redact_people(text: str, people: Iterable[Person]) -> str:
	"""The text with every trace of these people replaced."""
	for person in people:
		for pattern in _patterns(person):
			text = pattern.sub(OTHER_PERSON, text)
	return text


def _patterns(person: Person) -> Iterable[re.Pattern]:
	if person.last_name:
		yield re.compile(_whole_name(person), re.IGNORECASE)
	if person.email:
		yield re.compile(re.escape(person.email), re.IGNORECASE)
	digits = re.sub(r"\D", "", person.phone)[-9:]
	if len(digits) >= 6:
		yield re.compile(r"(?:\+?\d[\s()-]*){0,4}" + r"[\s()-]*".join(digits))


def _whole_name(person: Person) -> str:
	given = "".join(
		rf"(?:\s+(?:{_stem(name)}{_ENDINGS}|{re.escape(name[0])}\.))?"
		for name in (person.first_name, person.middle_name)
		if name
	)
	initials = "".join(
		rf"(?:{re.escape(name[0])}\.\s*)?" for name in (person.first_name, person.middle_name) if name
	)
	return rf"\b{initials}{_stem(person.last_name)}{_ENDINGS}\b{given}"


def _stem(name: str) -> str:
	"""A name without its ending, whose letters may change from case to case."""
	stem = re.sub(r"(ий|ій|ої|ів|[аеиіїоуюяьй])$", "", name, flags=re.IGNORECASE)
	return re.escape(stem if len(stem) >= SHORTEST_STEM else name)
