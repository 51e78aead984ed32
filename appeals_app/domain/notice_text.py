"""Texts that tell a person how his or her data are processed: plain words with places the app fills in.

A place is a word in braces. Nothing else is understood: no conditions, no code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from appeals_app.domain.errors import DomainError

PLACES = ("holder", "address", "phone", "email", "officer", "officer_phone")
"""What may stand in braces: the authority's full name, address, phone and e-mail, the responsible officer."""

_PLACE = re.compile(r"\{([^{}]*)\}")


class NoticeTextError(DomainError):
	"""The text cannot be shown to people as it is."""

	code = "notice_text"


def check_notice(text: str) -> None:
	"""Refuses places nobody can fill, braces without a pair, and text that would run as code elsewhere."""
	if not text.strip():
		raise NoticeTextError("The notice is empty. Write its text.")
	for place in _PLACE.findall(text):
		if place not in PLACES:
			raise NoticeTextError(
				"The notice has the unknown place “{0}”. The places are: {1}.", place, ", ".join(PLACES)
			)
	if re.search(r"[{}]", _PLACE.sub("", text)):
		raise NoticeTextError(
			"The notice has a brace without a pair. Write a place as one word in one pair of braces."
		)


def fill_notice(text: str, values: Mapping[str, str]) -> str:
	"""The text with its places filled.

	What only leads to a place without a value is left out: «, тел. {phone}», «Тел. {phone}.»; elsewhere such a place
	becomes a dash.
	"""
	for place in reversed(PLACES):
		if not values.get(place):
			text = _without(text, place)
	return _PLACE.sub(lambda match: values.get(match[1]) or "–", text)


def _without(text: str, place: str) -> str:
	# a few words after the comma and the dot of an abbreviation, never a sentence that ends before the place
	text = re.sub(rf",[^,.{{}}\n]{{0,30}}\.?[^\S\n]*\{{{place}\}}", "", text)
	sentence = rf"(?:^|(?<=[.!?])[^\S\n]+)[^.,:{{}}\n]{{1,40}}[.:]?[^\S\n]*\{{{place}\}}(?:\.|$)"
	return re.sub(sentence, "", text, flags=re.MULTILINE).rstrip()
