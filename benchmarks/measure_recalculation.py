"""How long a recalculation of open appeals takes, and whether it grows faster than their number.

Ten thousand and then a hundred thousand appeals are counted by a changed rule and applied.  The comparator is
the bare count of the same terms in Python, without a database.
"""

from datetime import datetime, timedelta

import frappe

from appeals_app.appeal_registry import tasks
from appeals_app.domain.card_term import TermInputs, count_card_term
from appeals_app.legal_reference.config import forget_law
from appeals_app.legal_reference.law import law_in_force
from benchmarks.site import add_open_appeals, benchmark_site, forget_authority, make_authority, stopwatch

FEW, MANY = 10_000, 100_000


def main() -> None:
	"""Measure and print; the rule is set back whatever happens."""
	with benchmark_site():
		rule = frappe.get_doc("Term Rule", "month")
		try:
			rule.update({"amount": 2, "limit_days": 90}).save()
			frappe.db.commit()
			forget_law()
			measure_recalculation(FEW)  # warms caches up
			few, many = measure_recalculation(FEW), measure_recalculation(MANY)
			report(few, many, measure_bare_count(MANY))
		finally:
			frappe.get_doc("Term Rule", "month").update(
				{"amount": 1, "limit_days": 45, "is_verified": 1}
			).save()
			frappe.db.commit()


def measure_recalculation(count: int) -> dict[str, dict[str, float]]:
	"""Count and apply `count` appeals of an authority made for it."""
	authority = make_authority(f"BENCH-{count}")
	try:
		add_open_appeals(authority, count)
		order = frappe.get_doc(
			{"doctype": "Term Recalculation", "reason": "Вимірювання", "authority": authority}
		).insert()
		frappe.db.commit()
		with stopwatch() as counting:
			tasks.count_recalculation(order.name)
		with stopwatch() as applying:
			tasks.apply_recalculation(order.name)
		done = frappe.get_doc("Term Recalculation", order.name)
		assert done.applied_count == count, (done.applied_count, count)
		return {"counting": counting, "applying": applying}
	finally:
		forget_authority(authority)


def measure_bare_count(count: int) -> float:
	"""Seconds of counting as many terms without reading or writing anything."""
	law, first = law_in_force(), datetime(2026, 11, 2, 9)
	facts = {"study": frozenset({"Needed"})}
	with stopwatch() as bare:
		for number in range(count):
			count_card_term(TermInputs(first - timedelta(minutes=number % 40_000), facts), law)
	return bare["seconds"]


def report(few: dict, many: dict, bare: float) -> None:
	"""The figures, and their ratios."""
	for part in ("counting", "applying"):
		small, large = few[part], many[part]
		growth = large["seconds"] / small["seconds"]
		print(
			f"{part}: {FEW} in {small['seconds']:.1f} s, {MANY} in {large['seconds']:.1f} s "
			f"(×{growth:.1f} for ×{MANY // FEW}); peak memory grew by {large['grown_mib']:.0f} MiB"
		)
	whole = sum(many[part]["seconds"] for part in many)
	print(f"whole: {MANY} in {whole:.1f} s, ×{whole / bare:.1f} of the bare count ({bare:.1f} s)")


if __name__ == "__main__":
	main()
