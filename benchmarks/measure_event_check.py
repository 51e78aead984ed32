"""How long the check of event chains takes per event, and whether its memory stays flat.

A hundred thousand and then a million events of invented appeals, ten of each, are read by `verify_events`; `BENCH_EVENTS`
sets the larger number.  The comparator is a bare SELECT of the same rows, fetched whole page by page.
"""

import os
from datetime import datetime

import frappe

from appeals_app.appeal_registry.event_check import verify_events
from appeals_app.appeal_registry.event_rows import PAGE, Chosen
from appeals_app.authority_directory.chain_heads import note_chain_ends
from appeals_app.bulk_rows import insert_rows
from appeals_app.domain.event_chain import FIRST_HASH, event_hash
from benchmarks.site import benchmark_site, forget_authority, make_authority, stopwatch

MANY = int(os.environ.get("BENCH_EVENTS", "1_000_000"))
FEW = MANY // 10
EVENTS_OF_APPEAL = 10
COLUMNS = (
	*("name", "creation", "modified", "owner", "modified_by", "appeal", "authority", "sequence", "act"),
	*("happened_at", "user", "previous_hash", "event_hash"),
)


def main() -> None:
	"""Measure and print."""
	with benchmark_site():
		few, many = measure(FEW), measure(MANY)
		for count, checked in ((FEW, few), (MANY, many)):
			print(
				f"{count} events: {checked['seconds'] / count * 1e6:.1f} µs an event, "
				f"×{checked['seconds'] / checked['bare']:.1f} of a bare SELECT; peak memory grew by "
				f"{checked['grown_mib']:.0f} MiB"
			)
		print(f"time grew ×{many['seconds'] / few['seconds']:.1f} for ×{MANY // FEW} events")


def measure(count: int) -> dict[str, float]:
	"""Check `count` events of an authority made for it."""
	authority = make_authority(f"BENCH-EVENTS-{count}")
	try:
		add_events(authority, count)
		with stopwatch() as bare:
			read_bare(authority)
		with stopwatch() as checked:
			findings = verify_events(Chosen(authority=authority))
		assert (findings.events, findings.faults) == (count, 0), findings.problems[:3]
		return {**checked, "bare": bare["seconds"]}
	finally:
		forget_authority(authority)


def add_events(authority: str, count: int) -> None:
	"""Chains of ten events, right in every hash."""
	now, rows, ends = frappe.utils.now(), [], []
	for chain in range(count // EVENTS_OF_APPEAL):
		appeal, previous = f"{authority}-{chain:07d}", FIRST_HASH
		for sequence in range(1, EVENTS_OF_APPEAL + 1):
			event = {"appeal": appeal, "authority": authority, "sequence": sequence, "act": "step"}
			event |= {"happened_at": datetime(2026, 11, 2, 9, sequence), "user": "Administrator"}
			event |= {
				"name": f"{appeal}-{sequence}",
				"previous_hash": previous,
				"creation": now,
				"modified": now,
			}
			event |= {"owner": "Administrator", "modified_by": "Administrator"}
			previous = event["event_hash"] = event_hash(previous, event)
			rows.append([event[column] for column in COLUMNS])
		ends.append((appeal, EVENTS_OF_APPEAL, previous))
		if len(ends) == 100:
			insert_rows("Appeal Event", COLUMNS, rows)
			note_chain_ends("Appeal", ends)
			rows, ends = [], []
	frappe.db.commit()


def read_bare(authority: str) -> None:
	"""The same rows by the shortest way of the database."""
	last = ""
	while True:
		page = frappe.db.sql(
			"select * from `tabAppeal Event` where authority = %s and name > %s order by name limit %s",
			(authority, last, PAGE),
		)
		if not page:
			return
		last = page[-1][0]


if __name__ == "__main__":
	main()
