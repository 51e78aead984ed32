"""The term for filing a complaint: its dates on the card, and the head's decision to restore it (Art. 17)."""

from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import formatdate, getdate

from appeals_app.appeal_registry.card_changes import LOCK_SENTENCES
from appeals_app.appeal_registry.consideration_facts import facts_of_card
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.phase_moves import lock_appeal
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.card_locks import Lock, lock_of
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.stop_facts import AppealFacts
from appeals_app.domain.stop_grounds import LAW_OF_GROUND, StopGround, check_ground
from appeals_app.domain.term_limitation import check_posting
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError, given_reason, refusals_in_words

_FIELD = "is_limit_restored"


def check_limit_dates(appeal: Document) -> None:
	"""Raise AppealRuleError where the days of the decision, of learning, of posting and of receipt cannot be."""
	received_on = getdate(appeal.received_at)
	for field in ("complained_decision_on", "learnt_on", "posted_on"):
		if appeal.get(field) and getdate(appeal.get(field)) > received_on:
			label = _(appeal.meta.get_label(field))
			frappe.throw(
				_("«{0}» is later than the day the appeal was received. Check both dates.").format(label),
				AppealRuleError,
			)
	_check_learning(appeal)
	if appeal.posted_on:
		with refusals_in_words():
			check_posting(
				getdate(appeal.posted_on),
				written_on=_day(appeal.written_on),
				decided_on=_day(appeal.complained_decision_on),
				learnt_on=_day(appeal.learnt_on),
			)


def _day(value: str | date | None) -> date | None:
	return getdate(value) if value else None


def _check_learning(appeal: Document) -> None:
	if not appeal.learnt_on:
		return
	if not appeal.complained_decision_on:
		frappe.throw(
			_(
				"It is said when the author learnt of the decision, but not when it was made. Fill in both dates."
			),
			AppealRuleError,
		)
	if getdate(appeal.learnt_on) < getdate(appeal.complained_decision_on):
		frappe.throw(
			_(
				"The citizen learnt of the decision on {0}, before it was made on {1}. Correct one of the dates."
			).format(formatdate(appeal.learnt_on), formatdate(appeal.complained_decision_on)),
			AppealRuleError,
		)


def restore_limit(*, appeal: str, reason: str) -> None:
	"""Restore the missed term for filing the complaint, as the head who considers it, for a reason (Art. 17)."""
	lock_appeal(appeal)
	document = frappe.get_doc("Appeal", appeal)
	document.check_permission("write")
	_check_may_decide(document)
	if lock_of(_FIELD, Phase(document.phase)) is Lock.FILED:
		frappe.throw(
			_(LOCK_SENTENCES[Lock.FILED]).format(_(document.meta.get_label(_FIELD))), AppealRuleError
		)
	said = given_reason(
		reason,
		if_missing=_(
			"It is not said why the term is restored. Write the valid reason for which it was missed."
		),
	)
	with refusals_in_words():
		check_ground(StopGround.LATE_COMPLAINT, facts_of_card(document))
	document.db_set({_FIELD: 1, "limit_restored_reason": said})
	record_event(
		appeal=document.name,
		authority=document.authority,
		act="limit_restored",
		article=LAW_OF_GROUND[StopGround.LATE_COMPLAINT].article,
		ground=said,
	)


def may_restore_limit(appeal: Document, facts: AppealFacts) -> bool:
	"""Whether the form offers the user to restore the term: the complaint is late and the user may decide."""
	is_late = facts.complaint is not None and facts.complaint.is_late
	return is_late and _may_decide(appeal) and not lock_of(_FIELD, Phase(appeal.phase))


def _check_may_decide(appeal: Document) -> None:
	if not _may_decide(appeal):
		frappe.throw(
			_(
				"The term for filing a complaint is restored by the head who writes resolutions. Ask the head."
			),
			frappe.PermissionError,
		)


def _may_decide(appeal: Document) -> bool:
	posts = posts_held(user=frappe.session.user, authority=appeal.authority)
	return roles.HEAD in frappe.get_roles() and any(post.may_write_resolutions for post in posts)
