"""A text for every authority is read by those of each and offered to be saved by the oblast administrator alone."""

import frappe
import pytest

from appeals_app.permissions import api, roles
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.refusals import refusal

BODY = "Володілець: {holder}."


def notice_of(authority: str | None) -> str:
	values = {"doctype": "Personal Data Notice", "place": "Reception", "body": BODY, "authority": authority}
	return frappe.get_doc({**values, "valid_from": "1999-01-01", "valid_to": "1999-01-02"}).insert().name


def offers_to_save(person: Person | str, name: str) -> bool:
	"""Whether the form that opens the notice has the right that puts «Save» on it."""
	with acting_as(person):
		frappe.local.response = frappe._dict(docs=[])
		api.getdoc("Personal Data Notice", name)
		return bool(frappe.response.docinfo["permissions"]["write"])


def test_common_text_is_saved_and_offered_to_be_saved_by_who_serves_everywhere_alone(staff: Staff) -> None:
	officer, oblast = staff[roles.DATA_PROTECTION_OFFICER], staff[roles.OBLAST_ADMIN]
	common, own = notice_of(None), notice_of(staff.authority)

	offered = [offers_to_save(person, name) for person in (officer, oblast) for name in (common, own)]

	assert offered == [False, True, True, True]
	with acting_as(officer):
		text = frappe.get_doc("Personal Data Notice", common)
		assert refusal(text.save, frappe.PermissionError)
		frappe.get_doc("Personal Data Notice", own).save()


def test_text_of_another_authority_is_not_made_common_or_own(staff: Staff, neighbours: Staff) -> None:
	own, foreign = notice_of(staff.authority), notice_of(neighbours.authority)

	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		text = frappe.get_doc("Personal Data Notice", own)
		assert refusal(
			text.update({"authority": None}).save, (frappe.PermissionError, frappe.ValidationError)
		)
		with pytest.raises(frappe.PermissionError):
			frappe.get_doc("Personal Data Notice", foreign).check_permission("read")
