"""What a person asks to have corrected: which data, what was decided of each, and what the answer needs (Art. 8, 20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from appeals_app.domain.errors import DomainError


class Correction(str, Enum):
	"""What was decided of one value."""

	CORRECT = "Correct"
	REFUSE = "Refuse"


ELSEWHERE = "Something Else"
"""What stands in no field of the person's record: a text, a paper.  Whoever keeps it corrects it."""

FIELD_OF = MappingProxyType(
	{
		"Last Name": "last_name",
		"First Name": "first_name",
		"Middle Name": "middle_name",
		"Place Of Residence": "address",
		"Phone": "phone",
		"E-mail": "email",
	}
)
"""Fields of the person's record that a decision corrects, by what is chosen on the request."""


class CorrectionError(DomainError):
	"""The correction asked for is not decided, or not made."""

	code = "data_subject_correction"


@dataclass(frozen=True, slots=True)
class CorrectionFacts:
	"""One value as the rule looks at it."""

	what: str
	decision: str = ""
	ground: str = ""
	is_made: bool = False


def check_entered(rows: Sequence[CorrectionFacts]) -> None:
	"""Raise CorrectionError unless it is entered what the person asks to have corrected."""
	if not rows:
		raise CorrectionError(
			"It is not entered what is to be corrected. Add a line for each value the person speaks of."
		)


def check_decided(rows: Sequence[CorrectionFacts]) -> None:
	"""Raise CorrectionError unless each value is decided of: a refusal and a correction made elsewhere say why and where."""
	check_entered(rows)
	for row in rows:
		if not row.decision:
			raise CorrectionError(
				"It is not decided whether to correct «{0}». Choose the decision.", row.what
			)
		if row.decision == Correction.REFUSE.value and not row.ground.strip():
			raise CorrectionError(
				"The refusal to correct «{0}» needs its ground. Enter why it is refused.", row.what
			)
		if row.what == ELSEWHERE and not row.ground.strip():
			raise CorrectionError("Enter where «{0}» was corrected, and by whom.", row.what)


def check_made(rows: Sequence[CorrectionFacts]) -> None:
	"""Raise CorrectionError unless each value is decided of, and what is to be corrected stands corrected."""
	check_decided(rows)
	if any(row.decision == Correction.CORRECT.value and not row.is_made for row in rows):
		raise CorrectionError(
			"What was decided is not corrected yet. Press «Make Corrections» before the answer."
		)
