"""What people are told of the processing of their data, where it is collected (Art. 12 of Law 2297-VI)."""

from datetime import date

import frappe
from frappe import _
from frappe.query_builder import DocType

from appeals_app import clock
from appeals_app.domain.notice_text import fill_notice

FIELDS = ("authority_name", "postal_address", "phone", "email")


def notice_text(*, authority: str, place: str, on: date | None = None) -> str:
	"""The text in force on the day (today) in the place, filled in for the authority; empty where there is none.

	The authority's own text stands before the common one.
	"""
	notice, day = DocType("Personal Data Notice"), on or clock.today()
	rows = (
		frappe.qb.from_(notice)
		.select(notice.body, notice.authority)
		.where((notice.place == place) & (notice.valid_from <= day))
		.where(notice.valid_to.isnull() | (notice.valid_to >= day))
		.where(notice.authority.isnull() | notice.authority.isin([authority, ""]))
		.orderby(notice.valid_from, order=frappe.qb.desc)
	).run(as_dict=True)
	rows.sort(key=lambda row: not row.authority)
	return filled(rows[0].body, authority) if rows else ""


def filled(text: str, authority: str) -> str:
	"""A text of a notice with the places of the authority; what is not entered is left out."""
	return fill_notice(text, _values(authority))


def lacking_places(text: str, authority: str) -> list[str]:
	"""What the text asks for and nobody has entered, each as a sentence that says where to enter it."""
	sentences = {
		"address": _("The authority has no postal address in the directory."),
		"phone": _("The authority has no telephone in the directory."),
		"email": _("The authority has no e-mail in the directory."),
		"officer": _("Nobody is named as the responsible officer: fill in «Personal Data Processing»."),
		"officer_phone": _("The responsible officer has no telephone in the directory."),
	}
	values = _values(authority)
	if not values["officer"]:
		del sentences["officer_phone"]
	return [said for place, said in sentences.items() if f"{{{place}}}" in text and not values[place]]


def _values(authority: str) -> dict[str, str]:
	holder = frappe.db.get_value("Authority", authority, FIELDS, as_dict=True) or {}
	responsible = frappe.db.get_value("Personal Data Processing", authority, "responsible_officer")
	officer = (
		frappe.db.get_value("Authority Officer", responsible, ("officer_name", "phone"), as_dict=True)
		if responsible
		else None
	) or {}
	return {
		"holder": holder.get("authority_name"),
		"address": holder.get("postal_address"),
		"phone": holder.get("phone"),
		"email": holder.get("email"),
		"officer": officer.get("officer_name"),
		"officer_phone": officer.get("phone"),
	}


def personal_data_notice(authority: str, place: str) -> str:
	"""`notice_text` as templates call it (hook `jinja`)."""
	return notice_text(authority=authority, place=place)
