"""The page of a refusal where a purpose is wanted: a print is opened past the form that would ask for it."""

from urllib.parse import quote

import frappe
from frappe import _
from frappe.desk.utils import slug


def tell_of_purpose(context: dict) -> dict:
	"""For the hook `update_website_context`: what is wanted and where to say it, in place of an invitation to log in."""
	response = frappe.local.response or {}
	asked = response.get("purpose_needed")
	if not asked or not context.get("message"):
		return {}
	told = {
		"title": _("State The Purpose First"),
		"message": _(
			"«{0}» is sensitive: it is shown and printed once you have said for what work you need it. Open the record,"
			" answer the question, and print it anew."
		).format(_(asked["doctype"])),
		"primary_action": f"/app/{slug(asked['doctype'])}/{quote(asked['name'])}",
		"primary_label": _("Open The Record"),
	}
	# the framework puts its own invitation there before, and takes it from there after this hook
	response["context"] = {**(response.get("context") or {}), **told}
	return told
