"""What a person is told beside the data: where they come from, what for, to whom they go and how long they are kept."""

import frappe
from frappe import _

from appeals_app import clock
from appeals_app.domain.personal_inventory import Subject
from appeals_app.personal_data.retention_rules import rules_in_force
from appeals_app.search_arguments import NO_RECORD

PROCESSING, RULE = "Personal Data Processing", "Personal Data Retention Rule"
TOLD_OF_PROCESSING = (
	*("purpose", "legal_ground", "data_sources", "data_categories", "recipients", "processor", "note"),
)
TOLD_OF_RULE = (
	*("subject", "appeal_kind", "action", "keep_years", "starts_from", "counts_from_next_year", "article"),
)
OF_PERSONS = (Subject.APPEAL, Subject.APPLICANT, Subject.REQUEST)
"""An incident is of the authority, not of one person."""


def terms_of_keeping(authority: str, appeals: list[str]) -> dict[str, list[dict]]:
	"""Rows by DocType, as the authority and the administrator have entered them (Art. 8(2) of Law 2297-VI).

	Rules for a kind of appeals are told where the person has appeals of this kind.
	"""
	kinds = set(frappe.get_all("Appeal", {"name": ("in", appeals or [NO_RECORD])}, pluck="kind"))
	rules = [
		rule.code
		for rule in rules_in_force(clock.today())
		if rule.subject in OF_PERSONS and (not rule.appeal_kind or rule.appeal_kind in kinds)
	]
	[processing] = _entered(PROCESSING, [authority], TOLD_OF_PROCESSING) or [{}]
	return {
		PROCESSING: [{"data_sources": _("The source is not entered."), **processing}],
		RULE: _entered(RULE, rules, TOLD_OF_RULE),
	}


def _entered(doctype: str, names: list[str], fields: tuple[str, ...]) -> list[dict]:
	rows = frappe.get_all(doctype, {"name": ("in", names or [NO_RECORD])}, fields, order_by="name")
	return [{field: str(row[field]) for field in fields if row[field]} for row in rows]
