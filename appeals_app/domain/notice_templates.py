"""Templates of notices an administrator writes: what they may show of a record is plain to see."""

import ast
import re
from collections.abc import Iterable

_EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_FIELD = re.compile(r"\s*doc\.(?:get_formatted\('(\w+)'\)|(\w+))\s*", re.ASCII)
_STATEMENT = re.compile(r"\{%")

METHODS = frozenset({"get", "items", "values", "copy", "pop", "update", "setdefault"})
"""Of what an expression takes a record for, a dict: by these it would read more than one field."""


def fields_shown(template: str) -> frozenset[str] | None:
	"""Fields of the record the template shows, as they are or as people write them; None where it does more than show single fields."""
	found = [_FIELD.fullmatch(expression) for expression in _EXPRESSION.findall(template)]
	if _STATEMENT.search(template) or not all(found):
		return None
	left = _EXPRESSION.sub("", template)
	return None if "{{" in left else frozenset(match[1] or match[2] for match in found if match)


def tells_too_much(templates: Iterable[str], personal: Iterable[str]) -> bool:
	"""One of the templates shows a personal field, or something of which that cannot be said."""
	closed = frozenset(personal)
	shown = [fields_shown(template) for template in templates]
	return any(fields is None or fields & closed for fields in shown)


def asks_too_much(conditions: Iterable[str], personal: Iterable[str]) -> bool:
	"""One of the expressions asks about a personal field, or about something of which that cannot be said.

	Who is told by a notice, and when, would tell what the field holds.
	"""
	closed = frozenset(personal)
	asked = [fields_asked(condition) for condition in conditions if condition.strip()]
	return any(fields is None or fields & closed for fields in asked)


def fields_asked(condition: str) -> frozenset[str] | None:
	"""Fields of `doc` the expression asks about; None where it takes the record otherwise than by single fields."""
	try:
		tree = ast.parse(condition.strip(), mode="eval")
	except (SyntaxError, ValueError, RecursionError):
		return None
	named = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "doc"]
	taken = [_field_taken(node) for node in ast.walk(tree)]
	fields = [field for field in taken if field]
	return frozenset(fields) if len(fields) == len(named) else None


def _field_taken(node: ast.AST) -> str | None:
	"""`doc.field`, `doc.get("field")` and `doc["field"]`; the bare method stands for nothing."""
	match node:
		case ast.Call(
			func=ast.Attribute(value=ast.Name(id="doc"), attr="get"),
			args=[ast.Constant(value=str(field)), *_],
		):
			return field
		case ast.Subscript(value=ast.Name(id="doc"), slice=ast.Constant(value=str(field))):
			return field
		case ast.Attribute(value=ast.Name(id="doc"), attr=field) if field not in METHODS:
			return field
	return None
