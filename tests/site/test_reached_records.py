"""What an erasure reaches beside the records themselves."""

import frappe
import pytest

from appeals_app.personal_data.reached_records import files_of, reached_from, traces_of
from appeals_app.testing import file_samples as samples


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


def test_file_of_no_record_yet_is_not_reached(site: str) -> None:
	"""An upload to a card that is not saved hangs on its DocType alone."""
	values = {"doctype": "File", "file_name": "Заява.pdf", "content": samples.pdf(), "is_private": 1}
	loose = frappe.get_doc(values).insert(ignore_permissions=True)
	loose.db_set("attached_to_doctype", "Appeal")

	assert loose.name not in files_of({"Appeal": []})


def test_row_that_names_no_appeal_hangs_on_none(site: str) -> None:
	frappe.get_doc({"doctype": "Personal Data Hold", "reason": "Справа в суді"}).db_insert()

	assert not reached_from("Appeal", [])
