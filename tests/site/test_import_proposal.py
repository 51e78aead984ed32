"""Who has no column mapping makes one from the file, and is told what is lacking."""

import frappe
import pytest

from appeals_app.appeal_exchange.api import propose_mapping
from appeals_app.appeal_exchange.import_orders import order_check
from appeals_app.permissions import roles
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.importing import a_row, csv_of, new_import, xlsx_of
from tests.site.refusals import refusal
from tests.site.test_numbers import authority_of, registrar

FOUND = [
	("Registration Index", "Індекс"),
	("Registered At", "Дата реєстрації"),
	("Answered On", "Дата відповіді"),
	("Full Name", "П.І.Б."),
	("Kind", "Вид"),
	("Brief", "Короткий зміст"),
	("Phone", "Телефон"),
]


@pytest.fixture
def person() -> Person:
	return registrar()


def import_without_mapping(person: Person, content: bytes, name: str) -> str:
	document = new_import(person, authority_of(person), content, name=name)
	frappe.db.set_value("Appeal Import", document, "mapping", None)
	return document


@pytest.mark.parametrize(
	("content", "name"),
	[
		(csv_of([a_row(1)]), "register.csv"),
		(csv_of([a_row(1)], encoding="cp1251", delimiter=","), "register.csv"),
		(xlsx_of([a_row(1)]), "register.xlsx"),
	],
	ids=["csv", "cp1251", "xlsx"],
)
def test_mapping_is_proposed_from_the_headings(person: Person, content: bytes, name: str) -> None:
	document = import_without_mapping(person, content, name)

	with acting_as(person):
		told = propose_mapping(document)
		columns = sorted((row["card_field"], row["heading"]) for row in told["columns"])
		made = frappe.get_doc(
			{
				"doctype": "Appeal Import Mapping",
				"mapping_title": "За файлом",
				"authority": authority_of(person),
				"columns": [
					{**row, "default_value": "post"} if row["card_field"] == "Channel" else row
					for row in told["columns"]
				],
			}
		).insert()

	assert columns == sorted([*FOUND, ("Channel", "")])
	assert told["lacking"] == ["Channel"]
	assert told["others"] == ["№ з/п"]
	assert made.name


def test_file_without_known_headings_and_import_without_a_mapping_say_what_to_do(person: Person) -> None:
	document = import_without_mapping(person, "а;б\n1;2\n".encode(), "register.csv")

	with acting_as(person):
		assert "вручну" in refusal(lambda: propose_mapping(document))
		assert "складіть її за файлом" in refusal(lambda: order_check(document))


def test_headings_of_another_authority_are_read_by_nobody(person: Person, neighbours: Staff) -> None:
	document = import_without_mapping(person, csv_of([a_row(1)]), "register.csv")

	with acting_as(neighbours[roles.REGISTRAR]), pytest.raises(frappe.PermissionError):
		propose_mapping(document)
