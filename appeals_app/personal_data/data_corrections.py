"""What a person asks to have corrected: the values held, the decisions, and the correction of the person's record."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType

from appeals_app import clock
from appeals_app.domain.data_subject_corrections import FIELD_OF, Correction, CorrectionFacts, check_decided
from appeals_app.domain.data_subject_requests import (
	ESTABLISHED,
	OPEN_REQUEST_PHASES,
	RequestKind,
	RequestPhase,
)
from appeals_app.personal_data.event_log import record_personal_data_event
from appeals_app.personal_data.person_records import marked_people
from appeals_app.refusal import AppealRuleError, refusals_in_words
from appeals_app.search_arguments import NO_RECORD
from appeals_app.site_language import in_site_language

ROW = "Data Subject Correction"

DECIDED = ("what", "asked_value", "decision", "ground")
"""What stays as it is once the value is corrected."""


def correction_facts(request: Document) -> tuple[CorrectionFacts, ...]:
	"""The lines of the request as the rule looks at them."""
	return tuple(
		CorrectionFacts(row.what, row.decision or "", row.ground or "", bool(row.made_at))
		for row in request.corrections
	)


def keep_corrections(request: Document) -> None:
	"""The values held are shown once it is known who asks; a line that was corrected stays."""
	if request.flags.makes_corrections:
		return
	before = request.get_doc_before_save()
	stored = {row.name: row for row in before.corrections} if before else {}
	if {name for name, row in stored.items() if row.made_at} - {row.name for row in request.corrections}:
		frappe.throw(_("A line that was corrected is not removed."), AppealRuleError)
	_check_answered(request, before)
	held = _held_values(request)
	for row in request.corrections:
		old = stored.get(row.name)
		row.made_at = old.made_at if old else None
		if row.made_at and any(str(row.get(field) or "") != str(old.get(field) or "") for field in DECIDED):
			frappe.throw(_("A line that was corrected does not change. Add another one."), AppealRuleError)
		row.held_value = old.held_value if row.made_at else held.get(row.what)


def _check_answered(request: Document, before: Document | None) -> None:
	"""Refuse other lines once the request is answered: the letter tells of them."""
	if not before or RequestPhase(before.phase) in OPEN_REQUEST_PHASES:
		return
	now, then = (
		[[row.get(field) or "" for field in DECIDED] for row in one.corrections] for one in (request, before)
	)
	if now != then:
		frappe.throw(
			_("«{0}» cannot be changed after the answer. Take the request into work again first.").format(
				_(request.meta.get_label("corrections"), context=request.doctype)
			),
			AppealRuleError,
		)


def _held_values(request: Document) -> dict[str, str]:
	if request.kind != RequestKind.CORRECTION.value or not request.corrections:
		return {}
	if request.identity_check not in {check.value for check in ESTABLISHED}:
		return {}
	people = frappe.get_all(
		"Applicant", {"name": ("in", marked_people(request) or [NO_RECORD])}, [*FIELD_OF.values()]
	)
	return {
		what: "; ".join(dict.fromkeys(person[field] for person in people if person[field]))
		for what, field in FIELD_OF.items()
	}


def why_not_corrected(request: Document) -> str:
	"""Why nothing is corrected now, in a sentence; empty where «Make Corrections» is offered."""
	if request.kind != RequestKind.CORRECTION.value:
		return _("Only a request for a correction leads to one.")
	if RequestPhase(request.phase) is not RequestPhase.APPROVED:
		return _("Data are corrected once it is established who asks. Enter it and take the step.")
	if not marked_people(request):
		return _("No record is marked as this person’s. Find the records and mark them.")
	return ""


def waiting(request: Document) -> list[Document]:
	"""Lines decided to be corrected and not corrected yet."""
	return [
		row for row in request.corrections if row.decision == Correction.CORRECT.value and not row.made_at
	]


def make_corrections(*, request: str) -> int:
	"""Correct the marked records of the person as it was decided; how many lines were corrected."""
	asked = frappe.get_doc("Data Subject Request", request, for_update=True)
	asked.check_permission("write")
	rows = _rows_to_correct(asked)
	_correct_people(asked, {FIELD_OF[row.what]: row.asked_value for row in rows if row.what in FIELD_OF})
	for row in rows:
		row.made_at = clock.now()
	asked.flags.makes_corrections = True
	asked.save()
	with in_site_language():
		ground = ", ".join(_(row.what, context=ROW) for row in rows)
	record_personal_data_event(asked, act="Data Corrected", ground=ground)
	return len(rows)


def _rows_to_correct(asked: Document) -> list[Document]:
	if why_not := why_not_corrected(asked):
		frappe.throw(why_not, AppealRuleError)
	with refusals_in_words():
		check_decided(correction_facts(asked))
	rows = waiting(asked)
	if not rows:
		frappe.throw(_("Nothing waits to be corrected."), AppealRuleError)
	return rows


def _correct_people(asked: Document, values: dict[str, str]) -> None:
	"""The decision gives the right: the officer who takes it does not read the register of people."""
	if not values:
		return
	for name in marked_people(asked):
		person = frappe.get_doc("Applicant", name, for_update=True)
		if person.merged_into:
			continue
		person.update(values)
		person.flags.corrected_fields = {*values, "full_name"}  # it follows from the parts of the name
		person.flags.ignore_permissions = True  # who asks is established and the correction decided
		person.save()


def receivers(request: Document) -> list[str]:
	"""Authorities to which appeals of the marked people were handed over: they are told of a change."""
	appeal, transfer, body = DocType("Appeal"), DocType("Appeal Transfer"), DocType("Authority")
	joined = DocType("Appeal Co-Applicant")
	people = marked_people(request) or [NO_RECORD]
	signed = frappe.qb.from_(joined).select(joined.parent).where(joined.applicant.isin(people))
	rows = (
		frappe.qb.from_(transfer)
		.join(appeal)
		.on(appeal.name == transfer.appeal)
		.join(body)
		.on(body.name == transfer.to_authority)
		.select(body.authority_name)
		.distinct()
		.where(appeal.applicant.isin(people) | appeal.name.isin(signed))
		.where(transfer.handed_over_at.isnotnull())
		.orderby(body.authority_name)
	).run()
	return [row[0] for row in rows]
