"""Notices to an author who agreed to be told by e-mail: of which steps, and what places their words have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

from appeals_app.domain.dispatch import Way
from appeals_app.domain.lifecycle import LetterKind


class Step(Enum):
	"""What the author is told of."""

	REGISTERED = "Registered"
	TRANSFERRED = "Transferred"
	EXTENDED = "Extended"
	ANSWERED = "Answered"


_STEP_OF_LETTER = {
	LetterKind.FORWARDING_NOTICE: Step.TRANSFERRED,
	LetterKind.TERM_NOTICE: Step.EXTENDED,
	LetterKind.ANSWER: Step.ANSWERED,
}

PLACES = ("number", "code", "authority", "receiver", "due_on", "letter")
"""What the words of a notice may name in single braces."""

_PLACE = re.compile(r"\{([^{}]*)\}")


def step_of_letter(kind: LetterKind, way: Way) -> Step | None:
	"""The step told of while the letter that makes it is on its way by post; other ways bring the letter itself at once."""
	return _STEP_OF_LETTER.get(kind) if way is Way.POST else None


def unknown_places(text: str) -> list[str]:
	"""What stands in braces and is no place of a notice."""
	return [name for name in _PLACE.findall(text) if name not in PLACES]


def filled(text: str, values: Mapping[str, str]) -> str:
	"""The text with values in its places; a value is never read as a place again."""
	return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)
