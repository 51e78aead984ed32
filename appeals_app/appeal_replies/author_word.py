"""What the author says of a promise once its date has passed; a promise that is not confirmed reopens the case.

Whether silence counts as «not confirmed» is the authority's choice (`Authority.silence_rule`).
"""

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import may_enter, move_appeal
from appeals_app.appeal_replies.commitments import day_in_figures, locked_on_control, record_act
from appeals_app.domain.additional_control import (
	AuthorWord,
	SilenceRule,
	check_asked_day,
	is_unconfirmed,
	read_author_word,
)
from appeals_app.domain.lifecycle import Phase
from appeals_app.refusal import given_day, given_reason, refusals_in_words


def record_author_word(*, commitment: str, word: str, asked_on: str, note: str) -> None:
	"""Keep what the author said of the promise, as one who may end its control.

	A promise that is not confirmed reopens the consideration where the current user may take that step; else it stays on
	control and the head, who may, reopens it. The author's «done» ends no control: a person checks and takes it off.
	"""
	document, _post = locked_on_control(commitment)
	day = given_day(asked_on)
	with refusals_in_words():
		said = read_author_word(word)
		check_asked_day(day, due_on=document.due_on, today=clock.today())
	told = given_reason(
		note, if_missing=_("It is not said how the author was asked and what the answer was. Write it.")
	)
	document.db_set({"author_word": said.value, "asked_on": day, "author_word_note": told})
	record_act(document, f"author_{said.name.lower()}", f"{day_in_figures(day)}. {told}")
	if is_not_confirmed(document):
		_reopen(document, told)


def is_not_confirmed(commitment: Document) -> bool:
	"""Whether the author was asked and the promise counts as broken by the rule of the authority that gave it."""
	if not commitment.author_word:
		return False
	chosen = frappe.db.get_value("Authority", commitment.authority, "silence_rule")
	return is_unconfirmed(
		AuthorWord(commitment.author_word), SilenceRule(chosen or SilenceRule.REOPENS.value)
	)


def _reopen(commitment: Document, told: str) -> None:
	appeal = frappe.get_doc("Appeal", commitment.appeal)
	if may_enter(appeal, Phase.RESOLUTION):
		reason = _("The author does not confirm what was promised by {0}: {1}")
		day = day_in_figures(commitment.due_on)
		move_appeal(appeal=appeal, to_phase=Phase.RESOLUTION, reason=reason.format(day, told))
