"""An authority's administrator works in the own authority alone, and never gives the own person more."""

import csv
from collections.abc import Callable

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.permissions import roles
from appeals_app.testing.factories import (
	make_authority_officer,
	make_authority_unit,
	make_officer_absence,
	unique,
)
from appeals_app.testing.staff import Staff, acting_as
from tests.config.doctypes import PACKAGE
from tests.site.refusals import refusal

CHANGING = ("write", "create", "delete")


def delegated() -> dict[str, set[str]]:
	"""By the matrix: DocTypes of which the administrator of an authority changes those of the own one, and how."""
	with (PACKAGE / "permissions" / "matrix.csv").open(encoding="utf-8") as lines:
		rows = csv.DictReader(line for line in lines if not line.startswith("#"))
		own = [row for row in rows if (row["role"], row["relation"]) == (roles.AUTHORITY_ADMIN, "own")]
	found = {row["doctype"]: set(row["actions"].split()) & set(CHANGING) for row in own}
	return {doctype: actions for doctype, actions in found.items() if actions}


def row_of(doctype: str, authority: str | None) -> Document:
	"""A stored row with its authority alone: rights ask for no more."""
	document = frappe.new_doc(doctype)
	document.update({"authority": authority, "name": unique("m")})
	document.db_insert()
	return frappe.get_doc(doctype, document.name)


def allowed(document: Document) -> set[str]:
	return {action for action in CHANGING if frappe.has_permission(document.doctype, action, document)}


def test_matrix_delegates_what_an_authority_has_of_its_own() -> None:
	expected = {"Authority Officer", "Authority Unit", "Appeal Route Rule", "Appeal Index Rule"}

	assert expected | {"Appeal Reply Template", "Appeal Resolution Text"} <= delegated().keys()


@pytest.mark.parametrize("doctype", delegated())
def test_administrator_changes_rows_of_the_own_authority_alone(
	doctype: str, staff: Staff, neighbours: Staff
) -> None:
	own, foreign, common = (
		row_of(doctype, authority) for authority in (staff.authority, neighbours.authority, None)
	)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		assert allowed(own) == delegated()[doctype]
		assert allowed(foreign) == set()
		assert allowed(common) == set()


@pytest.mark.parametrize("doctype", delegated())
def test_administrator_neither_gives_a_row_away_nor_takes_one(
	doctype: str, staff: Staff, neighbours: Staff
) -> None:
	given, taken = row_of(doctype, staff.authority), row_of(doctype, neighbours.authority)
	given.authority, taken.authority = neighbours.authority, staff.authority
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		assert allowed(given) == set()
		assert allowed(taken) == set()


# the own person ---------------------------------------------------------------------------------------------


def own_post(staff: Staff) -> Document:
	return frappe.get_doc("Authority Officer", staff[roles.AUTHORITY_ADMIN].officer)


@pytest.mark.parametrize(
	"more",
	[
		{"is_first_head": 1},
		{"is_deputy_head": 1},
		{"is_unit_head": 1},
		{"may_write_resolutions": 1},
		{"may_sign_replies": 1},
		{"valid_from": "2001-01-01"},
	],
	ids=lambda more: next(iter(more)),
)
def test_administrator_gives_the_own_post_nothing(more: dict, staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		said = refusal(lambda: own_post(staff).update(more).save(), frappe.PermissionError)

	assert "власної посади може лише адміністратор області" in said


def test_administrator_neither_moves_nor_lengthens_the_own_post(staff: Staff) -> None:
	other = make_authority_unit(authority=staff.authority).name
	post = own_post(staff)
	post.db_set("valid_to", "2090-01-01")
	acts: list[Callable[[], object]] = [
		lambda: own_post(staff).update({"unit": other}).save(),
		lambda: own_post(staff).update({"valid_to": None}).save(),
		lambda: own_post(staff).update({"deputy_for": staff[roles.EXECUTOR].officer}).save(),
		lambda: make_own(staff).insert(),
	]
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		for act in acts:
			refusal(act, frappe.PermissionError)


def make_own(staff: Staff) -> Document:
	return frappe.get_doc(
		{
			"doctype": "Authority Officer",
			"user": staff[roles.AUTHORITY_ADMIN].user,
			"authority": staff.authority,
			"position": "Голова",
			"valid_from": "2020-01-01",
		}
	)


def test_administrator_takes_from_the_own_post_and_serves_colleagues(staff: Staff) -> None:
	post = own_post(staff)
	post.db_set("may_sign_replies", 1)
	colleague = make_authority_officer(authority=staff.authority).name
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		own_post(staff).update({"may_sign_replies": 0, "phone": "12"}).save()
		frappe.get_doc("Authority Officer", colleague).update({"may_sign_replies": 1}).save()

	assert not own_post(staff).may_sign_replies
	assert frappe.db.get_value("Authority Officer", colleague, "may_sign_replies")


def test_administrator_of_the_oblast_gives_the_post_what_it_lacks(staff: Staff) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		own_post(staff).update({"may_sign_replies": 1}).save()

	assert own_post(staff).may_sign_replies


def test_administrator_names_another_deputy_and_not_the_own_person(staff: Staff) -> None:
	absent = {"authority": staff.authority, "officer": staff[roles.EXECUTOR].officer}
	own = staff[roles.AUTHORITY_ADMIN].officer
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		said = refusal(lambda: make_officer_absence(**absent, deputy=own), frappe.PermissionError)
		made = make_officer_absence(**absent, deputy=staff.colleague.officer)

	assert "самого себе" in said
	assert made.deputy == staff.colleague.officer


def test_administrator_gives_nobody_a_role(staff: Staff) -> None:
	admin = staff[roles.AUTHORITY_ADMIN].user
	before = set(frappe.get_roles(admin))
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		account = frappe.get_doc("User", admin)
		account.append("roles", {"role": roles.HEAD})
		account.save()
		refusal(
			lambda: frappe.get_doc("User", staff.colleague.user).add_roles(roles.HEAD), frappe.PermissionError
		)

	frappe.clear_cache(user=admin)
	assert set(frappe.get_roles(admin)) == before


@pytest.mark.parametrize(
	"values",
	[
		{"doctype": "Custom DocPerm", "parent": "Appeal", "role": roles.AUTHORITY_ADMIN, "read": 1},
		{"doctype": "Role", "role_name": "Своя роль"},
		{"doctype": "User Permission", "user": "Administrator", "allow": "Role", "for_value": roles.HEAD},
		{"doctype": "Property Setter", "doc_type": "Appeal", "property": "hidden", "value": "1"},
		{"doctype": "Custom Field", "dt": "Appeal", "label": "Поле", "fieldtype": "Data"},
		{"doctype": "Workflow", "workflow_name": "Свій", "document_type": "Appeal"},
		{"doctype": "Notification", "subject": "Усім", "document_type": "Appeal", "event": "New"},
		{"doctype": "Personal Data Role Rule", "role": roles.AUTHORITY_ADMIN},
		{"doctype": "Authority", "authority_code": "X"},
		{"doctype": "Authority Setup", "authority_code": "X"},
		{"doctype": "Term Rule", "rule_code": "x"},
		{"doctype": "Working Calendar", "calendar_code": "x"},
		{"doctype": "Appeal Channel", "channel_key": "x"},
	],
	ids=lambda values: values["doctype"],
)
def test_administrator_makes_nothing_that_holds_for_all(values: dict, staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		refusal(lambda: frappe.get_doc(values).insert(), frappe.PermissionError)
