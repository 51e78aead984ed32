"""Why the workflow gives a person no step: another role has it, or its condition does not hold."""

from collections.abc import Sequence
from typing import NoReturn

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.refusal import AppealRuleError


def refuse_by_role(transitions: Sequence[Document]) -> NoReturn:
	"""Name the roles that have the step."""
	needed = ", ".join(dict.fromkeys(_(row.allowed) for row in transitions))
	frappe.throw(
		_("This step may be taken only by: {0}. Ask one of them.").format(needed), frappe.PermissionError
	)


def refuse_by_condition(transition: Document) -> NoReturn:
	"""Say what the administrator has written for this on the step, or else whom to ask."""
	if words := (transition.get("appeal_refusal") or "").strip():
		frappe.throw(
			_("The step «{0}» is not possible now. {1}").format(transition.action, words), AppealRuleError
		)
	frappe.throw(
		_("The condition of the step «{0}» does not hold. Ask the administrator what it needs.").format(
			transition.action
		),
		AppealRuleError,
	)
