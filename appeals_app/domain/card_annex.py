"""The author's text on the registration-control card: its beginning on the front, the rest on sheets of an annex.

The card is one sheet with two sides, so the text may not push the back away from the second side.  Lines are counted by
characters, fewer than any font of the card puts on one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

CHARACTERS_OF_LINE = 72
LINES_OF_FRONT = 10
LINES_OF_SHEET = 55


@dataclass(frozen=True, slots=True)
class CardText:
	"""What stands on the front, and on each sheet of the annex."""

	front: str
	annex: tuple[str, ...] = ()


def lay_out(text: str) -> CardText:
	"""The text as the card holds it; a short one stands on the front alone."""
	lines = [line for paragraph in text.strip().splitlines() for line in _lines_of(paragraph)]
	rest = lines[LINES_OF_FRONT:]
	sheets = [rest[start : start + LINES_OF_SHEET] for start in range(0, len(rest), LINES_OF_SHEET)]
	return CardText(_joined(lines[:LINES_OF_FRONT]), tuple(_joined(sheet) for sheet in sheets))


def _lines_of(paragraph: str) -> Iterator[tuple[str, str]]:
	"""Lines of a paragraph, each with what stood before it: a new line or the space between words."""
	line, before = "", "\n"
	for word in _words_of(paragraph):
		if line and len(line) + 1 + len(word) > CHARACTERS_OF_LINE:
			yield before, line
			line, before = word, " "
		else:
			line = f"{line} {word}" if line else word
	yield before, line


def _words_of(paragraph: str) -> Iterator[str]:
	"""Words, and one longer than a line in parts that fit one."""
	for word in paragraph.split():
		for start in range(0, len(word), CHARACTERS_OF_LINE):
			yield word[start : start + CHARACTERS_OF_LINE]


def _joined(lines: list[tuple[str, str]]) -> str:
	return "".join(before + line for before, line in lines).strip()
