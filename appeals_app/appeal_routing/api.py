"""Buttons of the decisions on the term."""

import frappe

from appeals_app.appeal_routing import term_changes


@frappe.whitelist(methods=["POST"])
def cancel_term_change(change: str = "", reason: str = "") -> None:
	"""Cancel an extension before its notice is sent, as the current user."""
	term_changes.cancel_change(change=change, reason=reason)
