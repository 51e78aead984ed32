"""Chains of looks at personal data, and of requests, incidents and acts of destruction, verified as they lie.

Their ends are kept by the daily check and compared by every later one, so that events cut off the end are missed.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import frappe

from appeals_app import clock
from appeals_app.authority_directory.chain_heads import keep_end
from appeals_app.domain.access_chain import find_access_faults
from appeals_app.domain.event_chain import HASHED_FIELDS_OF_PERSONAL_DATA, ChainFault, find_faults
from appeals_app.domain.event_export import Findings
from appeals_app.personal_data.kept_days import days_kept

LOOKS = "Personal Data Access Event"
CHAINS: dict[str, tuple[str, Callable[[list], list[ChainFault]]]] = {
	LOOKS: ("user", find_access_faults),
	"Personal Data Event": (
		"subject_name",
		lambda events: find_faults(events, HASHED_FIELDS_OF_PERSONAL_DATA),
	),
}
"""The field that tells the chains of a DocType apart, and what finds the faults of one."""


def verify_personal_data_events() -> dict[str, Findings]:
	"""Faults of all these chains by DocType; one chain is in memory at a time.

	Access events past their term are gone from the beginning of a chain; that is no fault.
	"""
	found = {}
	for doctype, (chain_field, _faults_of) in CHAINS.items():
		found[doctype] = Findings()
		names = set(frappe.get_all(doctype, distinct=True, pluck=chain_field))
		names |= set(frappe.get_all("Appeal Chain Head", {"chain_doctype": doctype}, pluck="chain_name"))
		for name in sorted(names):
			verify_chain(doctype, name, found[doctype])
	return found


def verify_chain(doctype: str, name: str, findings: Findings, *, keeps_end: bool = False) -> None:
	"""Faults of one chain; a sound one has its end kept anew where that is asked for."""
	chain_field, faults_of = CHAINS[doctype]
	events = frappe.get_all(doctype, {chain_field: name}, ["*"], order_by="sequence asc")
	findings.events, findings.chains = findings.events + len(events), findings.chains + 1
	before = findings.faults
	for fault in faults_of(events):
		findings.add(f"{doctype} {name} #{fault.sequence}", fault.problem)
	if problem := _fault_of_end(doctype, name, events):
		findings.add(f"{doctype} {name}", problem)
	if keeps_end and events and findings.faults == before:
		last = events[-1]
		keep_end(
			doctype, name, count=last.sequence, last_hash=last.event_hash, last_at=_moment(last.happened_at)
		)


def _fault_of_end(doctype: str, name: str, events: list[frappe._dict]) -> str | None:
	"""The event that was once the last has to stand where it stood, unless its term has passed."""
	of_chain = {"chain_doctype": doctype, "chain_name": name}
	kept = frappe.db.get_value(
		"Appeal Chain Head", of_chain, ["event_count", "last_hash", "last_at"], as_dict=True
	)
	if not kept or any(
		(event.sequence, event.event_hash) == (kept.event_count, kept.last_hash) for event in events
	):
		return None
	if doctype == LOOKS and _moment(kept.last_at) < clock.now() - timedelta(days=days_kept()):
		return None
	return "its end is missing"


def _moment(value: object) -> datetime:
	"""A moment as the database or a document gives it."""
	return frappe.utils.get_datetime(value)
