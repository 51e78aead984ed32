"""Buttons of the directory's forms."""

import frappe

from appeals_app.authority_directory import reception


@frappe.whitelist(methods=["POST"])
def end_reception_suspension(suspension: str = "", last_day: str = "", reason: str = "") -> None:
	"""End a suspension of reception earlier than was ordered, as the current user."""
	reception.end_suspension(suspension=suspension, last_day=last_day, reason=reason)


@frappe.whitelist(methods=["POST"])
def cancel_reception_suspension(suspension: str = "", reason: str = "") -> None:
	"""Take back an order on reception that was entered by mistake, as the current user."""
	reception.cancel_suspension(suspension=suspension, reason=reason)
