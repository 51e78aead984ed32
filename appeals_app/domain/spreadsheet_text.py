"""Text of a cell that a spreadsheet shows and never computes.

A spreadsheet takes a text that begins with = + - @, a tab or a carriage return for a formula (CWE-1236). Such a text is
written to CSV with an apostrophe before it; a number is written as it is. Whoever reads the file as text takes off one
apostrophe by `unescape_cell` and has what was stored: the two undo each other for every text.

A spreadsheet may divide cells by another sign than the file does: of `a;=1` in a file with commas it makes a formula, quoted
or not. So every part of a text that a delimiter could make a cell of is treated as a cell is.
"""

import re
from collections.abc import Callable

_BEGINS_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""Full-width signs too: some spreadsheets take them for the plain ones."""

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?", re.ASCII)


_PARTS = re.compile(r"([,;|\t\r\n])")
"""Where a spreadsheet may divide a text, whatever sign the file was made with."""

DELIMITERS = frozenset(",;|\t")
"""Signs that cells of a file may be divided by: of another, as of =, an empty cell would begin a formula."""


def is_formula(text: str) -> bool:
	"""A spreadsheet could compute the text, or the text could be taken for an escaped one."""
	return bool(_BEGINS_FORMULA.match(text)) and not _NUMBER.fullmatch(text)


def escape_cell(text: str) -> str:
	"""The text as it is written to CSV."""
	return _escape(_later_parts(_escape, text))


def _escape(part: str) -> str:
	return f"'{part}" if is_formula(part) else part


def unescape_cell(text: str) -> str:
	"""The text that `escape_cell` was given."""
	return _later_parts(_unescape, _unescape(text))


def _unescape(part: str) -> str:
	return part[1:] if part.startswith("'") and is_formula(part) else part


def _later_parts(change: Callable[[str], str], text: str) -> str:
	"""The text with every part after a delimiter changed."""
	parts = _PARTS.split(text)
	parts[2::2] = map(change, parts[2::2])
	return "".join(parts)
