"""Paper of an appeal: its enclosures counted as they are written, and the case it is filed in (Instruction No. 348)."""

from __future__ import annotations

import re
from collections.abc import Iterable
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


@dataclass(frozen=True, slots=True)
class Volume:
	"""A volume of a case: the sheets it holds, and the day it was closed by hand."""

	name: str
	sheets: int = 0
	closed_on: date | None = None

	def is_open(self, limit: int) -> bool:
		"""It takes papers still; a limit of none is no limit."""
		return not self.closed_on and not (limit and self.sheets >= limit)

	def takes(self, sheets: int, limit: int) -> bool:
		"""These sheets fit; papers longer than a volume have an empty one for themselves."""
		return self.is_open(limit) and not (limit and self.sheets and self.sheets + sheets > limit)


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


def check_volume(volume: Volume, *, sheets: int, limit: int, following: str) -> None:
	"""Raise CaseFileError unless the volume takes so many sheets more; papers over the limit are a volume of their own."""
	if volume.closed_on:
		raise CaseFileError(
			"The volume {0} was closed on {1} and takes no more papers. File them in the volume {2}.",
			*(volume.name, f"{volume.closed_on:%d.%m.%Y}", following),
		)
	if limit and volume.sheets and volume.sheets + sheets > limit:
		raise CaseFileError(
			"The volume {0} holds {1} sheets of at most {2}, so {3} more do not fit. File them in the volume {4}.",
			*(volume.name, volume.sheets, limit, sheets, following),
		)


def open_volume(volumes: Iterable[Volume], limit: int, sheets: int = 1) -> str:
	"""The last volume of a case, if it takes these sheets still, or the number after it."""
	numbered = {int(volume.name): volume for volume in volumes if volume.name.isdecimal()}
	if not numbered:
		return "1"
	last = max(numbered)
	return str(last if numbered[last].takes(sheets, limit) else last + 1)


def volume_after(volumes: Iterable[Volume], refused: str, limit: int) -> str:
	"""The volume for papers that one takes no more: the open one, or the next number."""
	volumes = list(volumes)
	named = open_volume(volumes, limit)
	return str(int(named) + 1) if named == refused else named


def days_taken(received_on: date, answered_on: date | None) -> int | None:
	"""In how many days the appeal was answered, the day after the receipt being the first; None until it is."""
	return (answered_on - received_on).days if answered_on else None
