"""Chains of looks at personal data, and of requests, incidents and acts of destruction, verified as they lie."""

from collections.abc import Callable

import frappe

from appeals_app.domain.access_chain import find_access_faults
from appeals_app.domain.event_chain import HASHED_FIELDS_OF_PERSONAL_DATA, ChainFault, find_faults
from appeals_app.domain.event_export import Findings

CHAINS: dict[str, tuple[str, Callable[[list], list[ChainFault]]]] = {
	"Personal Data Access Event": ("user", find_access_faults),
	"Personal Data Event": (
		"subject_name",
		lambda events: find_faults(events, HASHED_FIELDS_OF_PERSONAL_DATA),
	),
}
"""The field that tells the chains of a DocType apart, and what finds the faults of one."""


def verify_personal_data_events() -> Findings:
	"""Faults of all these chains; one of them is in memory at a time.

	Access events past their term are gone from the beginning of a chain; that is no fault.
	"""
	findings = Findings()
	for doctype, (chain_field, faults_of) in CHAINS.items():
		for chain in frappe.get_all(doctype, distinct=True, pluck=chain_field, order_by=chain_field):
			events = frappe.get_all(doctype, {chain_field: chain}, ["*"], order_by="sequence asc")
			findings.events += len(events)
			findings.chains += 1
			for fault in faults_of(events):
				findings.add(f"{doctype} {chain} #{fault.sequence}", fault.problem)
	return findings
