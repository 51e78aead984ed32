"""Templates of notices an administrator writes: what they may show of a record is plain to see."""

import re
from collections.abc import Iterable

_EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_FIELD = re.compile(r"\s*doc\.(?:get_formatted\('(\w+)'\)|(\w+))\s*", re.ASCII)
_STATEMENT = re.compile(r"\{%")


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
