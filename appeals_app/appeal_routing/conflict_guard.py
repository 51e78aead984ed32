"""Loads what `domain.conflict` judges: whom a complaint names, and where the one who would act works."""

from collections.abc import Iterator

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils.nestedset import get_ancestors_of

from appeals_app.appeal_registry.consideration_facts import facts_of_card
from appeals_app.appeal_registry.intake_checks import is_guarded
from appeals_app.authority_directory.queries import authorities_of, posts_held, unit_with_subordinates
from appeals_app.domain.appeal_words import forms_of
from appeals_app.domain.conflict import (
	ComplainedOf,
	Conflict,
	Post,
	conflict_of,
	may_pass_down,
)
from appeals_app.domain.stop_checks import is_among, is_named_in
from appeals_app.refusal import AppealRuleError, refusals_in_words
from appeals_app.word_forms import lemma


class ConflictOfInterestError(AppealRuleError):
	"""The complaint would go to the one whose acts are complained of."""


EXECUTOR_SENTENCES = {
	Conflict.PERSON: "The complaint is about {0}. Choose another executor (Art. 7).",
	Conflict.UNIT: "The complaint is about the unit where {0} works. Choose an executor of another unit (Art. 7).",
	Conflict.UNIT_LED: "The complaint is about the head of {0}. Choose an executor of another unit (Art. 7).",
	Conflict.AUTHORITY: "The complaint is about this authority. Forward it to the authority above (Art. 7, 16).",
	Conflict.AUTHORITY_LED: (
		"The complaint is about the first head, above whom nobody stands here. Forward it to the authority above"
		" (Art. 7, 16)."
	),
}

OWN_CAUSE_SENTENCES = {
	Conflict.PERSON: "The complaint is about you. Pass it to another head or to the authority above (Art. 7, 16).",
	Conflict.UNIT: "The complaint is about your unit. Pass it to the head of the authority (Art. 7, 16).",
	Conflict.UNIT_LED: "The complaint is about the head of your unit. Pass it to the head of the authority (Art. 7, 16).",
}
"""A complaint on the authority as such stays with its head, who forwards it to the authority above."""


def conflict_with(appeal: Document, *, officer: str) -> Conflict | None:
	"""What keeps the complaint from the officer; None for other appeals and where there is no conflict."""
	if not is_guarded(appeal):
		return None
	return conflict_of(_complained_of(appeal), _post(officer))


def is_about_user(appeal: Document, user: str | None = None) -> bool:
	"""The complaint is about the user (the current one) by any post held today, or about those such a post stands below."""
	return any(conflict_with(appeal, officer=officer) for officer in _posts_of(user or frappe.session.user))


def names_user(appeal: Document) -> bool:
	"""The complaint names the current user: the person, the unit with its people, what stands below, or the authority led.

	Wider than the own cause by who leads: the head of the authority as a whole, and of the unit whoever else the post makes them.
	"""
	return any(_names_post(appeal, officer) for officer in _posts_of(frappe.session.user))


def is_own_cause_of_user(appeal: Document) -> bool:
	"""By a post held today the current user is complained of, or stands below who is."""
	return any(is_own_cause(appeal, officer=officer) for officer in _posts_of(frappe.session.user))


def _names_post(appeal: Document, officer: str) -> bool:
	conflict, row = conflict_with(appeal, officer=officer), _officer_row(officer)
	leads_unit = bool(row.is_unit_head and row.unit) and row.unit == appeal.complained_unit
	return leads_unit or conflict in OWN_CAUSE_SENTENCES or bool(conflict and _post(officer).is_head)


def _posts_of(user: str) -> Iterator[str]:
	for authority in authorities_of(user):
		yield from (post.name for post in posts_held(user=user, authority=authority))


def is_withheld(appeal: str, authority: str) -> bool:
	"""Hook `appeal_withheld`: neither the user nor an authority whose acts or officers are complained of controls the case.

	A case on control is seen by every head and controller of the authority, so also by the officer it is about.
	"""
	card = frappe.get_doc("Appeal", appeal)
	return is_about_body(card, authority) or is_about_user(card)


def is_about_body(appeal: Document, authority: str) -> bool:
	"""The complaint is about acts of the authority or of an officer of it."""
	if not is_guarded(appeal):
		return False
	officer = appeal.complained_officer
	is_theirs = officer and _officer_row(officer).authority == authority
	return bool(is_theirs or place_conflict(appeal, authority=authority))


def conflict_in_words(conflict: Conflict, officer: str) -> str:
	"""The sentence that refuses the officer as executor."""
	return _(EXECUTOR_SENTENCES[conflict]).format(
		frappe.db.get_value("Authority Officer", officer, "officer_name")
	)


def place_conflict(appeal: Document, *, authority: str, unit: str | None = None) -> str:
	"""Why the complaint may not be passed to the authority or its unit: they, or their heads, are complained of; empty where it may."""
	if not is_guarded(appeal) or not conflict_of(_complained_of(appeal), Post("", authority, unit)):
		return ""
	if unit:
		name = frappe.get_cached_value("Authority Unit", unit, "unit_name")
		return _("The complaint is about «{0}» or its head. Choose another unit (Art. 7).").format(name)
	name = frappe.get_cached_value("Authority", authority, "authority_name")
	return _(
		"The complaint is about «{0}» and is not passed there. Choose the authority above it (Art. 7, 16)."
	).format(name)


