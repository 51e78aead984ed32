"""Which fields of a card stay as they are, by the phase the appeal is in.

Registration fixes the author's words and the day they came (Instruction No. 348); the answer fixes what was
answered and to whom; what is taken off control is a record and changes only by reopening.  The second and
third locks are a rule of ours: no act words them.
"""

from enum import Enum

from appeals_app.domain.lifecycle import OPEN_PHASES, Phase

REGISTERED_FIELDS = frozenset({"authority", "received_at", "content"})
POSTED = "posted_on"
COMPLAINT_DAYS = frozenset({"complained_decision_on", "learnt_on"})
"""From these and from the day of posting follows whether a complaint is in time (Art. 17).

The postmark is seen at registration. The other two may become known later, and are then said once: what is said
first can only make a complaint late, what is changed could make a late one timely.
"""

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
	COMPLAINT_DAY = "complaint_day"
	ANSWERED = "answered"
	MERGED = "merged"
	FILED = "filed"


def lock_of(field: str, phase: Phase, *, is_empty: bool = False) -> Lock | None:
	"""The lock on the field of a card whose appeal is in the phase; None while it may change.

	`is_empty` says that the card holds nothing in the field yet.
	"""
	if phase is Phase.RECEIVED:
		return None
	if phase in _FILED_PHASES:
		return Lock.FILED
	if field in REGISTERED_FIELDS:
		return Lock.REGISTERED
	if field in ANSWERED_FIELDS and phase not in OPEN_PHASES:
		return Lock.MERGED if phase is Phase.MERGED else Lock.ANSWERED
	if field == POSTED or (field in COMPLAINT_DAYS and not is_empty):
		return Lock.COMPLAINT_DAY
	return None
