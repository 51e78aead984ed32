"""Where a route rule leads for an appeal today, or why it leads nowhere."""

from dataclasses import dataclass

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_routing.conflict_guard import conflict_in_words, conflict_with, place_conflict
from appeals_app.appeal_routing.queries import possible_executors
from appeals_app.authority_directory.absences import absence_in_words, stand_in_today
from appeals_app.authority_directory.queries import head_of_unit
from appeals_app.domain.transfer import TransferStatus

CANCELLED = TransferStatus.CANCELLED.value


@dataclass(frozen=True, slots=True)
class Destination:
	"""The officer or the unit proposed to execute, or the authority to pass to; `obstacle` says why there is none."""

	officer: str = ""
	unit: str = ""
	authority: str = ""
	in_words: str = ""
	obstacle: str = ""


def destination_of(rule: frappe._dict, appeal: Document) -> Destination:
	"""What the rule proposes for the appeal."""
	if rule.to_authority:
		return _authority(rule.to_authority, appeal)
	return _officer(rule.to_officer, appeal) if rule.to_officer else _unit(rule.to_unit, appeal)


def _authority(authority: str, appeal: Document) -> Destination:
	if authority == appeal.authority:
		return Destination(obstacle=_("The appeal is in this authority already."))
	if said := place_conflict(appeal, authority=authority):
		return Destination(obstacle=said)
	name = frappe.get_cached_value("Authority", authority, "authority_name")
	passed = {"appeal": appeal.name, "to_authority": authority, "status": ("!=", CANCELLED)}
	if frappe.db.exists("Appeal Transfer", passed):
		return Destination(obstacle=_("Passed to «{0}» already, whole or in part.").format(name))
	return Destination(authority=authority, in_words=name)


def _unit(unit: str, appeal: Document) -> Destination:
	"""The head, or who stands in; where they do not execute appeals themselves, the unit, of which a person chooses one."""
	if said := place_conflict(appeal, authority=appeal.authority, unit=unit):
		return Destination(obstacle=said)
	head = head_of_unit(unit)
	proposed = _officer(head, appeal) if head else Destination()
	name = frappe.get_cached_value("Authority Unit", unit, "unit_name")
	return Destination(officer=proposed.officer, unit=unit, in_words=proposed.in_words or name)


def _officer(officer: str, appeal: Document) -> Destination:
	"""The officer, or who stands in today; nobody who cannot work, or of whom the complaint is."""
	able = possible_executors(appeal.authority)
	stand_in = stand_in_today(officer, authority=appeal.authority, can_work=able.__contains__)
	if stand_in.absence and not stand_in.officer:
		away = absence_in_words(stand_in.absence)
		return Destination(obstacle=_("{0}, and nobody stands in. Choose an executor.").format(away))
	name = frappe.db.get_value("Authority Officer", stand_in.officer, "officer_name")
	if stand_in.officer not in able:
		return Destination(
			obstacle=_(
				"{0} cannot work on appeals now: the post has ended or the account is disabled."
			).format(name)
		)
	if conflict := conflict_with(appeal, officer=stand_in.officer):
		return Destination(obstacle=conflict_in_words(conflict, stand_in.officer))
	if stand_in.absence:
		name = _("{0} as deputy ({1})").format(name, absence_in_words(stand_in.absence))
	return Destination(officer=stand_in.officer, in_words=name)
