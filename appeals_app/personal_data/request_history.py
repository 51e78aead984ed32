"""Who did what with a request, in words: the events of its chain, for the form."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import format_datetime

from appeals_app.authority_directory.queries import person_in_words


def steps_in_words(request: Document) -> list[dict[str, str]]:
	"""Each act on the request in its order: when, by whom, what."""
	rows = frappe.get_all(
		"Personal Data Event",
		{"subject_doctype": request.doctype, "subject_name": request.name},
		["happened_at", "act", "ground", "user", "officer"],
		order_by="sequence",
	)
	posts = {row.officer for row in rows if row.officer}
	known = {
		post.name: f"{post.position or ''} {post.officer_name}".strip()
		for post in frappe.get_all(
			"Authority Officer",
			{"name": ("in", sorted(posts) or [""])},
			["name", "position", "officer_name"],
		)
	}
	return [
		{
			"when": format_datetime(row.happened_at),
			"who": known.get(row.officer) or person_in_words(row.user, authority=request.authority),
			"act": _(row.act, context="Personal Data Event"),
			"ground": row.ground or "",
		}
		for row in rows
	]
