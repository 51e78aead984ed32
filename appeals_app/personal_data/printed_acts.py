"""What the print formats of this module ask for.  Templates call these by name (hook `jinja`)."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.authority_directory.queries import authorities_of
from appeals_app.personal_data.erasure import KEPT, rows_by_kind
from appeals_app.personal_data.erasure_approvals import APPROVALS, approver_in_print, head_in_print
from appeals_app.personal_data.erasure_outlook import groups_in_print, rows_as_of_now
from appeals_app.personal_data.notices import filled, lacking_places
from appeals_app.personal_data.workers import workers_with_access


def destruction_act(doc: Document) -> dict:
	"""Full name of the authority, lines of the act, its records by what becomes of them, and those who approved it."""
	rows = rows_as_of_now(doc)
	return {
		"authority": frappe.db.get_value("Authority", doc.authority, "authority_name"),
		"lines": rows_by_kind([row.name for row in rows if row.outcome in ("Waits", "Erased")]),
		"groups": groups_in_print(rows),
		"kept": sum(row.outcome == KEPT for row in rows),
		"to_erase": sum(row.outcome == "Waits" for row in rows),
		"approved_by": {fields[0]: approver_in_print(doc, role) for role, fields in APPROVALS.items()},
		"signed_by": head_in_print(doc),
		"protocol": _protocol(doc),
	}


def _protocol(doc: Document) -> str:
	"""Number and day; acts of earlier versions have both in one line."""
	number, day = doc.commission_decision or "–", frappe.utils.formatdate(doc.commission_decided_on)
	return _("{0} dated {1}").format(number, day) if day and day not in number else number


def personal_data_notice_paper(doc: Document) -> dict:
	"""A notice as people will read it, and what is still to be entered; a common one is that of who prints it."""
	authority = doc.authority or next(iter(authorities_of(frappe.session.user)), None)
	if not authority:
		lacking = [_("The text is of every authority: it is filled in for an officer who serves in one.")]
		return {"authority": "", "text": doc.body, "lacking": lacking}
	return {
		"authority": frappe.db.get_value("Authority", authority, "authority_name"),
		"text": filled(doc.body, authority),
		"lacking": lacking_places(doc.body, authority),
	}


def workers_list(doc: Document) -> dict:
	"""Full name of the authority, the responsible officer, and the workers with access."""
	responsible = frappe.db.get_value(
		"Authority Officer", doc.responsible_officer, ("officer_name", "position"), as_dict=True
	)
	return {
		"authority": frappe.db.get_value("Authority", doc.authority, "authority_name"),
		"responsible": responsible or {},
		"workers": workers_with_access(doc.authority),
	}
