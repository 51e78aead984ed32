"""Phones and addresses in one form, so that a spelling does not hide that they are the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from appeals_app.domain.person_names import name_skeleton

NATIONAL_DIGITS = 9
_COUNTRY = "380"

_PHONE = re.compile(r"\+?\d(?:[\s()./-]{0,3}\d){6,14}")
_WITHIN = re.compile(r"(?=(0(?:[\s()./-]{0,3}\d){9}))")
_SEVERAL = re.compile(r"[,;/\n]+")
_PART = re.compile(r"\d+\s*-?\s*[а-яіїєґa-z]?(?![\w’'ʼ])|[^\W\d_](?:[^\W\d_]|[’'ʼ`-])*", re.IGNORECASE)
_SHORTENED = """
	вул ул буд дом кв просп пр-т прт бульв б-р пров пер пл м г с смт с-ще х р-н обл корп тг отг str apt
"""
_SPELLED_OUT = """
	вулиця улица будинок квартира проспект бульвар провулок переулок площа площадь місто город село селище хутір
	район область корпус під’їзд гуртожиток громада шосе набережна україна street
"""
SHORTENED_WORDS = frozenset(map(name_skeleton, _SHORTENED.split()))
SPELLED_OUT_WORDS = frozenset(map(name_skeleton, _SPELLED_OUT.split()))
SERVICE_WORDS = SHORTENED_WORDS | SPELLED_OUT_WORDS
"""How words that tell no place from another sound."""


@dataclass(frozen=True, slots=True)
class AddressKey:
	"""Names and numbers of an address, without «вул.», «буд.» and their like."""

	words: frozenset[str]
	numbers: tuple[str, ...]


def phone_keys(text: str | None) -> frozenset[str]:
	"""Phones in a field or a text as «0» and nine digits; what is no phone of Ukraine keeps its digits."""
	return frozenset(
		national_number(match[0]) for part in _SEVERAL.split(text or "") for match in _PHONE.finditer(part)
	)


def phones_within(text: str | None) -> frozenset[str]:
	"""Every phone of Ukraine a text may hold, also one that runs together with a number of a house or another phone.

	More than are there may be read: it serves to look for, never to tell.
	"""
	whole = [number for number in phone_keys(text) if len(number) > NATIONAL_DIGITS]
	ends = (f"0{number[-NATIONAL_DIGITS:]}" for number in whole)
	return frozenset((*whole, *ends, *map(national_number, _WITHIN.findall(text or ""))))


def national_number(text: str) -> str:
	"""One phone without its country: «+380 61 000 01 01» and «(061) 000-01-01» are «0610000101»."""
	digits = "".join(character for character in text if character in "0123456789")
	if len(digits) > NATIONAL_DIGITS + 1 and digits.startswith(_COUNTRY):
		return digits[len(_COUNTRY) - 1 :]
	return f"0{digits}" if len(digits) == NATIONAL_DIGITS else digits


def email_key(email: str | None) -> str:
	"""An e-mail address for comparison."""
	return (email or "").strip().casefold()


def address_key(*parts: str | None) -> AddressKey:
	"""An address, or a locality and the rest, as what tells places apart."""
	found = [match[0].casefold() for part in parts if part for match in _PART.finditer(part)]
	numbers = tuple(_number(word) for word in found if word[0].isdigit())
	words = {name_skeleton(word) for word in found if not word[0].isdigit()}
	return AddressKey(frozenset(words - SERVICE_WORDS - {""}), numbers)


def _number(text: str) -> str:
	digits, letters = re.sub(r"\D", "", text), re.sub(r"[\W\d_]", "", text)
	return digits.lstrip("0") + name_skeleton(letters)


def is_same_address(one: AddressKey, other: AddressKey) -> bool:
	"""One house and flat: the numbers agree, and the shorter address names no place the longer one does not."""
	if not one.numbers or one.numbers != other.numbers or not one.words or not other.words:
		return False
	return one.words <= other.words or other.words <= one.words
