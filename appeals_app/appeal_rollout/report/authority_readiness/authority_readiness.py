"""What each authority has and lacks to begin; who administers one authority sees its own, who the oblast, all."""

import frappe
from frappe import _

from appeals_app.appeal_rollout.readiness import checks_of
from appeals_app.permissions.delegation import working_authorities


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict], str]:
	"""Columns, rows, and in words how many of the authorities are ready."""
	asked = frappe._dict(filters or {})
	rows, ready = [], 0
	authorities = working_authorities(asked.authority)
	for authority in authorities:
		checks = list(checks_of(authority.name))
		ready += all(check.is_ready for check in checks)
		rows.extend(_row(authority, check) for check in checks if not (asked.only_lacking and check.is_ready))
	return get_columns(), rows, _("Authorities that are ready: {0} of {1}.").format(ready, len(authorities))


def get_columns() -> list[dict]:
	"""Columns of the list."""
	columns = [
		("authority_title", _("Authority"), 200),
		("check_title", _("Needed"), 270),
		("state", _("State"), 110),
		("advice", _("What to do"), 590),
	]
	return [
		{"fieldname": fieldname, "label": label, "fieldtype": "Data", "width": width, "align": "left"}
		for fieldname, label, width in columns
	]


def _row(authority: frappe._dict, check: object) -> dict:
	return {
		"authority_title": authority.short_name,
		"check_title": check.title,
		"state": _("In Place") if check.is_ready else _("Lacking"),
		"advice": "" if check.is_ready else check.advice,
		"is_ready": int(check.is_ready),
		"route": check.route,
	}
