"""Whether the event chains hold, and their export for whoever checks them elsewhere."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TextIO

import frappe

from appeals_app.appeal_registry.event_rows import Chosen, chains_without_events, event_rows
from appeals_app.authority_directory.chain_heads import kept_end
from appeals_app.domain.event_export import (
	FORMAT,
	KEY_OF_CHAIN,
	ChainReader,
	DayDigest,
	ExportWriter,
	Findings,
	check_anchors,
)

NOT_EXPORTED = ("kept_count", "kept_hash")


def verify_events(chosen: Chosen, anchors: Mapping[str, str] | None = None) -> Findings:
	"""Read the chosen chains; digests of days are compared only where all chains are read."""
	findings, digests = Findings(), {day: DayDigest(day) for day in anchors or {}}
	for chain in chosen.kinds:
		for reader, ends in _chains(chain, chosen, findings, tuple(digests)):
			for day, (count, last_hash) in ends.items():
				digests[day].add(chain, reader.name, count, last_hash)
		for name in chains_without_events(chain, chosen):
			findings.add(f"{chain} {name}", "all its events are missing")
	findings.digests = {day: digest.hex() for day, digest in digests.items()}
	check_anchors(findings, anchors or {})
	return findings


def _chains(
	chain: str, chosen: Chosen, findings: Findings, days: tuple[str, ...]
) -> Iterator[tuple[ChainReader, dict[str, tuple[int, str]]]]:
	"""Each chain once it is read and compared with its kept end; with it, its ends when the days ended."""
	reader, ends, kept = None, {}, (None, None)
	for event in event_rows(chain, chosen):
		name = event[KEY_OF_CHAIN[chain]]
		if reader is None or reader.name != name:
			if reader:
				reader.close(*kept)
				yield reader, ends
			reader, ends, kept = ChainReader(chain, name, findings), {}, (event.kept_count, event.kept_hash)
		reader.read(event)
		for day in days:
			if str(event.creation)[:10] <= day:
				ends[day] = (reader.count, reader.last_hash)
	if reader:
		reader.close(*kept)
		yield reader, ends


def export_events(chosen: Chosen, file: TextIO) -> int:
	"""Write the chosen chains as lines that prove themselves; returns how many events were written."""
	anchors = kept_anchors() if chosen == Chosen() else {}
	writer, written = ExportWriter(), 0
	file.write(writer.line("header", {"format": FORMAT, "days": sorted(anchors)[-1:]}))
	for chain in chosen.kinds:
		for kind, line in _lines_of_chains(chain, chosen):
			file.write(writer.line(kind, {"chain": chain, **line}))
			written += kind == "event"
	for day, digest in anchors.items():
		file.write(writer.line("anchor", {"day": day, "digest": digest}))
	file.write(writer.end())
	return written


def _lines_of_chains(chain: str, chosen: Chosen) -> Iterator[tuple[str, dict]]:
	head = None
	for event in event_rows(chain, chosen):
		name = event[KEY_OF_CHAIN[chain]]
		if head and head["name"] != name:
			yield "head", head
		head = {"name": name, "count": event.kept_count, "last_hash": event.kept_hash}
		yield "event", {key: value for key, value in event.items() if key not in NOT_EXPORTED}
	if head:
		yield "head", head
	for name in chains_without_events(chain, chosen):
		# an export of a chain that is gone shows that it is gone
		count, last_hash = kept_end(chain, name)
		yield "head", {"name": name, "count": count or 1, "last_hash": last_hash}


def kept_anchors() -> dict[str, str]:
	"""Digests by day that the system has kept itself."""
	rows = frappe.get_all("Appeal Chain Anchor", fields=["covered_on", "digest"], order_by="covered_on asc")
	return {str(row.covered_on): row.digest for row in rows}


def last_anchor() -> dict[str, str]:
	"""The newest of them alone: to hold to it is to hold to all that came before."""
	anchors = kept_anchors()
	return {max(anchors): anchors[max(anchors)]} if anchors else {}


def anchor_events(day: date) -> str:
	"""Keep the ends of all chains when the day ended as one hash, once; returns it as it is printed."""
	known = frappe.db.get_value("Appeal Chain Anchor", {"covered_on": day}, "digest")
	if known:
		return f"{day}:{known}"
	digest = DayDigest(str(day))
	for chain in Chosen().kinds:
		for reader, ends in _chains(chain, Chosen(), Findings(), (str(day),)):
			if str(day) in ends:
				digest.add(chain, reader.name, *ends[str(day)])
	document = frappe.get_doc(
		{
			"doctype": "Appeal Chain Anchor",
			"covered_on": day,
			"chain_count": digest.chains,
			"event_count": digest.events,
			"digest": digest.hex(),
		}
	)
	document.flags.anchors_the_chains = True
	document.flags.ignore_permissions = True  # nobody has the right to write anchors; the clock does
	document.insert()
	return f"{day}:{document.digest}"


def anchor_yesterday(today: date) -> str:
	"""The anchor of the day before: what was begun in it is committed by the time this runs."""
	return anchor_events(today - timedelta(days=1))
