"""Settings of logins and sessions, set once; afterwards they are the administrator's."""

import re

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cint, cstr, flt

from appeals_app.permissions.written_by_people import is_asked

LOGIN_SETTINGS = {
	"enable_password_policy": 1,
	"minimum_password_score": "3",
	"allow_consecutive_login_attempts": 0,  # counted by request_limits: the framework's lock shuts the owner out
	"session_expiry": "08:00",
	"logout_on_password_reset": 1,
	"password_reset_limit": 3,
	"reset_password_link_expiry_duration": 3600,
	"allow_older_web_view_links": 0,
	"allow_guests_to_upload_files": 0,
	"disable_document_sharing": 1,
	"two_factor_method": "OTP App",
	"bypass_2fa_for_retricted_ip_users": 0,
	"bypass_restrict_ip_check_if_2fa_enabled": 0,
	"strip_exif_metadata_from_uploaded_images": 1,
}


def set_login_settings() -> None:
	"""Give each setting its value; one that an administrator has changed from the framework's own is left alone."""
	settings = frappe.get_single("System Settings")
	fields = {
		field: settings.meta.get_field(field) for field in LOGIN_SETTINGS if settings.meta.has_field(field)
	}
	for name, field in fields.items():
		if cstr(settings.get(name) or 0) == cstr(field.default or 0):
			settings.set(name, LOGIN_SETTINGS[name])
	settings.flags.ignore_mandatory = True  # an installer has no outgoing mail account yet
	settings.save(ignore_permissions=True)  # run by the installer


def refuse_server_scripts() -> None:
	"""Stop an installation or an upgrade of a site where scripts may be typed in the browser."""
	if frappe.conf.get("server_script_enabled"):
		frappe.throw(
			_("Server scripts are enabled in the site's configuration. Switch them off there and repeat."),
			frappe.ValidationError,
		)


TIME_ZONES = ("Europe/Kyiv", "Europe/Kiev", "Europe/Zaporozhye")
"""Names of the time by which days of the law are counted here; the second and the third are older names of the first."""


def keep_working(settings: Document, method: str | None = None) -> None:
	"""For `before_validate` of System Settings: what no form asks stays, and one click undoes what one click did."""
	if not is_asked():
		return
	settings.setup_complete = settings.get_db_value("setup_complete")
	if settings.enable_password_policy and not cint(settings.minimum_password_score):
		settings.minimum_password_score = LOGIN_SETTINGS["minimum_password_score"]
	_refuse_numbers_that_shut_out(settings)
	_refuse_no_passwords(settings)
	if settings.has_value_changed("time_zone") and settings.time_zone not in TIME_ZONES:
		frappe.throw(
			_("Terms are counted by the time of Kyiv. Choose the time zone «{0}».").format(TIME_ZONES[0]),
			frappe.ValidationError,
		)


SHORTEST_SESSION = 10
"""Minutes; a session that ends sooner, or before it begins, is ended while a form is filled in."""

_SESSION = re.compile(r"(\d{1,4}):([0-5]?\d)(:[0-5]?\d)?")


def _refuse_numbers_that_shut_out(settings: Document) -> None:
	length = _SESSION.fullmatch(cstr(settings.session_expiry).strip())
	if not length or int(length[1]) * 60 + int(length[2]) < SHORTEST_SESSION:
		frappe.throw(
			_("A session lasts {0} minutes at least. Enter hours and minutes, such as {1}.").format(
				SHORTEST_SESSION, LOGIN_SETTINGS["session_expiry"]
			),
			frappe.ValidationError,
		)
	for field in settings.meta.get("fields", {"fieldtype": ("in", ("Int", "Duration", "Float"))}):
		if flt(settings.get(field.fieldname)) < 0:
			frappe.throw(
				_("«{0}» is below zero. Enter zero or a number above it.").format(_(field.label)),
				frappe.ValidationError,
			)


def _refuse_no_passwords(settings: Document) -> None:
	"""Letters with a link and accounts elsewhere are closed by the gate, so a password is the only way in."""
	if settings.get("disable_user_pass_login"):
		frappe.throw(
			_("Everybody logs in by a password, so nobody could log in any more. Leave «{0}» off.").format(
				_(settings.meta.get_label("disable_user_pass_login"))
			),
			frappe.ValidationError,
		)


def refuse_factor_nobody_gets(settings: Document, method: str) -> None:
	"""For `validate` of System Settings: the second factor is begun by a letter; without mail it would shut out everybody."""
	if (
		settings.enable_two_factor_auth
		and settings.has_value_changed("enable_two_factor_auth")
		and not _sends_mail()
	):
		frappe.throw(
			_(
				"The second factor is set up by a letter, and the system sends no mail yet: nobody could log in any more."
				" Set a default outgoing Email Account first."
			),
			frappe.ValidationError,
		)


def _sends_mail() -> bool:
	sending = {"default_outgoing": 1, "enable_outgoing": 1}
	return bool(frappe.conf.get("mail_server") or frappe.db.exists("Email Account", sending))
