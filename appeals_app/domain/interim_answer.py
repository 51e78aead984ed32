"""The interim answer: the author is told how the matter stands and when the final answer comes.

It ends neither the consideration nor its control, and the clock runs on (Instruction No. 348; the point was not
compared with the act).
"""

from __future__ import annotations

from datetime import date

from appeals_app.domain.errors import DomainError
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase


class InterimAnswerError(DomainError):
	"""An interim answer cannot be given now, or not with this promise."""

	code = "interim_answer"


def check_interim_answer(
	phase: Phase, *, final_answer_on: date | None, due_date: date | None, today: date
) -> None:
	"""Refuses an interim answer to an appeal not in consideration, and a promise beyond the term of Art. 20."""
	if phase not in OPEN_PHASES:
		raise InterimAnswerError(
			"The consideration has ended, so there is nothing to answer for the time being. Reopen the appeal first."
		)
	if not due_date:
		raise InterimAnswerError("The appeal has no term yet. Choose its term rule on the card first.")
	if not final_answer_on:
		raise InterimAnswerError(
			"An interim answer says when the final one comes. Enter its day, not later than {0}.", due_date
		)
	if due_date < today:
		raise InterimAnswerError("The term ran out on {0}. Send the answer itself.", due_date)
	if not today <= final_answer_on <= due_date:
		raise InterimAnswerError(
			"The final answer is promised for {0}. Promise a day from {1} to {2}, or extend the term first.",
			final_answer_on,
			today,
			due_date,
		)
