"""One condition more in the filters of a list, whichever way they were written."""

from appeals_app.domain.asked_columns import conditions_in


def with_condition_on_name(filters: object, doctype: str, condition: tuple[str, list[str]]) -> object:
	"""The filters with the operator and the value asked of the name too."""
	if isinstance(filters, dict) and "name" not in filters:
		return {**filters, "name": condition}
	if isinstance(filters, dict):
		found = conditions_in(filters, doctype)
		given = [[doctype, field, *_operator(value)] for _owner, field, value in found]
	else:
		given = filters or []
		given = [given] if given and isinstance(given[0], str) else list(given)
	return [*given, [doctype, "name", *condition]]


def _operator(value: object) -> tuple[object, object]:
	"""Operator and value of a condition of a dict."""
	return tuple(value) if isinstance(value, (list, tuple)) and len(value) == 2 else ("=", value)
