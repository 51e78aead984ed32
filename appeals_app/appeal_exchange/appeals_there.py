"""Which rows of a file the register has already, whatever letters, dashes, spaces and zeros their index is typed with.

Most indexes are written as a reader takes them and are found by the unique key of the register. Those written otherwise are
few; they are read once for each year of the file and kept by what a reader takes them for.
"""

from collections.abc import Iterable

import frappe
from frappe.query_builder import DocType

from appeals_app.appeal_exchange.import_reading import ReadRow
from appeals_app.appeal_registry.index_numbering import registration_key
from appeals_app.domain.numbering import index_as_read
from appeals_app.search_arguments import NO_RECORD

PAGE = 5_000


class AppealsThere:
	"""The register of an authority, as one job of an import asks it."""

	def __init__(self, authority: str) -> None:
		self._authority = authority
		self._otherwise: dict[int, dict[str, str]] = {}

	def of(self, rows: Iterable[ReadRow]) -> dict[str, str]:
		"""Appeals of those rows that are there, by the keys of the rows."""
		known = [row for row in rows if row.key]
		written = _appeals_with({key for row in known for key in (row.key, row.twin)})
		found = {
			row.key: written.get(row.key) or written.get(row.twin) or self._written_otherwise(row)
			for row in known
		}
		return {key: appeal for key, appeal in found.items() if appeal}

	def _written_otherwise(self, row: ReadRow) -> str | None:
		year = row.read.card["registered_at"].year
		if year not in self._otherwise:
			self._otherwise[year] = self._read_otherwise(year)
		return self._otherwise[year].get(row.twin)

	def _read_otherwise(self, year: int) -> dict[str, str]:
		"""Appeals of the year whose index a reader takes for one that is written otherwise, by that key."""
		found, after = {}, ""
		while page := self._page(year, after):
			for name, _key, index in page:
				if (read := index_as_read(index or "")) != index:
					found[registration_key(self._authority, year, read)] = name
			after = page[-1][1]
		return found

	def _page(self, year: int, after: str) -> list[tuple[str, str, str]]:
		appeal = DocType("Appeal")
		beginning = registration_key(self._authority, year, "")
		for sign in ("\\", "%", "_"):
			beginning = beginning.replace(sign, f"\\{sign}")
		query = frappe.qb.from_(appeal).select(
			appeal.name, appeal.registration_key, appeal.registration_index
		)
		query = query.where(appeal.registration_key.like(f"{beginning}%") & (appeal.registration_key > after))
		return list(query.orderby(appeal.registration_key).limit(PAGE).run())


def _appeals_with(keys: set[str]) -> dict[str, str]:
	rows = frappe.get_all(
		"Appeal",
		filters={"registration_key": ("in", list(keys) or [NO_RECORD])},
		fields=["name", "registration_key"],
		limit_page_length=0,
	)
	return {row.registration_key: row.name for row in rows}
