"""A record joined to another one of the same person is kept as it is; what is new goes to the record in use."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.refusal import AppealRuleError


def refuse_joined_record(applicant: Document) -> None:
	"""Refuse a change of a record that is joined to another one."""
	if used := not applicant.is_new() and frappe.db.get_value("Applicant", applicant.name, "merged_into"):
		frappe.throw(
			_(
				"This record is joined to «{0}» as of one person. Enter what is new there, or part the records first."
			).format(_name_shown(used)),
			AppealRuleError,
		)


def joined_authors(appeal: Document) -> list[str]:
	"""Why authors named now cannot be; those whose records were joined after they were named stay."""
	stored = appeal.get_doc_before_save()
	chosen = _authors(appeal) - (_authors(stored) if stored else set())
	filters = {"name": ("in", sorted(chosen)), "merged_into": ("is", "set")}
	used = frappe.get_all("Applicant", filters, pluck="merged_into") if chosen else []
	return [
		_(
			"The record of the author is joined to «{0}» as of one person. Choose that record: appeals are entered there."
		).format(_name_shown(name))
		for name in used
	]


def _authors(appeal: Document) -> set[str]:
	return {appeal.applicant, *(row.applicant for row in appeal.co_applicants)} - {None, ""}


def _name_shown(applicant: str) -> str:
	"""The name as the current user may see it."""
	record = frappe.get_doc("Applicant", applicant)
	record.hide_values()
	return record.full_name or _("another record")
