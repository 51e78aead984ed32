"""The card as `domain.stop_facts` looks at it: a constant number of queries, whatever the card holds."""

import frappe
from frappe.model.document import Document
from frappe.utils import cint, get_datetime, getdate

from appeals_app.appeal_registry.intake_checks import COMPLAINT, is_guarded
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.stop_facts import (
	AppealFacts,
	Complaint,
	Form,
	PreviousAppeal,
	Requisite,
	complaint_filed,
)
from appeals_app.legal_reference.config import counting_switches, working_calendar
from appeals_app.search_arguments import NO_RECORD

MARKS = {
	"lacks_name": Requisite.NAME,
	"lacks_place": Requisite.PLACE,
	"lacks_matter": Requisite.MATTER,
	"lacks_signature": Requisite.SIGNATURE,
	"lacks_date": Requisite.DATE,
	"lacks_contact": Requisite.CONTACT,
}
"""Marks of the card by which a person says what the appeal does not hold."""

FORMS = {
	"type.oral": Form.ORAL,
	"type.electronic": Form.ELECTRONIC,
	"type.petition": Form.ELECTRONIC,
}
"""Types of appeals that are not paper."""

REPEATED_SIGNS = ("sign_of_receipt.repeated", "sign_of_receipt.multiple")
RESULTS_ON_MERITS = ("result.granted", "result.refused", "result.explained")

PREVIOUS_FIELDS = (
	"name",
	"applicant",
	"authority",
	"received_at",
	"answered_on",
	"registration_index",
	"phase",
	"follow_up_on",
)


def facts_of_card(appeal: Document) -> AppealFacts:
	"""Facts of the appeal; raises a DomainError where its dates, or the law's rows, cannot be used."""
	person = _applicant(appeal)
	return AppealFacts(
		received_at=get_datetime(appeal.received_at),
		registered_at=appeal.registered_at and get_datetime(appeal.registered_at),
		form=FORMS.get(appeal.appeal_type, Form.PAPER),
		missing=frozenset(requisite for mark, requisite in MARKS.items() if appeal.get(mark)),
		not_entered=_not_entered(person) if appeal.applicant else frozenset(),
		is_authorship_unknown=not appeal.applicant,
		is_author_reachable=len(_not_entered(person)) < 2,
		is_in_other_language=appeal.content_language == "Other",
		complaint=_complaint(appeal),
		previous=_previous(appeal),
		is_author_incapable=bool(appeal.is_author_incapable),
		court_decision=appeal.incapacity_decision or "",
		lacking_data=appeal.lacking_data or "",
		other_procedure=appeal.other_procedure or "",
		addressee=appeal.forwarded_to or "",
		complained_of=_complained_of(appeal),
	)


def _applicant(appeal: Document) -> frappe._dict:
	fields = ["locality", "address", "email", "phone"]
	found = appeal.applicant and frappe.db.get_value("Applicant", appeal.applicant, fields, as_dict=True)
	return found or frappe._dict()


def _not_entered(person: frappe._dict) -> frozenset[Requisite]:
	by_requisite = {
		Requisite.PLACE: person.locality or person.address,
		Requisite.CONTACT: person.email or person.phone,
	}
	return frozenset(requisite for requisite, value in by_requisite.items() if not value)


def _complaint(appeal: Document) -> Complaint | None:
	if appeal.kind != COMPLAINT:
		return None
	received_on = getdate(appeal.received_at)
	return complaint_filed(
		filed_on=getdate(appeal.posted_on or received_on),
		decided_on=appeal.complained_decision_on and getdate(appeal.complained_decision_on),
		learnt_on=appeal.learnt_on and getdate(appeal.learnt_on),
		calendar=working_calendar(counting_switches(received_on).holiday_calendar),
		is_limit_restored=bool(appeal.is_limit_restored),
	)


def _previous(appeal: Document) -> PreviousAppeal | None:
	"""The previous appeal of a repeated one; a duplicate or a mass appeal repeats nothing."""
	if appeal.receipt_sign not in REPEATED_SIGNS or not appeal.previous_appeal:
		return None
	first = frappe.db.get_value("Appeal", appeal.previous_appeal, PREVIOUS_FIELDS, as_dict=True)
	if not first or first.received_at >= get_datetime(appeal.received_at):
		return None
	children = {"parent": first.name, "parenttype": "Appeal"}
	questions = frappe.get_all("Appeal Question", filters=children, fields=["theme", "result"])
	others = frappe.get_all("Appeal Co-Applicant", filters=children, pluck="applicant")
	return PreviousAppeal(
		is_same_author=_are_authors_among(appeal, {first.applicant, *others}),
		is_same_authority=first.authority == appeal.authority,
		is_same_question={row.theme for row in appeal.questions} <= {row.theme for row in questions},
		answered_on=first.answered_on,
		unresolved_questions=sum(row.result not in RESULTS_ON_MERITS for row in questions),
		has_open_promise=_has_open_promise(first),
		index=first.registration_index or "",
	)


def _has_open_promise(first: frappe._dict) -> bool:
	"""It is on additional control, or about to be put on it."""
	phase = Phase(first.phase)
	return phase is Phase.FOLLOW_UP or (phase is Phase.ANSWERED and bool(first.follow_up_on))


def _are_authors_among(appeal: Document, known: set[str | None]) -> bool:
	"""Every citizen of the appeal is named on it and is one of those known."""
	authors = _people({appeal.applicant, *(row.applicant for row in appeal.co_applicants)})
	return authors <= _people(known) and 0 < cint(appeal.citizens_count) <= len(authors)


def _people(records: set[str | None]) -> set[str]:
	"""People behind the records: joined ones are one person."""
	filters = {"name": ("in", sorted(filter(None, records)) or [NO_RECORD])}
	rows = frappe.get_all("Applicant", filters=filters, fields=["name", "merged_into"])
	return {row.merged_into or row.name for row in rows}


def _complained_of(appeal: Document) -> frozenset[str]:
	"""Names of those a complaint is about; a unit or a person complained of does not stand for the authority."""
	if not is_guarded(appeal):
		return frozenset()
	names = [appeal.complained_note]
	if appeal.complained_officer:
		names.append(frappe.db.get_value("Authority Officer", appeal.complained_officer, "officer_name"))
	if appeal.complained_unit:
		names.append(frappe.db.get_value("Authority Unit", appeal.complained_unit, "unit_name"))
	if appeal.complained_authority and not (appeal.complained_unit or appeal.complained_officer):
		fields = ["authority_name", "short_name"]
		names.extend(frappe.db.get_value("Authority", appeal.complained_authority, fields) or ())
	return frozenset(name for name in names if name)
