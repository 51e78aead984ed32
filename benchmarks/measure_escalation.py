"""What the daily sweep of reminders costs, and whether it grows with the register or with what is due.

Ten thousand and then a hundred thousand open appeals lie in the register, a thousand of them reach a step today.  A second
sweep of the same day, which finds nothing to do, is measured too.
"""

from datetime import timedelta

import frappe

from appeals_app import clock
from appeals_app.appeal_routing.tasks import remind_of_terms
from benchmarks.ratios import ratio
from benchmarks.site import add_open_appeals, benchmark_site, forget_authority, make_authority, stopwatch

FEW, MANY, DUE = 10_000, 100_000, 1_000
TURNS = 3


def main() -> None:
	"""Measure and print."""
	with benchmark_site():
		measure(FEW)  # warms caches up
		few = [measure(FEW) for _ in range(TURNS)]
		many = [measure(MANY) for _ in range(TURNS)]
		for number, name in enumerate(("a sweep with 1 000 appeals due", "a sweep with nothing left to do")):
			ours, theirs = [turn[number] for turn in many], [turn[number] for turn in few]
			print(
				f"{name}: {min(theirs):.2f} s of {FEW:,}, {min(ours):.2f} s of {MANY:,}: {ratio(ours, theirs)}"
			)


def measure(count: int) -> tuple[float, float]:
	"""Seconds of the first and of the second sweep over `count` open appeals of which a thousand are due."""
	waiting, due = make_authority(f"BENCH-W-{count}"), make_authority(f"BENCH-D-{count}")
	try:
		add_open_appeals(waiting, count - DUE, control_date=clock.today() + timedelta(days=20))
		add_open_appeals(due, DUE, control_date=clock.today() + timedelta(days=3))
		with stopwatch() as first:
			remind_of_terms()
		with stopwatch() as second:
			remind_of_terms()
		assert frappe.db.count("Appeal Escalation", {"authority": due}) == DUE
		return first["seconds"], second["seconds"]
	finally:
		forget_authority(waiting)
		forget_authority(due)


if __name__ == "__main__":
	main()
