"""Paper of an appeal: its enclosures counted as they are written, and the case it is filed in (Instruction No. 348)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from appeals_app.domain.errors import DomainError
from appeals_app.domain.lifecycle import Phase

FILED_IN = frozenset({Phase.CLOSED, Phase.ARCHIVED})
"""A case takes what is taken off control; until then the papers are with who works on them."""

_BORDER = re.compile(r"[;\n]+")
_COMMA = re.compile(r",(?!\d)")
_SHEETS = re.compile(r"(\d{1,5})\s*(?:арк|стор|с\.)", re.I | re.U)
_COPIES = re.compile(r"(?:у|в|по)\s+(\d{1,3})\s*прим", re.I | re.U)


class CaseFileError(DomainError):
	"""The papers cannot be filed so."""

	code = "case_file"


@dataclass(frozen=True, slots=True)
class Enclosures:
	"""How many there are and of how many sheets."""

	count: int
	sheets: int


@dataclass(frozen=True, slots=True)
class CaseFile:
	"""Where the papers of an appeal lie: the case with its volume, later the place in the archive."""

	case: str
	volume: str = ""
	sheets: int = 0
	fond: str = ""
	inventory: str = ""
	archive_case: str = ""


def count_enclosures(text: str | None) -> Enclosures:
	"""«Довідка на 2 арк. у 3 прим.; фото»: two enclosures, seven sheets; one that says nothing has one sheet.

	A comma parts them where both sides say their sheets: «акт на 3 арк., фото на 2 арк.»; else it is of the name.
	"""
	lines = [part for part in _BORDER.split(text or "") if part.strip(" .,–-")]
	parts = [part for line in lines for part in _counted_parts(line)]
	return Enclosures(len(parts), sum(_sheets_of(part) for part in parts))


def _counted_parts(line: str) -> list[str]:
	"""Enclosures of a line: one ends with the comma after its sheets, if more sheets are said behind it."""
	pieces = _COMMA.split(line)
	parts = [pieces[0]]
	for number, piece in enumerate(pieces[1:], 1):
		has_ended = _SHEETS.search(parts[-1]) and not _COPIES.match(piece.strip())
		if has_ended and _SHEETS.search(",".join(pieces[number:])):
			parts.append(piece)
		else:
			parts[-1] += f",{piece}"
	return parts


def _sheets_of(enclosure: str) -> int:
	sheets, copies = _SHEETS.search(enclosure), _COPIES.search(enclosure)
	return (int(sheets[1]) if sheets else 1) * (max(int(copies[1]), 1) if copies else 1)


def check_case(case: CaseFile, *, phase: Phase, sheets_received: int) -> None:
	"""Raise CaseFileError unless the papers of an appeal in the phase may be filed so."""
	if phase not in FILED_IN:
		raise CaseFileError(
			"The appeal is not taken off control, so its papers are still in work. File them after that."
		)
	if not re.search(r"\w", case.case):
		raise CaseFileError("The case has no number. Enter its index by the nomenclature of cases.")
	if case.sheets < max(sheets_received, 1):
		raise CaseFileError(
			"The case holds {0} sheets, the appeal came on {1}. Count the letter, its enclosures and the answer.",
			case.sheets,
			max(sheets_received, 1),
		)
	archive = (case.fond, case.inventory, case.archive_case)
	if any(archive) and not all(archive):
		raise CaseFileError("A place in the archive is fond, inventory and case together. Enter all three.")


def days_taken(received_on: date, answered_on: date | None) -> int | None:
	"""In how many days the appeal was answered, the day after the receipt being the first; None until it is."""
	return (answered_on - received_on).days if answered_on else None
