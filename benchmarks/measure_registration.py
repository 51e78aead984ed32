"""What registering an appeal costs.

P1: a card entered and registered (rights, term, number, events, hints) against `insert` of a plain DocType with the
same columns and one row of questions; and how many statements it takes.  P10: the same with and without the order to
keep the search table true, which a worker carries out after the commit.
"""

import statistics
import time
from collections.abc import Callable

import frappe

from appeals_app.appeal_registry.registration import register_appeal
from appeals_app.permissions import roles
from appeals_app.testing.factories import appeal_values
from appeals_app.testing.staff import acting_as, standing_staff
from appeals_app.testing.statements import counted_statements
from benchmarks.ratios import ratio
from benchmarks.site import benchmark_site

PLAIN = "Bench Plain Card"
ROUNDS, OF_ROUND = 6, 20


def main() -> None:
	"""Measure in turns (ABBA) and print; what was made is taken away."""
	with benchmark_site():
		make_plain_doctype()
		staff = standing_staff("BENCH-REG")
		try:
			with acting_as(staff[roles.REGISTRAR]):
				card = appeal_values(authority=staff.authority)
				frappe.db.commit()
				measure_registration(card)
				measure_upkeep(card)
		finally:
			frappe.db.rollback()
			forget_authority_cards(staff.authority)


def make_plain_doctype() -> None:
	"""A DocType with the columns of an appeal and nothing of what an appeal does."""
	if frappe.db.exists("DocType", PLAIN):
		return
	fields = [
		{key: field.get(key) for key in ("fieldname", "fieldtype", "label", "options")}
		for field in frappe.get_meta("Appeal").fields
		if field.fieldname not in ("workflow_state",) and field.fieldtype != "Table"
	]
	fields.append({"fieldname": "questions", "fieldtype": "Table", "options": "Appeal Question"})
	rights = [{"role": roles.REGISTRAR, "read": 1, "write": 1, "create": 1}]
	shape = {"module": "Appeal Registry", "custom": 1, "autoname": "hash", "fields": fields}
	frappe.get_doc({"doctype": "DocType", "name": PLAIN, "permissions": rights, **shape}).insert()
	frappe.db.commit()


def measure_registration(card: dict) -> None:
	"""P1, and the number of statements."""

	def ours() -> None:
		register_appeal(card=card)

	def plain() -> None:
		frappe.get_doc({**card, "doctype": PLAIN}).insert()

	for warm_up in (ours, plain):  # meta and settings are read once a process
		warm_up()
	with counted_statements() as ours_count:
		ours()
	with counted_statements() as plain_count:
		plain()
	frappe.db.commit()
	registered, inserted = in_turns(ours, plain)
	print(
		f"P1 registration {ratio(registered, inserted)} of a plain insert "
		f"({statistics.median(registered) * 1e3:.1f} and {statistics.median(inserted) * 1e3:.1f} ms); "
		f"{len(ours_count)} statements, {len(plain_count)} of the plain insert"
	)


def measure_upkeep(card: dict) -> None:
	"""P10."""

	def followed() -> None:
		register_appeal(card=card)
		frappe.db.commit()

	def not_followed() -> None:
		frappe.flags.appeal_upkeep_asked = True
		followed()
		frappe.flags.appeal_upkeep_asked = False

	on, off = in_turns(followed, not_followed)
	print(f"P10 registration with the upkeep of the search {ratio(on, off)} of one without")


def in_turns(first: Callable[[], None], second: Callable[[], None]) -> tuple[list[float], list[float]]:
	"""Seconds of each call of both, in the order ABBA; the first round warms up."""
	kept: dict[Callable, list[float]] = {first: [], second: []}
	for turn in range(ROUNDS):
		for act in ((first, second), (second, first))[turn % 2]:
			for _ in range(OF_ROUND):
				started = time.perf_counter()
				act()
				if turn:
					kept[act].append(time.perf_counter() - started)
			frappe.db.commit()
	return kept[first], kept[second]


def forget_authority_cards(authority: str) -> None:
	"""Take away the cards; the staff stays for the next run."""
	names = frappe.get_all("Appeal", {"authority": authority}, pluck="name")
	frappe.db.delete("Appeal Chain Head", {"chain_name": ("in", names or [""])})
	frappe.db.delete("Appeal Question", {"parent": ("in", names or [""])})
	for doctype in ("Appeal Search Entry", "Appeal Text Sketch", "Appeal Event", "Appeal"):
		frappe.db.delete(doctype, {"authority": authority})
	frappe.db.delete(PLAIN)
	frappe.db.commit()


if __name__ == "__main__":
	main()
