"""What numbers cost registrars who work at once.

Eight processes take numbers for transactions that do twenty milliseconds of other work.  P3b: all in one series, against
the framework's naming series.  Ours takes the counter last; a naming series takes it when the document is named, before the
work (at least four times the throughput).  P3a: each in an authority of its own, against keys made by chance (at least 0.9).
"""

import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor

import frappe
from frappe.model.naming import getseries

from appeals_app.appeal_registry.numbers import take_number
from benchmarks.ratios import ratio
from benchmarks.site import benchmark_site, make_authority

PROCESSES, TRANSACTIONS, OTHER_WORK = 8, 60, 0.020
ROUNDS = 5
AUTHORITY, SERIES = "BENCH-NUMBERS", "BENCH-NUMBERS-"

ONE_SERIES, STOCK_SERIES, OWN_SERIES, BY_CHANCE = "one series", "stock series", "own series", "by chance"


def main() -> None:
	"""Measure each pair in turns (ABBA) and print."""
	authorities = [AUTHORITY, *(f"{AUTHORITY}-{number}" for number in range(PROCESSES))]
	with benchmark_site():
		for authority in authorities:
			make_authority(authority)
		frappe.db.commit()
	for goal, way, comparator in (("P3b", ONE_SERIES, STOCK_SERIES), ("P3a", OWN_SERIES, BY_CHANCE)):
		ours, theirs = in_turns(way, comparator)
		print(f"{goal} numbers a second of {PROCESSES} at once: {way} {ratio(ours, theirs)} of {comparator}")
	forget()


def in_turns(way: str, comparator: str) -> tuple[list[float], list[float]]:
	"""Numbers a second of each round of both."""
	kept: dict[str, list[float]] = {way: [], comparator: []}
	for turn in range(ROUNDS):
		for kind in ((way, comparator), (comparator, way))[turn % 2]:
			kept[kind].append(round_of(kind))
	return kept[way], kept[comparator]


def round_of(kind: str) -> float:
	"""Numbers a second of one round; a gap or a double ends the measurement."""
	forget()
	with ProcessPoolExecutor(PROCESSES, mp_context=multiprocessing.get_context("spawn")) as processes:
		parts = list(processes.map(take, [kind] * PROCESSES, range(PROCESSES)))
	if kind in (ONE_SERIES, STOCK_SERIES):
		taken = [number for part in parts for number in part[1]]
		assert sorted(taken) == list(range(1, len(taken) + 1)), "a gap or a double"
	return PROCESSES * TRANSACTIONS / max(part[0] for part in parts)


def take(kind: str, place: int) -> tuple[float, list[int]]:
	"""One registrar: seconds spent and numbers taken."""
	with benchmark_site():
		began, taken = time.perf_counter(), []
		for _ in range(TRANSACTIONS):
			taken.append(_one(kind, place))
			frappe.db.commit()
		return time.perf_counter() - began, taken


def _one(kind: str, place: int) -> int:
	if kind == STOCK_SERIES:
		number = int(getseries(SERIES, 9))
		time.sleep(OTHER_WORK)
		return number
	time.sleep(OTHER_WORK)
	if kind == BY_CHANCE:
		return int(frappe.generate_hash(length=10), 16)
	authority = AUTHORITY if kind == ONE_SERIES else f"{AUTHORITY}-{place}"
	return int(take_number(authority=authority, year=2026, series="authority"))


def forget() -> None:
	"""The counters begin anew."""
	with benchmark_site():
		frappe.db.delete("Appeal Index Counter", {"authority": ("like", f"{AUTHORITY}%")})
		frappe.db.delete("Series", {"name": SERIES})
		frappe.db.commit()


if __name__ == "__main__":
	main()
