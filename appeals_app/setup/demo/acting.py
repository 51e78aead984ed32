"""The people of the demo act at their own moments: the app lives then, and the user is logged in."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

import frappe
from frappe.model.document import Document
from frappe.workflow.doctype.workflow_action import workflow_action

from appeals_app import clock
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

	Frappe makes one for every state passed, of no use once it is passed.  Frappe 15.0 asks at each step of
	every user with the role whether he may read the document, which takes two thirds of the time of the demo;
	later releases do not ask, and neither does the function.
	"""
	put_off = {"process_workflow_actions": lambda doc, state: None}
	if hasattr(workflow_action, "get_users_next_action_data"):
		put_off["get_users_next_action_data"] = _roles_of_next_actions
	before = {name: getattr(workflow_action, name) for name in put_off}
	_put_in_place(put_off)
	try:
		yield lambda document: before["process_workflow_actions"](document, "on_update")
	finally:
		_put_in_place(before)


def _roles_of_next_actions(transitions: list, doc: Document) -> tuple[dict, set[str]]:
	"""Users are told by mail only, which the workflow does not send: any one will do."""
	return {doc.owner: {}}, {transition.allowed for transition in transitions}


def _put_in_place(functions: Mapping[str, Callable]) -> None:
	for name, function in functions.items():
		setattr(workflow_action, name, function)
