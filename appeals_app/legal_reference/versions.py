"""Beginning a new version of a row of the law: one act, so that no day is left without one."""

import re
from datetime import date

import frappe
from frappe import _

from appeals_app.domain.entered_days import check_day
from appeals_app.domain.law_periods import check_split
from appeals_app.refusal import AppealRuleError, refusals_in_words

VERSIONED = ("Working Calendar", "Term Counting", "Term Rule")
LONGEST_CODE = 60

_DAY_IN_CODE = re.compile(r"-\d{4}-\d\d-\d\d$", re.ASCII)


def check_row_is_named(name: str) -> None:
	"""Refuse an act on a row of the law that does not say on which one."""
	if not name:
		frappe.throw(
			_("It is not said which row this is about. Open the row and start from there."), AppealRuleError
		)


def code_of_version(code: str, valid_from: date) -> str:
	"""The code of a version that begins on the day: that of its line and the day, since every rule has its own code."""
	day = f"-{valid_from}"
	return _DAY_IN_CODE.sub("", code)[: LONGEST_CODE - len(day)] + day


def begin_version(*, doctype: str, name: str, valid_from: date | None, article: str = "") -> str:
	"""Close the version the day before and put a copy of it in force, to be changed by whoever may; its name.

	A rule may rest on another article from then on: the one before may have lost its force with the old version.
	"""
	check_row_is_named(name)
	_check_asked(doctype, valid_from)
	earlier = frappe.get_doc(doctype, name)
	earlier.check_permission("write")
	with refusals_in_words():
		check_day(valid_from)
		check_split(earlier, valid_from)
	later = frappe.copy_doc(earlier)
	later.update({"valid_from": valid_from, "valid_to": earlier.valid_to})
	if article and later.meta.has_field("article"):
		later.article = article
	earlier.make_way_for(later)
	later.insert()
	return later.name


def _check_asked(doctype: str, valid_from: date | None) -> None:
	if doctype not in VERSIONED:
		frappe.throw(
			_("«{0}» has no versions. Close the row and add another one.").format(_(doctype)), AppealRuleError
		)
	if not valid_from:
		frappe.throw(
			_("«{0}» is not a date. Enter it as day.month.year.").format(_("New Version Holds From")),
			AppealRuleError,
		)
