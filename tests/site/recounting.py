"""Administrators who order, count and apply a recalculation of terms."""

import frappe

from appeals_app.appeal_registry import tasks
from appeals_app.legal_reference.config import forget_law
from appeals_app.permissions import roles
from appeals_app.testing.staff import Staff, acting_as

REASON = "Зміни до статті 20 (вигадані для перевірки)"


def new_recalculation(staff: Staff, **values: object) -> frappe._dict:
	"""An order of the authority's administrator."""
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		return frappe.get_doc(
			{
				"doctype": "Term Recalculation",
				"reason": REASON,
				"authority": staff.authority,
				**values,
			}
		).insert()


def counted(staff: Staff, **values: object) -> frappe._dict:
	"""The same, counted."""
	name = new_recalculation(staff, **values).name
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		tasks.count_recalculation(name)
	return frappe.get_doc("Term Recalculation", name)


def applied(staff: Staff, name: str) -> frappe._dict:
	"""The recalculation put into force."""
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		tasks.apply_recalculation(name)
	return frappe.get_doc("Term Recalculation", name)


def row_of(name: str, appeal: str) -> frappe._dict | None:
	"""What the recalculation would make of the appeal."""
	rows = frappe.get_all("Term Recalculation Row", {"recalculation": name, "appeal": appeal}, ["*"])
	return rows[0] if rows else None


def two_months() -> None:
	"""Let the rule of a month be one of two."""
	frappe.get_doc("Term Rule", "month").update({"amount": 2, "limit_days": 90}).save()
	forget_law()
