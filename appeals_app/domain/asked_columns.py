"""What a list asks of a table: which columns stand in its fields, conditions and order, read from the request's own text.

The database takes names of columns in letters of any case, so they are told in small ones.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_PLAIN = re.compile(
	r"^\s*(?:(?:`tab(?P<table>[^`]+)`|(?P<link>\w+))\.)?`?(?P<field>\w+|\*)`?(?:\s+as\s+[`'\"]?(?P<alias>\w+)[`'\"]?)?\s*$",
	re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AskedColumn:
	"""A column as it was asked for: of which table, and under what name it comes back."""

	field: str
	key: str
	table: str = ""
	link: str = ""


def plain_column(text: str) -> AskedColumn | None:
	"""The column a field of a list is, or None where it is an expression."""
	match = _PLAIN.match(text)
	if not match:
		return None
	return AskedColumn(
		field=match["field"].casefold(),
		key=match["alias"] or match["field"],
		table=match["table"] or "",
		link=(match["link"] or "").casefold(),
	)


def words_among(text: str, names: Iterable[str]) -> set[str]:
	"""Those of the names that stand in the text as whole words."""
	words = set(re.findall(r"\w+", text.casefold()))
	return words & set(names)


def is_place(text: str) -> bool:
	"""A part of an order that names a column by its number: nothing is left of it but a number."""
	bare = re.sub(r"\b(?:asc|desc)\b|[\s()`]", "", text, flags=re.IGNORECASE)
	return bare.isdigit()


def conditions_in(filters: object, doctype: str) -> Iterator[tuple[str, str, object]]:
	"""(DocType, field, value) of each condition, in whatever form the framework takes them."""
	if isinstance(filters, dict):
		yield from (_condition(doctype, field, value) for field, value in filters.items())
	elif isinstance(filters, (list, tuple)):
		yield from _conditions_of_list(filters, doctype)


def _conditions_of_list(filters: list | tuple, doctype: str) -> Iterator[tuple[str, str, object]]:
	if filters and isinstance(filters[0], str):
		filters = [filters]
	for condition in filters:
		if isinstance(condition, dict):
			yield from conditions_in(condition, doctype)
		elif len(condition) >= 4:
			yield _condition(str(condition[0]), condition[1], condition[3])
		elif len(condition) >= 2:
			yield _condition(doctype, condition[0], condition[-1])


def _condition(owner: str, field: object, value: object) -> tuple[str, str, object]:
	"""A column may stand there with its table."""
	return owner, str(field).casefold(), value
