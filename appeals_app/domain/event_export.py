"""An export of event chains that proves itself: read line by line, without the system and without Frappe.

A line is a JSON object.  First the header, then each chain (its events in order, its head), then the anchors, last
the end with the counts and the hash of all lines before it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from appeals_app.domain.event_chain import (
	ERASURE,
	FIRST_HASH,
	GROUND_REMOVED,
	HASHED_FIELDS,
	HASHED_FIELDS_OF_AUTHORITY,
	fault_of_seal,
	is_hash_of,
)

FORMAT = "appeals-events/1"
FIELDS_OF_CHAIN = {"Appeal": HASHED_FIELDS, "Authority": HASHED_FIELDS_OF_AUTHORITY}
KEY_OF_CHAIN = {"Appeal": "appeal", "Authority": "authority"}
MOST_PROBLEMS = 100
"""More are counted but not listed: one break can show in every later line."""


@dataclass(slots=True)
class Findings:
	"""What was read and what is wrong with it."""

	events: int = 0
	chains: int = 0
	faults: int = 0
	problems: list[str] = field(default_factory=list)
	digests: dict[str, str] = field(default_factory=dict)
	"""Digest of the ends of all chains for each day asked for."""

	def take(self, others: Findings) -> None:
		"""Count in what was found elsewhere."""
		self.events, self.chains = self.events + others.events, self.chains + others.chains
		self.faults += others.faults
		self.problems += others.problems[: MOST_PROBLEMS - len(self.problems)]

	def add(self, place: str, problem: str) -> None:
		"""Note a fault."""
		self.faults += 1
		if len(self.problems) < MOST_PROBLEMS:
			self.problems.append(f"{place}: {problem}")


class ChainReader:
	"""One chain read event by event; nothing of it is kept but its end."""

	def __init__(self, chain: str, name: str, findings: Findings) -> None:
		self.chain, self.name, self.findings = chain, name, findings
		self.count, self.last_hash = 0, FIRST_HASH
		self._without_ground: list[str] = []

	def read(self, event: Mapping[str, object]) -> None:
		"""Take the next event and note what is wrong with it."""
		place = f"{self.chain} {self.name} #{event.get('sequence')}"
		self.findings.events += 1
		if event.get("sequence") != self.count + 1:
			self.findings.add(place, f"expected event {self.count + 1}")
		if event.get("previous_hash") != self.last_hash:
			self.findings.add(place, "does not follow the event before it")
		if not is_hash_of(event, FIELDS_OF_CHAIN[self.chain]):
			self.findings.add(place, "content was changed")
		elif self.chain == "Appeal":
			self._read_seal(event, place)
		self.count, self.last_hash = self.count + 1, str(event.get("event_hash"))

	def _read_seal(self, event: Mapping[str, object], place: str) -> None:
		"""A ground may be missing where a later event says that personal data were erased: that shows at the end."""
		if event.get("act") == ERASURE:
			self._without_ground.clear()
		if problem := fault_of_seal(event, may_be_erased=True):
			self.findings.add(place, problem)
		elif event.get("ground_digest") and not event.get("ground"):
			self._without_ground.append(place)

	def close(self, count: object, last_hash: object) -> None:
		"""Compare the end with the one kept apart."""
		for place in self._without_ground:
			self.findings.add(place, GROUND_REMOVED)
		self.findings.chains += 1
		if (count, last_hash) != (self.count, self.last_hash):
			place = f"{self.chain} {self.name}"
			self.findings.add(place, f"{self.count} events are there, {count or 'none'} were kept in mind")


class DayDigest:
	"""Hash over the ends of all chains as they were when a day ended.  Chains come in any order, each once."""

	def __init__(self, day: str) -> None:
		self.day = day
		self._sum, self.chains, self.events = 0, 0, 0

	def add(self, chain: str, name: str, count: int, last_hash: str) -> None:
		"""Take the end of one chain."""
		line = json.dumps([chain, name, count, last_hash], ensure_ascii=False).encode()
		# a sum of hashes does not depend on the order, which differs between databases and programs
		self._sum = (self._sum + int.from_bytes(hashlib.sha512(line).digest(), "big")) % 2**512
		self.chains, self.events = self.chains + 1, self.events + count

	def hex(self) -> str:
		"""The digest."""
		text = json.dumps([self.day, self.chains, self.events, f"{self._sum:0128x}"])
		return hashlib.sha256(text.encode()).hexdigest()


class ExportWriter:
	"""Lines of an export, with what its end has to say of them."""

	def __init__(self) -> None:
		self._hash = hashlib.sha256()
		self.lines = 0

	def line(self, kind: str, values: Mapping[str, object]) -> str:
		"""One line, counted."""
		text = json.dumps({"kind": kind, **values}, ensure_ascii=False, default=str, sort_keys=True) + "\n"
		self._hash.update(text.encode())
		self.lines += 1
		return text

	def end(self) -> str:
		"""The last line."""
		return end_line(self.lines, self._hash.hexdigest())


def end_line(lines: int, digest: str) -> str:
	"""How an export ends after so many lines with this hash."""
	return json.dumps({"kind": "end", "lines": lines, "sha256": digest}) + "\n"


def verify_export(lines: Iterable[str], anchors: Mapping[str, str] | None = None) -> Findings:
	"""Read an export; `anchors` are digests by day that were kept outside the system."""
	reader = _ExportReader(dict(anchors or {}))
	for number, line in enumerate(lines, 1):
		try:
			reader.take(number, line)
		except (ValueError, KeyError, TypeError, AttributeError):
			reader.findings.add(f"line {number}", "cannot be read")
	return reader.finish()


class _ExportReader:
	def __init__(self, anchors: dict[str, str]) -> None:
		self.findings = Findings()
		self._anchors = anchors
		self._hash, self._lines = hashlib.sha256(), 0
		self._chain: ChainReader | None = None
		self._digests: dict[str, DayDigest] = {}
		self._ends_by_day: dict[str, tuple[int, str]] = {}
		self._known: set[bytes] = set()
		self._ended = False

	def take(self, number: int, line: str) -> None:
		"""Read one line; raises where it is none of an export."""
		row = json.loads(line)
		if self._ended:
			raise ValueError("after the end")
		if number == 1 and (row["kind"], row.get("format")) != ("header", FORMAT):
			raise ValueError("no header")
		if row["kind"] == "end":
			self._end(line)
			return
		{"header": self._header, "event": self._event, "head": self._head, "anchor": self._anchor}[
			row["kind"]
		](row)
		self._hash.update(line.encode())
		self._lines += 1

	def _header(self, row: dict) -> None:
		if self._lines:
			raise ValueError("a second header")
		for day in {*self._anchors, *row.get("days", [])}:
			self._digests[day] = DayDigest(day)

	def _event(self, row: dict) -> None:
		chain, name = row["chain"], row[KEY_OF_CHAIN[row["chain"]]]
		if not self._chain:
			key = hashlib.sha256(f"{chain}\0{name}".encode()).digest()[:8]
			if key in self._known:
				self.findings.add(f"{chain} {name}", "stands twice")
			self._known.add(key)
			self._chain, self._ends_by_day = ChainReader(chain, name, self.findings), {}
		elif (self._chain.chain, self._chain.name) != (chain, name):
			self.findings.add(f"{self._chain.chain} {self._chain.name}", "its end is missing")
			self._chain = None
			return self._event(row)
		self._chain.read(row)
		for day in self._digests:
			if row["creation"][:10] <= day:
				self._ends_by_day[day] = (self._chain.count, self._chain.last_hash)

	def _head(self, row: dict) -> None:
		chain = self._chain or ChainReader(row["chain"], row["name"], self.findings)
		if (chain.chain, chain.name) != (row["chain"], row["name"]):
			self.findings.add(f"{row['chain']} {row['name']}", "its events are missing")
		chain.close(row["count"], row["last_hash"])
		for day, (count, last_hash) in self._ends_by_day.items():
			self._digests[day].add(chain.chain, chain.name, count, last_hash)
		self._chain, self._ends_by_day = None, {}

	def _anchor(self, row: dict) -> None:
		if row["day"] in self._digests:
			self._anchors.setdefault(row["day"], row["digest"])
			if self._anchors[row["day"]] != row["digest"]:
				self.findings.add(f"anchor {row['day']}", "differs from the one kept outside")

	def _end(self, line: str) -> None:
		self._ended = True
		if line != end_line(self._lines, self._hash.hexdigest()):
			self.findings.add("end", "the file was changed after it was made")

	def finish(self) -> Findings:
		"""What all lines together tell."""
		if self._chain:
			self.findings.add(f"{self._chain.chain} {self._chain.name}", "its end is missing")
		if not self._ended:
			self.findings.add("end", "the file is cut off")
		self.findings.digests = {day: digest.hex() for day, digest in self._digests.items()}
		check_anchors(self.findings, self._anchors)
		return self.findings


def check_anchors(findings: Findings, anchors: Mapping[str, str]) -> None:
	"""Compare the digests with those of the same days that were kept."""
	for day, digest in sorted(anchors.items()):
		if findings.digests.get(day) != digest:
			findings.add(f"anchor {day}", "the chains were not such when this day ended")


def read_anchor(text: str) -> tuple[str, str]:
	"""Day and digest of «2026-11-27:hex», as it is printed; ValueError with what to write otherwise."""
	day, found, digest = text.strip().partition(":")
	if not found or len(day) != 10 or len(digest) != 64:
		raise ValueError("write an anchor as 2026-11-27:digest")
	return day, digest.lower()
