"""What a person types, turned into a boolean full-text question of the search table.

Every word is required; «або» («OR», «|») between two makes either do; «не» («NOT») or a minus before a word keeps out what
has it.  An operator beside nothing is ignored, and nothing else a person types is read as one.  «вул.» and its like, which
the table drops from addresses, are not required.  An index with its letters and year finds itself alone: its figures stand
in too much else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from appeals_app.domain.appeal_words import SILENT_WORDS, Lemma, words_of
from appeals_app.domain.contact_keys import SHORTENED_WORDS, SPELLED_OUT_WORDS
from appeals_app.domain.person_names import name_skeleton
from appeals_app.domain.search_terms import (
	INDEX_JOINT,
	LONGEST_NUMBER,
	NUMBERS,
	Mark,
	index_parts,
	name_forms,
	term,
)

Nominatives = Callable[[str], Sequence[str]]
"""Names a word may be a case of, as cards have them; none where the dictionary knows no name in it."""

MOST_TERMS = 12
"""Words of a question; a longer one asks the database for nothing a person needs."""

SHORTEST_PHONE = 7
"""Digits of a local phone; fewer with spaces between them are several numbers."""

OR, NOT = frozenset({"або", "or", "|", "||"}), frozenset({"не", "not", "!"})

_MINUS = "-−–"
_RUN = re.compile(r"\d+")
_DIGITS_ONLY = re.compile(r"[\d\s()+./-]*\d[\d\s()+./-]*")
_WHOLE_INDEX = re.compile(r"[^\W\d_]{1,4}[-–—/]?\d+(?:[-–—/.]\d+)*[-–—/.](?:19|20)\d\d")
_ASKED = re.compile(r"\+?\d[\d\s()./-]*\d|[^\s]+")


@dataclass(frozen=True, slots=True)
class Question:
	"""What to ask the database for; `nearest` asks for the same with the index as it was typed, the best first."""

	asked: str = ""
	nearest: tuple[str, ...] = ()
	excludes: bool = False


@dataclass(slots=True)
class _Typed:
	"""Words and numbers of what was typed: each of the wanted is a list of alternatives."""

	wanted: list[list[tuple[str, ...]]] = field(default_factory=list)
	unwanted: list[tuple[str, ...]] = field(default_factory=list)
	indexes: list[str] = field(default_factory=list)


def question_of(
	text: str, lemma: Lemma, allowed: Iterable[Mark], nominatives: Nominatives = lambda word: ()
) -> Question:
	"""The question, each word found by any of the allowed marks; empty where nothing can be searched for."""
	typed = _read(text)
	reader = _Reader(lemma, nominatives, frozenset(allowed))
	wanted = reader.wanted(_without_shortened(typed.wanted))[:MOST_TERMS]
	if not wanted:
		return Question()
	unwanted = [f"-({one})" for one in map(reader.together, typed.unwanted[:MOST_TERMS]) if one]
	asked = " ".join([*(f"+({one})" for one in wanted), *unwanted])
	indexes = typed.indexes or _only_number(typed)
	return Question(asked, tuple(_nearest(asked, indexes)), bool(unwanted))


def _read(text: str) -> _Typed:
	typed, joins, excludes = _Typed(), False, False
	for part in _ASKED.findall(text):
		if part.casefold() in OR:
			joins, excludes = bool(typed.wanted), False
		elif part.casefold() in NOT:
			excludes = True
		elif atoms := tuple(_atoms(part.lstrip(_MINUS))):
			_put(typed, part, atoms, joins=joins, excludes=excludes or part[0] in _MINUS)
			joins = excludes = False
	return typed


def _put(typed: _Typed, part: str, atoms: tuple[str, ...], *, joins: bool, excludes: bool) -> None:
	if excludes:
		typed.unwanted.append(atoms)
		return
	if joins:
		typed.wanted[-1].append(atoms)
	else:
		typed.wanted.append([atoms])
	if len(index_parts(part)) > 1 and _RUN.search(part):
		typed.indexes.append(INDEX_JOINT.join(index_parts(part)))


def _atoms(part: str) -> Iterator[str]:
	"""Words and runs of digits; a whole index with its parts joined."""
	if _WHOLE_INDEX.fullmatch(part):
		yield INDEX_JOINT.join(index_parts(part))
		return
	if _DIGITS_ONLY.fullmatch(part):
		yield from _fragments(part)
		return
	for word in words_of(part):
		if any(character.isdigit() for character in word):
			yield from _RUN.findall(word)
		else:
			yield word


def _fragments(part: str) -> list[str]:
	"""Figures that make a phone, whole or in part, as one number; other figures one by one."""
	digits = "".join(_RUN.findall(part))
	if re.search(r"[./]", part) or len(digits) < SHORTEST_PHONE:
		return _RUN.findall(part)
	return [digits[2:] if digits.startswith("380") else digits]


def _without_shortened(wanted: list[list[tuple[str, ...]]]) -> list[list[tuple[str, ...]]]:
	"""«вул.», «буд.», «м.» and their like go where anything else is asked for."""
	kept = [[tuple(atom for atom in atoms if not _is_shortened(atom)) for atoms in one] for one in wanted]
	kept = [[atoms for atoms in one if atoms] for one in kept]
	return [one for one in kept if one] or wanted


def _is_shortened(atom: str) -> bool:
	return not atom.isdigit() and name_skeleton(atom) in SHORTENED_WORDS


def _only_number(typed: _Typed) -> list[str]:
	"""A number that is all that was asked may be the one a letter was registered under."""
	match typed.wanted:
		case [[(number,)]] if number.isdigit():
			return [number]
	return []


def _nearest(asked: str, indexes: list[str]) -> Iterator[str]:
	"""The whole index first, then those that begin so, then those whose number begins so."""
	terms = [term(Mark.INDEX, index) for index in indexes]
	if terms:
		yield f"{asked} +({' '.join(terms)})"
		for ending in (f"{INDEX_JOINT}*", "*"):
			yield f"{asked} +({' '.join(f'{one}{ending}' for one in terms)})"


@dataclass(frozen=True, slots=True)
class _Reader:
	lemma: Lemma
	nominatives: Nominatives
	marks: frozenset[Mark]

	def wanted(self, typed: list[list[tuple[str, ...]]]) -> list[str]:
		"""What is required; a spelled out «вулиця» is content with another word of the question in an address."""
		places = [self.places(word) for one in typed for atoms in one for word in atoms]
		streets = [place for found in places for place in found]
		alternatives = [[self.together(atoms, streets) for atoms in one] for one in typed]
		return [" ".join(filter(None, one)) for one in alternatives if any(one)]

	def together(self, atoms: tuple[str, ...], streets: Sequence[str] = ()) -> str:
		"""Words and numbers that are required together: «123/2026» is two of them."""
		found = [" ".join(terms) for atom in atoms if (terms := self.terms(atom, streets))]
		return found[0] if len(found) == 1 else _all_of(found)

	def terms(self, atom: str, streets: Sequence[str]) -> list[str]:
		"""Terms any of which answers a word, a number or an index."""
		if INDEX_JOINT in atom:
			index = term(Mark.INDEX, atom)
			return [index, f"{index}{INDEX_JOINT}*"] if Mark.INDEX in self.marks else []
		if atom.isdigit():
			numbers = [f"{term(mark, atom[:LONGEST_NUMBER])}*" for mark in NUMBERS if mark in self.marks]
			return [*numbers, *self.places(atom)]
		form = self.lemma(atom)
		if form.replace("'", "") in SILENT_WORDS:
			return []
		found = [term(mark, form) for mark in (Mark.BRIEF, Mark.TEXT) if mark in self.marks]
		if Mark.NAME in self.marks:
			known = self.nominatives(atom) or (form,)
			found += [term(Mark.NAME, name) for one in (atom, *known) for name in name_forms(one)]
		is_service = name_skeleton(form) in SPELLED_OUT_WORDS
		return list(dict.fromkeys([*found, *(streets if is_service else self.places(atom))]))

	def places(self, atom: str) -> list[str]:
		"""Terms of an address that answer a word or a number; «вулиця» has none."""
		if Mark.ADDRESS not in self.marks or INDEX_JOINT in atom:
			return []
		if atom.isdigit():
			return [term(Mark.ADDRESS, atom[:LONGEST_NUMBER])]
		forms = [*name_forms(atom), *name_forms(self.lemma(atom))]
		return [term(Mark.ADDRESS, form) for form in forms if form not in SPELLED_OUT_WORDS]


def _all_of(found: list[str]) -> str:
	return f"({' '.join(f'+({one})' for one in found)})" if found else ""
