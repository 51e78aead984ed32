"""What a number of one series costs registrars who work at once, against the framework's naming series.

Eight processes take numbers for transactions that do twenty milliseconds of other work. Ours takes the counter last; a
naming series takes it when the document is named, before the work (P3b: at least four times the throughput).
"""

import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor

import frappe
from frappe.model.naming import getseries

from appeals_app.appeal_registry.numbers import take_number
from benchmarks.site import benchmark_site, make_authority

PROCESSES, TRANSACTIONS, OTHER_WORK = 8, 60, 0.020
ROUNDS = 5
AUTHORITY, SERIES = "BENCH-NUMBERS", "BENCH-NUMBERS-"


def main() -> None:
	"""Measure both in turn, ours first and last alike, and print the medians."""
	with benchmark_site():
		make_authority(AUTHORITY)
		frappe.db.commit()
	ours, stock = [], []
	for turn in range(ROUNDS):
		for kind in ((False, True), (True, False))[turn % 2]:
			(stock if kind else ours).append(round_of(is_stock=kind))
	forget()
	ours_median, stock_median = sorted(ours)[ROUNDS // 2], sorted(stock)[ROUNDS // 2]
	print(
		f"numbers a second, {PROCESSES} at once in one series: ours {ours_median:.0f}, stock {stock_median:.0f}"
	)
	print(f"ratio {ours_median / stock_median:.1f} (lowest {min(ours) / max(stock):.1f})")


def round_of(*, is_stock: bool) -> float:
	"""Numbers a second of one round; a gap or a double ends the measurement."""
	forget()
	with ProcessPoolExecutor(PROCESSES, mp_context=multiprocessing.get_context("spawn")) as processes:
		parts = list(processes.map(take, [is_stock] * PROCESSES))
	taken = [number for part in parts for number in part[1]]
	assert sorted(taken) == list(range(1, len(taken) + 1)), "a gap or a double"
	return PROCESSES * TRANSACTIONS / max(part[0] for part in parts)


def take(is_stock: bool) -> tuple[float, list[int]]:
	"""One registrar: seconds spent and numbers taken."""
	with benchmark_site():
		began, taken = time.perf_counter(), []
		for _ in range(TRANSACTIONS):
			taken.append(_one(is_stock))
			frappe.db.commit()
		return time.perf_counter() - began, taken


def _one(is_stock: bool) -> int:
	if is_stock:
		number = int(getseries(SERIES, 9))
		time.sleep(OTHER_WORK)
		return number
	time.sleep(OTHER_WORK)
	return int(take_number(authority=AUTHORITY, year=2026, series="authority"))


def forget() -> None:
	"""The counters begin anew."""
	with benchmark_site():
		frappe.db.delete("Appeal Index Counter", {"authority": AUTHORITY})
		frappe.db.delete("Series", {"name": SERIES})
		frappe.db.commit()


if __name__ == "__main__":
	main()
