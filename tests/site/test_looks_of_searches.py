"""Who asks for whom a value stands, or in which papers a word does, looks: also where keys or numbers alone are shown."""

from collections.abc import Callable, Iterator

import frappe
import pytest

from appeals_app.domain.papers import OWNERS_OF_ROWS
from appeals_app.permissions import roles
from appeals_app.personal_data.access_log import NOTED, record_access
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.looking import PHONE, person_of
from tests.site.refusals import refusal

pytestmark = pytest.mark.usefixtures("guarded", "asked_over_http")

BY_PHONE = {"phone": PHONE}
NEARNESS = "locate('ліфт', `tabAppeal`.`name`) as `_relevance`"
OTHERS = {"phone": "+380 99 999 99 99"}


@pytest.fixture
def asked_over_http(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
	"""Looks are noted while a request is answered."""
	monkeypatch.setattr(frappe.local, "request", frappe._dict(path="/", method="GET"), raising=False)
	yield
	frappe.flags.pop(NOTED, None)


@pytest.fixture
def way(staff: Staff) -> Journey:
	return Journey(staff, applicant=person_of(staff), content="Прошу відремонтувати ліфт").to("draft")


def looks(staff: Staff, doctype: str, **asked: object) -> list[dict]:
	frappe.flags.pop(NOTED, None)
	with acting_as(staff[roles.REGISTRAR]):
		frappe.get_list(doctype, parent_doctype=OWNERS_OF_ROWS.get(doctype), **asked)
	return frappe.flags.get(NOTED) or []


@pytest.mark.parametrize(
	("asked", "count"),
	[
		({"fields": ["name"]}, 1),
		({"pluck": "name"}, 1),
		({"fields": ["count(name) as total"]}, 0),
		({"fields": ["name"], "as_list": True}, 1),
	],
	ids=str,
)
def test_search_for_a_person_is_a_look_whatever_it_shows(
	staff: Staff, way: Journey, asked: dict, count: int
) -> None:
	person = way.card().applicant
	filters = {**BY_PHONE, "name": person}

	[look] = looks(staff, "Applicant", filters=filters, **asked)

	assert (look["act"], look["rows_count"]) == ("Searched", count)
	assert look["subjects"] == [person]
	assert look["searched_digest"] and PHONE not in str(look)


@pytest.mark.parametrize(
	"order",
	[{"order_by": "last_name asc"}, {"order_by": "modified, phone desc"}, {"group_by": "full_name"}],
	ids=str,
)
def test_order_by_values_of_people_is_a_look_at_them(staff: Staff, way: Journey, order: dict) -> None:
	person = way.card().applicant

	[look] = looks(staff, "Applicant", filters={"name": person}, fields=["name"], **order)

	assert (look["act"], look["subjects"]) == ("Listed", [person])


@pytest.mark.parametrize("form", [dict, lambda filters: [[field, "=", filters[field]] for field in filters]])
def test_each_person_asked_about_by_one_value_is_told_of(
	staff: Staff, form: Callable[[dict], dict | list]
) -> None:
	"""A number of one person tells what the row would."""
	people = [person_of(staff), person_of(staff, phone=OTHERS["phone"])]
	with acting_as(staff[roles.REGISTRAR]):
		for person in people * 2:
			filters = form({**BY_PHONE, "name": person})
			[look] = looks(staff, "Applicant", filters=filters, fields=["count(name) as total"])
			look.pop("user")
			record_access(**look)

	rows = frappe.get_all("Personal Data Access Subject", {"applicant": ("in", people)}, pluck="applicant")
	assert sorted(rows) == sorted(people)


def test_search_that_finds_nobody_is_a_look_and_a_list_of_keys_is_none(staff: Staff, way: Journey) -> None:
	person = way.card().applicant

	[look] = looks(staff, "Applicant", filters={**OTHERS, "name": person}, fields=["name"])

	assert (look["act"], look["subjects"], look["rows_count"]) == ("Searched", [person], 0)
	assert not looks(staff, "Applicant", filters={"name": person}, fields=["name"])


@pytest.mark.parametrize("doctype", ["Appeal", "Appeal Question"])
@pytest.mark.parametrize("fields", [["name"], ["count(name) as total"], []], ids=str)
def test_search_for_words_is_a_look_at_their_cards(
	staff: Staff, way: Journey, doctype: str, fields: list[str]
) -> None:
	field, key = ("content", "name") if doctype == "Appeal" else ("question", "parent")
	filters = {key: way.appeal, field: ("is", "set")}

	[look] = looks(staff, doctype, filters=filters, fields=fields)

	assert look["act"] == "Searched"
	is_counted = "count" in str(fields) and key != "name"
	assert look["subjects"] == ([] if is_counted else [way.appeal])


@pytest.mark.parametrize(
	"order",
	[
		*("modified desc", "`creation` asc, modified", "short_name desc", "SHORT_NAME"),
		*("_relevance, modified", "numbers desc", "KEEP_DEFAULT_ORDERING"),
	],
)
def test_order_beside_a_title_behind_a_link_is_that_of_the_list(
	staff: Staff, way: Journey, order: str
) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		[row] = frappe.get_list(
			"Appeal",
			filters={"name": way.appeal},
			fields=[
				*("name", "applicant.full_name as author", "authority.short_name as short_name"),
				*(NEARNESS, "count(`tabAppeal`.`name`) as numbers"),
			],
			order_by=order,
		)

	assert row.name == way.appeal and row.author


@pytest.mark.parametrize("group", ["name", "`name`", "short_name"])
def test_group_beside_a_title_behind_a_link_is_refused(staff: Staff, way: Journey, group: str) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		said = refusal(
			lambda: frappe.get_list(
				"Applicant",
				filters={"name": way.card().applicant},
				fields=["full_name", "phone", "authority.short_name as short_name"],
				group_by=group,
			),
			frappe.PermissionError,
		)

	assert said.startswith("«Прізвище, ім’я, по батькові» показують лише порядково")
