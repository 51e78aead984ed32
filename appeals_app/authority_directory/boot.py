"""What the Desk needs to know about the user's own posts."""

import frappe

from appeals_app.authority_directory.queries import authorities_of, posts_held


def add_own_posts(bootinfo: frappe._dict) -> None:
	"""Put the authorities where the user works, and the posts held there, into the Desk's start data."""
	user = frappe.session.user
	authorities = authorities_of(user)
	bootinfo.appeals = {
		"authorities": authorities,
		"officers": [
			post.name for authority in authorities for post in posts_held(user=user, authority=authority)
		],
	}
