"""The app's DocTypes as their JSON files say, for tests that need no Frappe."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "appeals_app"

LAYOUT_FIELDTYPES = frozenset(
	{"Section Break", "Column Break", "Tab Break", "HTML", "Button", "Heading", "Fold", "Image"}
)
TABLE_FIELDTYPES = frozenset({"Table", "Table MultiSelect"})

STANDARD_FIELDS = frozenset({"name", "owner", "creation", "modified", "modified_by", "docstatus", "idx"})
"""Fields every DocType has."""


@dataclass(frozen=True)
class DocTypeFile:
	"""One DocType and where it is described."""

	path: Path
	data: dict

	@property
	def name(self) -> str:
		"""Name of the DocType."""
		return self.data["name"]

	@property
	def is_child(self) -> bool:
		"""Rows of a table in another DocType."""
		return bool(self.data.get("istable"))

	@property
	def is_made_by_system(self) -> bool:
		"""People cannot create it: the app writes the rows."""
		return bool(self.data.get("in_create"))

	@property
	def fields(self) -> dict[str, dict]:
		"""Fields that hold a value, by name."""
		return {
			field["fieldname"]: field
			for field in self.data["fields"]
			if field["fieldtype"] not in LAYOUT_FIELDTYPES
		}

	@property
	def permissions(self) -> list[dict]:
		"""Rows of the permission table."""
		return self.data.get("permissions", [])

	def link_fields(self) -> list[dict]:
		"""Fields that lead to another DocType."""
		return [field for field in self.fields.values() if field["fieldtype"] in {"Link", *TABLE_FIELDTYPES}]

	def options_of(self, fieldname: str) -> list[str]:
		"""Choices of a Select, the empty one left out."""
		return [option for option in self.fields[fieldname]["options"].split("\n") if option]


@cache
def doctypes() -> dict[str, DocTypeFile]:
	"""Every DocType of the app by its name."""
	found = [DocTypeFile(path, json.loads(path.read_text())) for path in doctype_paths()]
	return {doctype.name: doctype for doctype in found}


def doctype_paths() -> list[Path]:
	"""JSON files of DocTypes: <module>/doctype/<name>/<name>.json."""
	return sorted(path for path in PACKAGE.glob("*/doctype/*/*.json") if path.stem == path.parent.name)
