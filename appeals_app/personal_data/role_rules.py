"""Rows of Personal Data Role Rule as the domain reads them, once a request."""

import frappe

from appeals_app.domain.redaction import Item, Showing
from appeals_app.domain.viewing import Duty, RoleRule, SecretNames, Viewer
from appeals_app.search_arguments import NO_RECORD


def viewer_of(user: str) -> Viewer:
	"""What the user sees of personal data with all his or her roles; the system itself sees all."""
	viewers = frappe.flags.setdefault("personal_data_viewers", {})
	if user not in viewers:
		viewers[user] = _viewer(user)
	return viewers[user]


def forget_rules() -> None:
	"""Read the rules anew at the next question."""
	frappe.flags.pop("personal_data_viewers", None)


def _viewer(user: str) -> Viewer:
	if user == "Administrator":
		return Viewer(rules=(), sees_all=True)
	return Viewer(rules=tuple(_rules(frappe.get_roles(user))))


def _rules(roles: list[str]) -> list[RoleRule]:
	rows = frappe.get_all(
		"Personal Data Role Rule",
		filters={"role": ("in", roles)},
		fields=["name", "role", "duty", "secret_names", "may_break_glass"],
	)
	fields = frappe.get_all(
		"Personal Data Role Field",
		filters={"parent": ("in", [row.name for row in rows] or [NO_RECORD])},
		fields=["parent", "item", "showing"],
	)
	showings: dict[str, dict[Item, Showing]] = {row.name: {} for row in rows}
	for field in fields:
		showings[field.parent][Item(field.item)] = Showing(field.showing)
	return [
		RoleRule(
			role=row.role,
			duty=Duty(row.duty),
			secret_names=SecretNames(row.secret_names),
			may_break_glass=bool(row.may_break_glass),
			showings=showings[row.name],
		)
		for row in rows
	]
