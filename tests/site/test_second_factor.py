"""The second factor: how a person comes by it, and that a password letter leads round neither it nor a disabled account."""

import frappe
import pytest
from frappe.twofactor import get_link_for_qrcode
from frappe.utils.password import check_password

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD, make_user
from tests.serving import Served

LOGIN = "/api/method/login"
SET_PASSWORD = "/api/method/frappe.core.doctype.user.user.update_password"
NEW_PASSWORD = "Сім верб над Дніпром 41"


def key_of_letter(user: str) -> str:
	"""The key of a password letter made for the user now; committed for the server."""
	key = frappe.get_doc("User", user).reset_password().partition("key=")[2]
	frappe.db.commit()  # nosemgrep: the server asks in a process of its own
	return key


def test_password_letter_does_not_pass_over_the_second_factor(
	http_server: Served, person_with_second_factor: str
) -> None:
	client, key = http_server.client(), key_of_letter(person_with_second_factor)

	answer = client.post(SET_PASSWORD, {"new_password": NEW_PASSWORD, "key": key})

	assert (answer.status_code, answer.json()["message"]) == (200, "/login")
	assert client.get("/api/method/frappe.auth.get_logged_user").status_code == 403
	assert (
		"verification" in client.post(LOGIN, {"usr": person_with_second_factor, "pwd": NEW_PASSWORD}).json()
	)


def test_picture_for_an_app_of_second_factors_opens_by_the_key_of_its_letter(
	http_server: Served, person_with_second_factor: str
) -> None:
	link = get_link_for_qrcode(person_with_second_factor, "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP")

	page = http_server.client().get("/qrcode", {"k": link.partition("?k=")[2]})
	without_key = http_server.client().get("/qrcode", {"k": "0" * 20})

	assert (page.status_code, "data:image/svg+xml" in page.text) == (200, True)
	assert without_key.status_code == 403


def test_key_of_a_disabled_account_sets_no_password(http_server: Served) -> None:
	user = make_user(roles.ANALYST).name
	key = key_of_letter(user)
	frappe.db.set_value("User", user, "enabled", 0)
	frappe.db.commit()

	answer = http_server.client().post(SET_PASSWORD, {"new_password": NEW_PASSWORD, "key": key})

	assert answer.status_code == 410
	check_password(user, PASSWORD)


def test_second_factor_is_not_switched_on_where_no_mail_is_sent() -> None:
	frappe.db.set_value("Email Account", {"default_outgoing": 1}, "default_outgoing", 0)
	settings = frappe.get_single("System Settings")
	settings.enable_two_factor_auth = 1

	with pytest.raises(frappe.ValidationError, match="пошт"):
		settings.save()
