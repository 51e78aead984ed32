"""What a list asks of a table: which columns stand in its fields, conditions and order, read from the request's own text.

The database takes names of columns in letters of any case, so they are told in small ones.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_ALIAS = r"(?:\s+as\s+(?P<quote>[`'\"]?)(?P<alias>(?-i:[A-Za-z0-9_]+))(?P=quote))?"
"""Letters beyond ASCII the database holds equal to others («İ» to «i»), which no comparison of names here would; where
case is ignored, a range of letters would take them too."""

_PLAIN = re.compile(
	r"\s*(?:(?:`tab(?P<table>[^`]+)`|(?P<link>\w+))\.)?(?P<tick>`?)(?P<field>\w+|\*)(?P=tick)"
	+ _ALIAS
	+ r"\s*",
	re.IGNORECASE,
)

_COLUMN = re.compile(r"(?:(?:`tab[\w -]+`|\w+)\.)?`?\w+`?")
_OR_EMPTY = re.compile(
	r"ifnull\(\s*(?P<column>`?\w+`?)\s*,\s*(?:'[\d :.-]*'|-?\d+)\s*\)(?:\s*!=\s*'')?", re.IGNORECASE
)
"""What the framework itself asks for, in a tree, a calendar and the counts beside a list."""

_COUNTED = re.compile(
	rf"\s*(?:count|sum|avg|min|max)\(\s*(?:distinct\s+)?(?:{_COLUMN.pattern}|\*)\s*\){_ALIAS}\s*",
	re.IGNORECASE,
)
_ROW_ALIAS = re.compile(r"\s+as\s+'[\w -]+:\w+'\s*$", re.IGNORECASE)
_OF_ROWS = re.compile(r"`tab[\w -]+`\.(`?)\w+\1\s+as\s+'[\w -]+:\w+'", re.IGNORECASE)
"""How a report names the column of a table of its documents."""

_DISTINCT = re.compile(r"\s*distinct\s+", re.IGNORECASE)
_NEARNESS = re.compile(
	r"(?:\(1 / nullif\()?locate\('(?P<words>(?:[^'\\]|\\.|'')*)', `tab[\w -]+`\.`name`\)(?:, 0\)\))? as `_relevance`",
	re.DOTALL,
)
_NEAREST_FIRST = re.compile(r"ifnull\(_relevance, -9999\)")
"""What the search of a Link field shows and is ordered by, in 15.0 and in version 15."""

_DIRECTION = re.compile(r"\s+(?:asc|desc)\s*$", re.IGNORECASE)

_TABLE_NAME = re.compile(r"[\w -]+")


@dataclass(frozen=True, slots=True)
class AskedColumn:
	"""A column as it was asked for: of which table, and under what name it comes back."""

	field: str
	key: str
	table: str = ""
	link: str = ""


def plain_column(text: str) -> AskedColumn | None:
	"""The column a field of a list is, or None where it is an expression."""
	match = _PLAIN.fullmatch(text)
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
	for owner, field, value in _written_conditions(filters, doctype):
		column = _OR_EMPTY.fullmatch(field.strip())
		yield owner, (column["column"].strip("`") if column else field).casefold(), value


def keys_named(filters: object) -> list[str]:
	"""Keys of rows that the conditions name by «=» or «in»; a pattern or an exclusion names none."""
	if isinstance(filters, dict):
		given = filters.get("name")
		pairs = [given if isinstance(given, (list, tuple)) else ("=", given)]
	else:
		pairs = [one[-2:] for one in filters or () if isinstance(one, (list, tuple)) and "name" in one[-3:-2]]
	return [key for pair in pairs if len(pair) == 2 for key in _keys_by(str(pair[0]).casefold(), pair[1])]


def _keys_by(operator: str, value: object) -> list[str]:
	if operator == "=":
		return [value] if isinstance(value, str) else []
	is_list = operator == "in" and isinstance(value, (list, tuple))
	return [key for key in value if isinstance(key, str)] if is_list else []


def is_column(text: str) -> bool:
	"""A field of a list is a column, or how many, how much, the least or the greatest of one; nothing that computes or selects."""
	is_plain = plain_column(_DISTINCT.sub("", text)) or _OF_ROWS.fullmatch(text)
	return bool(is_plain or _COUNTED.fullmatch(text) or _NEARNESS.fullmatch(text))


def without_brackets(text: str) -> str:
	"""How near a key is to the words typed, asked without brackets in them: the framework takes those for its own.

	It looks for the column behind the last bracket, and a title such as «Ліфт (другий під’їзд)» was refused as no request.
	"""
	match = _NEARNESS.fullmatch(text)
	if not match:
		return text
	begins, ends = match.span("words")
	return text[:begins] + match["words"].replace("(", " ").replace(")", " ") + text[ends:]


def column_within(text: str) -> AskedColumn | None:
	"""The column a field of a list shows or counts; None where it counts rows or names no column of a table."""
	bare = _ROW_ALIAS.sub("", text)
	if _COUNTED.fullmatch(text):
		bare = text[text.index("(") + 1 : text.rindex(")")].strip()
		if bare == "*":
			return None
	bare = _DISTINCT.sub("", bare)
	return None if bare.strip().isdigit() else plain_column(bare)


def key_of(text: str) -> str:
	"""Under what name a field of a list comes back, where it says one."""
	named = re.search(r"\s+as\s+[`'\"]?(\w+)[`'\"]?\s*$", text, re.IGNORECASE)
	return named[1] if named else ""


def parts_of_order(text: str) -> list[str]:
	"""What an order or a group goes by, without its directions."""
	parts = _NEAREST_FIRST.sub("_relevance", text).split(",")
	return [bare for part in parts if (bare := _DIRECTION.sub("", part.strip()))]


def is_order(text: str) -> bool:
	"""An order or a group goes by such columns alone."""
	return all(_COLUMN.fullmatch(part) or _COUNTED.fullmatch(part) for part in parts_of_order(text))


def order_of_table(text: str, table: str, given: Iterable[str]) -> str:
	"""The order with bare columns said to be of the table; `given` are names that columns of the answer were given.

	Beside a joined table a bare name may stand for a column of both, and the database refuses it.
	"""
	kept = {name.casefold() for name in given}

	def said(part: str) -> str:
		bare = re.fullmatch(r"\s*`?(\w+)`?(\s+(?:asc|desc))?\s*", part, re.IGNORECASE)
		if not bare or bare[1].casefold() in kept or bare[1].isdigit():
			return part
		return f"`tab{table}`.`{bare[1]}`{bare[2] or ''}"

	return ",".join(map(said, text.split(",")))


def is_written_in_sql(filters: object, doctype: str) -> bool:
	"""Some condition is no question about a column, or about a column that may be empty.

	The framework puts the field of a condition, and a condition that is a text, into the statement as they are.
	"""
	texts = [text for text in filters if isinstance(text, str)] if isinstance(filters, (list, tuple)) else []
	return any(not _OR_EMPTY.fullmatch(text) for text in texts) or any(
		not _TABLE_NAME.fullmatch(owner) or not (_COLUMN.fullmatch(field) or _OR_EMPTY.fullmatch(field))
		for owner, field, _value in _written_conditions(filters, doctype)
	)


def _written_conditions(filters: object, doctype: str) -> Iterator[tuple[str, str, object]]:
	if isinstance(filters, dict):
		yield from ((doctype, str(field), value) for field, value in filters.items())
	elif isinstance(filters, (list, tuple)):
		for condition in filters:
			yield from _one_condition(condition, doctype)


def _one_condition(condition: object, doctype: str) -> Iterator[tuple[str, str, object]]:
	if isinstance(condition, dict):
		yield from _written_conditions(condition, doctype)
	elif isinstance(condition, str):
		yield doctype, condition, None
	elif not isinstance(condition, (list, tuple)):
		yield doctype, str(condition), None
	elif len(condition) >= 4:
		yield str(condition[0]), str(condition[1]), condition[3]
	elif condition:
		yield doctype, str(condition[0]), condition[-1]
