"""A second person before data are handed out: who established who asks, who confirmed it, or why there was nobody else."""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.authority_directory.queries import posts_held, users_in_office
from appeals_app.domain.data_subject_requests import (
	GIVEN_IN,
	TOLD_OF,
	IdentityCheck,
	RequestKind,
	RequestPhase,
	SecondPerson,
	may_be_given,
	may_hand_out,
)
from appeals_app.permissions import roles
from appeals_app.personal_data.break_glass import watchers_of
from appeals_app.personal_data.event_log import record_personal_data_event
from appeals_app.personal_data.watch_notices import take_back, tell
from appeals_app.refusal import AppealRuleError
from appeals_app.site_language import in_site_language

CONFIRMING = frozenset({roles.HEAD, roles.DATA_PROTECTION_OFFICER})
"""Whose word counts as that of a second person."""

CONFIRMED_IN = frozenset({RequestPhase.APPROVED, RequestPhase.ANSWERED})
"""Phases in which a confirmation may still be waited for."""

CONFIRMED = (
	*("kind", "requester_name", "requester_contact", "identity_check"),
	*("is_by_representative", "representative_ground"),
)
"""What a second person confirms, beside the marks on the records: another value needs another confirmation."""


def rule_in_force() -> SecondPerson:
	"""What the oblast administrator asks of every authority; until it is set, a second person or a reason."""
	chosen = frappe.db.get_single_value("Personal Data Access Settings", "second_person")
	return SecondPerson(chosen or SecondPerson.OR_REASON.value)


def note_who_approved(request: Document) -> None:
	"""Keep the post of who established who asks; forget it and the confirmation where that no longer holds."""
	phase, stored = RequestPhase(request.phase), request.get_doc_before_save()
	if phase in GIVEN_IN and RequestPhase(stored.phase) not in GIVEN_IN:
		request.approved_by = _own_post(request.authority)
		request.confirmed_by = request.confirmed_at = None
	elif phase in (RequestPhase.RECEIVED, RequestPhase.IN_WORK):
		request.approved_by = request.confirmed_by = request.confirmed_at = None
	elif any(map(request.has_value_changed, CONFIRMED)) or _marks(request) != _marks(stored):
		request.confirmed_by = request.confirmed_at = None


def _marks(request: Document) -> set[str]:
	return {row.applicant for row in request.records if row.is_confirmed}


def _own_post(authority: str) -> str | None:
	posts = posts_held(user=frappe.session.user, authority=authority)
	return posts[0].name if posts else None


def why_not_handed_out(request: Document) -> str:
	"""Why one person alone does not hand the data out, in a sentence; empty where nothing stands against it."""
	if _is_settled_who_hands_out(request):
		return ""
	if rule_in_force() is SecondPerson.ALWAYS:
		return _(
			"Data are handed out after a second person has confirmed it: the head or another data protection officer."
		)
	return _(
		"A second person has to confirm that the data are handed out: the head or another data protection officer."
		" Where there is nobody else, say why in «Why Without A Second Person»."
	)


def _is_settled_who_hands_out(request: Document) -> bool:
	return may_hand_out(
		rule=rule_in_force(),
		is_confirmed=bool(request.confirmed_by),
		alone_reason=request.alone_reason or "",
	)


def why_not_confirmed(request: Document) -> str:
	"""Why the current user does not confirm that the data are handed out; empty where he or she may."""
	if RequestKind(request.kind) not in TOLD_OF or RequestPhase(request.phase) not in GIVEN_IN:
		return _("Only the handing out of data for an approved request is confirmed.")
	if request.confirmed_by:
		return _("A second person has confirmed it already.")
	if not CONFIRMING & set(frappe.get_roles()) or not _own_post(request.authority):
		return _("The head or another data protection officer of the authority confirms it. Ask them.")
	approver = request.approved_by or request.executor  # of a request approved before posts were kept
	if approver and frappe.session.user == frappe.db.get_value("Authority Officer", approver, "user"):
		return _("You have approved this request yourself. Another person confirms it.")
	return ""


def confirm_handing_out(*, request: str) -> None:
	"""Confirm, as a second person, that the data are handed out for the approved request."""
	asked = frappe.get_doc("Data Subject Request", request, for_update=True)
	asked.check_permission("read")
	if why_not := why_not_confirmed(asked):
		frappe.throw(why_not, AppealRuleError)
	asked.db_set({"confirmed_by": _own_post(asked.authority), "confirmed_at": clock.now()}, notify=True)
	record_personal_data_event(asked, act="Handing Out Confirmed")
	take_back(subject=_waits_for_confirmation(asked), about=asked)


@in_site_language()
def _waits_for_confirmation(request: Document) -> str:
	return _("{0}: the handing out of personal data waits for your confirmation").format(
		request.request_number
	)


def tell_who_confirms(request: Document) -> None:
	"""Those who may confirm the handing out learn when a word is wanted, also anew, and wait no more once it is not."""
	stored = request.get_doc_before_save()
	if not _is_confirmation_wanted(request):
		if RequestPhase(stored.phase) in CONFIRMED_IN:
			take_back(subject=_waits_for_confirmation(request), about=request)
	elif not _is_confirmation_wanted(stored):
		own = set(users_in_office(authority=request.authority))
		for user in sorted(own & set(watchers_of(request.authority)) - {frappe.session.user}):
			tell(user, subject=_waits_for_confirmation(request), about=request)


def _is_confirmation_wanted(request: Document) -> bool:
	"""Nothing but the word of a second person, or a reason that stands for it, is lacking to hand the data out."""
	phase = RequestPhase(request.phase)
	is_given = may_be_given(
		kind=RequestKind(request.kind),
		phase=phase,
		identity=IdentityCheck(request.identity_check),
		outcome=request.outcome or "",
	)
	return is_given and phase in CONFIRMED_IN and not _is_settled_who_hands_out(request)


def tell_of_one_alone(request: Document) -> None:
	"""The head and the other data protection officers learn that one person alone handed data out, and why."""
	if request.confirmed_by:
		return
	take_back(subject=_waits_for_confirmation(request), about=request)
	words = _("{0}: data were handed out without a second person. The reason: {1}").format(
		request.request_number, request.alone_reason
	)
	for user in set(watchers_of(request.authority)) - {frappe.session.user}:
		tell(user, subject=words, words=words, about=request)
