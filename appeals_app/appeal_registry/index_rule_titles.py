"""Rules of indexes are called by an authority and a kind of appeals, and follow the names of both."""

import frappe
from frappe.model.document import Document

from appeals_app.appeal_registry.config import title_of_rule


def follow_authority(authority: Document, method: str | None = None) -> None:
	"""For `on_update`: rules of an authority that is called otherwise now."""
	if authority.has_value_changed("short_name"):
		_title_anew({"authority": authority.name})


def follow_kind(item: Document, method: str | None = None) -> None:
	"""For `on_update`: rules for a kind of appeals that is called otherwise now."""
	if item.has_value_changed("title"):
		_title_anew({"kind": item.name})


def _title_anew(rules: dict[str, str]) -> None:
	fields = ["name", "authority", "kind", "valid_from_year"]
	for rule in frappe.get_all("Appeal Index Rule", filters=rules, fields=fields):
		frappe.db.set_value(
			"Appeal Index Rule", rule.name, "title", title_of_rule(rule), update_modified=False
		)
