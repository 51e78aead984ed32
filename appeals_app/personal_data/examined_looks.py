"""Unusual access that was looked into: who explained it and how is an event of the authority, which nobody removes.

A mark set by mistake is taken back by another event, with a reason: the trace keeps both.
"""

import re

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import format_datetime

from appeals_app.authority_directory.event_log import record_authority_event
from appeals_app.domain.access_patterns import Finding
from appeals_app.domain.telling_words import check_explains, check_says_why
from appeals_app.permissions import roles
from appeals_app.personal_data.break_glass import oblast_administration
from appeals_app.personal_data.event_queries import EVENT, account_in_words, officials
from appeals_app.refusal import AppealRuleError, given_reason, refusals_in_words
from appeals_app.repeating import begin_anew
from appeals_app.search_arguments import NO_RECORD

ACT = "unusual_access_examined"
ACT_TAKEN_BACK = "unusual_access_mark_taken_back"

_SAID = re.compile(r"(?:(?!: ).)+ \d{2}\.\d{2}\.\d{4} \d{2}:\d{2}: (.*)", re.DOTALL)
"""Whose looks and since when, and after them what was said, as the ground has them after the rule."""


def examine(*, event: str, rule: str, explanation: str) -> None:
	"""Write that what the rule found from this look on was examined, with the explanation."""
	look = _look_of_another(event)
	said = given_reason(explanation, if_missing=_("Say how the access is explained."))
	with refusals_in_words():
		check_explains(said)
	_record(ACT, look, rule, said)


def take_back(*, event: str, rule: str, reason: str) -> None:
	"""Write that the mark was set by mistake, and why: what the rule found waits in the report again."""
	look = _look_of_another(event)
	said = given_reason(reason, if_missing=_("Say why the mark is taken back."))
	with refusals_in_words():
		check_says_why(said)
	if not _mark_in_force(_marks([event]), event, rule):
		frappe.throw(
			_("This is not marked as examined, or the mark is taken back already. Open the report anew."),
			AppealRuleError,
		)
	_record(ACT_TAKEN_BACK, look, rule, said)


def _look_of_another(event: str) -> Document:
	"""The look, for a data protection officer who reads it and has not made it; others who mark it wait.

	It is locked before anything is read: the marks are those committed until now.
	"""
	begin_anew()
	look = frappe.get_doc(EVENT, event, for_update=True)
	look.check_permission("read")
	if roles.DATA_PROTECTION_OFFICER not in frappe.get_roles():
		frappe.throw(_("Unusual access is examined by the data protection officer."), frappe.PermissionError)
	if look.user == frappe.session.user:
		frappe.throw(
			_("This is your own look. Another data protection officer examines it."), AppealRuleError
		)
	return look


def _authority_of(look: Document) -> str:
	"""Whose events tell of the look; of one without an authority those of the oblast, whose officers alone read it."""
	return look.authority or next(iter(oblast_administration()), "")


def _record(act: str, look: Document, rule: str, said: str) -> None:
	record_authority_event(
		authority=_authority_of(look),
		act=act,
		ground=f"{rule}: {_whose(look)}: {said}",
		reference_doctype=EVENT,
		reference_name=look.name,
	)


def _whose(look: Document) -> str:
	"""Whose looks were examined and since when: the ground is read without the report it was given in."""
	known = officials().get(look.officer)
	who = known.official if known else account_in_words(look.user)
	return _("{0}, since {1}").format(who, format_datetime(look.happened_at, "dd.MM.yyyy HH:mm"))


def marks_of(findings: list[Finding]) -> dict[Finding, frappe._dict]:
	"""Findings that are marked as examined, each with its mark; one that went on after it was explained is a new one."""
	marks = _marks([finding.first_event for finding in findings])
	in_force = ((one, _mark_in_force(marks, one.first_event, one.rule)) for one in findings)
	return {one: mark for one, mark in in_force if mark and mark.happened_at >= one.ends_at}


def explanation_in(mark: frappe._dict, rule: str) -> str:
	"""What was said when what the rule found was marked, without the rule, whose look it was and since when."""
	return _said_of(mark, rule).group(1)


def _marks(events: list[str]) -> list[frappe._dict]:
	"""Marks on looks and those taken back, the latest first."""
	return frappe.get_all(
		"Authority Event",
		{
			"act": ("in", (ACT, ACT_TAKEN_BACK)),
			"reference_doctype": EVENT,
			"reference_name": ("in", events or [NO_RECORD]),
		},
		["act", "reference_name", "ground", "happened_at", "user"],
		order_by="happened_at desc, creation desc",  # two officers may write into chains of two authorities
	)


def _mark_in_force(marks: list[frappe._dict], event: str, rule: str) -> frappe._dict | None:
	"""The last word on what the rule found from the look on, unless it takes the mark back."""
	said = (row for row in marks if row.reference_name == event and _said_of(row, rule))
	last = next(said, None)
	return last if last and last.act == ACT else None


def _said_of(mark: frappe._dict, rule: str) -> re.Match | None:
	"""The mark is of this very rule, and not of one whose title only begins with the same words."""
	begins = f"{rule}: "
	return _SAID.fullmatch(mark.ground.removeprefix(begins)) if mark.ground.startswith(begins) else None
