"""The three dates of a card and their proof, kept in step with what they are counted from."""

import json
from dataclasses import replace
from datetime import date, datetime

import frappe
from frappe.model.document import Document
from frappe.utils import get_datetime, getdate

from appeals_app import clock
from appeals_app.appeal_registry.card_changes import changed_fields
from appeals_app.domain.card_term import CardTerm, TermInputs, count_card_term
from appeals_app.domain.deadline_proof import ProofStep
from appeals_app.domain.errors import DomainError
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase
from appeals_app.domain.proof_text import render_step
from appeals_app.domain.term_choice import TermBefore, check_breach_stands, check_choice, check_reason_stands
from appeals_app.domain.term_told import Choice, recounts_in, with_told
from appeals_app.legal_reference.law import law_in_force
from appeals_app.refusal import AppealRuleError, refusals_in_words, sentence_of

INPUTS = frozenset(
	{
		*("received_at", "study", "kind", "channel", "receipt_sign", "author_categories"),
		*("term_by_hand", "term_by_hand_reason"),
	}
)
"""Fields of the card that the conditions of term rules ask about, that the count starts from, or that its proof tells."""

TERM_FIELDS = ("term_rule", "control_date", "due_date", "breach_after", "term_proof", "term_basis")
"""Fields of the card that hold its term."""


def set_term(appeal: Document) -> None:
	"""Count the term of a new card and of one whose inputs changed while it is in work (Art. 20).

	A change of the law's rows does not come here: it moves cards only by a recalculation a person applies.
	"""
	if Phase(appeal.phase) in OPEN_PHASES and (not appeal.due_date or _inputs_changed(appeal)):
		count_term(appeal)
		_check_change(appeal)
	appeal.is_overdue = int(is_overdue(appeal))


def count_term(appeal: Document) -> None:
	"""Put the term by the law of today's rows on the card; where they give none, mark it for a person.

	The appeal must be accepted whatever the rows say (Art. 7), so a missing rule does not stop it; a card that
	has dates keeps them.  A change of the card that would undo an extension or a shortening in force is refused.
	"""
	changes = term_changes([appeal.name]).get(appeal.name, {})
	try:
		term = _count(appeal, changes)
		appeal.update(card_values(term, told=told_of(appeal, term)))
	except DomainError as error:
		stored = appeal.get_doc_before_save()
		if changes and stored and _is_counted(stored, changes):
			frappe.throw(sentence_of(error), AppealRuleError)
		has_dates = stored and stored.due_date
		problem = sentence_of(error)
		appeal.update(values_kept_without_term(problem) if has_dates else values_without_term(problem))


def _count(appeal: Document, changes: dict) -> CardTerm:
	return count_card_term(term_inputs(appeal, changes=changes), law_in_force())


def _is_counted(stored: Document, changes: dict) -> bool:
	"""The card as it was has a term by today's rows, so that it is the change that undoes it, and not the rows."""
	try:
		_count(stored, changes)
	except DomainError:
		return False
	return True


def _check_change(appeal: Document) -> None:
	"""Refuse a choice of the rule that is not open any more, and a change that would lift a breach (Art. 20)."""
	stored = appeal.get_doc_before_save()
	if not stored:
		return
	changed = changed_fields(appeal)
	before = TermBefore(
		is_registered=Phase(stored.phase) is not Phase.RECEIVED,
		needs_person=bool(stored.term_needs_person),
		is_by_hand=bool(stored.term_by_hand),
		breach_after=stored.breach_after,
	)
	with refusals_in_words():
		if "term_by_hand" in changed:
			check_choice(before, None if appeal.term_needs_person else appeal.breach_after)
		elif "term_by_hand_reason" in changed:
			check_reason_stands(before)
		if "received_at" in changed and not before.is_registered:
			before = replace(before, breach_after=_breach_by_receipt_alone(stored, appeal.received_at))
		check_breach_stands(before, appeal.breach_after, today=clock.today())


def _breach_by_receipt_alone(stored: Document, received_at: datetime) -> date | None:
	"""Where the breach stands when only the moment of receipt moves, which is being entered until registration.

	A slip of the pen is no breach; what else the same change brings is judged as if it came after.
	"""
	changes = term_changes([stored.name]).get(stored.name, {})
	inputs = replace(term_inputs(stored, changes=changes), received_at=get_datetime(received_at))
	try:
		return count_card_term(inputs, law_in_force()).deadline.breach_after
	except DomainError:
		return stored.breach_after


