"""Authorities of the oblast and its settlements, told from the codifier of administrative units."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import appeals_app

CODIFIER = Path(appeals_app.__file__).parent / "authority_directory" / "data" / "katottg_zaporizhzhia.json"

OBLAST, DISTRICT, HROMADA, CITY = "O", "P", "H", "M"

_COUNCILS = {
	"M": ("City Council", "міська рада"),
	"X": ("Settlement Council", "селищна рада"),
	"T": ("Settlement Council", "селищна рада"),
	"C": ("Village Council", "сільська рада"),
}
_SHORT_TYPES = {"M": "м.", "X": "с-ще", "T": "с-ще", "C": "с."}


@dataclass(frozen=True, slots=True)
class Body:
	"""An authority of the oblast."""

	code: str
	name: str
	short_name: str
	kind: str
	parent: str | None
	is_group: bool


@dataclass(frozen=True, slots=True)
class Settlement:
	"""A city, settlement or village, with the hromada and the district it lies in."""

	code: str
	name: str
	category: str
	hromada: str
	district: str

	@property
	def title(self) -> str:
		"""With the short word of its kind: «с. Лежине»."""
		return f"{_SHORT_TYPES[self.category]} {self.name}"

	@property
	def is_city(self) -> bool:
		"""People live in flats there."""
		return self.category == CITY


@dataclass(frozen=True, slots=True)
class Oblast:
	"""Bodies from the oblast down, each after the one above it, and the settlements."""

	bodies: tuple[Body, ...]
	settlements: tuple[Settlement, ...]

	def settlements_of(self, code: str) -> tuple[Settlement, ...]:
		"""Settlements of a hromada or of a district."""
		return tuple(place for place in self.settlements if code in (place.hromada, place.district))


@lru_cache(maxsize=1)
def read_oblast() -> Oblast:
	"""The oblast of the codifier the app carries."""
	rows = json.loads(CODIFIER.read_text(encoding="utf-8"))["rows"]
	by_code = {row["code"]: row for row in rows}
	settlements = tuple(_settlements(by_code))
	centres = {place.hromada: place.category for place in settlements if _is_centre(place.code)}
	ranked = sorted(
		(row for row in rows if row["category"] in "OPH"), key=lambda row: "OPH".index(row["category"])
	)
	return Oblast(tuple(_body(row, centres) for row in ranked), settlements)


def _settlements(by_code: Mapping[str, Mapping]) -> Iterator[Settlement]:
	for row in by_code.values():
		parent = by_code.get(row["parent"])
		if row["category"] in _COUNCILS and parent["category"] == HROMADA:
			yield Settlement(
				row["code"], _plain(row["name"]), row["category"], parent["code"], parent["parent"]
			)


def _is_centre(code: str) -> bool:
	"""The codifier gives the centre of a hromada the number 001 among its settlements.

	The kind of the centre tells the kind of the council, but for the few that changed since: the codifier does
	not say that a council in a settlement has kept the name of a village council.
	"""
	return code[9:12] == "001"


def _body(row: Mapping, centres: Mapping[str, str]) -> Body:
	name = _plain(row["name"])
	if row["category"] == OBLAST:
		return Body(
			row["code"],
			f"{name} обласна державна адміністрація",
			f"{name} ОДА",
			"Oblast Administration",
			None,
			True,
		)
	if row["category"] == DISTRICT:
		name = f"{name.removesuffix('ий')}а"
		return Body(
			row["code"],
			f"{name} районна державна адміністрація",
			f"{name} РДА",
			"District Administration",
			row["parent"],
			True,
		)
	kind, council = _COUNCILS[centres[row["code"]]]
	return Body(row["code"], f"{name} {council}", f"{name} {council}", kind, row["parent"], False)


def _plain(name: str) -> str:
	"""The name with the apostrophe of the keyboard, as clerks type it."""
	return name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("\N{MODIFIER LETTER APOSTROPHE}", "'")
