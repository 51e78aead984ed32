"""A letter with a link to set a password: asked for by anybody, sent to whoever has an account."""

import re

import frappe
from frappe import _
from frappe.core.doctype.user import user as users
from frappe.twofactor import should_run_2fa
from frappe.utils.password import check_password

LONGEST_PASSWORD = 128

KEY = re.compile(r"[0-9A-Za-z]{20,128}")
"""Keys the framework makes. The database takes a blank or a zero byte for an empty key, which every used one leaves."""


def ask_for_letter(name: str) -> None:
	"""Leave the search for the account to a background job: the answer tells neither by words nor by its time."""
	frappe.enqueue("appeals_app.permissions.password_letters.send_letter", queue="short", name_typed=name)


def send_letter(name_typed: str) -> None:
	"""Send the letter if the name is that of an account that may have it."""
	user = frappe.db.get_value("User", {"name": name_typed, "enabled": 1})
	if user and user not in frappe.STANDARD_USERS:
		frappe.get_doc("User", user).reset_password(send_email=True)


def set_password(new_password: str, *, key: str, old_password: str, logout_all_sessions: int) -> str:
	"""Set a password by the key of the letter or by the old password; gives the page to go to, or why it was not set.

	The framework logs in whoever brings a key: a second factor that is asked of the person is asked for afterwards, too,
	and a key of an account that was disabled sets nothing.
	"""
	_refuse_what_cannot_be_set(new_password, key, old_password)
	by_key = bool(key)
	if by_key and (not KEY.fullmatch(key) or _is_disabled(key)):
		frappe.local.response.http_status_code = 410
		return _("The link of the letter is used up or wrong. Ask for a new letter.")
	answer = users.update_password(
		new_password,
		logout_all_sessions=logout_all_sessions,
		key=key or None,
		old_password=old_password or None,
	)
	if by_key and frappe.session.user != "Guest" and should_run_2fa(frappe.session.user):
		frappe.local.login_manager.logout()
		frappe.local.session_obj = (
			None  # the framework would write the ended session back at the end of the request
		)
		return "/login"
	return answer


def _refuse_what_cannot_be_set(new_password: str, key: str, old_password: str) -> None:
	"""Say in words what the framework would fail at or take its time for."""
	if not new_password or len(new_password) > LONGEST_PASSWORD:
		frappe.throw(
			_("The new password is empty or longer than {0} characters. Type another one.").format(
				LONGEST_PASSWORD
			),
			frappe.ValidationError,
		)
	if not key and not _is_own_password(old_password):
		frappe.throw(
			_("The present password is wrong. Type it anew, or ask for a letter."), frappe.ValidationError
		)


def _is_own_password(typed: str) -> bool:
	try:
		return bool(typed) and bool(check_password(frappe.session.user, typed, delete_tracker_cache=False))
	except (frappe.AuthenticationError, ValueError):  # a text no password can be
		return False


def _is_disabled(key: str) -> bool:
	user = users._get_user_for_update_password(key, None).get("user")
	return bool(user) and not frappe.db.get_value("User", user, "enabled")
