"""What a person typed, made safe to store: nothing they meant is lost, nothing that breaks a store stays.

Kept as typed: letters of every language, every apostrophe (' ’ ʼ), emoji with their joiners, tabs and
line breaks. Removed: NUL and other control characters, byte-order marks, marks that reverse the reading
direction (they can make a name read as another one) and the two code points XML forbids.

A text in which nothing can be seen is empty, whatever marks it is made of; a text with letters keeps its joiners.
"""

from __future__ import annotations

import re
import unicodedata

from appeals_app.domain.errors import InvalidInputError

LONGEST_REASON = 10_000
"""Characters of a reason that fit whatever keeps it: a card, a decision, an event with its dates before them."""

_ORDINARY = re.compile(r"[ -~\n\tА-яҐґЄєІіЇї’«»–—…№]+")
"""Text of nothing but what is kept as it is, most of what is typed."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile(
	"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]",
)
_BLANK_CHARACTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\U00013441\U00013442\U0001d159")
"""Letters and symbols by their class that are drawn as nothing: fillers of Hangul, the empty cell of Braille."""

_UNSEEN_CLASSES = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Mc", "Me"})
"""Spaces, controls, and marks that are seen only on a letter."""

_UNSEEN_RESERVED = re.compile("[\u2065\ufff0-\ufff8\U000e0000-\U000e0fff]")
"""Code points that Unicode keeps for marks not to be drawn."""

_SPACES = re.compile(r"\s+")
_TAG_OPENING = re.compile(r"<(?=[a-z/!?])", re.IGNORECASE)

NO_TAG = "<\u200c"
"""A sign that opens no tag in any page: the joiner after it is drawn as nothing and is one letter with it."""


def clean_text(value: str | None) -> str:
	"""The text without control characters, with `\\n` line ends, in NFC; never raises on broken text.

	Halves of a surrogate pair that stand together become their character, lone ones become U+FFFD.
	"""
	if not value:
		return ""
	if _ORDINARY.fullmatch(value):
		return "" if value.isspace() else value
	text = _join_surrogates(value)
	text = _LINE_ENDS.sub("\n", text)
	text = unicodedata.normalize("NFC", _UNWANTED.sub("", text))
	return "" if is_blank(text) else text


def is_blank(text: str | None) -> bool:
	"""Whether nothing of the text can be seen."""
	return not any(_is_seen(character) for character in text or "")


def _is_seen(character: str) -> bool:
	return not (
		unicodedata.category(character) in _UNSEEN_CLASSES
		or character in _BLANK_CHARACTERS
		or _UNSEEN_RESERVED.match(character)
	)


def clean_line(value: str | None) -> str:
	"""The same for a one-line field: every run of white space, line breaks too, becomes one space."""
	return _SPACES.sub(" ", clean_text(value)).strip()


def show_tags(text: str) -> str:
	"""The text whose tags are the author's own characters, to be shown and never to be run."""
	return _TAG_OPENING.sub(NO_TAG, text)


def read_reason(value: str | None) -> str:
	"""Why an act is done, as its records keep it; empty without a letter or figure; refuses one that does not fit them."""
	reason = clean_text(value).strip()
	if len(reason) > LONGEST_REASON:
		raise InvalidInputError(
			"The explanation has {0} characters, no more than {1} fit. Shorten it.",
			len(reason),
			LONGEST_REASON,
		)
	return reason if any(character.isalnum() for character in reason) else ""


def _join_surrogates(text: str) -> str:
	return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
