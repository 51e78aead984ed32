"""What the Desk calls over HTTP.  All by POST: what is typed and searched for stands in no address and no log."""

import frappe

from appeals_app.appeal_matching.linking import link_appeals, merge_appeals
from appeals_app.appeal_matching.mass_event import draft_same_answers
from appeals_app.appeal_matching.one_person import contacts_of_person, merge_applicants, part_applicants
from appeals_app.appeal_matching.proposals import propose
from appeals_app.appeal_matching.search import search_appeals
from appeals_app.appeal_matching.side_by_side import compare_cards
from appeals_app.refusal import given_json


@frappe.whitelist(methods=["POST"])
def propose_sign(card: str | dict = "{}") -> dict:
	"""`proposals.propose` over HTTP."""
	return propose(card=given_json(card, dict))


@frappe.whitelist(methods=["POST"])
def search(text: str = "", start: int = 0, length: int = 20) -> dict:
	"""`search.search_appeals` over HTTP."""
	return search_appeals(text=text, start=start, length=length)


@frappe.whitelist(methods=["POST"])
def compare(appeal: str = "", other: str = "") -> dict:
	"""`side_by_side.compare_cards` over HTTP."""
	return compare_cards(appeal=appeal, other=other)


@frappe.whitelist(methods=["POST"])
def link(appeal: str = "", previous: str = "", sign: str = "") -> None:
	"""`linking.link_appeals` over HTTP."""
	link_appeals(appeal=appeal, previous=previous, sign=sign)


@frappe.whitelist(methods=["POST"])
def merge(appeal: str = "", main: str = "", reason: str = "") -> None:
	"""`linking.merge_appeals` over HTTP."""
	merge_appeals(appeal=appeal, main=main, reason=reason)


@frappe.whitelist(methods=["POST"])
def merge_people(kept: str = "", merged: str = "", reason: str = "") -> str:
	"""`one_person.merge_applicants` over HTTP."""
	return merge_applicants(kept=kept, merged=merged, reason=reason)


@frappe.whitelist(methods=["POST"])
def part_people(merged: str = "", reason: str = "") -> None:
	"""`one_person.part_applicants` over HTTP."""
	part_applicants(merged=merged, reason=reason)


@frappe.whitelist(methods=["POST"])
def contacts(applicant: str = "") -> dict:
	"""`one_person.contacts_of_person` over HTTP."""
	return contacts_of_person(applicant)


@frappe.whitelist(methods=["POST"])
def answer_alike(reply: str = "") -> list[dict]:
	"""`mass_event.draft_same_answers` over HTTP."""
	return draft_same_answers(reply=reply)
