"""Text of a cell that a spreadsheet shows and never computes.

A spreadsheet takes a text that begins with = + - @, a tab or a carriage return for a formula (CWE-1236). Such a text is
written to CSV with an apostrophe before it; a number is written as it is. Whoever reads the file as text takes off one
apostrophe by `unescape_cell` and has what was stored: the two undo each other for every text.
"""

import re

_BEGINS_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""Full-width signs too: some spreadsheets take them for the plain ones."""

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?", re.ASCII)


def is_formula(text: str) -> bool:
	"""A spreadsheet could compute the text, or the text could be taken for an escaped one."""
	return bool(_BEGINS_FORMULA.match(text)) and not _NUMBER.fullmatch(text)


def escape_cell(text: str) -> str:
	"""The text as it is written to CSV."""
	return f"'{text}" if is_formula(text) else text


def unescape_cell(text: str) -> str:
	"""The text that `escape_cell` was given."""
	return text[1:] if text.startswith("'") and is_formula(text) else text
