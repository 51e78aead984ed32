"""The refusal to delete a record, in words: the framework names its DocType in English and the record by its key."""

import functools
from collections.abc import Callable

import frappe
from frappe import _
from frappe.model import delete_doc as deleting
from frappe.model.document import Document

MARK = "appeals_in_words"


def install() -> None:
	"""For `before_request`: every door that deletes asks this check."""
	if not getattr(deleting.check_permission_and_not_submitted, MARK, False):
		worded = _worded(deleting.check_permission_and_not_submitted)
		setattr(worded, MARK, True)
		deleting.check_permission_and_not_submitted = worded


def _worded(check: Callable) -> Callable:
	@functools.wraps(check)
	def checked(doc: Document) -> None:
		is_passed_over = doc.flags.ignore_permissions  # read here, set by the code that deletes
		if not is_passed_over and not doc.has_permission("delete"):
			frappe.throw(
				_("You have no right to delete «{0}». Ask your head or the administrator.").format(
					_(doc.doctype)
				),
				frappe.PermissionError,
			)
		check(doc)

	return checked
