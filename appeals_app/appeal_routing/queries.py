"""Choices of link fields around execution."""

import frappe
from frappe import _
from frappe.query_builder import DocType
from frappe.utils import cstr

from appeals_app import clock
from appeals_app.appeal_registry.workflow_questions import roles_taking
from appeals_app.authority_directory.absences import absence_in_words, absent_on, stand_in_today
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
	authority = cstr(given.get("authority"))
	names = possible_executors(authority, with_absent=True)
	conditions = [("Authority Officer", "name", "in", names)]
	if unit := cstr(given.get("unit")):
		conditions.append(("Authority Officer", "unit", "in", sorted(unit_with_subordinates(unit))))
	found = officer_choices(conditions=conditions, text=txt, start=start, page_length=page_len)
	away = absent_on(clock.today(), authority=authority)
	return [(*row, _who_stands_in(row[0], authority)) if row[0] in away else row for row in found]


def _who_stands_in(officer: str, authority: str) -> str:
	"""«… is absent until …, … stands in»: whoever is away is told of, not left out without a word."""
	able = possible_executors(authority)
	stand_in = stand_in_today(officer, authority=authority, can_work=able.__contains__)
	away = absence_in_words(stand_in.absence)
	if not stand_in.officer:
		return _("{0}, nobody stands in").format(away)
	name = frappe.db.get_value("Authority Officer", stand_in.officer, "officer_name")
	return _("{0}, {1} stands in").format(away, name)


def possible_executors(authority: str, *, with_absent: bool = False) -> list[str]:
	"""Officers in office today whose account may accept an assignment by the workflow; those absent only where asked for."""
	officer, account, role = DocType("Authority Officer"), DocType("User"), DocType("Has Role")
	today = clock.today()
	absent = [] if with_absent else sorted(absent_on(today, authority=authority))
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
