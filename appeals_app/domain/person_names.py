"""Names of people compared as they sound, whoever wrote them down: clerk, passport, scanner or the person.

One person is М’якота with any apostrophe or none, and Miakota, Ніна Василівна and Н. В., Коваль and Коваль-Бондар,
Микола and Николай.  A name becomes a skeleton of Latin letters in which these differences are gone; it serves for
comparison alone and is never shown.  Letters follow КМУ № 55 of 27.01.2010 and are then made coarser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import product

from appeals_app.domain.look_alikes import LATIN_AS_CYRILLIC

Closeness = Callable[[str, str], float]
"""How close two words are, from 0 to 1; which measure it is, the caller decides."""

CLOSE = 0.92
"""From here on two skeletons are one name with a slip of the pen."""

_ONE_LETTER = dict(zip("абвгґдезиіїйклмнопрстуфыэ", "abvhhdeziiiiklmnoprstufie", strict=True))
_SEVERAL_LETTERS = {"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu"}
_OTHERS = {"я": "ia", "ё": "io", "ь": "", "ъ": ""}
_FROM_CYRILLIC = str.maketrans(_ONE_LETTER | _SEVERAL_LETTERS | _OTHERS)
_LOOK_ALIKE = str.maketrans({latin.lower(): other.lower() for latin, other in LATIN_AS_CYRILLIC.items()})
_WITHOUT_DECOMPOSITION = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "s", "æ": "e", "œ": "e"})
_COARSER = (
	(re.compile("g"), "h"),
	(re.compile("[yj]"), "i"),
	(re.compile("w"), "v"),
	(re.compile("x"), "ks"),
	(re.compile("shch|sch"), "sh"),
	(re.compile("cz"), "ch"),
	(re.compile("ph"), "f"),
	(re.compile("ck|c(?!h)|q"), "k"),
	(re.compile(r"(.)\1+"), r"\1"),
	(re.compile("i(?=[aeou])"), ""),
	(re.compile(r"(.)\1+"), r"\1"),
)
"""Differences of spellings and romanisations, one after the other; sounds that spellings mix become one."""

_INITIALS = re.compile(r"([^\W\d_]\.)\s*([^\W\d_]\.)?,?")
_PARTS = re.compile(r"([\s‐‑–-]+)")
_PARTICLES = frozenset(
	(
		*("огли", "оглу", "кизи", "кызы", "заде", "бей", "ібн", "бін", "аль", "ель", "де", "да", "ді"),
		*("дель", "дела", "дер", "дю", "ла", "ле", "фон", "цу", "ван", "тер"),
	)
)
"""Words of a name that are written with a small letter."""

_BORDER = re.compile(r"[\s.,‐‑–—-]+")

_OTHER_FORMS = (
	("александр", "олександр"),
	("алексе", "олексі"),
	("анна", "ганна"),
	("владимир", "володимир"),
	("дании", "данило"),
	("евгени", "євген"),
	("екатерина", "катерина"),
	("елена", "олена"),
	("михаил", "михайло"),
	("надежда", "надія"),
	("никита", "микита"),
	("никола", "микола"),
	("павел", "павло"),
	("пётр", "петро"),
	("петр", "петро"),
	("светлана", "світлана"),
	("семён", "семен"),
	("татьяна", "тетяна"),
	("фёдор", "федір"),
	("федор", "федір"),
	("филип", "пилип"),
)
"""Given names as documents of before 1991 spell them, by how they begin, and their Ukrainian forms."""


class NameLikeness(str, Enum):
	"""How far two names are one, from the least to the most."""

	OTHER = "other"
	SIMILAR = "similar"
	PART_OF_DOUBLE = "part of a double surname"
	INITIALS = "initials"
	SAME = "same"


@dataclass(frozen=True, slots=True)
class PersonName:
	"""A name as it was entered; given names may be initials or lacking."""

	last: str
	first: str = ""
	middle: str = ""


def split_name(text: str) -> PersonName:
	"""«Прізвище Ім’я По батькові», or a surname with initials, in parts; what is more than three stays in the last."""
	last, _space, rest = " ".join(text.split()).partition(" ")
	if _INITIALS.fullmatch(rest):
		return parted_initials(PersonName(last, rest))
	first, _space, middle = rest.partition(" ")
	return PersonName(last, first, middle)


def parted_initials(name: PersonName) -> PersonName:
	"""«М.І.» entered as a given name is two initials."""
	found = None if name.middle else _INITIALS.fullmatch(name.first.strip())
	return PersonName(name.last, found[1], found[2] or "") if found else name


def capitalised(name: PersonName) -> PersonName:
	"""A name typed in small letters as it is written: every word, and every part after a hyphen, begins with a capital.

	«огли», «де» and the like stay as they were typed, but not where the surname or the given name begins.
	"""
	return PersonName(
		_begun(name.last), _begun(name.first), "".join(map(_as_part, _PARTS.split(name.middle)))
	)


def _begun(words: str) -> str:
	first, *rest = _PARTS.split(words)
	return "".join((_with_capital(first), *map(_as_part, rest)))


def _as_part(part: str) -> str:
	return part if part.casefold() in _PARTICLES else _with_capital(part)


def _with_capital(word: str) -> str:
	return word[:1].upper() + word[1:]


def has_given_names(name: PersonName) -> bool:
	"""Name and patronymic are known, if only by their initials."""
	parted = parted_initials(name)
	return bool(parted.first and parted.middle)


def name_skeleton(text: str) -> str:
	"""One word of a name for comparison only: what it is in any spelling; empty where it has no letters."""
	return _skeleton(unicodedata.normalize("NFC", text).casefold())


@lru_cache(maxsize=65536)
def _skeleton(word: str) -> str:
	if any(_is_cyrillic(character) for character in word):
		word = word.translate(_LOOK_ALIKE)
	plain = unicodedata.normalize("NFKD", word.translate(_FROM_CYRILLIC).translate(_WITHOUT_DECOMPOSITION))
	plain = plain.casefold().translate(_FROM_CYRILLIC)  # letters that stood under accents
	letters = "".join(character for character in plain if unicodedata.category(character) == "Ll")
	for spelling, sound in _COARSER:
		letters = spelling.sub(sound, letters)
	return letters


def _is_cyrillic(character: str) -> bool:
	return "\u0400" <= character <= "\u052f"


def surname_skeletons(surname: str) -> tuple[str, ...]:
	"""Parts of a surname, a double one having several."""
	return tuple(filter(None, map(name_skeleton, _BORDER.split(surname))))


def given_skeleton(name: str) -> str:
	"""A given name or a patronymic, its older spelling brought to the Ukrainian one."""
	skeleton = name_skeleton(name)
	for written, own in _OTHER_FORM_SKELETONS:
		if skeleton.startswith(written):
			return own + skeleton[len(written) :]
	return skeleton


def compare_names(one: PersonName, other: PersonName, closeness: Closeness) -> NameLikeness:
	"""How far two people have one name; what is lacking contradicts nothing."""
	one, other = parted_initials(one), parted_initials(other)
	surname = _compare_surnames(one.last, other.last, closeness)
	given = (
		_compare_given(one.first, other.first, closeness),
		_compare_given(one.middle, other.middle, closeness),
	)
	if NameLikeness.OTHER in (surname, *given):
		return NameLikeness.OTHER
	return min((surname, *given), key=_ORDER.index)


def _compare_surnames(one: str, other: str, closeness: Closeness) -> NameLikeness:
	ours, theirs = surname_skeletons(one), surname_skeletons(other)
	if not ours or not theirs:
		return NameLikeness.OTHER
	if sorted(ours) == sorted(theirs):
		return NameLikeness.SAME
	if set(ours) & set(theirs):
		return NameLikeness.PART_OF_DOUBLE
	pairs = (("".join(ours), "".join(theirs)), *product(ours, theirs))
	is_close = any(closeness(*pair) >= CLOSE for pair in pairs)
	return NameLikeness.SIMILAR if is_close else NameLikeness.OTHER


def _compare_given(one: str, other: str, closeness: Closeness) -> NameLikeness:
	ours, theirs = given_skeleton(one), given_skeleton(other)
	if ours == theirs:
		return NameLikeness.SAME
	if not ours or not theirs:
		return NameLikeness.INITIALS
	if _is_initial(one) or _is_initial(other):
		return NameLikeness.INITIALS if ours[0] == theirs[0] else NameLikeness.OTHER
	return NameLikeness.SIMILAR if closeness(ours, theirs) >= CLOSE else NameLikeness.OTHER


def _is_initial(name: str) -> bool:
	return sum(character.isalpha() for character in name) == 1


_ORDER = tuple(NameLikeness)
_OTHER_FORM_SKELETONS = tuple((name_skeleton(written), name_skeleton(own)) for written, own in _OTHER_FORMS)
