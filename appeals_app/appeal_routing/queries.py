"""Choices of link fields around execution."""

import frappe
from frappe.query_builder import DocType
from frappe.utils import cstr

from appeals_app import clock
from appeals_app.appeal_registry.workflow_questions import roles_taking
from appeals_app.authority_directory.absences import absent_on
from appeals_app.authority_directory.queries import officer_choices, unit_with_subordinates
from appeals_app.domain.lifecycle import Act
from appeals_app.search_arguments import named_filters

TECHNICAL_ACCOUNTS = ("Administrator", "Guest")


@frappe.whitelist(methods=["GET", "POST"])
def search_executors(
	doctype: str = "",
	txt: str = "",
	searchfield: str = "",
	start: int = 0,
	page_len: int = 20,
	filters: dict | str | None = None,
) -> list:
	"""Officers of the authority `filters` names to whom a resolution may give an appeal today; of a unit alone where one is named."""
	given = named_filters(filters)
	names = possible_executors(cstr(given.get("authority")))
	conditions = [("Authority Officer", "name", "in", names)]
	if unit := cstr(given.get("unit")):
		conditions.append(("Authority Officer", "unit", "in", sorted(unit_with_subordinates(unit))))
	return officer_choices(conditions=conditions, text=txt, start=start, page_length=page_len)


def possible_executors(authority: str) -> list[str]:
	"""Officers who hold their post today, are not absent, and whose account may accept an assignment by the workflow."""
	officer, account, role = DocType("Authority Officer"), DocType("User"), DocType("Has Role")
	today = clock.today()
	absent = sorted(absent_on(today, authority=authority))
	query = (
		frappe.qb.from_(officer)
		.join(account)
		.on(account.name == officer.user)
		.join(role)
		.on((role.parent == account.name) & (role.parenttype == "User"))
		.select(officer.name)
		.distinct()
		.where((officer.authority == authority) & (officer.valid_from <= today))
		.where(officer.valid_to.isnull() | (officer.valid_to >= today))
		.where((account.enabled == 1) & account.name.notin(TECHNICAL_ACCOUNTS))
		.where(officer.name.notin(absent or [""]))
		.where(role.role.isin(sorted(roles_taking(Act.ACCEPT_ASSIGNMENT)) or [""]))
	)
	return query.run(pluck=True)
