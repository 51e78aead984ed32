"""What runs by the clock."""

import frappe
from frappe.query_builder import DocType

from appeals_app import clock
from appeals_app.appeal_registry.numbers import make_counters_ahead
from appeals_app.domain.lifecycle import OPEN_PHASES


def mark_overdue_appeals() -> None:
	"""Set the overdue mark on open appeals whose last day has passed: one statement, whatever their number."""
	appeal = DocType("Appeal")
	(
		frappe.qb.update(appeal)
		.set(appeal.is_overdue, 1)
		.where(appeal.phase.isin([phase.value for phase in sorted(OPEN_PHASES)]))
		.where((appeal.breach_after < clock.today()) & (appeal.is_overdue == 0))
	).run()


def make_counters_for_next_year() -> None:
	"""Counters of this and the next year exist before anybody needs them."""
	year = clock.today().year
	make_counters_ahead(year=year)
	make_counters_ahead(year=year + 1)
