"""Which fields of a card stay as they are, by the phase the appeal is in.

Registration fixes the author's words and the day they came (Instruction No. 348); the answer fixes what was
answered and to whom; what is taken off control is a record and changes only by reopening.  The second and
third locks are a rule of ours: no act words them.
"""

from enum import Enum

from appeals_app.domain.lifecycle import OPEN_PHASES, Phase

REGISTERED_FIELDS = frozenset({"authority", "received_at", "content"})
GROUND_FIELDS = frozenset(
	{
		*("stop_ground", "lacking_data", "other_procedure", "is_author_incapable", "incapacity_decision"),
		*("lacks_name", "lacks_place", "lacks_matter", "lacks_signature", "lacks_date", "lacks_contact"),
		*("complained_decision_on", "learnt_on", "posted_on", "forwarded_to"),
	}
)
"""On which an appeal was left without consideration, returned or forwarded."""

ANSWERED_FIELDS = GROUND_FIELDS | {
	*("applicant", "co_applicants", "subject", "kind", "channel", "questions", "brief"),
	*("study", "term_by_hand", "term_by_hand_reason", "receipt_sign", "author_categories"),
}
"""What was answered, to whom, and what the term of the answer followed from."""

_FILED_PHASES = frozenset({Phase.CLOSED, Phase.ARCHIVED})


class Lock(str, Enum):
	"""Why a field may not change any more."""

	REGISTERED = "registered"
	ANSWERED = "answered"
	FILED = "filed"


def lock_of(field: str, phase: Phase) -> Lock | None:
	"""The lock on the field of a card whose appeal is in the phase; None while it may change."""
	if phase is Phase.RECEIVED:
		return None
	if phase in _FILED_PHASES:
		return Lock.FILED
	if field in REGISTERED_FIELDS:
		return Lock.REGISTERED
	if field in ANSWERED_FIELDS and phase not in OPEN_PHASES:
		return Lock.ANSWERED
	return None
