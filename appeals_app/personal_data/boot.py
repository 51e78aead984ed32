"""What the Desk needs to know: who may ask for a card outside the duty, and which workspace leads to which list."""

import frappe

from appeals_app.personal_data.own_records import headed_authorities, watched_authorities
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.search_arguments import NO_RECORD

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


def add_workspaces(bootinfo: frappe._dict) -> None:
	"""Put into the Desk's start data by which workspace of the user a list or report is reached: the first that leads to it."""
	shown = [page.name for page in bootinfo.get("allowed_workspaces") or ()]
	rows = frappe.get_all(
		"Workspace Link",
		{"parent": ("in", shown or [NO_RECORD]), "type": "Link", "link_type": ("in", ("DocType", "Report"))},
		["parent", "link_to"],
	)
	rows.sort(key=lambda row: shown.index(row.parent), reverse=True)
	bootinfo.appeals["workspace_of"] = {row.link_to: row.parent for row in rows}
