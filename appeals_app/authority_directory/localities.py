"""Places of the codifier as rows: shipped for the oblast, loaded for the country, looked for by who types an address."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import frappe
from frappe.query_builder import DocType
from frappe.utils import cint

from appeals_app.bulk_rows import STAMPS, insert_rows
from appeals_app.domain.localities import Locality, line_above, search_key

SHIPPED = Path(__file__).parent / "data" / "katottg_zaporizhzhia.json"

KINDS = {
	"O": "Oblast",
	"K": "City With Special Status",
	"P": "District",
	"H": "Hromada",
	"M": "City",
	"T": "Urban-Type Settlement",
	"X": "Settlement",
	"C": "Village",
	"B": "City District",
}
KIND_LETTERS = {kind: letter for letter, kind in KINDS.items()}

TOLD = ("locality_name", "kind", "parent_locality", "line_above")
"""What a newer codifier may say otherwise of a code."""

WORDS = ("is_settlement", "title", "search_key", "search_line")
ROWS_AT_ONCE = 1000
OBLAST_LETTERS = 4
"""Of a code: two of the country and two of the oblast."""


def words_of(place: Locality, above: str) -> dict[str, object]:
	"""How the place is called, where it lies, and by what it is found."""
	return {
		"is_settlement": cint(place.is_settlement),
		"title": place.title,
		"line_above": above,
		"search_key": search_key(place.name),
		"search_line": search_key(above),
	}


def seed_localities() -> None:
	"""Bring the shipped oblast in, once: later an administrator's own loads hold."""
	if frappe.db.count("Locality"):
		return
	shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))
	places = [Locality(row["code"], row["name"], row["category"], row["parent"]) for row in shipped["rows"]]
	store_places(places, source=shipped["source"][:255])


def store_places(places: Sequence[Locality], *, source: str) -> dict[str, int]:
	"""Add new places, renew changed ones, mark those gone from the oblasts of the list; how many of each.

	Nothing is removed, for records name places; other oblasts stay as they are.
	"""
	by_code = {place.code: place for place in places}
	known = _known_places({place.code[:OBLAST_LETTERS] for place in places})
	rows = {place.code: _row(place, by_code, source) for place in places}
	added = [code for code in rows if code not in known]
	changed = [code for code in rows if code in known and _is_changed(rows[code], known[code])]
	gone = [code for code, row in known.items() if code not in rows and not row.is_former]
	_write([rows[code] for code in (*added, *changed)])
	if gone:
		table = DocType("Locality")
		frappe.qb.update(table).set(table.is_former, 1).where(table.name.isin(gone)).run()
	return {"added_count": len(added), "changed_count": len(changed), "former_count": len(gone)}


def _known_places(oblasts: set[str]) -> dict[str, frappe._dict]:
	rows = frappe.get_all("Locality", fields=["name", "is_former", *TOLD], limit_page_length=0)
	return {row.name: row for row in rows if row.name[:OBLAST_LETTERS] in oblasts}


def _row(place: Locality, by_code: Mapping[str, Locality], source: str) -> dict[str, object]:
	return {
		"name": place.code,
		"locality_code": place.code,
		"locality_name": place.name,
		"kind": KINDS[place.kind],
		"parent_locality": place.parent,
		"is_former": 0,
		"source": source,
		**words_of(place, line_above(place, by_code)),
	}


def _is_changed(row: Mapping[str, object], known: frappe._dict) -> bool:
	return bool(known.is_former) or any((row[field] or None) != (known[field] or None) for field in TOLD)


def _write(rows: Sequence[Mapping[str, object]]) -> None:
	moment, user = frappe.utils.now(), frappe.session.user
	stamps = {"creation": moment, "modified": moment, "owner": user, "modified_by": user}
	columns = (*STAMPS, "locality_code", *TOLD, *WORDS, "is_former", "source")
	values = [[{**stamps, **row}[column] for column in columns] for row in rows]
	renewed = ("modified", "modified_by", *TOLD, *WORDS, "is_former", "source")
	for start in range(0, len(values), ROWS_AT_ONCE):
		insert_rows("Locality", columns, values[start : start + ROWS_AT_ONCE], update=renewed)
