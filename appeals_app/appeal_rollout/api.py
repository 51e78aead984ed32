"""Buttons of the set-up of authorities."""

import frappe

from appeals_app.appeal_rollout import setups
from appeals_app.appeal_rollout.setup_file import blank_workbook


@frappe.whitelist(methods=["POST"])
def set_up_authorities(doctype: str = "", name: str = "") -> list[dict]:
	"""Make what the saved form or file lacks, as the current user; gives what became of each row."""
	return setups.set_up_saved(doctype=doctype, name=name)


@frappe.whitelist(methods=["GET", "POST"])
def blank_setup_file() -> None:
	"""Send the workbook with the headings of the three sheets."""
	setups.check_right()
	frappe.response.filename = "zrazok.xlsx"
	frappe.response.filecontent = blank_workbook()
	frappe.response.type = "binary"
