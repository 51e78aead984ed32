"""Redactions of the classifier and the passage of items from one to the next."""

from collections.abc import Iterator
from datetime import date

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.legal_reference.classifier_mapping import successors_on
from appeals_app.permissions import roles
from appeals_app.testing.factories import unique
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

VERSION, ITEM = "Appeal Classifier Version", "Appeal Classifier Item"
SHIPPED = "858-published"
BORDER = "2030-01-01"


def version_values(**values: object) -> dict:
	return {
		"doctype": VERSION,
		"version_code": unique("v"),
		"title": "Редакція 2030 року",
		"act": "cmu-858-2008",
		"valid_from": BORDER,
		**values,
	}


def make_version(*mapped: tuple[str, str], **values: object) -> Document:
	"""The redaction after the shipped one, with rows old → new."""
	rows = [{"old_item": old, "new_item": new} for old, new in mapped]
	return frappe.get_doc(version_values(mappings=rows, **values)).insert()


def make_item(**values: object) -> str:
	"""An official theme without a code."""
	key = unique("k")
	item = {"doctype": ITEM, "item_group": "theme", "item_key": key, "title": key, "code_status": "not_found"}
	return frappe.get_doc({**item, **values}).insert().name


@pytest.fixture
def closed_first() -> Iterator[None]:
	"""The shipped redaction ends the day before the border."""
	frappe.get_doc(VERSION, SHIPPED).update({"valid_to": "2029-12-31"}).save()
	yield


@pytest.fixture
def old(closed_first: None) -> str:
	"""A theme that ended with the first redaction."""
	return make_item(valid_to="2029-12-31")


@pytest.fixture
def new() -> list[str]:
	"""Two themes that began with the second redaction."""
	return [make_item(valid_from=BORDER) for _ in range(2)]


def last_day(version: str) -> date | None:
	return frappe.db.get_value(VERSION, version, "valid_to")


# redactions --------------------------------------------------------------------------------------------------


def test_redaction_over_an_open_one_ends_it_the_day_before() -> None:
	make_version()

	assert last_day(SHIPPED) == date(2029, 12, 31)


def test_redaction_before_the_open_one_began_is_refused() -> None:
	begins = frappe.db.get_value(VERSION, SHIPPED, "valid_from")

	said = refusal(lambda: make_version(valid_from=begins))

	assert "обидві чинні" in said
	assert last_day(SHIPPED) is None


def test_redaction_over_one_that_has_an_end_is_refused(closed_first: None) -> None:
	said = refusal(lambda: make_version(valid_from="2029-12-31"))

	assert said == (
		"Редакції «Класифікатор за оприлюдненими сторінками» і «Редакція 2030 року» обидві чинні 31.12.2029."
		" Закінчіть попередню днем раніше."
	)


def test_redaction_after_a_gap_is_refused(closed_first: None) -> None:
	said = refusal(lambda: make_version(valid_from="2030-01-03"))

	assert "З 01.01.2030 по 02.01.2030 не діє жодна редакція" in said


def test_redaction_that_ends_before_it_begins_is_refused(closed_first: None) -> None:
	assert "раніше, ніж починається 01.01.2030" in refusal(lambda: make_version(valid_to="2029-12-31"))


def test_moved_first_day_moves_the_end_of_the_redaction_before(closed_first: None) -> None:
	version = make_version()

	version.update({"valid_from": "2030-03-01"}).save()
	moved_later = last_day(SHIPPED)
	version.update({"valid_from": "2029-06-01"}).save()

	assert moved_later == date(2030, 2, 28)
	assert last_day(SHIPPED) == date(2029, 5, 31)


def test_end_of_a_redaction_is_not_moved_away_from_the_next(closed_first: None) -> None:
	make_version()
	first = frappe.get_doc(VERSION, SHIPPED)

	assert "обидві чинні" in refusal(lambda: first.update({"valid_to": "2030-01-05"}).save())
	first.reload()
	assert "не діє жодна редакція" in refusal(lambda: first.update({"valid_to": "2029-12-01"}).save())


