"""An authority's administrator changes the own authority and no other."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_authority_officer, make_authority_unit, make_user
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal


def unit_values(authority: str) -> dict:
	return {
		"doctype": "Authority Unit",
		"authority": authority,
		"unit_code": "new",
		"unit_name": "Новий відділ",
	}


def officer_values(authority: str) -> dict:
	return {
		"doctype": "Authority Officer",
		"user": make_user().name,
		"authority": authority,
		"position": "Спеціаліст",
		"valid_from": "2020-01-01",
	}


@pytest.mark.parametrize("values", [unit_values, officer_values])
def test_administrator_adds_to_the_own_authority_only(
	staff: Staff, neighbours: Staff, values: object
) -> None:
	own, foreign = values(staff.authority), values(neighbours.authority)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		assert frappe.get_doc(own).insert().name
		refusal(lambda: frappe.get_doc(foreign).insert(), frappe.PermissionError)


def test_administrator_neither_changes_nor_takes_a_foreign_row(staff: Staff, neighbours: Staff) -> None:
	unit = frappe.get_doc("Authority Unit", make_authority_unit(authority=neighbours.authority).name)
	officer = frappe.get_doc("Authority Officer", make_authority_officer(authority=neighbours.authority).name)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		refusal(lambda: unit.update({"unit_name": "Чужий"}).save(), frappe.PermissionError)
		refusal(lambda: officer.update({"authority": staff.authority}).save(), frappe.PermissionError)
		refusal(lambda: officer.update({"may_sign_replies": 1}).save(), frappe.PermissionError)


def test_administrator_gives_nothing_of_the_own_authority_away(staff: Staff, neighbours: Staff) -> None:
	officer = frappe.get_doc("Authority Officer", make_authority_officer(authority=staff.authority).name)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		refusal(lambda: officer.update({"authority": neighbours.authority}).save(), frappe.PermissionError)


def test_oblast_administrator_serves_every_authority(staff: Staff, neighbours: Staff) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		assert frappe.get_doc(unit_values(neighbours.authority)).insert().name


def test_directory_stays_readable_for_all_staff(staff: Staff, neighbours: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		frappe.get_doc("Authority Unit", neighbours.unit).check_permission("read")
		names = frappe.get_list(
			"Authority Officer", filters={"authority": neighbours.authority}, pluck="name"
		)

	assert neighbours[roles.REGISTRAR].officer in names


def test_rule_common_to_all_authorities_is_not_for_one_administrator(staff: Staff) -> None:
	common = {"doctype": "Appeal Index Rule", "valid_from_year": 2030}
	own = {**common, "authority": staff.authority}
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		assert frappe.get_doc(own).insert().name
		refusal(lambda: frappe.get_doc(common).insert(), frappe.PermissionError)


@pytest.mark.parametrize(
	("doctype", "role"),
	[("Appeal Index Rule", roles.AUTHORITY_ADMIN), ("Appeal Import Mapping", roles.REGISTRAR)],
)
def test_refusal_of_a_row_says_that_the_authority_is_why(
	staff: Staff, neighbours: Staff, doctype: str, role: str
) -> None:
	with acting_as(staff[role]):
		common = refusal(lambda: frappe.get_doc({"doctype": doctype}).insert(), frappe.PermissionError)
		foreign = refusal(
			lambda: frappe.get_doc({"doctype": doctype, "authority": neighbours.authority}).insert(),
			frappe.PermissionError,
		)

	assert common == "Те, що чинне для всіх органів, веде адміністратор області. Виберіть свій орган."
	assert foreign == "Ви не працюєте у вибраному органі. Виберіть свій орган."


def test_refusal_of_a_row_to_a_role_that_makes_none_names_no_authority(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		refused = refusal(
			lambda: frappe.get_doc({"doctype": "Appeal Index Rule"}).insert(), frappe.PermissionError
		)

	assert "Ви не маєте права" in refused or "немає права" in refused


def test_units_do_not_stand_in_a_ring(staff: Staff) -> None:
	upper = make_authority_unit(authority=staff.authority)
	lower = make_authority_unit(authority=staff.authority, parent_unit=upper.name)
	upper.parent_unit = lower.name

	said = refusal(upper.save)

	assert "під самим собою" in said
