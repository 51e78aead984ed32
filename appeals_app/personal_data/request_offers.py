"""What a request for access, or for who looked, is answered with: when it may be given, and what the form offers."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.domain.data_subject_requests import (
	OPEN_REQUEST_PHASES,
	TOLD_OF,
	IdentityCheck,
	RequestKind,
	RequestPhase,
	may_be_given,
)
from appeals_app.search_arguments import NO_RECORD

NOT_DUE = {
	RequestKind.ACCESS: lambda: _(
		"Data are given only for an approved request for access. Establish who asks and approve it first."
	),
	RequestKind.WHO_LOOKED: lambda: _(
		"Who looked is told only for an approved request about it. Establish who asks and approve it first."
	),
}
"""Why a request of the kind is not answered yet; the kinds of `TOLD_OF`."""


def marked_people(request: Document) -> list[str]:
	"""People of the request's own authority whose records are marked as the person's."""
	marked = [row.applicant for row in request.records if row.is_confirmed]
	asked = {"name": ("in", marked or [NO_RECORD]), "authority": request.authority}
	return frappe.get_all("Applicant", asked, pluck="name")


def why_not_given(request: Document, kind: RequestKind) -> str:
	"""Why the answer to a request of the kind is not given now, in a sentence; empty where it is."""
	is_due = request.kind == kind.value and may_be_given(
		kind=kind,
		phase=RequestPhase(request.phase),
		identity=IdentityCheck(request.identity_check),
		outcome=request.outcome or "",
	)
	if not is_due:
		return NOT_DUE[kind]()
	if not marked_people(request):
		return _("No record is marked as this person’s. Find the records and mark them.")
	return ""


def offers(request: Document) -> dict[str, object]:
	"""What the form offers now: the search, the data, who looked; and why neither of the latter."""
	kind, is_open = RequestKind(request.kind), RequestPhase(request.phase) in OPEN_REQUEST_PHASES
	why_not = why_not_given(request, kind) if kind in TOLD_OF else ""
	is_given = kind in TOLD_OF and not why_not
	return {
		"find_records": is_open,
		"give_data": is_given and kind is RequestKind.ACCESS,
		"show_who_looked": is_given and kind is RequestKind.WHO_LOOKED,
		"why_not": why_not if is_open else "",
	}
