"""Whether an authority has all it needs to begin: what is there, what lacks, and where to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_registry.numbers import counter_name, counters_needed_by
from appeals_app.authority_directory.queries import users_in_office
from appeals_app.permissions import roles

LETTER_HEAD = ("postal_address", "phone", "email", "edrpou")
NEEDED_ROLES = (roles.REGISTRAR, roles.HEAD, roles.EXECUTOR, roles.CONTROLLER, roles.AUTHORITY_ADMIN)
NEEDED_POWERS = ("is_first_head", "may_write_resolutions", "may_sign_replies")


@dataclass(frozen=True, slots=True)
class Check:
	"""One thing an authority needs; `route` leads to where it is mended."""

	title: str
	is_ready: bool
	advice: str
	route: str


def checks_of(authority: str) -> Iterator[Check]:
	"""All checks of one authority, in the order in which they are mended."""
	card = frappe.get_doc("Authority", authority)
	yield from _checks_of_card(card)
	units = f"authority-unit?authority={authority}"
	has_unit = frappe.db.exists("Authority Unit", {"authority": authority})
	yield Check(_("Units"), bool(has_unit), _("Enter at least one unit."), units)
	yield from _checks_of_people(authority)
	yield _check_of_counters(authority)
	yield _check_of_calendar()


def _checks_of_card(card: Document) -> Iterator[Check]:
	form = f"authority/{card.name}"
	works = card.working_state in ("Works", "Relocated")
	yield Check(_("Working State"), works, _("The authority does not work by its card."), form)
	empty = [_(card.meta.get_label(field)) for field in LETTER_HEAD if not card.get(field)]
	advice = _("Fill in on the card: {0}.").format(", ".join(empty))
	yield Check(_("Letterhead"), not empty, advice, form)


def _checks_of_people(authority: str) -> Iterator[Check]:
	officers, people = (
		f"authority-officer?authority={authority}",
		_enabled(users_in_office(authority=authority)),
	)
	for role in NEEDED_ROLES:
		held = people and frappe.db.exists("Has Role", {"parent": ("in", people), "role": role})
		advice = _("Nobody in office has the role. Give it on the account of an officer.")
		yield Check(_(role), bool(held), advice, officers)
	meta = frappe.get_meta("Authority Officer")
	for power in NEEDED_POWERS:
		held = _enabled(users_in_office(authority=authority, **{power: 1}))
		advice = _("Nobody in office has the power. Mark it on the post of an officer.")
		yield Check(_(meta.get_label(power)), bool(held), advice, officers)


def _enabled(users: list[str]) -> list[str]:
	return frappe.get_all("User", {"name": ("in", users or [""]), "enabled": 1}, pluck="name")


def _check_of_counters(authority: str) -> Check:
	year = clock.today().year
	needed = {
		counter_name(**counter)
		for one in (year, year + 1)
		for counter in counters_needed_by(authority=authority, year=one)
	}
	kept = frappe.get_all("Appeal Index Counter", {"name": ("in", list(needed))}, pluck="name")
	advice = _(
		"They are made every day by themselves. If they still lack tomorrow, tell who keeps the server."
	)
	title = _("Counters of indexes of {0} and {1}").format(year, year + 1)
	return Check(title, needed <= set(kept), advice, f"query-report/Index Counters?authority={authority}")


def _check_of_calendar() -> Check:
	"""The calendar is common to all authorities; without holidays of the year terms would end on them."""
	year = clock.today().year
	days = ("between", (f"{year}-01-01", f"{year}-12-31"))
	filled = frappe.db.exists("Working Calendar Holiday", {"falls_on": days})
	advice = _("Holidays of {0} are not filled in. The oblast administrator does it in the calendar.").format(
		year
	)
	return Check(_("Working calendar of {0}").format(year), bool(filled), advice, "working-calendar")
