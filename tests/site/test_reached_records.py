"""What an erasure reaches beside the records themselves."""

import frappe
import pytest

from appeals_app.personal_data.reached_records import traces_of


def mail(**values: object) -> str:
	letter = {"sender": "a@test.example", "message": "лист", "recipients": [{"recipient": "b@test.example"}]}
	return frappe.get_doc({"doctype": "Email Queue", **letter, **values}).insert(ignore_permissions=True).name


@pytest.mark.parametrize("communication", [None, ""])
def test_mail_of_no_erased_record_is_not_reached(site: str, communication: str | None) -> None:
	foreign = mail(communication=communication)

	assert foreign not in traces_of({"Appeal": ["not-there"]}).get("Email Queue", [])


def test_mail_of_an_erased_record_is_reached(site: str) -> None:
	own = mail(reference_doctype="Appeal", reference_name="not-there")

	assert own in traces_of({"Appeal": ["not-there"]})["Email Queue"]
