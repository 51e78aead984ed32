"""Leaving an appeal without consideration, returning and forwarding it: grounds, last days, the guard of the step.

What the law says of the facts stands in `domain.consideration`; here they are loaded and shown, and the steps
that stop the consideration are held to them (Art. 5, 7, 8, 12, 17).
"""

from datetime import date

from frappe.model.document import Document
from frappe.utils import get_datetime, getdate

from appeals_app.appeal_registry.consideration_facts import facts_of_card
from appeals_app.appeal_registry.phase_moves import Move
from appeals_app.domain.consideration import Decision, StopTerm
from appeals_app.domain.consideration_text import WAY_TO_APPEAL, ground_text, letter_body
from appeals_app.domain.errors import DomainError
from appeals_app.domain.lifecycle import OPEN_PHASES, PHASE_OF_LETTER, LetterKind, Phase, is_reopening
from appeals_app.domain.stop_facts import AppealFacts
from appeals_app.domain.stop_grounds import LAW_OF_GROUND, STOPPED_ON_GROUND, StopGround, ground_for
from appeals_app.legal_reference.config import rule_for_purpose
from appeals_app.legal_reference.law import law_in_force
from appeals_app.refusal import refusals_in_words

PURPOSES = {
	Decision.FORWARD_5: "Forwarding",
	Decision.RETURN_5: "Return",
	Decision.RETURN_10: "Formal Return",
}
"""Purpose of the Term Rule that gives each decision its days."""

DUE_FIELDS = {
	"forwarding_due_on": Decision.FORWARD_5,
	"formal_return_due_on": Decision.RETURN_10,
}
"""Dates kept on the card."""


def hold_to_ground(appeal: Document, move: Move | None) -> None:
	"""Hold a step that stops the consideration to a ground the facts bear out; a reopening starts without one."""
	if not move:
		return
	if is_reopening(move.from_phase, move.to_phase):
		appeal.stop_ground = None
	elif move.enters_phase and move.to_phase in STOPPED_ON_GROUND:
		ground = _ground(appeal, move.to_phase, _facts(appeal))
		appeal.stop_ground = ground.value
		appeal.flags.move_article = LAW_OF_GROUND[ground].article


def letter_texts(appeal: Document, kind: LetterKind) -> dict[str, str]:
	"""Body, ground and way to appeal that a letter stopping the consideration starts with; empty for others.

	Raises AppealRuleError where the facts give no ground for such a letter.
	"""
	phase = PHASE_OF_LETTER.get(kind)
	if phase not in STOPPED_ON_GROUND:
		return {}
	facts = _facts(appeal)
	return {
		"body": letter_body(kind, index=appeal.registration_index, received_on=getdate(appeal.received_at)),
		"ground": ground_text(_ground(appeal, phase, facts), facts),
		"way_to_appeal": WAY_TO_APPEAL if kind is LetterKind.REFUSAL_TO_CONSIDER else "",
	}


def _facts(appeal: Document) -> AppealFacts:
	with refusals_in_words():
		return facts_of_card(appeal)


def _ground(appeal: Document, phase: Phase, facts: AppealFacts) -> StopGround:
	with refusals_in_words():
		return ground_for(phase, facts, StopGround(appeal.stop_ground) if appeal.stop_ground else None)


def set_due_dates(appeal: Document) -> None:
	"""Keep on the card until when it may be forwarded or returned (Art. 5, 7(3)).

	Counted once and when the moment of receipt changes: a change of the law's rows moves no card by itself.
	"""
	is_counted = all(appeal.get(field) for field in DUE_FIELDS)
	if Phase(appeal.phase) in OPEN_PHASES and (not is_counted or appeal.has_value_changed("received_at")):
		for field, decision in DUE_FIELDS.items():
			appeal.set(field, _last_day(decision, appeal))


def _last_day(decision: Decision, appeal: Document) -> date | None:
	"""None where no rule gives a day yet: the appeal is accepted whatever the rows say (Art. 7)."""
	received_at = get_datetime(appeal.received_at)
	registered_at = appeal.registered_at and get_datetime(appeal.registered_at)
	try:
		return stop_term(decision, received_at.date()).deadline(received_at, registered_at).due_date
	except DomainError:
		return None


def stop_term(decision: Decision, received_on: date) -> StopTerm:
	"""The rule the decision has to keep to, for appeals received on the day; DomainError where there is none."""
	law = law_in_force()
	rule = rule_for_purpose(PURPOSES[decision], received_on)
	switches = law.switches_for(rule, received_on)
	return StopTerm(rule, switches, law.calendar(switches.holiday_calendar))
