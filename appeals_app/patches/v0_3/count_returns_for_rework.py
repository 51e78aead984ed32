"""Tasks and drafts count how often they were returned for rework.

Why: what was returned before the count began would look as if it had not been. What: parts sent back and steps from the
reply to the execution are counted on the tasks, these steps and visas that returned the draft on the letters.
Verify: a task whose part was sent back has a number in «Times Returned For Rework».
"""

from collections import Counter, defaultdict

import frappe

AT_WORK = ("Assigned", "Accepted", "Done")


def execute() -> None:
	"""Count anew from what was kept; run again, it comes to the same numbers."""
	steps = _steps_back()
	_count_tasks(steps)
	_count_answers(steps)


def _steps_back() -> dict[str, list]:
	"""Moments of the returns of each appeal."""
	returned = {"from_phase": "REPLY", "to_phase": "EXECUTION"}
	found = defaultdict(list)
	for appeal, moment in frappe.get_all(
		"Appeal Event", returned, ["appeal", "happened_at"], order_by="sequence", as_list=True
	):
		found[appeal].append(moment)
	return found


def _count_tasks(steps: dict[str, list]) -> None:
	counted = Counter(frappe.get_all("Appeal Assignment Note", {"status": "Sent Back"}, pluck="assignment"))
	responsible = {"appeal": ("in", list(steps) or [""]), "is_responsible": 1, "status": ("in", AT_WORK)}
	for task in frappe.get_all("Appeal Assignment", responsible, ["name", "appeal", "creation"]):
		counted[task.name] += sum(moment >= task.creation for moment in steps[task.appeal])
	_keep("Appeal Assignment", counted)


def _count_answers(steps: dict[str, list]) -> None:
	"""A draft goes on counting from those it takes the place of."""
	returned = {"act": "visa_returned", "reference_doctype": "Appeal Reply"}
	counted = Counter(frappe.get_all("Appeal Event", returned, pluck="reference_name"))
	answers = {"appeal": ("in", list(steps) or [""]), "letter_kind": "Answer"}
	before: Counter = Counter()
	for letter in frappe.get_all("Appeal Reply", answers, ["name", "appeal", "status"], order_by="creation"):
		before[letter.appeal] += counted[letter.name] + (letter.status == "Withdrawn")
		counted[letter.name] = before[letter.appeal]
	_keep("Appeal Reply", counted)


def _keep(doctype: str, counted: Counter) -> None:
	for name, number in counted.items():
		frappe.db.set_value(doctype, name, "times_returned", number, update_modified=False)
