"""Settings of a site in Ukraine, set once at install; afterwards they are the administrator's."""

import frappe

SYSTEM_NAME = "Звернення громадян"
FOOTER = "Обласна електронна система опрацювання звернень громадян"

ADMINISTRATOR = "Адміністратор системи"
PROFILE_PAGE = "/app/user-profile"

SYSTEM_SETTINGS = {
	"app_name": SYSTEM_NAME,
	"otp_issuer_name": SYSTEM_NAME,
	"country": "Ukraine",
	"language": "uk",
	"time_zone": "Europe/Kyiv",
	"date_format": "dd.mm.yyyy",
	"time_format": "HH:mm",
	"number_format": "# ###,##",
	"first_day_of_the_week": "Monday",
	"currency_precision": "2",
	"float_precision": "2",
	"enable_onboarding": 0,
	"setup_complete": 1,
	"allow_error_traceback": 0,
	"apply_strict_user_permissions": 1,
	"disable_standard_email_footer": 1,
	"hide_footer_in_auto_email_reports": 1,
	"attach_view_link": 0,
	"enable_telemetry": 0,
	"login_with_email_link": 0,
}

WEBSITE_SETTINGS = {
	"app_name": SYSTEM_NAME,
	"footer_powered": FOOTER,
	"disable_signup": 1,
	"hide_footer_signup": 1,
}

DESK_HOME = {"desktop:home_page": "workspace", "lang": "uk"}
"""What the setup wizard sets at its end; without it every login would begin in the wizard."""

SHOWN_BY_TITLE = ("User",)
"""DocTypes whose links show a title instead of the key: users are known by their names, not by e-mail."""


def set_site_defaults() -> None:
	"""Make the site speak Ukrainian and count days, weeks and numbers as in Ukraine."""
	_fill("System Settings", SYSTEM_SETTINGS)
	_fill("Website Settings", WEBSITE_SETTINGS)
	for key, value in DESK_HOME.items():
		frappe.db.set_default(key, value)
	for user in ("Administrator", "Guest"):
		frappe.db.set_value("User", user, {"language": "uk", "time_zone": SYSTEM_SETTINGS["time_zone"]})
	frappe.db.set_value("User", "Administrator", {"first_name": ADMINISTRATOR, "full_name": ADMINISTRATOR})
	hide_needless_menu_items()
	name_records_for_people()


def hide_needless_menu_items() -> None:
	"""The menus of the top bar keep what the Desk answers itself in Ukrainian.

	Links to sites outside and the profile page with its points and its English calendar are hidden, not removed.
	"""
	navbar = frappe.get_single("Navbar Settings")
	for item in [*navbar.help_dropdown, *navbar.settings_dropdown]:
		if (item.route or "").startswith("http") or item.route == PROFILE_PAGE:
			item.hidden = 1
	navbar.flags.ignore_permissions = True  # run by the installer
	navbar.save()


def name_records_for_people() -> None:
	"""Links to records whose key says nothing to people show their titles."""
	for doctype in SHOWN_BY_TITLE:
		frappe.make_property_setter(
			{
				"doctype": doctype,
				"doctype_or_field": "DocType",
				"property": "show_title_field_in_link",
				"property_type": "Check",
				"value": "1",
			},
			is_system_generated=False,
		)


def _fill(doctype: str, values: dict) -> None:
	settings = frappe.get_single(doctype)
	known = {field: value for field, value in values.items() if settings.meta.has_field(field)}
	settings.update(known)
	settings.flags.ignore_mandatory = True  # an installer has no outgoing mail account yet
	settings.save(ignore_permissions=True)  # run by the installer
