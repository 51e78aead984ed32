"""The page of changed defaults."""

import frappe

from appeals_app.appeal_administration import changed_defaults as changes
from appeals_app.appeal_administration import taking_back


@frappe.whitelist(methods=["GET", "POST"])
def changed_defaults() -> dict:
	"""Records of this site that differ from the shipped ones."""
	return changes.changed_defaults()


@frappe.whitelist(methods=["POST"])
def take_back_default(doctype: str = "", name: str = "") -> None:
	"""Make one of them say again what is shipped, as the current user."""
	taking_back.take_back_default(doctype=doctype, name=name)
