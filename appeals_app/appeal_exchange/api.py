"""What the Desk calls over HTTP."""

import frappe
from frappe.utils import cint

from appeals_app.appeal_exchange.import_orders import order_check, order_loading
from appeals_app.appeal_exchange.import_proposal import proposed_mapping
from appeals_app.appeal_exchange.import_report import report_of


@frappe.whitelist(methods=["POST"])
def check_import(appeal_import: str = "") -> None:
	"""The button «Check» of an Appeal Import."""
	order_check(appeal_import)


@frappe.whitelist(methods=["GET", "POST"])
def propose_mapping(appeal_import: str = "") -> dict:
	"""The button «Make A Mapping From The File» of an Appeal Import."""
	return proposed_mapping(appeal_import)


@frappe.whitelist(methods=["POST"])
def load_import(appeal_import: str = "", jumps_accepted: int | str = 0) -> None:
	"""The button «Load» of an Appeal Import."""
	order_loading(appeal_import, jumps_accepted=bool(cint(jumps_accepted)))


@frappe.whitelist(methods=["GET", "POST"])
def import_report(appeal_import: str = "") -> None:
	"""The button «Report» of an Appeal Import: answers with a file to keep."""
	content = report_of(appeal_import)
	frappe.response.type, frappe.response.filename = "download", "import-report.csv"
	frappe.response.filecontent = content
