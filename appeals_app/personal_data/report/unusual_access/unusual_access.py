import frappe
from frappe import _

from appeals_app.domain.access_patterns import find_unusual
from appeals_app.personal_data.event_queries import looks_of, watch_rules


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict]]:
	"""What the rules in use find in the access events the reader watches."""
	return get_columns(), get_data(frappe._dict(filters or {}))


def get_columns() -> list[dict]:
	"""Columns of the report."""
	return [
		{"fieldname": "rule", "label": _("Rule"), "fieldtype": "Data", "width": 300},
		{"fieldname": "official", "label": _("Official"), "fieldtype": "Data", "width": 220},
		{"fieldname": "begins_at", "label": _("Began At"), "fieldtype": "Datetime", "width": 160},
		{"fieldname": "ends_at", "label": _("Ended At"), "fieldtype": "Datetime", "width": 160},
		{"fieldname": "count", "label": _("How Many"), "fieldtype": "Int", "width": 110},
		{
			"fieldname": "event",
			"label": _("First Event"),
			"fieldtype": "Link",
			"options": "Personal Data Access Event",
			"width": 160,
		},
	]


def get_data(filters: frappe._dict) -> list[dict]:
	"""A row for each finding, the latest first."""
	return [
		{
			"rule": finding.rule,
			"official": frappe.utils.get_fullname(finding.user),
			"begins_at": finding.begins_at,
			"ends_at": finding.ends_at,
			"count": finding.count,
			"event": finding.first_event,
		}
		for finding in find_unusual(looks_of(filters, frappe.session.user), watch_rules())
	]
