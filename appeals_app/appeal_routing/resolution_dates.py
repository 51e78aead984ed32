"""By when executors of a resolution are ready: the responsible one by its date, the others before by the rule of the settings."""

from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app.domain.resolution_dates import CoExecutorRule, DayCount, co_executors_due
from appeals_app.legal_reference.config import counting_switches, working_calendar
from appeals_app.refusal import given_day, refusals_in_words


def date_executors(resolution: Document) -> None:
	"""Give each executor the date the author named, else the one that follows from the resolution."""
	responsible, *others = resolution.executors
	responsible.due_on = responsible.due_on or resolution.due_on
	if not others:
		resolution.co_executors_due_on = None
		return
	resolution.co_executors_due_on = resolution.co_executors_due_on or _counted(
		getdate(responsible.due_on), getdate(resolution.resolved_on)
	)
	for row in others:
		row.due_on = row.due_on or resolution.co_executors_due_on


def co_executors_date(*, due_on: str, resolved_on: str) -> date:
	"""The date co-executors would have, for the form of a resolution that is being written."""
	if not frappe.has_permission("Appeal Resolution", "create"):
		frappe.throw(
			_("You have no power to write resolutions in this authority. Ask its head."),
			frappe.PermissionError,
		)
	return _counted(given_day(due_on), given_day(resolved_on))


def _counted(responsible_due: date, given_on: date) -> date:
	settings = frappe.get_cached_doc("Appeal Resolution Settings")
	rule = CoExecutorRule(settings.days_before, DayCount(settings.counted_in))
	with refusals_in_words():
		calendar = working_calendar(counting_switches(responsible_due).holiday_calendar)
		return co_executors_due(responsible_due, rule, given_on=given_on, calendar=calendar)
