"""From which address the register has appeals already: told while a letter is entered, whoever wrote them.

Of the own authority they are named as any list names them; of the others it is told only that there are some.
"""

from collections.abc import Iterable

import frappe
from frappe.query_builder import DocType
from frappe.utils import getdate
from pypika.terms import Criterion

from appeals_app.appeal_matching.card_terms import ENTRY
from appeals_app.appeal_matching.full_text import Matches
from appeals_app.appeal_matching.proposals import check_enters_appeals, check_serves_in
from appeals_app.domain.contact_keys import AddressKey, address_key, is_same_address
from appeals_app.domain.redaction import Item, Showing
from appeals_app.domain.search_terms import address_question
from appeals_app.personal_data.masking import mask_for
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.personal_data.sensitivity import secret_among
from appeals_app.search_arguments import NO_RECORD
from appeals_app.word_forms import lemma

LONGEST_ADDRESS = 500
MOST_LOOKED_AT = 300
MOST_SHOWN = 20


def appeals_from_address(*, authority: object, settlement: object, address: object) -> dict:
	"""How many appeals of the authority came from the address, the newest of them, and whether others have any."""
	check_enters_appeals()
	check_serves_in(_words(authority))
	locality = frappe.db.get_value("Locality", _words(settlement) or NO_RECORD, "title") or ""
	typed = _words(address)[:LONGEST_ADDRESS]
	question = _question(typed, locality)
	if not question or viewer_of(frappe.session.user).showing_of(Item.ADDRESS) is not Showing.SHOWN:
		return {"count": 0, "appeals": [], "is_elsewhere": False}
	key, entry = address_key(locality, typed), DocType(ENTRY)
	own = _told(_with_authors_at(key, _asked(question, entry.authority == authority)))
	return {
		"count": len(own),
		"appeals": own[:MOST_SHOWN],
		"is_elsewhere": _is_elsewhere(key, _asked(question, entry.authority != authority)),
	}


def _words(given: object) -> str:
	return given.strip() if isinstance(given, str) else ""


def _question(address: str, locality: str) -> str:
	"""By the street and the numbers; in a village without streets by its name."""
	if not address_key(address).numbers:
		return ""
	return address_question(address if address_key(address).words else f"{locality} {address}", lemma)


def _asked(question: str, whose: Criterion) -> list[str]:
	entry = DocType(ENTRY)
	query = frappe.qb.from_(entry).select(entry.name).where(Matches(question) & whose)
	return query.orderby(entry.received_at, order=frappe.qb.desc).limit(MOST_LOOKED_AT).run(pluck=True)


def _with_authors_at(key: AddressKey, appeals: list[str]) -> dict[str, set[str]]:
	"""Of these appeals, those with an author at the very address, with such authors."""
	filters = {"name": ("in", appeals or [NO_RECORD])}
	pairs = frappe.get_all("Appeal", filters=filters, fields=["name", "applicant"], as_list=True)
	joined = {"parent": ("in", appeals or [NO_RECORD]), "parenttype": "Appeal"}
	pairs += frappe.get_all(
		"Appeal Co-Applicant", filters=joined, fields=["parent", "applicant"], as_list=True
	)
	at_address = _people_at(key, {person for _appeal, person in pairs if person})
	found: dict[str, set[str]] = {}
	for appeal, person in pairs:
		if person in at_address:
			found.setdefault(appeal, set()).add(person)
	return found


def _people_at(key: AddressKey, people: Iterable[str]) -> set[str]:
	filters = {"name": ("in", sorted(people) or [NO_RECORD])}
	rows = frappe.get_all("Applicant", filters=filters, fields=["name", "locality", "address"])
	return {row.name for row in rows if is_same_address(key, address_key(row.locality, row.address))}


def _told(found: dict[str, set[str]]) -> list[dict]:
	"""The appeals the user meets, the newest first; nobody is found by an address whose name the user is not told."""
	people = {person for authors in found.values() for person in authors}
	mask = mask_for(frappe.session.user, people)
	seen = [name for name, authors in found.items() if authors - mask.untold]
	rows = frappe.get_list(
		"Appeal",
		filters={"name": ("in", seen or [NO_RECORD])},
		fields=["name", "title", "received_at", "workflow_state"],
		order_by="received_at desc",
		limit_page_length=MOST_LOOKED_AT,
	)
	return [
		{
			"appeal": row.name,
			"title": row.title,
			"received_on": getdate(row.received_at),
			"state": row.workflow_state,
		}
		for row in rows
	]


def _is_elsewhere(key: AddressKey, appeals: list[str]) -> bool:
	"""Somebody at the address wrote to another authority; who asked not to be named, if in one card, is not counted."""
	people = {person for authors in _with_authors_at(key, appeals).values() for person in authors}
	return bool(people - secret_among(sorted(people)))
