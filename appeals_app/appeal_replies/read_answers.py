"""An answer is approved and signed as it was read: the form of its appeal holds the mark of the text that stood then."""

from frappe.model.document import Document

from appeals_app.appeal_registry.phase_moves import Move
from appeals_app.appeal_replies.drafting import IN_WORK
from appeals_app.appeal_replies.letter_texts import check_seen, mark_of_text
from appeals_app.appeal_replies.signing import answer_in
from appeals_app.domain.lifecycle import Act, Phase

JUDGED = frozenset({Act.APPROVE_REPLY, Act.SIGN_REPLY})


def show_mark(appeal: Document, method: str | None = None) -> None:
	"""For `onload` of Appeal: the mark goes with the form and comes back with the step."""
	if appeal.phase == Phase.REPLY.value and (answer := answer_in(appeal.name, *IN_WORK)):
		appeal.set_onload("answer_mark", mark_of_text(answer))


def check_read(appeal: Document, move: Move) -> None:
	"""Joins `appeal_before_move`: refuse to approve or sign another text; a step without a form brings no mark."""
	shown = appeal.flags.shown_with_form
	mark = shown.get("answer_mark") if isinstance(shown, dict) else None
	if mark and move.act in JUDGED and (answer := answer_in(appeal.name, *IN_WORK)):
		check_seen(answer, str(mark))
