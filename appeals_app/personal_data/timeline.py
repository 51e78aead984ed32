"""Events of requests, incidents and acts of destruction in the timeline of their forms."""

import frappe
from frappe import _

EVENT = "Personal Data Event"


def personal_data_timeline(doctype: str, name: str) -> list[dict]:
	"""For `additional_timeline_content`: who did what, when and with what result, for whoever reads such events."""
	if not frappe.has_permission(EVENT):
		return []
	events = frappe.get_list(
		EVENT,
		filters={"subject_doctype": doctype, "subject_name": name},
		fields=["act", "happened_at", "user", "ground"],
		order_by="sequence asc",
		limit=0,
	)
	return [{"creation": event.happened_at, "content": _sentence(event)} for event in events]


def _sentence(event: frappe._dict) -> str:
	say = frappe.utils.escape_html
	text = f"{frappe.bold(say(frappe.utils.get_fullname(event.user)))}: {say(_(event.act, context=EVENT))}"
	return f"{text} · {say(event.ground)}" if event.ground else text
