"""Open «Workflow Actions» of workflows that send no letters would stay open for ever: nothing closes them any more.

Why: the framework made one for every state of every record; they are made for letters alone now. What: takes away the
open ones, a thousand at a time, each batch a transaction of its own; those done stay. Verify: no open Workflow Action
is of a DocType whose active workflow has «Send Email Alert» off.
"""

import frappe
from frappe.model.workflow import get_workflow_name, send_email_alert

BATCH = 1000


def execute() -> None:
	"""Take them away; run again, it finds none."""
	for doctype in frappe.get_all("Workflow", {"is_active": 1}, pluck="document_type"):
		if not send_email_alert(get_workflow_name(doctype)):
			_take_away({"reference_doctype": doctype, "status": "Open"})


def _take_away(idle: dict) -> None:
	while names := frappe.get_all("Workflow Action", idle, pluck="name", limit=BATCH):
		frappe.db.delete("Workflow Action Permitted Role", {"parent": ("in", names)})
		frappe.db.delete("Workflow Action", {"name": ("in", names)})
		frappe.db.commit()  # nosemgrep: a batch of a patch, each a transaction of its own
