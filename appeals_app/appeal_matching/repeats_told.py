"""What is told of the twins of a stored card, whichever way it came, until somebody decides of them.

Registration itself looks for nothing and so costs nothing more: the page asks when it shows the card, or when the clerk
has registered it.  Nothing is blocked by it.
"""

import frappe
from frappe.model.document import Document

from appeals_app.appeal_matching.proposals import propose
from appeals_app.domain.duplicates import Sign
from appeals_app.domain.lifecycle import Phase
from appeals_app.permissions.scope import get_scope

PHASES_ASKED = frozenset({Phase.RECEIVED, Phase.REGISTERED, Phase.RESOLUTION})
"""Later the appeal is in work, and who works on it knows."""

NOTHING = {"twin": "", "is_elsewhere": False}


def repeats_of(*, appeal: str) -> dict:
	"""The proposed sign of a stored card with its nearest twin; no twin where there is none, or it is decided already."""
	document = frappe.get_doc("Appeal", appeal)
	document.check_permission("read")
	if not _is_asked(document):
		return NOTHING
	found = propose(card=as_entered(document))
	if found["twin"] and _refers_to(found["twin"], document.name):
		return NOTHING
	return {**found, "twin_title": _title_of(found["twin"])}


def _is_asked(document: Document) -> bool:
	"""The user enters appeals here, and the card says nothing yet of an appeal before it."""
	may_decide = frappe.has_permission("Appeal", "create") and document.has_permission("write")
	is_decided = document.previous_appeal or document.main_appeal
	return (
		may_decide
		and get_scope(frappe.session.user).holds_authority(document.authority)
		and Phase(document.phase) in PHASES_ASKED
		and not is_decided
		and document.receipt_sign in (None, "", Sign.PRIMARY.value)
	)


def as_entered(document: Document) -> dict:
	"""A stored card as it would be sent while it is entered."""
	fields = ("name", "authority", "applicant", "content", "received_at", "written_on", "sender_name")
	return {
		**{field: document.get(field) for field in fields},
		"received_at": str(document.received_at),
		"written_on": str(document.written_on or ""),
		"questions": [{"theme": row.theme} for row in document.questions],
		"co_applicants": [{"applicant": row.applicant} for row in document.co_applicants],
	}


def _refers_to(twin: str, appeal: str) -> bool:
	"""The other card says already what it is to this one."""
	return appeal in frappe.db.get_value("Appeal", twin, ["previous_appeal", "main_appeal"])


def _title_of(appeal: str) -> str:
	return frappe.db.get_value("Appeal", appeal, "title") if appeal else ""
