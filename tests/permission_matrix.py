"""The permission matrix as its file declares it, read without Frappe."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from appeals_app.permissions import roles

PATH = Path(__file__).resolve().parents[1] / "appeals_app" / "permissions" / "matrix.csv"

GUEST, NO_ROLE, SYSTEM_MANAGER = "Guest", "no role", "System Manager"
ROLES = (*roles.ALL_ROLES, GUEST, NO_ROLE, SYSTEM_MANAGER)
RELATIONS = ("own", "subordinate", "neighbour", "superior", "none")
ACTIONS = (
	*("list", "read", "select", "write", "create", "delete", "submit", "cancel"),
	*("print", "export", "report", "email", "share", "import"),
)
EVERY_ROLE, ANY_RELATION = "every role", "any"


@dataclass(frozen=True, order=True)
class Cell:
	"""One question: may a person of the role do this to a document in this relation to the post?"""

	doctype: str
	role: str
	relation: str
	action: str


@dataclass(frozen=True)
class Line:
	"""One line of the file."""

	number: int
	doctype: str
	role: str
	relation: str
	actions: tuple[str, ...]

	def cells(self) -> Iterator[Cell]:
		"""The cells the line allows."""
		named = roles.ALL_ROLES if self.role == EVERY_ROLE else (self.role,)
		relations = RELATIONS if self.relation == ANY_RELATION else self.relation.split()
		for role in named:
			for relation in relations:
				for action in self.actions:
					yield Cell(self.doctype, role, relation, action)

	def faults(self, doctypes: set[str]) -> Iterator[str]:
		"""What the line names that nobody knows."""
		if self.doctype not in doctypes:
			yield f"line {self.number}: no DocType «{self.doctype}»"
		if self.role not in (*roles.ALL_ROLES, SYSTEM_MANAGER, EVERY_ROLE):
			yield f"line {self.number}: no role «{self.role}» to which anything may be granted"
		for relation in self.relation.split():
			if relation not in RELATIONS and self.relation != ANY_RELATION:
				yield f"line {self.number}: no relation «{relation}»"
		for action in self.actions:
			if action not in ACTIONS:
				yield f"line {self.number}: no action «{action}»"


def read_lines(text: str) -> list[Line]:
	"""Lines of a matrix; those that begin with # are notes."""
	numbered = [
		(number, line) for number, line in enumerate(text.splitlines(), 1) if line[:1] not in ("", "#")
	]
	rows = csv.DictReader(line for _number, line in numbered)
	return [
		Line(number, row["doctype"], row["role"], row["relation"], tuple(row["actions"].split()))
		for (number, _line), row in zip(numbered[1:], rows, strict=True)
	]


@cache
def declared() -> list[Line]:
	"""The lines of the reviewed table."""
	return read_lines(PATH.read_text())


@cache
def allowed_cells() -> frozenset[Cell]:
	"""Every cell the table allows; all others are denied."""
	return frozenset(cell for line in declared() for cell in line.cells())
