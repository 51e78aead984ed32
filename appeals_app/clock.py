"""The one clock of the app: local time of the site, which a demo or a test may set for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

import frappe
from frappe.utils import now_datetime


def now() -> datetime:
	"""Current moment in the site's time zone, naive as Frappe stores it."""
	return frappe.flags.appeals_now or now_datetime()


def today() -> date:
	"""Current calendar day in the site's time zone."""
	return now().date()


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
	"""Let the app live at `moment` inside the block."""
	before = frappe.flags.appeals_now
	frappe.flags.appeals_now = moment
	try:
		yield
	finally:
		frappe.flags.appeals_now = before
