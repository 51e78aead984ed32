"""The permission matrix names what exists, and every DocType of the app stands in it."""

from collections import Counter

import pytest

from tests.config.doctypes import doctypes
from tests.permission_matrix import (
	ACTIONS,
	RELATIONS,
	ROLES,
	Line,
	allowed_cells,
	declared,
	read_lines,
)

HEADER = "doctype,role,relation,actions"


def documents() -> set[str]:
	"""DocTypes whose rows have rights of their own; rows of tables follow their document."""
	return {doctype.name for doctype in doctypes().values() if not doctype.is_child}


def doctypes_without_lines(lines: list[Line]) -> set[str]:
	return documents() - {line.doctype for line in lines}


def cells_said_twice(lines: list[Line]) -> list[str]:
	"""Lines that grant what a line of the same role has granted already."""
	by_role = Counter(cell for line in lines if line.role != "every role" for cell in line.cells())
	return [str(cell) for cell, times in by_role.items() if times > 1]


def test_every_doctype_of_the_app_stands_in_the_matrix() -> None:
	assert not doctypes_without_lines(declared())


def test_doctype_without_lines_is_noticed() -> None:
	lines = [line for line in declared() if line.doctype != "Appeal Reply"]

	assert doctypes_without_lines(lines) == {"Appeal Reply"}


def test_lines_name_known_doctypes_roles_relations_and_actions() -> None:
	assert not [fault for line in declared() for fault in line.faults(documents())]


@pytest.mark.parametrize(
	"line",
	[
		"Appeal Question,Appeals Head,own,read",
		"Nothing,Appeals Head,own,read",
		"Appeal,Guest,own,read",
		"Appeal,no role,own,read",
		"Appeal,Appeals Director,own,read",
		"Appeal,Appeals Head,beside,read",
		"Appeal,Appeals Head,own,read amend",
	],
)
def test_unknown_word_in_a_line_is_noticed(line: str) -> None:
	[made] = read_lines(f"# a note\n{HEADER}\n\n{line}\n")

	assert len(list(made.faults(documents()))) == 1
	assert made.number == 4


def test_nothing_is_granted_twice() -> None:
	assert not cells_said_twice(declared())


def test_grant_said_twice_is_noticed() -> None:
	lines = read_lines(f"{HEADER}\nAppeal,Appeals Head,own,read\nAppeal,Appeals Head,any,read\n")

	assert len(cells_said_twice(lines)) == 1


def test_every_table_belongs_to_a_document_of_the_app() -> None:
	"""Rows of tables are checked with their document, so it has to be one of ours."""
	tables = {doctype.name for doctype in doctypes().values() if doctype.is_child}
	used = {
		field["options"]
		for doctype in doctypes().values()
		for field in doctype.fields.values()
		if field["fieldtype"] in ("Table", "Table MultiSelect")
	}

	assert tables <= used


def test_matrix_asks_about_every_role_relation_and_action() -> None:
	assert len(ROLES) == len(set(ROLES)) == 16
	assert (len(RELATIONS), len(ACTIONS)) == (5, 14)
	assert allowed_cells()
