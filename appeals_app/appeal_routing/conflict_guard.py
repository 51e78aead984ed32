"""A complaint never reaches the one complained of: authority, unit or person (Art. 7(4))."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_registry.intake_checks import COMPLAINT
from appeals_app.refusal import AppealRuleError


class ConflictOfInterestError(AppealRuleError):
	"""The complaint would go to the one whose acts are complained of."""


def check_conflict(appeal: Document, *, officer: str) -> None:
	"""Raise ConflictOfInterestError if the officer is complained of in person or heads the unit complained of.

	A complaint on the authority as a whole may not be executed in it at all.
	"""
	post = frappe.db.get_value(
		"Authority Officer", officer, ["user", "officer_name", "authority", "unit"], as_dict=True
	)
	if appeal.complained_officer and _same_person(appeal.complained_officer, post.user):
		_refuse(_("The complaint is about {0}. Choose another executor (Art. 7).").format(post.officer_name))
	if appeal.complained_unit and post.unit in _unit_with_subordinates(appeal.complained_unit):
		_refuse(
			_(
				"The complaint is about the unit where {0} works. Choose an executor of another unit (Art. 7)."
			).format(post.officer_name)
		)
	if _whole_authority_is_complained_of(appeal) and appeal.complained_authority == post.authority:
		_refuse(_("The complaint is about this authority. Forward it to the authority above (Art. 7, 16)."))


def check_own_cause(appeal: Document, *, officer: str) -> None:
	"""Raise ConflictOfInterestError if the head who decides or signs is complained of in person."""
	user = frappe.db.get_value("Authority Officer", officer, "user")
	if (
		appeal.kind == COMPLAINT
		and appeal.complained_officer
		and _same_person(appeal.complained_officer, user)
	):
		_refuse(
			_("The complaint is about you. Pass it to another head or to the authority above (Art. 7, 16).")
		)


def _whole_authority_is_complained_of(appeal: Document) -> bool:
	return bool(appeal.complained_authority) and not (appeal.complained_unit or appeal.complained_officer)


def _same_person(officer: str, user: str) -> bool:
	return frappe.db.get_value("Authority Officer", officer, "user") == user


def _unit_with_subordinates(unit: str) -> set[str]:
	found, fresh = {unit}, [unit]
	while fresh:
		children = frappe.get_all("Authority Unit", filters={"parent_unit": ("in", fresh)}, pluck="name")
		fresh = [child for child in children if child not in found]
		found.update(fresh)
	return found


def _refuse(sentence: str) -> None:
	frappe.throw(sentence, ConflictOfInterestError)
