"""Loads what `domain.conflict` judges: whom a complaint names, and where the one who would act works."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_registry.intake_checks import COMPLAINT
from appeals_app.domain.conflict import ComplainedOf, Conflict, Post, conflict_of
from appeals_app.refusal import AppealRuleError


class ConflictOfInterestError(AppealRuleError):
	"""The complaint would go to the one whose acts are complained of."""


EXECUTOR_SENTENCES = {
	Conflict.PERSON: "The complaint is about {0}. Choose another executor (Art. 7).",
	Conflict.UNIT: "The complaint is about the unit where {0} works. Choose an executor of another unit (Art. 7).",
	Conflict.AUTHORITY: "The complaint is about this authority. Forward it to the authority above (Art. 7, 16).",
}


def check_conflict(appeal: Document, *, officer: str) -> None:
	"""Raise ConflictOfInterestError if the officer may not execute this complaint."""
	conflict = _conflict(appeal, officer)
	if conflict:
		name = frappe.db.get_value("Authority Officer", officer, "officer_name")
		_refuse(_(EXECUTOR_SENTENCES[conflict]).format(name))


def check_own_cause(appeal: Document, *, officer: str) -> None:
	"""Raise ConflictOfInterestError if the head who decides or signs is complained of in person."""
	if _conflict(appeal, officer) is Conflict.PERSON:
		_refuse(
			_("The complaint is about you. Pass it to another head or to the authority above (Art. 7, 16).")
		)


def _conflict(appeal: Document, officer: str) -> Conflict | None:
	if appeal.kind != COMPLAINT:
		return None
	complained_of = ComplainedOf(
		authority=appeal.complained_authority,
		units=_unit_with_subordinates(appeal.complained_unit) if appeal.complained_unit else frozenset(),
		person=appeal.complained_officer and _post(appeal.complained_officer).person,
	)
	return conflict_of(complained_of, _post(officer))


def _post(officer: str) -> Post:
	row = frappe.db.get_value("Authority Officer", officer, ["user", "authority", "unit"], as_dict=True)
	return Post(person=row.user, authority=row.authority, unit=row.unit)


def _unit_with_subordinates(unit: str) -> frozenset[str]:
	found, fresh = {unit}, [unit]
	while fresh:
		children = frappe.get_all("Authority Unit", filters={"parent_unit": ("in", fresh)}, pluck="name")
		fresh = [child for child in children if child not in found]
		found.update(fresh)
	return frozenset(found)


def _refuse(sentence: str) -> None:
	frappe.throw(sentence, ConflictOfInterestError)
