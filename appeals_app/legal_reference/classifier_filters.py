"""What a link field to the classifier asks for, read from what a client sends or refused in words."""

import json
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

import frappe
from frappe import _

from appeals_app.domain.given_values import read_date
from appeals_app.legal_reference.classifier import ITEM
from appeals_app.refusal import AppealRuleError

COMPARISONS = frozenset({"=", "!=", "<", ">", "<=", ">=", "like", "not like"})
CHOICES = frozenset({"in", "not in"})

Condition = tuple[str, str, str, object]


@dataclass(frozen=True, slots=True)
class Asked:
	"""The day of receipt, where one is given, the authority that chooses, and conditions on fields of the item."""

	day: date | None
	authority: str
	conditions: list[Condition]


def read_filters(filters: object) -> Asked:
	"""The filters as a client sends them: by names of fields, or a list of conditions; AppealRuleError otherwise."""
	given = _parsed(filters) or {}
	if isinstance(given, list):
		return Asked(None, "", [_listed_condition(row) for row in given])
	if not isinstance(given, dict):
		_refuse()
	named = {**given}
	on, authority = named.pop("on", None), named.pop("authority", None)
	day = read_date(on)
	if (on and not day) or not isinstance(authority or "", str):
		_refuse()
	return Asked(day, authority or "", [_named_condition(field, value) for field, value in named.items()])


def _parsed(filters: object) -> object:
	try:
		return json.loads(filters) if isinstance(filters, str) and filters else filters
	except ValueError:
		_refuse()


def _named_condition(field: str, value: object) -> Condition:
	return _listed_condition([field, *(value if isinstance(value, list | tuple) else ("=", value))])


def _listed_condition(row: object) -> Condition:
	if not isinstance(row, list | tuple) or len(row) not in (3, 4):
		_refuse()
	return _condition(*row[-3:])


def _condition(field: object, operator: object, value: object) -> Condition:
	is_list = isinstance(value, list | tuple)
	values = value if is_list else [value]
	is_read = (
		field in frappe.get_meta(ITEM).get_valid_columns()
		and isinstance(operator, str)
		and operator.lower() in (CHOICES if is_list else COMPARISONS | CHOICES)
		and all(isinstance(part, str | int | float | None) for part in values)
	)
	if not is_read:
		_refuse()
	return ITEM, field, operator, value


def _refuse() -> NoReturn:
	frappe.throw(
		_("The conditions of the search in the classifier cannot be read. Reload the page and choose again."),
		AppealRuleError,
	)
