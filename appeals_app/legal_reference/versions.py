"""Beginning a new version of a calendar or of the counting of terms: one act, so that no day is left without one."""

from datetime import date

import frappe
from frappe import _

from appeals_app.domain.law_periods import check_split
from appeals_app.refusal import AppealRuleError, refusals_in_words

VERSIONED = ("Working Calendar", "Term Counting")


def begin_version(*, doctype: str, name: str, valid_from: date | None) -> str:
	"""Close the version the day before and put a copy of it in force, to be changed by whoever may; its name."""
	if doctype not in VERSIONED:
		frappe.throw(
			_("«{0}» has no versions. Close the row and add another one.").format(_(doctype)), AppealRuleError
		)
	if not valid_from:
		frappe.throw(
			_("«{0}» is not a date. Enter it as day.month.year.").format(_("New Version Holds From")),
			AppealRuleError,
		)
	earlier = frappe.get_doc(doctype, name)
	earlier.check_permission("write")
	with refusals_in_words():
		check_split(earlier, valid_from)
	later = frappe.copy_doc(earlier)
	later.update({"valid_from": valid_from, "valid_to": earlier.valid_to})
	earlier.make_way_for(later)
	later.insert()
	return later.name
