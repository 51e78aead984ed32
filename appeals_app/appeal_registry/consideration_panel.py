"""«What the law says» of a card: shown to those who decide what becomes of it; computed, never stored."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_registry.complaint_limit import may_restore_limit
from appeals_app.appeal_registry.consideration import DUE_FIELDS, PURPOSES, stop_term
from appeals_app.appeal_registry.consideration_facts import facts_of_card
from appeals_app.appeal_registry.workflow_questions import actions_leading_to
from appeals_app.domain.consideration import Advice, Decision, StopTerm, advise, objections_to
from appeals_app.domain.consideration_text import advice_sentences
from appeals_app.domain.errors import DomainError
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase
from appeals_app.domain.stop_facts import AppealFacts
from appeals_app.permissions import roles
from appeals_app.refusal import sentence_of

UNTIL = {
	Decision.RETURN_10: "Return it not later than {0}.",
	Decision.RETURN_5: "Return it not later than {0}.",
	Decision.FORWARD_5: "Forward it not later than {0}.",
}
"""Until when that is to be done."""

UNTIL_PASSED = {
	Decision.RETURN_10: "It was to be returned not later than {0}.",
	Decision.RETURN_5: "It was to be returned not later than {0}.",
	Decision.FORWARD_5: "It was to be forwarded not later than {0}.",
}
"""The same once the term has run out."""

READERS = frozenset({roles.REGISTRAR, roles.RECEPTION_CLERK, roles.HEAD})

HEADLINES = {
	Decision.NOT_CONSIDERED: "By law this appeal is not to be considered: {0} ({1}).",
	Decision.RETURN_10: "By law this appeal is to be returned to its author: {0} ({1}).",
	Decision.RETURN_5: "By law this appeal is to be returned to its author: {0} ({1}).",
	Decision.FORWARD_5: "By law this appeal is to be forwarded: {0} ({1}).",
}
"""What the law says, in one line: the ground and its article."""


def law_says(appeal: Document) -> dict | None:
	"""What may or must be done with the appeal now, for its form; None for those who do not decide it.

	`advice`: sentences, article, whether it was compared with the act, buttons that lead there; `objections`:
	why something that looks like a ground is none; `problems`: what keeps the law from being applied;
	`headlines`: in short, what is to be done instead of considering it; `is_not_considered`: whether the law
	leaves it without consideration; `may_restore_limit`: whether to offer the head to restore the term for
	filing the complaint.
	"""
	if appeal.is_new() or not READERS.intersection(frappe.get_roles()):
		return None
	try:
		facts = facts_of_card(appeal)
	except DomainError as error:
		return _said(problems=[sentence_of(error)])
	may_restore = may_restore_limit(appeal, facts)
	if Phase(appeal.phase) not in OPEN_PHASES:
		return _said(may_restore_limit=may_restore)
	return {**_advice_on(appeal, facts), "may_restore_limit": may_restore}


def _said(**values: object) -> dict:
	nothing = {"advice": [], "headlines": [], "objections": [], "problems": []}
	return {**nothing, "is_not_considered": False, "may_restore_limit": False, **values}


def _advice_on(appeal: Document, facts: AppealFacts) -> dict:
	terms, problems = _terms(facts.received_at.date())
	try:
		found = advise(facts, terms, today=clock.today())
	except DomainError as error:
		problems.append(sentence_of(error))
		found = advise(facts, {}, today=clock.today())
	found = [_with_kept_day(advice, appeal) for advice in found]
	compared = _compared_with_the_act(advice.article for advice in found)
	objections = objections_to(facts)
	return {
		"headlines": [_headline(advice) for advice in found if advice.ground],
		"is_not_considered": any(advice.decision is Decision.NOT_CONSIDERED for advice in found),
		"advice": [_row(advice, appeal, facts, compared) for advice in found],
		"objections": [
			{"text": sentence_of(objection.refusal), "article": objection.article} for objection in objections
		],
		"problems": problems,
	}


def _headline(advice: Advice) -> str:
	"""What is to be done by law, and until when: that day comes before the last one for an answer."""
	headline = _(HEADLINES[advice.decision]).format(_(advice.ground.value), advice.article)
	if not advice.last_day:
		return headline
	decision = advice.decision
	until = _(UNTIL_PASSED[decision]) if advice.is_overdue else _(UNTIL[decision])
	return f"{headline} {until.format(advice.last_day.strftime('%d.%m.%Y'))}"


def _terms(received_on: date) -> tuple[dict[Decision, StopTerm], list[str]]:
	"""The terms the law's rows give for the decisions, and what they lack."""
	terms, problems = {}, []
	for decision in PURPOSES:
		try:
			terms[decision] = stop_term(decision, received_on)
		except DomainError as error:
			problems.append(sentence_of(error))
	return terms, problems


def _with_kept_day(advice: Advice, appeal: Document) -> Advice:
	"""The last day the card keeps stands, even where the law's rows were changed since."""
	field = next((name for name, decision in DUE_FIELDS.items() if decision is advice.decision), None)
	kept = field and appeal.get(field) and getdate(appeal.get(field))
	if not kept or kept == advice.last_day:
		return advice
	return replace(advice, last_day=kept, control_day=None, is_overdue=clock.today() > kept)


def _compared_with_the_act(citations: Iterable[str]) -> set[str]:
	"""Citations whose articles a person has compared with the act."""
	filters = {"citation": ("in", list(citations)), "is_verified": 1}
	return set(frappe.get_all("Legal Article", filters=filters, pluck="citation"))


def _row(advice: Advice, appeal: Document, facts: AppealFacts, compared: set[str]) -> dict:
	steps = actions_leading_to(advice.phase, state=appeal.workflow_state) if advice.phase else []
	return {
		"ground": advice.ground.value if advice.ground else "",
		"sentences": list(advice_sentences(advice, facts)),
		"article": advice.article,
		"is_verified": advice.article in compared,
		"is_overdue": advice.is_overdue,
		"steps": steps,
	}
