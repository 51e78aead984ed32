"""A number given by hand as «А-57» was given again as «Б-57»: each appeal holds the number of its counter, whatever the letter.

Why: only whole indexes were compared. What: fills `number_key` of registered and imported appeals whose index a rule of the
authority writes, five hundred at a time, each batch a transaction of its own; of appeals that have one number already the
first met holds it. Verify: no registered appeal with an index by the rule lacks `number_key`, but for such doubles.
"""

from collections.abc import Callable
from functools import cache

import frappe
from frappe.query_builder import DocType

from appeals_app.appeal_registry.index_numbering import KnownCounters
from appeals_app.appeal_registry.numbers import number_key
from appeals_app.search_arguments import NO_RECORD

BATCH = 500


def execute() -> None:
	"""Write them; run again, it writes the same."""
	counters, after = cache(KnownCounters), ""
	while appeals := _next_appeals(after):
		_fill(appeals, counters)
		frappe.db.commit()  # nosemgrep: a batch of a patch, each a transaction of its own
		after = appeals[-1].name


def _fill(appeals: list[frappe._dict], counters: Callable[[str], KnownCounters]) -> None:
	keys: dict[str, str] = {}
	for appeal in appeals:
		counter = counters(appeal.authority).of(appeal.registration_index, appeal.registered_at.year)
		if counter:
			keys.setdefault(number_key(**counter), appeal.name)
	held = frappe.get_all("Appeal", {"number_key": ("in", list(keys) or [NO_RECORD])}, pluck="number_key")
	for key in keys.keys() - set(held):
		frappe.db.set_value("Appeal", keys[key], "number_key", key, update_modified=False)


def _next_appeals(after: str) -> list[frappe._dict]:
	appeal = DocType("Appeal")
	return (
		frappe.qb.from_(appeal)
		.select(appeal.name, appeal.authority, appeal.registered_at, appeal.registration_index)
		.where(appeal.registration_key.isnotnull() & appeal.registered_at.isnotnull())
		.where(appeal.number_key.isnull() & (appeal.name > after))
		.orderby(appeal.name)
		.limit(BATCH)
	).run(as_dict=True)
