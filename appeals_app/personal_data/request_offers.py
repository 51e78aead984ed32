"""What a request is answered with: when it may be given or corrected, and what the form offers and says to do next."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import get_workflow
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.domain.data_subject_corrections import check_decided
from appeals_app.domain.data_subject_requests import (
	ESTABLISHED,
	OPEN_REQUEST_PHASES,
	TOLD_OF,
	IdentityCheck,
	RequestKind,
	RequestPhase,
	may_be_given,
)
from appeals_app.domain.errors import DomainError
from appeals_app.domain.lifecycle import OPEN_PHASES
from appeals_app.personal_data.data_corrections import (
	correction_facts,
	receivers,
	waiting,
	why_not_corrected,
)
from appeals_app.personal_data.data_holder import holder_of, not_entered
from appeals_app.personal_data.handing_out import why_not_confirmed, why_not_handed_out
from appeals_app.personal_data.person_records import is_cut, marked_people, searched_by
from appeals_app.personal_data.request_history import steps_in_words
from appeals_app.refusal import sentence_of

NOT_DUE = {
	RequestKind.ACCESS: lambda: _(
		"Data are given only for an approved request for access. Establish who asks and approve it first."
	),
	RequestKind.WHO_LOOKED: lambda: _(
		"Who looked is told only for an approved request about it. Establish who asks and approve it first."
	),
}
"""Why a request of the kind is not answered yet; the kinds of `TOLD_OF`."""


def why_not_given(request: Document, kind: RequestKind) -> str:
	"""Why the answer to a request of the kind is not given now, in a sentence; empty where it is."""
	is_due = request.kind == kind.value and may_be_given(
		kind=kind,
		phase=RequestPhase(request.phase),
		identity=IdentityCheck(request.identity_check),
		outcome=request.outcome or "",
	)
	is_open = RequestPhase(request.phase) in OPEN_REQUEST_PHASES
	if not is_due:
		return NOT_DUE[kind]() if is_open or request.kind != kind.value else _answered_otherwise(request)
	if not marked_people(request):
		return _nobody_marked() if is_open else _answered_otherwise(request)
	return why_not_handed_out(request)


def _answered_otherwise(request: Document) -> str:
	if RequestPhase(request.phase) is RequestPhase.CLOSED:
		return _(
			"The request {0} is closed, and nothing was given for it. If the person asks again, enter a new request."
		).format(request.request_number)
	return _("The request {0} is answered, and nothing is given for it. Take it into work again.").format(
		request.request_number
	)


def _nobody_marked() -> str:
	return _("No record is marked as this person’s. Find the records and mark them.")


def offers(request: Document) -> dict[str, object]:
	"""What the form offers now, why not, what to do next, and who has done what."""
	kind, phase = RequestKind(request.kind), RequestPhase(request.phase)
	is_open = phase in OPEN_REQUEST_PHASES
	why_not = why_not_given(request, kind) if kind in TOLD_OF else ""
	is_given = kind in TOLD_OF and not why_not
	return {
		"find_records": is_open,
		"give_data": is_given and kind is RequestKind.ACCESS,
		"show_who_looked": is_given and kind is RequestKind.WHO_LOOKED,
		"confirm": not why_not_confirmed(request),
		"correct": bool(waiting(request)) and not why_not_corrected(request),
		"missing": not_entered(holder_of(request.authority)) if is_given else [],
		"next_step": next_step(request) or (why_not if is_open or phase is RequestPhase.ANSWERED else ""),
		"searched": _search_told(request) if is_open else "",
		"receivers": receivers(request)
		if kind is RequestKind.CORRECTION or kind is RequestKind.DELETION
		else [],
		"records": _records_to_open(request),
		"steps": steps_in_words(request),
		"warns_before": _steps_without_marks(request) if is_open else [],
		"is_overdue": is_overdue(request),
	}


def _steps_without_marks(request: Document) -> list[str]:
	"""States that approve the request while people were found and none is marked: the form asks before such a step."""
	if not request.records or any(row.is_confirmed for row in request.records):
		return []
	approved = RequestPhase.APPROVED.value
	return [row.state for row in get_workflow(request.doctype).states if row.request_phase == approved]


def _records_to_open(request: Document) -> list[str]:
	"""Records of the person for whoever may read them: the officer who answers mostly may not."""
	if request.kind != RequestKind.CORRECTION.value:
		return []
	return [name for name in marked_people(request) if frappe.has_permission("Applicant", doc=name)]


def is_overdue(request: Document) -> bool:
	"""The last day of the answer has passed, of whatever kind the request is; the stored mark is set once a day."""
	last = getdate(request.breach_after) if request.breach_after else None
	return bool(RequestPhase(request.phase) in OPEN_REQUEST_PHASES and last and clock.today() > last)


def next_step(request: Document) -> str:
	"""What is to be done now in words; empty where a button of the form says it."""
	phase = RequestPhase(request.phase)
	if phase is RequestPhase.IN_WORK and IdentityCheck(request.identity_check) not in ESTABLISHED:
		return _(
			"Establish who asks and enter how it was checked. If that cannot be done, the answer is a refusal:"
			" choose the outcome «Refused» and enter its ground, and the step of answering is offered."
		)
	if request.kind == RequestKind.CORRECTION.value and phase is RequestPhase.APPROVED:
		return _next_correction(request)
	if request.kind == RequestKind.DELETION.value and phase in OPEN_REQUEST_PHASES:
		return _guidance_of_deletion(request)
	return ""


def _guidance_of_deletion(request: Document) -> str:
	"""What may not go on demand, with how many appeals of the marked people are not finished."""
	advice = _(
		"Data of an appeal that is not finished, and data whose term of keeping runs, are not destroyed on demand: answer"
		" «Refused» and name the rule of keeping as its ground. What is past its term goes by an act of destruction."
	)
	people = marked_people(request)
	waiting_phases = [phase.value for phase in OPEN_PHASES]
	unfinished = people and frappe.db.count(
		"Appeal", {"applicant": ("in", people), "phase": ("in", waiting_phases)}
	)
	return " ".join(
		filter(
			None, [advice, unfinished and _("Appeals of this person not finished: {0}.").format(unfinished)]
		)
	)


def _next_correction(request: Document) -> str:
	if not marked_people(request):
		return _nobody_marked()
	try:
		check_decided(correction_facts(request))
	except DomainError as error:
		return sentence_of(error)
	if waiting(request):
		return _("Press «Make Corrections»: the decided values go into the record of the person.")
	return _("What was decided is corrected. Enter the outcome, the answer and its day.")


def _search_told(request: Document) -> str:
	"""What was looked for, and what to do where nobody or too many were found; empty until records were looked for."""
	if is_cut(request):
		return _(
			"The {0} likeliest people are shown, and more may fit. If the person is not among them, add to «Where To"
			" Answer» a telephone or an e-mail he or she gave in the appeal, and look again."
		).format(len(request.records))
	asked = {"subject_name": request.name, "act": "Records Looked For"}
	if request.records or not frappe.db.exists("Personal Data Event", asked):
		return ""
	return not_found(request)


def not_found(request: Document) -> str:
	"""What was looked for in vain, and what to do next."""
	advice = _(
		"Nobody was found. Check how the name is written, ask the person for a former surname, a telephone or an e-mail"
		" he or she gave in the appeal, add it to «Where To Answer» and look again. If there is still nobody, the"
		" answer is that no data are held: choose the outcome «Nothing Held»."
	)
	return f"{searched_by(request)} {advice}"
