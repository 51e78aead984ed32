"""The predicate as Frappe's hooks ask for it: one function per DocType, because 15.0 passes only the user."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.permissions import scope
from appeals_app.permissions.asked_prints import check_right_to_print
from appeals_app.permissions.form_rights import drop_titles_out_of_sight
from appeals_app.permissions.scope import query_conditions


def appeal_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal."""
	return query_conditions(user, "Appeal")


def applicant_conditions(user: str | None = None) -> str:
	"""Condition on lists of Applicant."""
	return query_conditions(user, "Applicant")


def resolution_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Resolution."""
	return query_conditions(user, "Appeal Resolution")


def assignment_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Assignment."""
	return query_conditions(user, "Appeal Assignment")


def assignment_note_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Assignment Note."""
	return query_conditions(user, "Appeal Assignment Note")


def reply_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Reply."""
	return query_conditions(user, "Appeal Reply")


def term_change_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Term Change."""
	return query_conditions(user, "Appeal Term Change")


def extension_request_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Extension Request."""
	return query_conditions(user, "Appeal Extension Request")


def transfer_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Transfer."""
	return query_conditions(user, "Appeal Transfer")


def transfer_question_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Transfer Question."""
	return query_conditions(user, "Appeal Transfer Question")


def commitment_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Commitment."""
	return query_conditions(user, "Appeal Commitment")


def dispatch_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Dispatch."""
	return query_conditions(user, "Appeal Dispatch")


def escalation_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Escalation."""
	return query_conditions(user, "Appeal Escalation")


def event_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Event."""
	return query_conditions(user, "Appeal Event")


def oversight_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Oversight."""
	return query_conditions(user, "Appeal Oversight")


def search_entry_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Search Entry."""
	return query_conditions(user, "Appeal Search Entry")


def text_sketch_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Text Sketch."""
	return query_conditions(user, "Appeal Text Sketch")


def question_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Question."""
	return query_conditions(user, "Appeal Question")


def co_applicant_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Co-Applicant."""
	return query_conditions(user, "Appeal Co-Applicant")


def author_category_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Author Category."""
	return query_conditions(user, "Appeal Author Category")


def executor_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Resolution Executor."""
	return query_conditions(user, "Appeal Resolution Executor")


def answer_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Reply Answer."""
	return query_conditions(user, "Appeal Reply Answer")


def visa_conditions(user: str | None = None) -> str:
	"""Condition on lists of Appeal Reply Visa."""
	return query_conditions(user, "Appeal Reply Visa")


def refuse_share(document: Document, method: str, share: Document) -> None:
	"""A share would show the document past the scope: the framework lets it overrule every hook."""
	frappe.throw(
		_(
			"«{0}» is not shared by hand: who sees it follows from posts and resolutions. Write a resolution."
		).format(_(document.doctype)),
		frappe.PermissionError,
	)


def forget_scopes(document: Document, method: str) -> None:
	"""Posts and roles that change within a request count at once; the next request reads them anyway."""
	scope.forget_scopes()


def check_print(document: Document, method: str, settings: dict | None = None) -> None:
	"""Only who may print a document of the app prints it: a key of the framework opens none."""
	if document.meta.module not in frappe.get_module_list("appeals_app"):
		return
	check_right_to_print(document)
	drop_titles_out_of_sight(document.get("__link_titles") or {})
