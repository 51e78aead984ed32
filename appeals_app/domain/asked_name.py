"""A name as it stands in a request, read in every way a register may hold it: any order of words, any spelling, any case.

Which word is the surname nobody says: «Марія Шевченко» and «Шевченко Марія Іванівна» ask for one person.  What is
lacking on one side contradicts nothing, and a slip of the pen is forgiven.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, permutations, product

from appeals_app.domain.person_names import (
	CLOSE,
	Closeness,
	NameLikeness,
	PersonName,
	compare_names,
	given_skeleton,
	name_skeleton,
	surname_skeletons,
)
from appeals_app.domain.search_question import Nominatives

MOST_WORDS = 5
"""Words among which the surname and the given name are looked for; the rest goes with the patronymic."""

MOST_CASES = 64
LEAST_LETTERS = 2

_WORDS_BORDER = re.compile(r"[\s,;]+")
_PARTS_BORDER = re.compile(r"[.‐‑–—-]+")
_APOSTROPHES = re.compile("[’ʼ`´‘]")
_ORDER = tuple(NameLikeness)


@dataclass(frozen=True, slots=True)
class AskedName:
	"""How each word sounds in its forms, of two letters and more, and the readings of the name by surname."""

	sounds: tuple[tuple[str, ...], ...]
	readings: dict[str, tuple[PersonName, ...]]

	def likeness(self, name: PersonName, closeness: Closeness) -> NameLikeness:
		"""How far the person of the register is the one asked about, by the reading that fits best."""
		parts = surname_skeletons(name.last)
		readings = dict.fromkeys(
			one
			for asked, readings in self.readings.items()
			if any(asked == part or closeness(asked, part) >= CLOSE for part in parts)
			for one in readings
		)
		found = (compare_names(one, name, closeness) for one in readings)
		return max(found, key=_ORDER.index, default=NameLikeness.OTHER)


def asked_name(text: str | None, nominatives: Nominatives = lambda word: ()) -> AskedName:
	"""The name in all its readings; of a word in another case also as it stands in a card."""
	words = [word for word in _WORDS_BORDER.split(text or "") if name_skeleton(word)]
	forms = [_in_cases(word, nominatives) for word in words]
	readings: dict[str, dict[PersonName, None]] = {}
	# of a long name the forms of the last words are cut, for the surname mostly stands first
	for name in islice(product(*reversed(forms)), MOST_CASES):
		for one in _in_orders(name[::-1]):
			for part in surname_skeletons(one.last):
				readings.setdefault(part, {})[one] = None
	sounds = tuple(filter(None, map(_sounds, forms)))
	return AskedName(sounds, {part: tuple(found) for part, found in readings.items()})


def _in_cases(word: str, nominatives: Nominatives) -> list[str]:
	"""The word as it stands before the words it may be a case of; of those that sound alike the first."""
	alike = [word, *nominatives(_APOSTROPHES.sub("'", word).lower())]
	return list({name_skeleton(form): form for form in reversed(alike)}.values())[::-1]


def _in_orders(words: tuple[str, ...]) -> list[PersonName]:
	if len(words) == 1:
		return [PersonName(words[0])]
	places = range(len(words))
	return [
		PersonName(words[last], words[first], " ".join(words[at] for at in places if at not in (last, first)))
		for last, first in permutations(places[:MOST_WORDS], 2)
	]


def _sounds(forms: list[str]) -> tuple[str, ...]:
	parts = [part for form in forms for part in _PARTS_BORDER.split(form)]
	found = [sound for part in parts for sound in (name_skeleton(part), given_skeleton(part))]
	return tuple(dict.fromkeys(sound for sound in found if len(sound) >= LEAST_LETTERS))
