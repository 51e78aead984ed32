"""Days left of an open appeal: counted anew whenever its card is read, and kept in the table for lists and reports.

A query can show, filter and sort only what the table holds; the daily sweep keeps that true from day to day.
"""

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import getdate
from pypika import CustomFunction

from appeals_app import clock
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase

DAYS_BETWEEN = CustomFunction("DATEDIFF", ["later", "earlier"])


def days_left(appeal: Document) -> int | None:
	"""Calendar days to the control date; negative when it has passed, None when the clock stands."""
	if not appeal.control_date or Phase(appeal.phase) not in OPEN_PHASES:
		return None
	return (getdate(appeal.control_date) - clock.today()).days


def count_days_left_anew() -> None:
	"""Put the days left today of all appeals into the table: two statements, however many they are."""
	appeal = DocType("Appeal")
	update = frappe.qb.update(appeal)
	runs = appeal.phase.isin([phase.value for phase in sorted(OPEN_PHASES)]) & appeal.control_date.isnotnull()
	left = DAYS_BETWEEN(appeal.control_date, clock.today())
	update.set(appeal.days_left, left).where(runs & (appeal.days_left != left)).run()
	update.set(appeal.days_left, 0).where(runs.negate() & (appeal.days_left != 0)).run()
