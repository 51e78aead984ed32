"""Sites installed before logins had settings of their own get them; what an administrator has set stays.

To verify: System Settings ask for a password policy and lock an account after five wrong passwords.
"""

from appeals_app.permissions.login_settings import set_login_settings


def execute() -> None:
	"""Give the settings their values where they are still the framework's."""
	set_login_settings()
