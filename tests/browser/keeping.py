"""Records of the keeping of personal data, as browser tests need them."""

import frappe

from appeals_app.permissions import roles
from appeals_app.personal_data.erasure import collect
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as


def insert(doctype: str, **values: object) -> str:
	"""A record made by the current user."""
	return frappe.get_doc({"doctype": doctype, **values}).insert().name


def collected_act(staff: Staff, *, brief: str, decision: str) -> str:
	"""An act of destruction with one appeal on its list, which no other test shall meet as due; nothing of it is erased."""
	old = Journey(staff, brief=brief).to("closed").appeal
	with acting_as(staff[roles.ARCHIVIST]):
		act = insert(
			"Personal Data Erasure",
			authority=staff.authority,
			commission_decision=decision,
			commission_decided_on=frappe.utils.today(),
		)
		frappe.db.set_value("Appeal", old, "closed_on", "2015-01-01", update_modified=False)
		collect(erasure=act)
	frappe.db.set_value("Appeal", old, "closed_on", frappe.utils.today(), update_modified=False)
	return act
