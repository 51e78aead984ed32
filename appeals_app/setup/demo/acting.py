"""The people of the demo act at their own moments: the app lives then, and the user is logged in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import frappe
from frappe.model.document import Document
from frappe.workflow.doctype.workflow_action import workflow_action

from appeals_app import clock
from appeals_app.appeal_registry import workflow_actions
from appeals_app.setup.demo.organisation import read_organisation


@contextmanager
def acting(login: str, at: datetime) -> Iterator[None]:
	"""Be that officer at that moment."""
	become(read_organisation().officer(login).email)
	with clock.set_to(at):
		yield


def become(user: str) -> None:
	"""Log the user in; what the request has cached stays, as its keys name the user where it matters."""
	if frappe.session.user != user:
		cached = frappe.local.cache
		frappe.set_user(user)  # the demo is made by its people, so that every rule is asked of them
		frappe.local.cache = cached


@contextmanager
def workflow_actions_put_off() -> Iterator[Callable[[Document], None]]:
	"""Inside the block Frappe makes no «Workflow Action»; the function given makes the one of a last state.

	Frappe makes one for every state passed, of no use once it is passed.
	"""
	workflow_actions.install()
	make = workflow_action.process_workflow_actions
	workflow_action.process_workflow_actions = lambda doc, state: None
	try:
		yield lambda document: make(document, "on_update")
	finally:
		workflow_action.process_workflow_actions = make
