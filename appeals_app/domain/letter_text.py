"""The whole text of a letter, as it is signed: what its author wrote, the parts of co-executors, ground and way to appeal."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

PARAGRAPH = "\n\n"

CLOSINGS = (
	*(
		"з повагою",
		"це рішення",
		"рішення можна оскаржити",
		"ви можете оскаржити",
		"ви маєте право оскаржити",
	),
	*("відповідно до статті 16", "якщо ви не згодні", "у разі незгоди", "про остаточні результати"),
	*("дякуємо", "додаток:", "додатки:", "роз’яснюємо, що це рішення", "дане рішення"),
)
"""How the last paragraphs of a letter begin, in small letters: what its parts say stands before them."""


def whole_text(body: str, parts: Sequence[str], *closing: str) -> str:
	"""The text with its parts in the order of questions, numbered where there are several, before the closing sentences."""
	written = [part.strip() for part in parts if part and part.strip()]
	if len(written) > 1:
		written = [f"{number}. {part}" for number, part in enumerate(written, 1)]
	opening, ending = _split_closing(body) if written else ([body], [])
	texts = (*opening, *written, *ending, *closing)
	return PARAGRAPH.join(text.strip() for text in texts if text and text.strip())


def part_of_question(question: str, part: str) -> str:
	"""The part under the question it answers; nothing where there is no part."""
	return f"{question.strip()}\n{part.strip()}" if part.strip() else ""


def _split_closing(body: str) -> tuple[list[str], list[str]]:
	"""Paragraphs of the body, and those at its end that close a letter; a body of such alone opens with them."""
	paragraphs = [text for text in re.split(r"\n\s*\n", body.strip()) if text.strip()]
	first = len(paragraphs)
	while first > 1 and paragraphs[first - 1].strip().casefold().startswith(CLOSINGS):
		first -= 1
	return paragraphs[:first], paragraphs[first:]


def mark_of(*words: object) -> str:
	"""A short mark that is another one where any of the words is another."""
	said = "\x1f".join("" if word is None else str(word) for word in words)
	return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
