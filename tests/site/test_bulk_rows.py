"""Many rows by one statement: every value arrives as it was given, whether all rows share it or not."""

from datetime import date

import frappe
import pytest

from appeals_app.bulk_rows import STAMPS, insert_rows

NOW = "2026-11-02 09:00:00.000000"
COLUMNS = (*STAMPS, "description", "color", "date", "assigned_by_full_name")

SHARED = [
	"звичайний текст",
	"",
	"ifnull(a, b)",
	"100 % «а» %s",
	"лапка ' і \\ риска",
	"рядок\nдругий",
	None,
]


def written(*rows: tuple) -> list[tuple]:
	stamped = [
		(f"bulk-{place}", NOW, NOW, "Administrator", "Administrator", *row) for place, row in enumerate(rows)
	]
	insert_rows("ToDo", COLUMNS, stamped)
	todo = frappe.qb.DocType("ToDo")
	return list(
		frappe.qb.from_(todo)
		.select(*COLUMNS[len(STAMPS) :])
		.where(todo.name.like("bulk-%"))
		.orderby(todo.name)
		.run()
	)


@pytest.mark.parametrize("text", SHARED)
def test_value_that_all_rows_share_arrives_as_given(text: str | None) -> None:
	rows = [(text, "#ffffff", date(2024, 2, 29), "перший"), (text, "#ffffff", date(2024, 2, 29), "другий")]

	assert written(*rows) == rows


@pytest.mark.parametrize("text", SHARED)
def test_single_row_shares_everything_with_itself(text: str | None) -> None:
	row = (text, text, date(2024, 2, 29), text)

	assert written(row) == [row]


def test_rows_that_share_nothing_arrive_in_their_order() -> None:
	rows = [(text, str(place), date(2026, 1, 1 + place), text) for place, text in enumerate(SHARED)]

	assert written(*rows) == rows


def test_row_whose_key_exists_gets_the_named_columns_alone() -> None:
	written(("було", "#000000", None, "було"))
	insert_rows(
		"ToDo",
		COLUMNS,
		[("bulk-0", NOW, NOW, "Administrator", "Administrator", "стало", "#111111", None, "стало")],
		update=("description",),
	)

	assert frappe.db.get_value("ToDo", "bulk-0", ["description", "color"]) == ("стало", "#000000")
