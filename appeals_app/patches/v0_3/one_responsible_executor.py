"""An appeal has one responsible executor: the one its card names.

Why: a second resolution with another first executor left two live tasks both marked responsible. What: live tasks of
others than the card names are tasks of co-executors. Verify: no appeal has two live responsible tasks.
"""

import frappe
from frappe.query_builder import DocType

LIVE = ("Assigned", "Accepted")


def execute() -> None:
	"""Take the mark off; run again, it finds nothing."""
	task, appeal = DocType("Appeal Assignment"), DocType("Appeal")
	(
		frappe.qb.update(task)
		.join(appeal)
		.on(appeal.name == task.appeal)
		.set(task.is_responsible, 0)
		.where(task.status.isin(LIVE) & (task.is_responsible == 1))
		.where(appeal.responsible_officer.isnotnull() & (appeal.responsible_officer != task.officer))
	).run()
