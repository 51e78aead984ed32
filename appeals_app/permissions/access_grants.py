"""Cards opened to a person outside the scope for a while; the grants themselves are kept by personal_data."""

import frappe
from frappe.query_builder import DocType
from frappe.utils import getdate

from appeals_app import clock


def granted_appeals(user: str) -> frozenset[str]:
	"""Appeals a grant opens to the user now: it lasts its minutes, and no longer than the post it was given to."""
	grant, post = DocType("Personal Data Access Grant"), DocType("Authority Officer")
	today = getdate()
	query = (
		frappe.qb.from_(grant)
		.join(post)
		.on((post.name == grant.officer) & (post.user == grant.user))
		.select(grant.appeal_key)
		.where((grant.user == user) & (grant.ends_at > clock.now()))
		.where((post.valid_from <= today) & (post.valid_to.isnull() | (post.valid_to >= today)))
	)
	return frozenset(row[0] for row in query.run())
