"""When a letter of a kind may be drafted, by the phase of its appeal."""

from frappe import _, throw
from frappe.model.document import Document

from appeals_app.appeal_replies.body_letters import is_to_body
from appeals_app.domain.lifecycle import OPEN_PHASES, LetterKind, Phase
from appeals_app.refusal import AppealRuleError

ANSWER = LetterKind.ANSWER.value
NOT_CONSIDERED_YET = frozenset({Phase.RECEIVED})


def check_phase(appeal: Document, reply: Document) -> None:
	"""Raise AppealRuleError unless the appeal stands where a letter of the kind is written.

	The author is written to while the appeal is considered; another body as long as the card is in the register.
	"""
	phase = Phase(appeal.phase)
	open_to = set(Phase) - {Phase.ARCHIVED} if is_to_body(reply) else OPEN_PHASES
	if phase not in open_to - NOT_CONSIDERED_YET:
		throw(
			_(
				"A letter cannot be drafted in the state «{0}». Register the appeal or reopen it first."
			).format(appeal.workflow_state),
			AppealRuleError,
		)
	if reply.letter_kind == ANSWER and phase not in (Phase.EXECUTION, Phase.REPLY):
		throw(
			_("The answer is drafted after the resolution. Pass the appeal for resolution first."),
			AppealRuleError,
		)