def term_inputs(appeal: Document | frappe._dict, *, changes: dict) -> TermInputs:
	"""What the term of the card follows from; `changes` holds its extension and shortening, if any."""
	return TermInputs(
		received_at=get_datetime(appeal.received_at),
		registered_at=appeal.registered_at and get_datetime(appeal.registered_at),
		facts=facts_of_card(appeal),
		rule_by_hand=appeal.term_by_hand or None,
		**changes,
	)


def facts_of_card(appeal: Document | frappe._dict) -> dict[str, frozenset[str]]:
	"""What term rules may ask about the card."""
	single = {
		"kind": appeal.kind,
		"channel": appeal.channel,
		"sign": appeal.receipt_sign,
		"study": appeal.study,
	}
	facts = {name: frozenset({value}) for name, value in single.items() if value}
	facts["author_category"] = frozenset(row.category for row in appeal.author_categories)
	return facts


def term_changes(appeals: list[str]) -> dict[str, dict]:
	"""Extensions and shortenings in force, by appeal: `{"extension": Extension, "shortening": Shortening}`.

	They are kept by the modules above, which answer the hook `appeal_term_changes` for all appeals at once.
	"""
	changes: dict[str, dict] = {}
	for path in frappe.get_hooks("appeal_term_changes"):
		for name, change in frappe.get_attr(path)(appeals).items():
			changes.setdefault(name, {}).update(change)
	return changes


def told_of(appeal: Document, term: CardTerm) -> tuple[ProofStep, ...]:
	"""What the proof of the term tells beside the count: a choice by hand, and a recalculation.

	A recalculation is told as long as the card keeps the rule and the answers it has brought.
	"""
	is_same_law = bool(appeal.term_basis) and json.loads(appeal.term_basis) == term.basis()
	return (*choice_told(appeal), *(recounts_in(stored_proof(appeal)) if is_same_law else ()))


def choice_told(appeal: Document | frappe._dict) -> tuple[ProofStep, ...]:
	"""The choice of the rule by hand as the proof tells it; nothing where the rules gave it."""
	if not appeal.term_by_hand:
		return ()
	chosen_on = appeal.term_by_hand_on and getdate(appeal.term_by_hand_on)
	choice = Choice(appeal.term_by_hand_reason or "", appeal.term_by_hand_by or "", chosen_on or None)
	return (choice.step(),)


def card_values(term: CardTerm, *, told: tuple[ProofStep, ...]) -> dict[str, object]:
	"""The term as it is stored on a card; `told` are the steps of `told_of`."""
	return {
		"term_rule": term.rule.code,
		"control_date": term.deadline.control_date,
		"due_date": term.deadline.due_date,
		"breach_after": term.deadline.breach_after,
		"term_proof": _as_json([step.to_dict() for step in with_told(term.deadline.proof, told)]),
		"term_basis": term.basis_json(),
		"term_needs_person": 0,
		"term_problem": None,
	}


def values_without_term(problem: str) -> dict[str, object]:
	"""What is stored on a card that never had a term: a person has to set it, and why."""
	return {**dict.fromkeys(TERM_FIELDS), **values_kept_without_term(problem)}


def values_kept_without_term(problem: str) -> dict[str, object]:
	"""What is stored on a card that keeps its dates though the law no longer gives them: who is asked, and why.

	A term the author was promised does not vanish with a row (Art. 20).
	"""
	return {"term_needs_person": 1, "term_problem": problem}


def _inputs_changed(appeal: Document) -> bool:
	return bool(INPUTS.intersection(changed_fields(appeal)))


def is_overdue(appeal: Document) -> bool:
	"""The answer was sent, or is still awaited, after the day it should have gone (Civil Code Art. 254(5))."""
	breach_after = appeal.breach_after
	if not breach_after:
		return False
	if Phase(appeal.phase) in OPEN_PHASES:
		return clock.today() > breach_after
	return bool(appeal.answered_on and appeal.answered_on > breach_after)


def term_sentences(appeal: Document) -> list[str]:
	"""The stored proof in Ukrainian sentences, as it was when the term was counted."""
	return [render_step(step) for step in stored_proof(appeal)]


def stored_proof(appeal: Document) -> tuple[ProofStep, ...]:
	"""The steps of the proof the card keeps."""
	return tuple(ProofStep.from_dict(step) for step in json.loads(appeal.term_proof or "[]"))


def _as_json(value: object) -> str:
	return json.dumps(value, ensure_ascii=False)
