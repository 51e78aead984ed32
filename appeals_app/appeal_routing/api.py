"""Buttons of the decisions on the term and of the requests for them."""

import frappe

from appeals_app.appeal_routing import extension_requests, term_change_form, term_changes


@frappe.whitelist(methods=["POST"])
def term_limits(appeal: str = "") -> dict:
	"""The last day of an appeal's term, and the latest one an extension may set today."""
	return term_change_form.term_limits(appeal=appeal)


@frappe.whitelist(methods=["POST"])
def cancel_term_change(change: str = "", reason: str = "") -> None:
	"""Cancel an extension before its notice is sent, as the current user."""
	term_changes.cancel_change(change=change, reason=reason)


@frappe.whitelist(methods=["POST"])
def grant_extension_request(request: str = "", new_due_on: str = "", reason: str = "") -> str:
	"""Extend the term as was asked, or otherwise where it is given; the decision's name."""
	return extension_requests.grant_request(request=request, new_due_on=new_due_on, reason=reason)


@frappe.whitelist(methods=["POST"])
def refuse_extension_request(request: str = "", reason: str = "") -> None:
	"""Refuse to extend the term, with the reason, as the current user."""
	extension_requests.refuse_request(request=request, reason=reason)
