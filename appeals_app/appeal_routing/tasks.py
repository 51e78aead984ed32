"""What routing does by the clock."""

import frappe
from frappe.query_builder import DocType

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import lock_appeal
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
