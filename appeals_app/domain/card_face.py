"""The face of the registration-control card is one side of a sheet: what stands on it, and how much of the author's text.

Lines are counted by characters, fewer than any font of the card puts on one.
"""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

Filled = tuple[str, str]
"""Label and value of a line of the card."""

SHORT = 38
"""Characters of a value that shares its line with another one."""


def side_by_side(rows: Iterable[Filled]) -> list[tuple[Filled, ...]]:
	"""The rows in their order, two short ones on one line."""
	lines: list[tuple[Filled, ...]] = []
	is_waiting = False
	for row in rows:
		is_short = len(row[1]) <= SHORT
		if is_waiting and is_short:
			lines[-1] = (*lines[-1], row)
		else:
			lines.append((row,))
		is_waiting = is_short and len(lines[-1]) == 1
	return lines


def height(text: str, width: int) -> int:
	"""Lines that a text takes where so many characters stand on one."""
	return sum(max(len(wrap(paragraph, width)), 1) for paragraph in text.splitlines())


def beginning(text: str, *, lines: int, width: int) -> str:
	"""The text if it fits so many lines, else its beginning and «…»; paragraphs stay, empty lines between them do not."""
	shown: list[str] = []
	for paragraph in filter(str.strip, text.splitlines()):
		wrapped = wrap(paragraph, width - 1)  # room for «…»
		if len(wrapped) > lines:
			return "\n".join((*shown, " ".join(wrapped[:lines]))).rstrip(" \n.,;:") + "…"
		shown.append(paragraph.strip())
		lines -= len(wrapped)
	return "\n".join(shown)
