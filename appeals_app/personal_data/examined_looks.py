"""Unusual access that was looked into: who explained it and how is an event of the authority, which nobody removes."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import format_datetime

from appeals_app.authority_directory.event_log import record_authority_event
from appeals_app.authority_directory.queries import authorities_of
from appeals_app.domain.access_patterns import Finding
from appeals_app.domain.telling_words import check_explains
from appeals_app.permissions import roles
from appeals_app.personal_data.event_queries import EVENT, account_in_words, officials
from appeals_app.refusal import AppealRuleError, given_reason, refusals_in_words
from appeals_app.search_arguments import NO_RECORD

ACT = "unusual_access_examined"


def examine(*, event: str, rule: str, explanation: str) -> None:
	"""Write that what the rule found from this look on was examined, with the explanation."""
	look = frappe.get_doc(EVENT, event)
	look.check_permission("read")
	if roles.DATA_PROTECTION_OFFICER not in frappe.get_roles():
		frappe.throw(_("Unusual access is examined by the data protection officer."), frappe.PermissionError)
	if look.user == frappe.session.user:
		frappe.throw(
			_("This is your own look. Another data protection officer examines it."), AppealRuleError
		)
	said = given_reason(explanation, if_missing=_("Say how the access is explained."))
	with refusals_in_words():
		check_explains(said)
	record_authority_event(
		authority=look.authority or authorities_of(frappe.session.user)[0],
		act=ACT,
		ground=f"{rule}: {_whose(look)}: {said}",
		reference_doctype=EVENT,
		reference_name=event,
	)


def _whose(look: Document) -> str:
	"""Whose looks were examined and since when: the ground is read without the report it was given in."""
	known = officials().get(look.officer)
	who = known.official if known else account_in_words(look.user)
	return _("{0}, since {1}").format(who, format_datetime(look.happened_at, "dd.MM.yyyy HH:mm"))


def not_examined(findings: list[Finding]) -> list[Finding]:
	"""Those nobody has explained; one that went on after it was explained is a new one."""
	first = [finding.first_event for finding in findings]
	examined = frappe.get_all(
		"Authority Event",
		{"act": ACT, "reference_doctype": EVENT, "reference_name": ("in", first or [NO_RECORD])},
		["reference_name", "ground", "happened_at"],
	)
	return [finding for finding in findings if not any(_covers(row, finding) for row in examined)]


def _covers(row: frappe._dict, finding: Finding) -> bool:
	return (
		row.reference_name == finding.first_event
		and row.ground.startswith(f"{finding.rule}: ")
		and row.happened_at >= finding.ends_at
	)
