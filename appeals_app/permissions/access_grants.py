"""Cards opened to a person outside the scope for a while; the grants themselves are kept by personal_data."""

from datetime import datetime

import frappe
from frappe.query_builder import DocType
from frappe.utils import getdate

from appeals_app import clock


def granted_appeals(user: str) -> frozenset[str]:
	"""Appeals a grant opens to the user now: it lasts its minutes, and no longer than the post it was given to."""
	return frozenset(_open_grants(user))


def may_ask_for_cards(user: str) -> bool:
	"""One of the user's roles may open a card outside the scope, for a reason and a while."""
	filters = {"role": ("in", frappe.get_roles(user)), "may_break_glass": 1}
	return bool(frappe.db.exists("Personal Data Role Rule", filters))


def opened_until(user: str, appeal: str) -> datetime:
	"""The moment until which a card that is open now stays so."""
	return _open_grants(user)[appeal]


def _open_grants(user: str) -> dict[str, datetime]:
	"""When the grants in force end, by the appeal they open."""
	grant, post = DocType("Personal Data Access Grant"), DocType("Authority Officer")
	today = getdate()
	query = (
		frappe.qb.from_(grant)
		.join(post)
		.on((post.name == grant.officer) & (post.user == grant.user))
		.select(grant.appeal_key, grant.ends_at)
		.where((grant.user == user) & (grant.ends_at > clock.now()))
		.where((post.valid_from <= today) & (post.valid_to.isnull() | (post.valid_to >= today)))
	)
	return dict(query.orderby(grant.ends_at).run())
