"""A letter with a link to set a password: asked for by anybody, sent to whoever has an account."""

import frappe

LONGEST_PASSWORD = 128


def ask_for_letter(name: str) -> None:
	"""Leave the search for the account to a background job: the answer tells neither by words nor by its time."""
	frappe.enqueue("appeals_app.permissions.password_letters.send_letter", queue="short", name_typed=name)


def send_letter(name_typed: str) -> None:
	"""Send the letter if the name is that of an account that may have it."""
	user = frappe.db.get_value("User", {"name": name_typed, "enabled": 1})
	if user and user not in frappe.STANDARD_USERS:
		frappe.get_doc("User", user).reset_password(send_email=True)
