"""A notice on the processing of data is printed as people will read it, or says what is still to be entered."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.staff import Staff, acting_as

BODY = "Володілець: {holder}, адреса: {address}, тел. {phone}. Ел. пошта: {email}. Відповідальна особа: {officer}."
ENTERED = {"postal_address": "вул. Соборна, 1", "phone": "061 222 33 44", "email": "rada@example.gov.ua"}

pytestmark = pytest.mark.usefixtures("in_one_transaction")  # the framework commits its log of prints


def printed(staff: Staff, authority: str | None) -> str:
	"""The page the data protection officer gets of a notice of the authority, or of all."""
	values = {
		"doctype": "Personal Data Notice",
		"place": "Reception",
		"body": BODY,
		"valid_from": "1999-01-01",
	}
	notice = frappe.get_doc({**values, "valid_to": "1999-01-02", "authority": authority}).insert()
	default = frappe.get_meta("Personal Data Notice").default_print_format
	with acting_as(staff[roles.DATA_PROTECTION_OFFICER]):
		return frappe.get_print("Personal Data Notice", notice.name, default)


@pytest.fixture
def entered(staff: Staff) -> Staff:
	frappe.db.set_value("Authority", staff.authority, ENTERED)
	frappe.db.delete("Personal Data Processing", staff.authority)
	officer = staff[roles.DATA_PROTECTION_OFFICER].officer
	values = {"authority": staff.authority, "purpose": "Розгляд звернень", "responsible_officer": officer}
	frappe.get_doc({"doctype": "Personal Data Processing", **values}).insert()
	return staff


@pytest.mark.parametrize("is_common", [False, True])
def test_notice_is_printed_with_its_places_filled(entered: Staff, is_common: bool) -> None:
	page = printed(entered, None if is_common else entered.authority)

	name = frappe.db.get_value("Authority", entered.authority, "authority_name")
	assert (
		f"Володілець: {frappe.utils.escape_html(name)}, адреса: вул. Соборна, 1, тел. 061 222 33 44." in page
	)
	assert "rada@example.gov.ua" in page and "{holder}" not in page
	assert "ще не можна" not in page


def test_print_says_what_is_not_entered(entered: Staff) -> None:
	frappe.db.set_value("Authority", entered.authority, {"postal_address": "", "phone": ""})
	frappe.db.delete("Personal Data Processing", entered.authority)

	page = printed(entered, entered.authority)

	assert "ще не можна" in page
	assert "немає поштової адреси" in page and "немає телефону органу" in page
	assert "Відповідальну особу не записано" in page
	assert "електронної адреси" not in page
