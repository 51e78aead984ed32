"""Settlements and units of the country, as the codifier of administrative units (КАТОТТГ) publishes them.

The codifier names a place by a code and its kind by one letter; people write «с. Лежине» and look for it by the
beginning of its name, with whatever apostrophe their keyboard has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from appeals_app.domain.errors import InvalidInputError

OBLAST, SPECIAL_CITY, DISTRICT, HROMADA, CITY_DISTRICT = "O", "K", "P", "H", "B"

SETTLEMENTS: Mapping[str, str] = MappingProxyType({"K": "м.", "M": "м.", "T": "с-ще", "X": "с-ще", "C": "с."})
"""Kinds in which people live, with the short word that stands before the name."""

_UNITS = MappingProxyType(
	{OBLAST: "область", DISTRICT: "район", HROMADA: "громада", CITY_DISTRICT: "район міста"}
)

LEVELS = ("Перший рівень", "Другий рівень", "Третій рівень", "Четвертий рівень", "Додатковий рівень")
KIND_COLUMN, NAME_COLUMN = "Категорія об’єкта", "Назва об’єкта"
LONGEST_TITLE_BLOCK = 30
"""Rows above the table of the published file: who approved it and when."""

_CODE = re.compile(r"UA\d{17}")
_TYPED_CODE = re.compile(r"(?:u[aа])?(\d{2,17})", re.I)  # the second «а» is Cyrillic
_UNIT_LETTERS = (4, 6, 9)
"""Of a code: those of the oblast, of the district, of the hromada."""

_APOSTROPHES = re.compile("['`´\u2019\u02bc\u2018]")
_KIND_BEFORE_NAME = re.compile(r"^(?:місто|селище|село|смт|с-ще|сел|м|с)(?:\.\s*|\s+)", re.U)
_NO_LETTERS = re.compile(r"[^\w]+", re.U)


@dataclass(frozen=True, slots=True)
class Locality:
	"""One row of the codifier."""

	code: str
	name: str
	kind: str
	parent: str | None

	@property
	def is_settlement(self) -> bool:
		"""People live in it, not only under it."""
		return self.kind in SETTLEMENTS

	@property
	def title(self) -> str:
		"""As it stands in an address: «с. Лежине», «Запорізький район», «Автономна Республіка Крим»."""
		if self.is_settlement:
			return f"{SETTLEMENTS[self.kind]} {self.name}"
		is_adjective = self.name.endswith("ий") or self.name.endswith("а")
		return f"{self.name} {_UNITS[self.kind]}" if is_adjective and " " not in self.name else self.name


def search_key(text: str) -> str:
	"""What is compared when somebody looks for a place: small letters without apostrophes, kind and marks.

	The key of a name and the key of what is typed are made alike: «м. Кам’янка» is found by «камян».
	"""
	plain = _APOSTROPHES.sub("", text.casefold()).strip()
	return _NO_LETTERS.sub(" ", _KIND_BEFORE_NAME.sub("", plain)).strip()


def code_typed(text: str) -> str:
	"""The code of a place, or its beginning, typed or pasted instead of a name; empty for what is none."""
	found = _TYPED_CODE.fullmatch("".join(text.split()))
	return f"UA{found[1]}" if found else ""


def line_above(place: Locality, by_code: Mapping[str, Locality]) -> str:
	"""Where a place lies, from the nearest: «Широківська громада, Запорізький район, Запорізька область»."""
	titles, code = [], place.parent
	while code and code in by_code and len(titles) < len(LEVELS):
		titles.append(by_code[code].title)
		code = by_code[code].parent
	return ", ".join(titles)


def unit_of(place: Locality, kind: str, by_code: Mapping[str, Locality]) -> str | None:
	"""Code of the unit of this kind in which the place lies: its district, its hromada."""
	code: str | None = place.code
	for _level in LEVELS:
		if not code or code not in by_code:
			return None
		if by_code[code].kind == kind:
			return code
		code = by_code[code].parent
	return None


def settlements_by_title(places: Iterable[Locality]) -> dict[str, str]:
	"""Codes of settlements by «с. Лежине»; a title that several have leads nowhere."""
	found: dict[str, str | None] = {}
	for place in places:
		if place.is_settlement:
			key = title_key(place.title)
			found[key] = None if key in found else place.code
	return {key: code for key, code in found.items() if code}


def title_key(title: str) -> str:
	"""The written name of a settlement with its kind, whatever apostrophes and spaces it was typed with."""
	return " ".join(_APOSTROPHES.sub("", title.casefold()).replace(".", ". ").split())


def read_codifier(rows: Iterable[Sequence[object]]) -> list[Locality]:
	"""The rows of the published table as places; refuses a file that is not the codifier, or tells of a broken row."""
	numbered = enumerate(rows, start=1)
	columns = _find_columns(numbered)
	places: dict[str, Locality] = {}
	for number, row in numbered:
		place = _read_row(number, row, columns)
		if place is None:
			continue
		if place.code in places:
			raise InvalidInputError("Row {0} repeats the code {1}. Correct the file.", number, place.code)
		places[place.code] = place
	_check_parents(places)
	return list(places.values())


def _find_columns(numbered: Iterator[tuple[int, Sequence[object]]]) -> list[int]:
	wanted = [_heading(title) for title in (*LEVELS, KIND_COLUMN, NAME_COLUMN)]
	for number, row in numbered:
		headings = [_heading(cell) for cell in row]
		if all(title in headings for title in wanted):
			return [headings.index(title) for title in wanted]
		if number >= LONGEST_TITLE_BLOCK:
			break
	raise InvalidInputError(
		"This is not the codifier: no row has the headings «{0}», «{1}» and «{2}». Take the published XLSX file.",
		LEVELS[0],
		KIND_COLUMN,
		NAME_COLUMN,
	)


def _heading(cell: object) -> str:
	return _APOSTROPHES.sub("", str(cell or "").casefold()).strip()


def _read_row(number: int, row: Sequence[object], columns: Sequence[int]) -> Locality | None:
	"""None for an empty row and for notes under the table, which have no code in them."""
	cells = [str(row[column] or "").strip() if column < len(row) else "" for column in columns]
	*levels, kind, name = cells
	codes = list(dict.fromkeys(code for code in levels if code))
	if not codes or not (kind or name):
		return None
	if not all(_CODE.fullmatch(code) for code in codes):
		raise InvalidInputError("Row {0} has a code that is none: {1}. Correct the file.", number, codes[-1])
	if kind not in SETTLEMENTS and kind not in _UNITS:
		raise InvalidInputError("Row {0} has an unknown category «{1}». Correct the file.", number, kind)
	if not name:
		raise InvalidInputError("Row {0} has no name. Correct the file.", number)
	return Locality(codes[-1], name, kind, codes[-2] if len(codes) > 1 else None)


def _check_parents(places: Mapping[str, Locality]) -> None:
	if not places:
		raise InvalidInputError("The file has headings and no places. Take the whole file.")
	for place in places.values():
		if place.parent and place.parent not in places:
			raise InvalidInputError(
				"{0} lies under {1}, which is not in the file. Take the whole file.", place.code, place.parent
			)


def nearness(code: str, own: str) -> int:
	"""How near a place is to one's own: 3 in the same hromada, 2 in the district, 1 in the oblast, else 0."""
	return sum(bool(own) and code[:letters] == own[:letters] for letters in _UNIT_LETTERS)


_FIRST_KINDS = ("K", "M", "T", "X")
"""Cities before settlements, those before villages and units."""

_CENTRE = "001"
"""The codifier numbers the settlements of a hromada from its centre on."""

_NUMBER = slice(9, 12)


def place_of_choice(code: str, key: str, kind: str, *, own: str, typed: str) -> tuple[int, ...]:
	"""Where a place stands among those a beginning fits, the least first.

	The centre of the own hromada and the rest of it (for a district all of it), then the very name typed, then cities before
	villages, then the near.
	"""
	near = nearness(code, own)
	is_own = bool(own) and near >= _level(own)
	is_centre = is_own and _level(own) == len(_UNIT_LETTERS) and code[_NUMBER] == _CENTRE
	size = _FIRST_KINDS.index(kind) if kind in _FIRST_KINDS else len(_FIRST_KINDS)
	return (not is_own, not is_centre, key != typed, size, -near)


def _level(own: str) -> int:
	"""How near the places of a unit are to it: 3 in a hromada, 2 in a district, 1 in an oblast."""
	oblast, district, hromada = _UNIT_LETTERS
	return 1 + bool(own[oblast:district].strip("0")) + bool(own[district:hromada].strip("0"))
