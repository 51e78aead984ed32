"""What is known of an appeal when somebody asks whether it may be left, returned or forwarded (Law 393)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from appeals_app.domain.calendar import WorkingDays
from appeals_app.domain.term_limitation import ComplaintLimit, filing_limit


class Form(str, Enum):
	"""In what form the appeal came (Art. 5): on paper, by electronic means, or by word of mouth."""

	PAPER = "paper"
	ELECTRONIC = "electronic"
	ORAL = "oral"


class Requisite(str, Enum):
	"""What Art. 5 asks of an appeal."""

	NAME = "name"
	PLACE = "place"
	MATTER = "matter"
	SIGNATURE = "signature"
	DATE = "date"
	CONTACT = "contact"


_OF_EVERY_APPEAL = frozenset({Requisite.NAME, Requisite.PLACE, Requisite.MATTER})

ASKED_OF_FORM = {
	Form.ORAL: _OF_EVERY_APPEAL,
	Form.PAPER: _OF_EVERY_APPEAL | {Requisite.SIGNATURE, Requisite.DATE},
	Form.ELECTRONIC: _OF_EVERY_APPEAL | {Requisite.DATE, Requisite.CONTACT},
}
"""Art. 5: a written appeal is signed and dated; an electronic one names an e-mail or another means of contact,
and an electronic signature is not asked for it."""


@dataclass(frozen=True, slots=True)
class Complaint:
	"""When a complaint was filed and until when it could be; `limit` is None while the decision has no date.

	`limit` is None as well for a complaint of inaction: Art. 17 counts from a decision.
	"""

	filed_on: date
	limit: ComplaintLimit | None = None
	is_limit_restored: bool = False

	@property
	def is_past_limit(self) -> bool:
		"""The period of Art. 17 was missed, whether or not it was restored afterwards."""
		return self.limit is not None and self.limit.is_late(self.filed_on)

	@property
	def is_late(self) -> bool:
		"""The period was missed and nobody has restored it, so the complaint is not considered."""
		return self.is_past_limit and not self.is_limit_restored


def complaint_filed(
	*,
	filed_on: date,
	decided_on: date | None,
	learnt_on: date | None,
	calendar: WorkingDays,
	is_limit_restored: bool = False,
) -> Complaint:
	"""The complaint with its limit by Art. 17; raises ClockStartError where the dates contradict each other."""
	limit = None
	if decided_on:
		limit = filing_limit(is_complaint=True, decided_on=decided_on, learnt_on=learnt_on, calendar=calendar)
	return Complaint(filed_on, limit, is_limit_restored)


@dataclass(frozen=True, slots=True)
class PreviousAppeal:
	"""The appeal the card names as the previous one.

	`unresolved_questions` counts its questions without a result on the merits (granted, refused or explained);
	`has_open_promise`: measures promised in the answer are not taken yet.
	"""

	is_same_author: bool
	is_same_authority: bool
	is_same_question: bool
	answered_on: date | None = None
	unresolved_questions: int = 0
	has_open_promise: bool = False
	index: str = ""

	@property
	def is_resolved_on_merits(self) -> bool:
		"""All questions considered, measures taken, an exhaustive answer given (Supreme Court, 31.07.2020)."""
		return bool(self.answered_on) and not self.unresolved_questions and not self.has_open_promise


@dataclass(frozen=True, slots=True)
class AppealFacts:
	"""The appeal as the law looks at it.

	`missing` are requisites a person says the appeal does not hold; `not_entered` are those the card has no data
	of, which proves nothing of the letter; `is_authorship_unknown`: nobody can say who wrote;
	`complaint` is None for proposals and applications; `complained_of` are names of those a complaint is about;
	`addressee` is the body the appeal would be forwarded to.
	"""

	received_at: datetime
	registered_at: datetime | None = None
	form: Form = Form.PAPER
	missing: frozenset[Requisite] = frozenset()
	not_entered: frozenset[Requisite] = frozenset()
	is_authorship_unknown: bool = False
	is_author_reachable: bool = True
	is_in_other_language: bool = False
	complaint: Complaint | None = None
	previous: PreviousAppeal | None = None
	is_author_incapable: bool = False
	court_decision: str = ""
	lacking_data: str = ""
	other_procedure: str = ""
	addressee: str = ""
	complained_of: frozenset[str] = frozenset()

	@property
	def faults(self) -> frozenset[Requisite]:
		"""Requisites that are missing and that Art. 5 asks of an appeal in this form."""
		return self.missing & ASKED_OF_FORM[self.form]

	@property
	def is_anonymous(self) -> bool:
		"""Art. 8(1): written without a place of residence, unsigned, or of an author who cannot be found."""
		is_written = self.form is not Form.ORAL
		return self.is_authorship_unknown or (is_written and bool(self.faults & _MAKES_ANONYMOUS))


_MAKES_ANONYMOUS = frozenset({Requisite.PLACE, Requisite.SIGNATURE})
