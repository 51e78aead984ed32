"""Tracking codes: what a citizen reads off a letter or hears on the phone to follow the appeal.

A code is 85 random bits in Crockford's base 32 (no I, L, O, U) and one check character, in three groups
of six: `7K3M9Q-0VXWBT-4HN2CE`. The check character is a weighted sum over GF(32) with a weight of its own for
every place, so one wrong character and any two characters changed over are always noticed.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

from appeals_app.domain.errors import TrackingCodeError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_CHARACTERS = 17
RANDOM_BITS = RANDOM_CHARACTERS * 5
GROUP = 6

_LONGEST_INPUT = 100
# Ukrainian capital letters that look like the Latin ones of the alphabet: people type a code
# without changing the keyboard.
_LOOKALIKES = str.maketrans("OILАВЕКМНОРСТУХІ", "011ABEKMH0PCTYX1")
# The same keys with the Ukrainian keyboard switched on: so a scanner types, and whoever looks at the paper alone.
_KEYS = str.maketrans("ЙЦУКЕНЗФІВАПРОЛЯЧСМИТЬ", "QWERTYPASDFGHJKZXCVBNM")
_SEPARATORS = re.compile(r"[\s\-_.‐‑‒–—−]+")
_GF32_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive: the powers of x give 31 different weights


def new_tracking_code(random_bits: Callable[[int], int] = secrets.randbits) -> str:
	"""A new code with at least 80 random bits; the source of randomness is a parameter for tests."""
	number = random_bits(RANDOM_BITS)
	values = [(number >> (5 * place)) & 31 for place in reversed(range(RANDOM_CHARACTERS))]
	values.append(_check_value(values))
	return _grouped("".join(ALPHABET[value] for value in values))


def parse_tracking_code(text: str) -> str:
	"""The code in its one written form, from anything a person or a scanner may type for it.

	Case, spaces, dashes, O for 0, I or L for 1 are forgiven, and a Ukrainian keyboard: letters that look like those of the
	code, else all keys in their places. A wrong length, a foreign character or a wrong check character is refused.
	"""
	if len(text) > _LONGEST_INPUT:
		raise _not_a_code()
	written = _SEPARATORS.sub("", text.upper())
	for keyboard in (_LOOKALIKES, _KEYS):
		characters = written.translate(keyboard)
		if _is_code(characters):
			return _grouped(characters)
	raise _not_a_code()


def _is_code(characters: str) -> bool:
	if len(characters) != RANDOM_CHARACTERS + 1 or not set(characters) <= set(ALPHABET):
		return False
	values = [ALPHABET.index(character) for character in characters]
	return _check_value(values[:-1]) == values[-1]


def _not_a_code() -> TrackingCodeError:
	return TrackingCodeError("This is not a tracking code. Check it against the letter you were given.")


def _grouped(characters: str) -> str:
	return "-".join(characters[start : start + GROUP] for start in range(0, len(characters), GROUP))


def _check_value(values: list[int]) -> int:
	total = 0
	for value in values:
		total = _times_x(total) ^ value
	return _times_x(total)


def _times_x(value: int) -> int:
	doubled = value << 1
	return doubled ^ _GF32_POLYNOMIAL if doubled & 32 else doubled
