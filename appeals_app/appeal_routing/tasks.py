"""What routing does by the clock, and acts on many appeals in the background."""

import frappe
from frappe.query_builder import DocType

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import lock_appeal
from appeals_app.appeal_routing.bulk import ROWS_AT_ONCE, act_on, keep_result
from appeals_app.appeal_routing.escalation import appeals_at, levels_in_use, remind
from appeals_app.appeal_routing.extension_request_end import EXPIRED, WAITING, end_request
from appeals_app.appeal_routing.term_change_force import lapse


def lapse_untold_extensions() -> None:
	"""Close the extensions whose term ran out before the author was told; the term stays as it was."""
	change, appeal = DocType("Appeal Term Change"), DocType("Appeal")
	late = (
		frappe.qb.from_(change)
		.join(appeal)
		.on(appeal.name == change.appeal)
		.select(change.name, change.appeal)
		.where((change.status == "Decided") & (appeal.breach_after < clock.today()))
	).run(as_dict=True)
	for row in late:
		lock_appeal(row.appeal)
		lapse(row.name)


def end_late_requests() -> None:
	"""Close the requests to extend whose term ran out before they were answered."""
	request, appeal = DocType("Appeal Extension Request"), DocType("Appeal")
	late = (
		frappe.qb.from_(request)
		.join(appeal)
		.on(appeal.name == request.appeal)
		.select(request.appeal)
		.where((request.status == WAITING) & (appeal.breach_after < clock.today()))
	).run(pluck=True)
	for name in late:
		lock_appeal(name)
		end_request(name, status=EXPIRED)


def remind_of_terms() -> None:
	"""Take the steps of reminders that appeals have reached, the furthest first.

	An appeal that fails holds up no other; its error is raised once all have been tried.
	"""
	failed: list[Exception] = []
	for level in levels_in_use():
		last = ""
		while names := appeals_at(level, after=last).run(pluck=True):
			last = names[-1]
			for name in names:
				frappe.db.commit()  # nosemgrep: each appeal stands alone; the next is locked before it is read
				try:
					remind(name, level)
				except (frappe.ValidationError, frappe.PermissionError, frappe.DoesNotExistError) as error:
					frappe.db.rollback()
					failed.append(error)
	if failed:
		frappe.db.commit()  # nosemgrep: what was reminded of stays
		raise failed[0]


def work_through(key: str, act: str, appeals: list[str], values: dict) -> None:
	"""One act on many appeals as who ordered it, batch by batch; what was told is kept for that user."""
	told: list[dict] = []
	for start in range(0, len(appeals), ROWS_AT_ONCE):
		told += act_on(act, appeals[start : start + ROWS_AT_ONCE], values, is_trial=False)
		frappe.db.commit()  # nosemgrep: a batch is done, and appeals are not held longer
	keep_result(key, frappe.session.user, told)
