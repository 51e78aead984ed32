"""What a clerk chose on the last card, offered on the next one: letters of a bag are alike."""

import json

import frappe
from frappe import defaults
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.legal_reference.classifier import items_not_offered
from appeals_app.permissions import roles

KEY = "appeals_last_entry"
REMEMBERED = ("channel", "kind", "appeal_type", "content_language")
ITEMS = ("kind", "appeal_type")


def remember_entry(appeal: Document) -> None:
	"""Keep the choices of the card for the clerk who entered it; programs and jobs choose nothing."""
	if not getattr(frappe.local, "request", None):
		return
	if not {roles.REGISTRAR, roles.RECEPTION_CLERK} & set(frappe.get_roles()):
		return
	chosen = json.dumps({field: appeal.get(field) for field in REMEMBERED}, sort_keys=True)
	if chosen != defaults.get_user_default(KEY):
		defaults.set_user_default(KEY, chosen)


def entry_defaults() -> dict[str, str]:
	"""The last choices of the current user that may still be chosen today."""
	kept = frappe.parse_json(defaults.get_user_default(KEY) or "{}")
	chosen = {field: kept[field] for field in REMEMBERED if kept.get(field)}
	channel = chosen.get("channel")
	if channel and frappe.db.get_value("Appeal Channel", channel, "is_disabled") != 0:
		del chosen["channel"]
	items = [chosen[field] for field in ITEMS if field in chosen]
	closed = items_not_offered(items, on=clock.today(), authority=None) if items else {}
	return {field: value for field, value in chosen.items() if value not in closed}
