"""Which counters of the home page a person is shown."""

import frappe
from frappe import _
from frappe.desk.doctype.number_card import number_card
from frappe.model.document import Document

from appeals_app.domain.gate_rules import Audience, Effect, Kind
from appeals_app.permissions import roles
from appeals_app.permissions.administrators import is_administrator
from appeals_app.permissions.gate import lines_in_force
from appeals_app.permissions.written_by_people import is_asked

CARDS_OF_ROLES = {
	"Appeals To Register": {roles.REGISTRAR, roles.RECEPTION_CLERK},
	"Appeals To Pass For Resolution": {roles.REGISTRAR},
	"Appeals Waiting For Resolution": {roles.REGISTRAR, roles.HEAD, roles.CONTROLLER},
	"Drafts To Approve": {roles.UNIT_LEAD, roles.HEAD},
	"Answers To Sign": {roles.HEAD},
	"Letters To Send": {roles.REGISTRAR},
	"Letters To Sign": {roles.HEAD},
	"Control To Take Off": {roles.CONTROLLER, roles.HEAD},
	"E-mails Waiting": {roles.REGISTRAR, roles.CONTROLLER},
	"Undelivered Letters": {roles.REGISTRAR, roles.CONTROLLER},
	"Promises Due": {roles.CONTROLLER, roles.HEAD},
	"Transfers To Decide": {roles.REGISTRAR, roles.HEAD},
	"Terms That Need A Person": {roles.REGISTRAR, roles.CONTROLLER, roles.HEAD},
}
"""Queues that are the business of some roles: for the others they would be rows of zeros.

Whoever takes such a step by a changed workflow finds the same rows in the list of appeals.
"""


def has_permission(doc: Document, ptype: str, user: str) -> bool:
	"""A counter is shown to those whose business it is and who may read what it counts, also among administrators.

	The framework gives these every card, and the home page, where shipped ones stand, would tell them only that they may
	not read.  Those of their own making they set up for others, and the number is counted for who may read.
	"""
	business = CARDS_OF_ROLES.get(doc.name)
	if business and not business.intersection(frappe.get_roles(user)):
		return False
	is_own = not doc.is_standard and is_administrator(user)
	if doc.document_type and not is_own and not frappe.has_permission(doc.document_type, "read", user=user):
		return False
	return bool(number_card.has_permission(doc, ptype, user))


def check_function(card: Document, method: str | None = None) -> None:
	"""For `before_validate` of Number Card: the browser of whoever looks at it calls the function by POST.

	So it is one that staff may call and that changes nothing: `logout` among others is none.
	"""
	if not card.get("method") or not is_asked():
		return
	called = (Kind.METHOD, card.method, Effect.READS)
	if not any(
		(line.kind, line.name, line.effect) == called and line.audience <= Audience.STAFF
		for line in lines_in_force()
	):
		frappe.throw(
			_("«{0}» is not a function that a counter may call. Count rows of a list or of a report.").format(
				card.method
			),
			frappe.PermissionError,
		)
