"""What the Desk needs to know before a person asks for a card outside the duty."""

import frappe

from appeals_app.personal_data.own_records import headed_authorities, watched_authorities
from appeals_app.personal_data.role_rules import viewer_of

GRANT = "Personal Data Access Grant"


def add_grants(bootinfo: frappe._dict) -> None:
	"""Put into the Desk's start data whether the user may ask for a card, and whether grants are met at all."""
	user = frappe.session.user
	may_ask = viewer_of(user).may_break_glass
	# nobody watched is an empty set, everybody is None
	is_told = watched_authorities(user) != frozenset() or bool(headed_authorities(user))
	bootinfo.appeals.update({"may_ask_for_cards": may_ask, "meets_grants": may_ask or is_told})
	if not may_ask:
		bootinfo.user.can_create = [doctype for doctype in bootinfo.user.can_create if doctype != GRANT]
