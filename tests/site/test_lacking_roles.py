"""Whoever names a deputy is told which steps of the absent one the deputy cannot take."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_officer_absence
from appeals_app.testing.staff import Person, Staff, acting_as


def told() -> str:
	return " ".join(str(frappe.parse_json(message).get("message")) for message in frappe.local.message_log)


def stand_in(staff: Staff, principal: Person, deputy: Person, *, is_standing: bool) -> str:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		frappe.clear_messages()
		if is_standing:
			post = frappe.get_doc("Authority Officer", deputy.officer)
			post.deputy_for = principal.officer
			post.save()
		else:
			make_officer_absence(authority=staff.authority, officer=principal.officer, deputy=deputy.officer)
	return told()


@pytest.mark.parametrize("is_standing", [False, True])
def test_roles_a_deputy_lacks_are_named(staff: Staff, is_standing: bool) -> None:
	said = stand_in(staff, staff[roles.UNIT_LEAD], staff[roles.EXECUTOR], is_standing=is_standing)

	assert "Керівник підрозділу" in said and "Виконавець" not in said.partition("таких ролей:")[2]


def test_deputy_with_the_same_roles_is_told_of_in_no_words(staff: Staff) -> None:
	assert not stand_in(staff, staff[roles.EXECUTOR], staff.colleague, is_standing=False)


def test_absence_of_another_is_told_of_as_well(staff: Staff) -> None:
	stand_in(staff, staff[roles.EXECUTOR], staff.colleague, is_standing=False)
	absence = frappe.get_last_doc("Authority Officer Absence")

	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		frappe.clear_messages()
		absence.officer = staff[roles.UNIT_LEAD].officer
		absence.save()

	assert "Керівник підрозділу" in told()


def test_nothing_is_said_again_by_another_change(staff: Staff) -> None:
	stand_in(staff, staff[roles.UNIT_LEAD], staff[roles.EXECUTOR], is_standing=False)
	absence = frappe.get_last_doc("Authority Officer Absence")

	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		frappe.clear_messages()
		absence.order_number = "12-к"
		absence.save()

	assert not told()