def check_conflict(
	appeal: Document, *, officer: str, decider: str | None = None, reason: str | None = None
) -> bool:
	"""Raise ConflictOfInterestError if the officer may not execute this complaint; True where a reason overcame it.

	Only a `decider` who stands above those complained of may give them the complaint, and says the `reason`.
	"""
	conflict = conflict_with(appeal, officer=officer)
	if not conflict:
		return False
	if reason and decider and _may_pass_down(appeal, conflict, decider):
		return True
	_refuse(conflict_in_words(conflict, officer))


def check_receiving_authority(appeal: Document, *, authority: str) -> None:
	"""Raise ConflictOfInterestError if the complaint would go to those complained of, also where words alone name them."""
	if sentence := place_conflict(appeal, authority=authority):
		_refuse(sentence)
	if not is_guarded(appeal):
		return
	names = frappe.db.get_value("Authority", authority, ["authority_name", "short_name"])
	with refusals_in_words():
		complained_of = facts_of_card(appeal).complained_of
	note = appeal.complained_note or ""
	if any(is_among(name, complained_of) or is_named_in(note, name or "", _forms) for name in names):
		_refuse(
			_(
				"The complaint is about «{0}» and is not passed there. Choose the authority above it (Art. 7, 16)."
			).format(names[0])
		)


def _forms(text: str) -> list[str]:
	return forms_of(text, lemma)


def check_own_cause(appeal: Document, *, officer: str) -> None:
	"""Raise ConflictOfInterestError if who decides, approves or signs is complained of, or stands below who is."""
	conflict = conflict_with(appeal, officer=officer)
	if conflict in OWN_CAUSE_SENTENCES:
		_refuse(_(OWN_CAUSE_SENTENCES[conflict]))


def is_own_cause(appeal: Document, *, officer: str) -> bool:
	"""The officer is complained of, or stands below who is: neither decides on the complaint nor speaks on its answer."""
	return conflict_with(appeal, officer=officer) in OWN_CAUSE_SENTENCES


def is_unit_in_own_cause(appeal: Document) -> bool:
	"""The complaint is about the unit that considers it, so its head does not judge the answer."""
	unit = appeal.responsible_unit
	return bool(unit and place_conflict(appeal, authority=appeal.authority, unit=unit))


def check_returns(appeal: Document) -> None:
	"""Raise ConflictOfInterestError if the answer would be sent back for rework by who is complained of or stands below.

	Who executes the complaint takes the own draft back all the same.
	"""
	user = frappe.session.user
	own_task = {"appeal": appeal.name, "user": user, "status": ("!=", "Cancelled")}
	if not is_guarded(appeal) or frappe.db.exists("Appeal Assignment", own_task):
		return
	for post in posts_held(user=user, authority=appeal.authority):
		check_own_cause(appeal, officer=post.name)


def check_visa_conflict(appeal: Document, *, officer: str) -> None:
	"""Raise ConflictOfInterestError if the visa on the answer to a complaint is asked of such an officer (Art. 7(4))."""
	if is_own_cause(appeal, officer=officer):
		name = frappe.db.get_value("Authority Officer", officer, "officer_name")
		_refuse(
			_(
				"The complaint is about {0}, the unit or the head above. Ask the visa of another official (Art. 7)."
			).format(name)
		)


def _may_pass_down(appeal: Document, conflict: Conflict, decider: str) -> bool:
	return may_pass_down(
		conflict,
		decider=_post(decider),
		complained_of=_complained_of(appeal),
		above=frozenset(get_ancestors_of("Authority", appeal.authority)),
	)


def _complained_of(appeal: Document) -> ComplainedOf:
	units = unit_with_subordinates(appeal.complained_unit) if appeal.complained_unit else frozenset()
	if not appeal.complained_officer:
		return ComplainedOf(authority=appeal.complained_authority, units=units)
	row = _officer_row(appeal.complained_officer)
	return ComplainedOf(
		authority=appeal.complained_authority,
		units=units,
		person=row.user,
		units_led=unit_with_subordinates(row.unit) if row.is_unit_head and row.unit else frozenset(),
		authority_led=row.authority if row.is_first_head else None,
	)


def _post(officer: str) -> Post:
	row = _officer_row(officer)
	is_head = bool(row.is_first_head or row.is_deputy_head)
	return Post(person=row.user, authority=row.authority, unit=row.unit, is_head=is_head)


def _officer_row(officer: str) -> frappe._dict:
	fields = ["user", "authority", "unit", "is_first_head", "is_deputy_head", "is_unit_head"]
	return frappe.db.get_value("Authority Officer", officer, fields, as_dict=True)


def _refuse(sentence: str) -> None:
	frappe.throw(sentence, ConflictOfInterestError)
