"""A saved set-up: its rows, what they would make, and making it."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_rollout.setting_up import planned, set_up
from appeals_app.domain.authority_plan import State
from appeals_app.refusal import AppealRuleError

FORM, FILE = "Authority Setup", "Authority Setup File"


def show_plan(setup: Document) -> None:
	"""Fill the table of steps of the form or file with what its rows would make."""
	_show(setup, planned(setup.rows()))


def set_up_saved(*, doctype: str, name: str) -> list[dict]:
	"""Make what the rows lack, by the rights of the user; refuse where nothing would be made."""
	if doctype not in (FORM, FILE):
		frappe.throw(_("Authorities are set up by a form or a file. Open one of them."), AppealRuleError)
	setup = frappe.get_doc(doctype, name)
	setup.check_permission("write")
	steps = set_up(setup.rows(), sends_letters=bool(setup.sends_letters))
	_show(setup, steps)
	setup.done_at = clock.now()
	setup.flags.is_done = True
	setup.save()
	return steps


def check_right() -> None:
	"""PermissionError for whoever sets no authorities up."""
	frappe.new_doc(FILE).check_permission("create")


def _show(setup: Document, steps: list[dict]) -> None:
	setup.set("steps", steps)
	refused = sum(step["state"] == State.REFUSED.value for step in steps)
	new = sum(step["state"] == State.NEW.value for step in steps)
	setup.update({"new_count": new, "refused_count": refused})
