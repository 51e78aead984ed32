"""Who opens the register to himself or to others does it under the eyes of those who protect the data."""

from collections.abc import Callable

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_authority_officer, make_user
from appeals_app.testing.staff import Staff, acting_as, make_person


@pytest.fixture
def watcher(staff: Staff) -> str:
	"""The data protection officer of the oblast administration."""
	oblast = frappe.db.get_value("Authority", {"authority_kind": "Oblast Administration"})
	return make_person(roles.DATA_PROTECTION_OFFICER, authority=oblast or staff.authority).user


@pytest.fixture
def actor(staff: Staff) -> str:
	return make_user("System Manager", roles.OBLAST_ADMIN).name


def own_role(actor: str, staff: Staff) -> None:
	user = frappe.get_doc("User", actor)
	user.append("roles", {"role": roles.REGISTRAR})
	user.save()


def own_post(actor: str, staff: Staff) -> None:
	frappe.get_doc(
		{
			"doctype": "Authority Officer",
			"user": actor,
			"authority": staff.authority,
			"position": "Спеціаліст",
			"valid_from": "2020-01-01",
		}
	).insert()


def right(actor: str, staff: Staff) -> None:
	frappe.get_doc(
		{
			"doctype": "Custom DocPerm",
			"parent": "Appeal",
			"parenttype": "DocType",
			"parentfield": "permissions",
			"role": roles.OBLAST_ADMIN,
			"read": 1,
		}
	).insert()


def role_rule(actor: str, staff: Staff) -> None:
	frappe.get_last_doc("Personal Data Role Rule").save()


ACTS = {
	own_role: "User",
	own_post: "Authority Officer",
	right: "Custom DocPerm",
	role_rule: "Personal Data Role Rule",
}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_act_is_told_at_once_and_written(
	act: Callable[[str, Staff], None], actor: str, watcher: str, staff: Staff
) -> None:
	frappe.flags.pop("appeals_access_changes", None)
	make_authority_officer(user=actor, authority=staff.authority)

	with acting_as(actor):
		act(actor, staff)

	events = frappe.get_all(
		"Authority Event", {"user": actor, "act": "access_rights_changed"}, ["ground", "reference_doctype"]
	)
	assert [event.reference_doctype for event in events][:1] == [ACTS[act]]
	assert "змінено" in events[0].ground
	assert frappe.db.exists("Notification Log", {"for_user": watcher, "document_type": ACTS[act]})


def test_other_changes_of_an_account_are_nobodys_concern(actor: str) -> None:
	user = make_user(roles.REGISTRAR).name

	with acting_as(actor):
		account = frappe.get_doc("User", user)
		account.phone = "061 1234567"
		account.save()

	assert not frappe.db.exists("Authority Event", {"user": actor})
