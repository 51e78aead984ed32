"""Buttons of the directory's forms."""

import frappe

from appeals_app.authority_directory import reception
from appeals_app.authority_directory.locality_search import locality_choices


@frappe.whitelist(methods=["POST"])
def end_reception_suspension(suspension: str = "", last_day: str = "", reason: str = "") -> None:
	"""End a suspension of reception earlier than was ordered, as the current user."""
	reception.end_suspension(suspension=suspension, last_day=last_day, reason=reason)


@frappe.whitelist(methods=["POST"])
def cancel_reception_suspension(suspension: str = "", reason: str = "") -> None:
	"""Take back an order on reception that was entered by mistake, as the current user."""
	reception.cancel_suspension(suspension=suspension, reason=reason)


@frappe.whitelist(methods=["GET", "POST"])
def search_localities(
	doctype: str = "",
	txt: str = "",
	searchfield: str = "",
	start: int = 0,
	page_len: int = 20,
	filters: dict | str | None = None,
) -> list:
	"""Choices of every link to a place (hook `standard_queries`): «с. Лежине» and where it lies."""
	return locality_choices(text=txt, filters=filters, start=start, page_length=page_len)
