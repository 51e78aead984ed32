"""What the Desk calls over HTTP.  By POST: what is typed and searched for stands in no address and no log."""

import frappe
from frappe.utils import cint

from appeals_app.appeal_matching.applicant_search import applicant_choices
from appeals_app.appeal_matching.event_steps import add_to_event, event_of, leave_event, step_of_event
from appeals_app.appeal_matching.known_address import appeals_from_address
from appeals_app.appeal_matching.linking import link_appeals, merge_appeals
from appeals_app.appeal_matching.mass_event import draft_same_answers
from appeals_app.appeal_matching.one_person import contacts_of_person, merge_applicants, part_applicants
from appeals_app.appeal_matching.proposals import propose
from appeals_app.appeal_matching.repeats_told import repeats_of
from appeals_app.appeal_matching.search import search_appeals
from appeals_app.appeal_matching.side_by_side import compare_cards, compare_typed
from appeals_app.refusal import given_day, given_json
from appeals_app.repeating import repeated_on_deadlock


@frappe.whitelist(methods=["POST"])
def propose_sign(card: str | dict = "{}") -> dict:
	"""`proposals.propose` over HTTP."""
	return propose(card=given_json(card, dict))


@frappe.whitelist(methods=["POST"])
def known_address(authority: str = "", settlement: str = "", address: str = "") -> dict:
	"""`known_address.appeals_from_address` over HTTP."""
	return appeals_from_address(authority=authority, settlement=settlement, address=address)


@frappe.whitelist(methods=["POST"])
def search(text: str = "", start: int = 0, length: int = 20) -> dict:
	"""`search.search_appeals` over HTTP."""
	return search_appeals(text=text, start=start, length=length)


@frappe.whitelist(methods=["GET", "POST"])
def search_applicants(
	doctype: str = "",
	txt: str = "",
	searchfield: str = "",
	start: int = 0,
	page_len: int = 20,
	filters: list | dict | str | None = None,
) -> list:
	"""Choices of every link to an applicant (hook `standard_queries`)."""
	return applicant_choices(text=txt, filters=filters, start=start, page_length=page_len)


@frappe.whitelist(methods=["POST"])
def compare(appeal: str = "", other: str = "") -> dict:
	"""`side_by_side.compare_cards` over HTTP."""
	return compare_cards(appeal=appeal, other=other)


@frappe.whitelist(methods=["POST"])
def compare_unsaved(card: str | dict = "{}", other: str = "") -> dict:
	"""`side_by_side.compare_typed` over HTTP."""
	return compare_typed(card=given_json(card, dict), other=other)


@frappe.whitelist(methods=["POST"])
def repeats(appeal: str = "") -> dict:
	"""`repeats_told.repeats_of` over HTTP."""
	return repeats_of(appeal=appeal)


@frappe.whitelist(methods=["POST"])
def link(appeal: str = "", previous: str = "", sign: str = "") -> str:
	"""`linking.link_appeals` over HTTP."""
	return repeated_on_deadlock(lambda: link_appeals(appeal=appeal, previous=previous, sign=sign))


@frappe.whitelist(methods=["POST"])
def merge(appeal: str = "", main: str = "", reason: str = "") -> str:
	"""`linking.merge_appeals` over HTTP."""
	return repeated_on_deadlock(lambda: merge_appeals(appeal=appeal, main=main, reason=reason))


@frappe.whitelist(methods=["POST"])
def merge_people(kept: str = "", merged: str = "", reason: str = "") -> str:
	"""`one_person.merge_applicants` over HTTP."""
	return repeated_on_deadlock(lambda: merge_applicants(kept=kept, merged=merged, reason=reason))


@frappe.whitelist(methods=["POST"])
def part_people(merged: str = "", reason: str = "", keep_secret: int = 1) -> None:
	"""`one_person.part_applicants` over HTTP."""
	keeps = bool(cint(keep_secret))
	repeated_on_deadlock(lambda: part_applicants(merged=merged, reason=reason, keep_secret=keeps))


@frappe.whitelist(methods=["POST"])
def contacts(applicant: str = "") -> dict:
	"""`one_person.contacts_of_person` over HTTP."""
	return contacts_of_person(applicant)


@frappe.whitelist(methods=["POST"])
def answer_alike(reply: str = "") -> list[dict]:
	"""`mass_event.draft_same_answers` over HTTP."""
	return repeated_on_deadlock(lambda: draft_same_answers(reply=reply))


@frappe.whitelist(methods=["POST"])
def event(appeal: str = "") -> dict:
	"""`event_steps.event_of` over HTTP."""
	return event_of(appeal=appeal)


@frappe.whitelist(methods=["POST"])
def event_step(appeal: str = "", action: str = "", members: str | list = "[]", day: str = "") -> list[dict]:
	"""`event_steps.step_of_event` over HTTP."""
	chosen, sent_on = given_json(members, list), given_day(day) if day else None
	return repeated_on_deadlock(
		lambda: step_of_event(appeal=appeal, action=action, members=chosen, day=sent_on)
	)


@frappe.whitelist(methods=["POST"])
def event_add(appeal: str = "", others: str | list = "[]") -> list[dict]:
	"""`event_steps.add_to_event` over HTTP."""
	chosen = given_json(others, list)
	return repeated_on_deadlock(lambda: add_to_event(appeal=appeal, others=chosen))


@frappe.whitelist(methods=["POST"])
def event_leave(appeal: str = "", member: str = "") -> None:
	"""`event_steps.leave_event` over HTTP."""
	repeated_on_deadlock(lambda: leave_event(appeal=appeal, member=member))
