"""Cards opened to a person outside the scope for a while; the grants themselves are kept by personal_data."""

import frappe
from frappe.query_builder import DocType

from appeals_app import clock


def granted_appeals(user: str) -> frozenset[str]:
	"""Appeals a grant opens to the user now."""
	grant = DocType("Personal Data Access Grant")
	query = frappe.qb.from_(grant).select(grant.appeal_key)
	return frozenset(
		row[0] for row in query.where((grant.user == user) & (grant.ends_at > clock.now())).run()
	)
