"""Persons and doors as the tests of personal data use them."""

import frappe

from appeals_app.permissions import roles
from appeals_app.personal_data.complainants import forget_complainants
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.staff import Staff, acting_as

PHONE, EMAIL, ADDRESS = "+380671234512", "maria.savchenko@mail.example", "вул. Тестова, 1"
EVENT = "Personal Data Access Event"


def person_of(staff: Staff, **given: object) -> str:
	"""An applicant with every contact, entered by the registrar."""
	with acting_as(staff[roles.REGISTRAR]):
		values = {"phone": PHONE, "email": EMAIL, "address": ADDRESS, **given}
		return make_applicant(authority=staff.authority, **values).name


def events_of(user: str, **given: object) -> list[frappe._dict]:
	"""Access events of a user, in order."""
	return frappe.get_all(EVENT, filters={"user": user, **given}, fields=["*"], order_by="sequence")


def forget_rules_of_request() -> None:
	"""A new request reads rules and scopes anew."""
	frappe.flags.pop("personal_data_viewers", None)
	frappe.flags.pop("appeals_scopes", None)
	forget_complainants()
