"""Retention rules as the administrator's rows have them, turned into values of the domain."""

from datetime import date

import frappe

from appeals_app.domain.personal_inventory import Subject
from appeals_app.domain.retention import RetentionRule

FOR_EVER = "Keep For Ever"

FIELDS = (
	"name",
	"subject",
	"starts_from",
	"keep_years",
	"counts_from_next_year",
	"appeal_kind",
	"action",
	"valid_from",
	"valid_to",
)


def rule_of(row: frappe._dict) -> RetentionRule:
	"""One row as the domain looks at it."""
	return RetentionRule(
		code=row.name or row.rule_code,
		subject=Subject(row.subject),
		starts_from=row.starts_from,
		years=row.keep_years or 0,
		from_next_year=bool(row.counts_from_next_year),
		appeal_kind=row.appeal_kind or "",
		for_ever=row.action == FOR_EVER,
	)


def rules_in_force(on: date, *, besides: str = "") -> list[RetentionRule]:
	"""Rules in use on the day, but for the one named."""
	rows = frappe.get_all(
		"Personal Data Retention Rule",
		filters={"is_enabled": 1, "valid_from": ("<=", on), "name": ("!=", besides)},
		fields=FIELDS,
		order_by="name",
	)
	return [rule_of(row) for row in rows if not row.valid_to or row.valid_to >= on]
