"""Tasks show the registration index of their appeal, and drafts keep whose visa they wait for.

Why: the list of tasks showed neither number, and the queue of visas asks the letter. What: fills `appeal_index` of
assignments and `visa_user` of drafts with visas. Verify: the list of tasks shows indexes; «Чекають моєї візи» is not empty
where a visa is waited for.
"""

import frappe
from frappe.query_builder import DocType

WAITING = ("Waiting", "Cancelled")


def execute() -> None:
	"""Fill both in; run again, it comes to the same."""
	task, appeal = DocType("Appeal Assignment"), DocType("Appeal")
	frappe.qb.update(task).join(appeal).on(appeal.name == task.appeal).set(
		task.appeal_index, appeal.registration_index
	).run()
	for reply in frappe.get_all("Appeal Reply", {"status": "Draft"}, pluck="name"):
		_keep_whose_visa(reply)


def _keep_whose_visa(reply: str) -> None:
	"""The first in the list who has not agreed, unless this one has returned the draft."""
	lines = frappe.get_all("Appeal Reply Visa", {"parent": reply}, ["officer", "status"], order_by="idx")
	line = next((line for line in lines if line.status != "Given"), None)
	if line and line.status in WAITING:
		user = frappe.db.get_value("Authority Officer", line.officer, "user")
		frappe.db.set_value("Appeal Reply", reply, "visa_user", user, update_modified=False)
