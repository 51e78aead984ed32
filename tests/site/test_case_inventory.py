"""The inventory of a case: what is filed in it, its sheets numbered through, for those who keep it."""

import pytest

from appeals_app.appeal_registry.api import file_in_case
from appeals_app.appeal_registry.report.case_inventory.case_inventory import execute
from appeals_app.permissions import roles
from appeals_app.testing.factories import unique
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as


def filed(staff: Staff, case: str, *, volume: str, sheets: int) -> str:
	appeal = Journey(staff).to("closed").appeal
	with acting_as(staff[roles.REGISTRAR]):
		file_in_case(appeal=appeal, case={"case": case, "volume": volume, "sheets": sheets})
	return appeal


def inventory(staff: Staff, **filters: object) -> tuple[list[dict], str]:
	with acting_as(staff[roles.ARCHIVIST]):
		_columns, rows, told = execute({"authority": staff.authority, **filters})
	return rows, told


def test_papers_of_a_case_are_listed_with_their_sheets_numbered_through(staff: Staff) -> None:
	case = unique("03-")
	first, second = (filed(staff, case, volume="1", sheets=sheets) for sheets in (3, 1))
	tenth = filed(staff, case, volume="10", sheets=2)
	second_volume = filed(staff, case, volume="2", sheets=4)
	filed(staff, unique("04-"), volume="1", sheets=9)

	rows, told = inventory(staff, case_number=case)
	of_volume, _told = inventory(staff, case_number=case, case_volume="2")

	assert [(row["name"], row["case_volume"], row["numbers"]) for row in rows] == [
		(first, "1", "1–3"),
		(second, "1", "4"),
		(second_volume, "2", "1–4"),
		(tenth, "10", "1–2"),
	]
	assert [row["number"] for row in rows] == [1, 2, 3, 4]
	assert told.split("<br>") == [
		"Звернень у справі: 4, аркушів: 10.",
		*(
			f"Том {volume}: аркушів — {sheets}, найбільше — 250."
			for volume, sheets in (("1", 4), ("2", 4), ("10", 2))
		),
	]
	assert [row["name"] for row in of_volume] == [second_volume]


def test_case_is_of_the_own_authority_where_none_is_named(staff: Staff) -> None:
	case = unique("03-")
	appeal = filed(staff, case, volume="1", sheets=3)

	rows, _told = inventory(staff, authority="", case_number=case)

	assert [row["name"] for row in rows] == [appeal]


def test_case_of_another_authority_is_empty(staff: Staff, neighbours: Staff) -> None:
	case = unique("03-")
	filed(staff, case, volume="1", sheets=3)

	rows, _told = inventory(neighbours, authority=staff.authority, case_number=case)

	assert rows == []


@pytest.mark.parametrize(
	"filters",
	[{}, {"case_number": ["like", "%"]}, {"authority": ["like", "%"], "case_number": "1"}],
)
def test_inventory_of_no_case_says_what_to_enter(staff: Staff, filters: dict) -> None:
	filed(staff, "1", volume="1", sheets=1)

	rows, told = inventory(staff, **filters)

	assert rows == []
	assert "впишіть справу" in told
