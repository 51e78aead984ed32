"""The lock of an account after five wrong passwords let anybody shut its owner out, and told that the account exists.

Wrong passwords are counted by address and account now. A lock that an administrator has set otherwise stays.

To verify: System Settings, «Allow Consecutive Login Attempts» is 0 where it was 5 with 300 seconds.
"""

import frappe
from frappe.utils import cint

SETTINGS = "System Settings"
SET_BEFORE = {"allow_consecutive_login_attempts": 5, "allow_login_after_fail": 300}


def execute() -> None:
	"""Take the lock off where it is the one this app has set."""
	kept = {field: cint(frappe.db.get_single_value(SETTINGS, field)) for field in SET_BEFORE}
	if kept == SET_BEFORE:
		frappe.db.set_single_value(SETTINGS, "allow_consecutive_login_attempts", 0)
