"""Which results of a question a letter may give (classifier of the Cabinet resolution No. 858, group 9)."""

from appeals_app.domain.lifecycle import LetterKind

RESULTS_OF_NOTICES = {
	"result.returned": LetterKind.RETURN_NOTICE,
	"result.forwarded": LetterKind.FORWARDING_NOTICE,
	"result.not_considered": LetterKind.REFUSAL_TO_CONSIDER,
}
"""Items that say there was no answer on the merits; any other item of the group is given by an answer."""


def letter_of_result(result: str) -> LetterKind:
	"""The kind of letter that gives the result."""
	return RESULTS_OF_NOTICES.get(result, LetterKind.ANSWER)
