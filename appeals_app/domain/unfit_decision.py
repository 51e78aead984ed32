"""A decision on the term of an appeal that the term of today's rules does not bear: said as such, and whose it is.

An extension and a shortening were decided against the term the card had. Where other rules give a term that ends
elsewhere, counting stops at the decision, and not for want of a rule.
"""

from __future__ import annotations

from dataclasses import replace

from appeals_app.domain.card_term import Law, TermInputs, count_card_term
from appeals_app.domain.errors import DomainError
from appeals_app.domain.term_changes import Extension, Shortening


class UnfitDecisionError(DomainError):
	"""Today's rules give the appeal a term, and a decision in force does not fit it."""

	code = "unfit_decision"


def unfit_decision(inputs: TermInputs, law: Law) -> UnfitDecisionError | None:
	"""Why inputs that cannot be counted cannot: the decision in the way; None where the rules give no term anyway."""
	try:
		due = count_card_term(replace(inputs, extension=None, shortening=None), law).deadline.due_date
	except DomainError:
		return None
	decision = _decision_in_the_way(inputs, law)
	if isinstance(decision, Extension):
		return UnfitDecisionError(
			"By today's rules the term ends on {0}, and the extension decided on {1} does not fit it. The head or a"
			" deputy has to decide until when the appeal is considered (Art. 20); till then its dates stay.",
			due,
			decision.decided_on,
		)
	return decision and UnfitDecisionError(
		"By today's rules the term ends on {0}, and the shortening to {1} decided on {2} does not fit it. The head or"
		" a deputy has to decide until when the appeal is considered (Art. 20); till then its dates stay.",
		due,
		decision.new_due,
		decision.decided_on,
	)


def _decision_in_the_way(inputs: TermInputs, law: Law) -> Extension | Shortening | None:
	"""The extension where it alone cannot be counted; else the shortening, alone or after it."""
	try:
		count_card_term(replace(inputs, shortening=None), law)
	except DomainError:
		return inputs.extension
	return inputs.shortening
