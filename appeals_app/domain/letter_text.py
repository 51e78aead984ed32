"""The whole text of a letter, as it is signed: what its author wrote, the parts of co-executors, ground and way to appeal."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

PARAGRAPH = "\n\n"


def whole_text(body: str, parts: Sequence[str], *closing: str) -> str:
	"""The text with its parts in the order of questions, numbered where there are several."""
	written = [part.strip() for part in parts if part and part.strip()]
	if len(written) > 1:
		written = [f"{number}. {part}" for number, part in enumerate(written, 1)]
	return PARAGRAPH.join(text.strip() for text in (body, *written, *closing) if text and text.strip())


def mark_of(*words: object) -> str:
	"""A short mark that is another one where any of the words is another."""
	said = "\x1f".join("" if word is None else str(word) for word in words)
	return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
