"""By what a person is found while somebody types: names as they sound, and phones in one form.

Each person keeps two lines for it: the words of the full name as they sound, the surname first, and the phones as «0»
and nine digits.  The beginning of a line is under an index; what is looked for elsewhere in it is looked for among few.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from appeals_app.domain.contact_keys import national_number, phone_keys
from appeals_app.domain.person_names import given_skeleton, name_skeleton
from appeals_app.domain.search_question import Nominatives
from appeals_app.domain.search_terms import Mark

MOST_PARTS = 6
LEAST_TELLING = 3
"""Letters or digits of the longest part; less is never looked for but at the beginning."""

_ASKED = re.compile(r"\+?[0-9][0-9\s()./-]*[0-9]|[0-9]|[^\W\d_](?:[^\W\d_]|[’'ʼ`´‘])*")
_APOSTROPHES = re.compile("[’ʼ`´‘]")
_BORDER = re.compile(r"[\s.,‐‑–—-]+")


@dataclass(frozen=True, slots=True)
class NamePart:
	"""A word typed: how a word of the name may begin, and the initial it may be kept as."""

	beginnings: tuple[str, ...]
	initial: str = ""


@dataclass(frozen=True, slots=True)
class PersonQuestion:
	"""What was typed of a person; every part is required."""

	names: tuple[NamePart, ...] = ()
	numbers: tuple[str, ...] = ()

	@property
	def is_empty(self) -> bool:
		"""Nothing is asked for."""
		return not self.names and not self.numbers

	@property
	def is_telling(self) -> bool:
		"""Few enough people answer to look for it within names and phones."""
		parts = [*self.numbers, *(one for name in self.names for one in name.beginnings)]
		return max(map(len, parts), default=0) >= LEAST_TELLING


def name_terms(full_name: str | None) -> str:
	"""The words of a name as they sound, the surname first; an older spelling is followed by the Ukrainian one."""
	words = filter(None, _BORDER.split(full_name or ""))
	return " ".join(form for word in words for form in _forms(word))


def phone_terms(phone: str | None) -> str:
	"""The phones of a field in one form."""
	return " ".join(sorted(phone_keys(phone)))


def question_of_person(
	text: str, allowed: Iterable[Mark], nominatives: Nominatives = lambda word: ()
) -> PersonQuestion:
	"""What to ask for; nothing where a part of it may not be asked about.

	With `nominatives` a word answers for the name it may be a case of too: «Петренку» for «Петренко».
	"""
	parts = _ASKED.findall(text)[:MOST_PARTS]
	numbers = tuple(_number(part) for part in parts if _is_number(part))
	names = [
		_name_part(part, nominatives, is_first=not place)
		for place, part in enumerate(parts)
		if not _is_number(part)
	]
	needed = {Mark.CONTACT} if numbers else set()
	needed |= {Mark.NAME} if names else set()
	if not needed <= frozenset(allowed):
		return PersonQuestion()
	return PersonQuestion(tuple(name for name in names if name.beginnings), numbers)


def _name_part(part: str, nominatives: Nominatives, *, is_first: bool) -> NamePart:
	words = [part, *nominatives(_APOSTROPHES.sub("'", part).lower())]
	# a vowel typed next may swallow the last «і»: «Марі» begins «Марія», which sounds «mara»
	forms = [
		form[:-1] if len(form) > 1 and form.endswith("i") else form for word in words for form in _forms(word)
	]
	is_whole = len(part) > 1 and not is_first
	return NamePart(tuple(dict.fromkeys(forms)), name_skeleton(part)[:1] if is_whole else "")


def _number(part: str) -> str:
	digits = re.sub("[^0-9]", "", part)
	is_with_country = digits.startswith("380") and len(digits) > len("380")
	return digits[2:] if is_with_country else national_number(digits)


def _is_number(part: str) -> bool:
	return part[-1] in "0123456789"


def _forms(word: str) -> list[str]:
	return list(dict.fromkeys(filter(None, (name_skeleton(word), given_skeleton(word)))))
