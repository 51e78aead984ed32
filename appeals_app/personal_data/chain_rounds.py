"""The daily check of all event chains: it goes round in portions, whatever the size of the register.

A round goes on where it stopped, page by page; at the end it begins anew.
"""

import json

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_registry.event_check import verify_events
from appeals_app.appeal_registry.event_rows import Chosen
from appeals_app.authority_directory.event_log import record_authority_event
from appeals_app.domain.event_export import Findings
from appeals_app.permissions import roles
from appeals_app.personal_data.break_glass import oblast_administration
from appeals_app.personal_data.event_check import CHAINS, verify_chain
from appeals_app.personal_data.watch_notices import first_read_by, tell

HEAD = "Appeal Chain Head"
SOURCES = {
	**{doctype: (doctype, chain_field) for doctype, (chain_field, _faults_of) in CHAINS.items()},
	"Authority": ("Authority", "name"),
	"Appeal": ("Appeal", "name"),
}
"""Where the names of the chains of a kind stand, beside their kept ends: a chain may be gone with either."""

CHAINS_AT_ONCE = 20
ACT = "event_chains_faulty"
TOLD = (roles.DATA_PROTECTION_OFFICER, roles.OBLAST_ADMIN)


def check_page(kind: str, findings: Findings) -> bool:
	"""Verify the next chains of a kind and keep where to go on; says whether there is more in this round."""
	places = _places_of(kind)
	pages = _next_pages(kind, places)
	for name in dict.fromkeys(name for page in pages.values() for name in page):
		_verify(kind, name, findings)
	places = {source: page[-1] for source, page in pages.items() if page}
	_keep_places(kind, places)
	return bool(places)


def tell_of(findings: Findings) -> None:
	"""Tell those who answer for the data that there are faults; where, the commands of the bench name: it is not for all."""
	if not findings.faults:
		return
	subject = _("Event chains were changed past the system: faults found: {0}.").format(findings.faults)
	words = _(
		"The daily check has found events that were changed or removed in the database. Ask whoever answers for the"
		" server to run the checks of event chains: they name the chain and the event."
	)
	holders = frappe.get_all(
		"Has Role", {"role": ("in", TOLD), "parenttype": "User"}, distinct=True, pluck="parent"
	)
	events = _events_of_faults(subject)
	for user in sorted(frappe.get_all("User", {"name": ("in", holders), "enabled": 1}, pluck="name")):
		tell(user, subject=subject, words=words, about=first_read_by(user, events))


def _events_of_faults(words: str) -> list[Document]:
	"""That faults were found stays in the register, whatever becomes of the notices."""
	names = [
		record_authority_event(authority=authority, act=ACT, ground=words)
		for authority in oblast_administration()
	]
	return [frappe.get_doc("Authority Event", name) for name in names]


def _next_pages(kind: str, places: dict[str, str]) -> dict[str, list[str]]:
	"""The next names by where they stand; where one source has ended the other goes on alone."""
	(doctype, field), pages = SOURCES[kind], {}
	sources = {doctype: (field, {}), HEAD: ("chain_name", {"chain_doctype": kind})}
	for source, (column, among) in sources.items():
		if places and source not in places:
			pages[source] = []
			continue
		after = {**among, column: (">", places.get(source, ""))}
		pages[source] = frappe.get_all(
			source, after, distinct=True, pluck=column, order_by=column, limit=CHAINS_AT_ONCE
		)
	return pages


def _verify(kind: str, name: str, findings: Findings) -> None:
	if kind in CHAINS:
		verify_chain(kind, name, findings, keeps_end=True)
	elif kind == "Appeal":
		findings.take(verify_events(Chosen(appeal=name)))
	else:
		findings.take(verify_events(Chosen(authority=name, kind=kind)))


def _places_of(kind: str) -> dict[str, str]:
	return json.loads(frappe.db.get_global(_key(kind)) or "{}")


def _keep_places(kind: str, places: dict[str, str]) -> None:
	frappe.db.set_global(_key(kind), json.dumps(places))


def _key(kind: str) -> str:
	return f"appeals_chain_round_{frappe.scrub(kind)}"
