"""The letter a surname is filed under, whatever alphabet or keyboard it was typed with.

№ 348 lets appeals be registered by the first letter of the author's surname. The register is Ukrainian,
so the letter always is: Latin surnames go under the letter they are written with in Ukrainian, Russian
letters under their Ukrainian counterparts.
"""

from __future__ import annotations

import unicodedata

from appeals_app.domain.look_alikes import LATIN_AS_CYRILLIC

UKRAINIAN_ALPHABET = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ"

_RUSSIAN = {"Ё": "Й", "Ы": "И", "Э": "Е"}
# Letters that stand for one sound come before single ones, longer before shorter: «Schmidt» → «Ш».
_LATIN_GROUPS = (
	("SHCH", "Щ"),
	("SCH", "Ш"),
	("SH", "Ш"),
	("CH", "Ч"),
	("CZ", "Ч"),
	("SZ", "Ш"),
	("ZH", "Ж"),
	("KH", "Х"),
	("TS", "Ц"),
	("PH", "Ф"),
	("YA", "Я"),
	("YE", "Є"),
	("YI", "Ї"),
	("YU", "Ю"),
)
_LATIN = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "АБКДЕФГГІЙКЛМНОПКРСТУВВКЙЗ", strict=True))
_LATIN_UNDECOMPOSED = {"Ł": "L", "Ø": "O", "Đ": "D", "Æ": "E", "Œ": "E", "Þ": "T", "ẞ": "S"}


def surname_letter(surname: str) -> str | None:
	"""The upper-case Ukrainian letter of the surname; None when it has no letter we can place."""
	letters = _letters(surname)
	if not letters:
		return None
	first = _RUSSIAN.get(letters[0], letters[0])
	if first in UKRAINIAN_ALPHABET:
		return first
	return _letter_of_latin(letters)


def has_letters(surname: str) -> bool:
	"""Whether there is anything to file the author under."""
	return bool(_letters(surname))


def _letters(surname: str) -> str:
	"""Letters only, upper-case: apostrophes, quotes, hyphens and digits before the surname don't count."""
	composed = unicodedata.normalize("NFC", surname)
	return "".join(character for character in composed if _is_real_letter(character)).upper()


def _is_real_letter(character: str) -> bool:
	# The modifier apostrophe ʼ (U+02BC) counts as a letter for Unicode (Lm), not for an index.
	# No Slavic word begins with the hard sign: at the front it stands for an apostrophe.
	return unicodedata.category(character) in {"Lu", "Ll", "Lt", "Lo"} and character not in "ъЪ"


def _letter_of_latin(letters: str) -> str | None:
	# typed by mistake inside a Cyrillic surname
	if _is_cyrillic(letters[1:]) and letters[0] in LATIN_AS_CYRILLIC:
		return LATIN_AS_CYRILLIC[letters[0]]
	plain = "".join(_plain_latin(letter) for letter in letters)
	for group, letter in _LATIN_GROUPS:
		if plain.startswith(group):
			return letter
	return _LATIN.get(plain[0])


def _is_cyrillic(letters: str) -> bool:
	return any(unicodedata.name(letter, "").startswith("CYRILLIC") for letter in letters)


def _plain_latin(letter: str) -> str:
	base = unicodedata.normalize("NFKD", letter)[0]
	return _LATIN_UNDECOMPOSED.get(base, base)
