"""What other modules ask of the directory."""

from datetime import date

import frappe
from frappe.query_builder import DocType
from frappe.utils import getdate

OFFICER_FIELDS = (
	"name",
	"user",
	"officer_name",
	"authority",
	"unit",
	"position",
	"phone",
	"is_first_head",
	"is_deputy_head",
	"is_unit_head",
	"may_write_resolutions",
	"may_sign_replies",
)


def posts_held(*, user: str, authority: str, on: date | None = None) -> list[frappe._dict]:
	"""Officer rows of `user` in `authority` that are valid on the day (today), first head first."""
	officer = DocType("Authority Officer")
	day = on or getdate()
	query = (
		frappe.qb.from_(officer)
		.select(*[officer[field] for field in OFFICER_FIELDS])
		.where((officer.user == user) & (officer.authority == authority))
		.where(officer.valid_from <= day)
		.where(officer.valid_to.isnull() | (officer.valid_to >= day))
		.orderby(officer.is_first_head, order=frappe.qb.desc)
		.orderby(officer.is_deputy_head, order=frappe.qb.desc)
		.orderby(officer.creation)
	)
	return query.run(as_dict=True)


def authorities_of(user: str) -> list[str]:
	"""Authorities where the user holds a post today, in the order the posts were given."""
	officer = DocType("Authority Officer")
	today = getdate()
	rows = (
		frappe.qb.from_(officer)
		.select(officer.authority)
		.where(officer.user == user)
		.where(officer.valid_from <= today)
		.where(officer.valid_to.isnull() | (officer.valid_to >= today))
		.orderby(officer.creation)
	).run()
	return list(dict.fromkeys(row[0] for row in rows))