def test_redaction_between_two_others_is_not_removed(closed_first: None) -> None:
	middle = make_version(valid_to="2030-12-31")
	make_version(title="Редакція 2031 року", valid_from="2031-01-01")

	assert "не діє жодна редакція" in refusal(lambda: frappe.delete_doc(VERSION, middle.name))


def test_key_of_a_redaction_does_not_change() -> None:
	version = frappe.get_doc(VERSION, SHIPPED).update({"version_code": "859"})

	assert "Ключ редакції не змінюється" in refusal(version.save)


@pytest.mark.parametrize("role", [roles.AUTHORITY_ADMIN, roles.HEAD, roles.ANALYST])
def test_redactions_are_changed_by_the_oblast_administrator_alone(
	staff: Staff, closed_first: None, role: str
) -> None:
	with acting_as(staff[role]):
		refusal(make_version, frappe.PermissionError)
	with acting_as(staff[roles.OBLAST_ADMIN]):
		assert make_version().name


# mapping -----------------------------------------------------------------------------------------------------


def test_split_item_is_found_as_its_parts(old: str, new: list[str]) -> None:
	make_version((old, new[0]), (old, new[1]))

	found = successors_on(items=[old, "theme.other"], day=date(2031, 1, 1))

	assert found[old].names == tuple(new)
	assert not found[old].is_certain
	assert found["theme.other"].names == ("theme.other",)


def test_merged_items_are_found_as_one(closed_first: None, old: str, new: list[str]) -> None:
	second = make_item(valid_to="2029-12-31")
	make_version((old, new[0]), (second, new[0]))

	found = successors_on(items=[old, second], day=date(2031, 1, 1))

	assert {successors.names for successors in found.values()} == {(new[0],)}
	assert all(successors.is_certain for successors in found.values())


def test_local_item_goes_where_its_official_one_went(closed_first: None, new: list[str]) -> None:
	official = make_item()
	local = make_item(code_status="local", parent_item=official, valid_to="2029-12-31")
	frappe.get_doc(ITEM, official).update({"valid_to": "2029-12-31"}).save()
	make_version((official, new[0]))

	assert successors_on(items=[local], day=date(2031, 1, 1))[local].names == (new[0],)


def test_day_without_a_redaction_has_no_answer() -> None:
	said = refusal(lambda: successors_on(items=["theme.other"], day=date(2001, 1, 1)))

	assert said.startswith("На 01.01.2001 не діє жодна редакція класифікатора.")


def test_mapping_to_itself_is_refused(old: str) -> None:
	assert "зіставлено з нею самою" in refusal(lambda: make_version((old, old)))


def test_mapping_to_another_group_is_refused(old: str) -> None:
	assert "належать до різних груп" in refusal(lambda: make_version((old, "result.granted")))


def test_circle_through_two_redactions_is_refused(old: str, new: list[str]) -> None:
	frappe.get_doc(ITEM, new[0]).update({"valid_to": "2030-12-31"}).save()
	make_version((old, new[0]), valid_to="2030-12-31")

	said = refusal(lambda: make_version((new[0], old), title="Редакція 2031 року", valid_from="2031-01-01"))

	assert "веде від" in said
	assert "кола" in said


def test_item_that_stays_in_force_is_not_mapped(closed_first: None, new: list[str]) -> None:
	assert "ще чинна 01.01.2030" in refusal(lambda: make_version(("theme.other", new[0])))


def test_item_not_yet_in_force_is_no_successor(old: str) -> None:
	late = make_item(valid_from="2030-05-01")

	assert "не чинна 01.01.2030" in refusal(lambda: make_version((old, late)))


def test_first_redaction_has_no_mapping(old: str) -> None:
	first = frappe.get_doc(VERSION, SHIPPED)
	first.append("mappings", {"old_item": old, "new_item": "theme.other"})

	assert "перша редакція" in refusal(first.save)


def test_row_without_its_item_is_refused_as_not_filled_in(old: str) -> None:
	values = version_values(mappings=[{"old_item": old}])

	assert refusal(lambda: frappe.get_doc(values).insert(), frappe.MandatoryError)
