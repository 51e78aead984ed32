"""The framework's «Workflow Action» is made only where the workflow sends letters by it.

It makes a row for every state of every record, of use for such letters alone, and Frappe 15.0 asks every user with a
fitting role whether he may read the record: a third of what a step costs.  Who works with appeals finds what awaits a
step in lists of the cards themselves.
"""

import functools
from collections.abc import Callable

from frappe.model.document import Document
from frappe.model.workflow import get_workflow_name, send_email_alert
from frappe.workflow.doctype.workflow_action import workflow_action

MARK = "appeals_made_for_letters"


def install(method: str | None = None, kwargs: dict | None = None, transaction_type: str = "") -> None:
	"""For `before_request` and `before_job`: let this process make no other from now on."""
	make = workflow_action.process_workflow_actions
	if not getattr(make, MARK, False):
		made_for_letters = _made_for_letters(make)
		setattr(made_for_letters, MARK, True)
		workflow_action.process_workflow_actions = made_for_letters


def _made_for_letters(make: Callable) -> Callable:
	@functools.wraps(make)
	def made_for_letters(doc: Document, state: str) -> None:
		workflow = get_workflow_name(doc.doctype)
		if workflow and (state == "on_trash" or send_email_alert(workflow)):
			make(doc, state)

	return made_for_letters
