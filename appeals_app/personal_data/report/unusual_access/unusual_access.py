import frappe
from frappe import _

from appeals_app.domain.access_patterns import Finding, find_unusual
from appeals_app.personal_data.event_queries import (
	events_by_name,
	looks_of,
	officials,
	watch_rules,
)


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict]]:
	"""What the rules in use find in the access events the reader watches."""
	return get_columns(), get_data(frappe._dict(filters or {}))


def get_columns() -> list[dict]:
	"""Columns of the report."""
	return [
		{"fieldname": "rule", "label": _("Rule"), "fieldtype": "Data", "width": 240},
		{"fieldname": "official", "label": _("Official"), "fieldtype": "Data", "width": 150},
		{"fieldname": "position", "label": _("Position"), "fieldtype": "Data", "width": 150},
		{"fieldname": "authority", "label": _("Authority"), "fieldtype": "Data", "width": 130},
		{"fieldname": "begins_at", "label": _("Began At"), "fieldtype": "Datetime", "width": 130},
		{"fieldname": "ends_at", "label": _("Ended At"), "fieldtype": "Datetime", "width": 130},
		{"fieldname": "count", "label": _("How Many"), "fieldtype": "Int", "width": 80},
		{"fieldname": "first_event", "label": _("First Event"), "fieldtype": "Data", "width": 180},
		{"fieldname": "event", "fieldtype": "Data", "hidden": 1},
	]


def get_data(filters: frappe._dict) -> list[dict]:
	"""A row for each finding, the latest first."""
	findings = find_unusual(looks_of(filters, frappe.session.user), watch_rules())
	events, known = events_by_name([finding.first_event for finding in findings]), officials()
	return [_row(finding, events[finding.first_event], known) for finding in findings]


def _row(finding: Finding, event: frappe._dict, known: dict[str, frappe._dict]) -> dict:
	official = known.get(event.officer) or frappe._dict()
	return {
		"rule": finding.rule,
		"official": frappe.utils.get_fullname(finding.user),
		"position": official.position,
		"authority": official.serves_in_short,
		"begins_at": finding.begins_at,
		"ends_at": finding.ends_at,
		"count": finding.count,
		"first_event": ", ".join(filter(None, [_(event.act), event.appeal_index])),
		"event": finding.first_event,
	}
