"""By what a person is found while somebody types: names as they sound, and ends of phones.

Terms are those of `search_terms`, kept with the person.  A question is a full-text one as long as it has a part that
few people share; shorter parts only narrow it, so that a letter or two never walk through a whole register.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from appeals_app.domain.contact_keys import phone_keys
from appeals_app.domain.person_names import given_skeleton, name_skeleton
from appeals_app.domain.search_terms import LONGEST_NUMBER, Mark, number_ends, term

MOST_PARTS = 6
LEAST_LETTERS, LEAST_DIGITS = 2, 4
"""A shorter part is shared by too many."""

_ASKED = re.compile(r"\+?\d[\d\s()./-]*\d|\d|[^\W\d_](?:[^\W\d_]|[’'ʼ`´‘])*")
_BORDER = re.compile(r"[\s.,‐‑–—-]+")


@dataclass(frozen=True, slots=True)
class PersonQuestion:
	"""What was typed of a person: the full-text question, and alternatives of beginnings that narrow what it finds.

	`letters` is a name of which too little is typed for more than the beginning of a full name.
	"""

	full_text: str = ""
	narrower: tuple[tuple[str, ...], ...] = ()
	letters: str = ""


def name_terms(*names: str | None) -> str:
	"""Terms a person is found by when a name is typed."""
	words = [word for name in names for word in _BORDER.split(name or "")]
	return _joined(term(Mark.NAME, form) for word in words for form in _forms(word))


def phone_terms(phone: str | None) -> str:
	"""Terms a person is found by when a part of a phone is typed."""
	ends = (end for number in sorted(phone_keys(phone)) for end in number_ends(number))
	return _joined(term(Mark.CONTACT, end) for end in ends)


def question_of_person(text: str, allowed: Iterable[Mark]) -> PersonQuestion:
	"""What to ask for; every part typed is required, and a part that may not be asked about finds nobody."""
	parts = [part for part in _ASKED.findall(text) if part.strip()][:MOST_PARTS]
	marks = frozenset(allowed)
	if any((Mark.CONTACT if _is_number(part) else Mark.NAME) not in marks for part in parts):
		return PersonQuestion()
	required: list[str] = []
	narrower: list[tuple[str, ...]] = []
	for place, part in enumerate(parts):
		beginnings = tuple(_beginnings(part))
		if _is_telling(part):
			initial = _initial(part) if place else ()
			required.append(f"+({' '.join([*(f'{one}*' for one in beginnings), *initial])})")
		elif beginnings:
			narrower.append(beginnings)
	is_of_letters = bool(parts) and not required and not _is_number(parts[0])
	return PersonQuestion(" ".join(required), tuple(narrower), parts[0] if is_of_letters else "")


def _beginnings(part: str) -> Iterator[str]:
	if _is_number(part):
		yield term(Mark.CONTACT, _digits(part)[:LONGEST_NUMBER])
		return
	# a vowel typed next may swallow the last «і»: «Марі» begins «Марія», which sounds «mara»
	forms = [form[:-1] if len(form) > LEAST_LETTERS and form.endswith("i") else form for form in _forms(part)]
	yield from dict.fromkeys(term(Mark.NAME, form) for form in forms)


def _initial(part: str) -> tuple[str, ...]:
	"""A given name finds whoever is kept with its initial alone."""
	return () if _is_number(part) else (term(Mark.NAME, name_skeleton(part)[:1]),)


def _is_telling(part: str) -> bool:
	if _is_number(part):
		return len(_digits(part)) >= LEAST_DIGITS
	return len(name_skeleton(part)) >= LEAST_LETTERS


def _is_number(part: str) -> bool:
	return part[-1].isdigit()


def _digits(part: str) -> str:
	digits = re.sub(r"\D", "", part)
	return digits[2:] if digits.startswith("380") and len(digits) > LEAST_DIGITS else digits


def _forms(word: str) -> list[str]:
	return list(dict.fromkeys(filter(None, (name_skeleton(word), given_skeleton(word)))))


def _joined(terms: Iterable[str]) -> str:
	return " ".join(dict.fromkeys(terms))
