"""Term rules a person may choose for a card, as its link field offers them and its save checks them."""

from datetime import date

import frappe
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.authority_directory.queries import person_in_words
from appeals_app.domain.errors import DomainError
from appeals_app.domain.given_values import read_date
from appeals_app.domain.proof_text import counted
from appeals_app.domain.term_choice import OfferedRule, check_reason, check_rule, is_offered
from appeals_app.legal_reference.config import CONSIDERATION, stored_rules
from appeals_app.refusal import sentence_of
from appeals_app.search_arguments import NO_RECORD, given_page, named_filters, refuse_filters

CHOICE_FIELDS = ("term_by_hand_reason", "term_by_hand_by", "term_by_hand_on")
"""What the card keeps of a choice beside the rule: why, who in words of that day, when."""


def offered_rules() -> dict[str, OfferedRule]:
	"""Every Term Rule by its code, with what decides whether it may be chosen."""
	return {
		code: OfferedRule(stored.dated, stored.is_enabled, stored.purpose == CONSIDERATION)
		for code, stored in stored_rules().items()
	}


def keep_choice(appeal: Document) -> None:
	"""Stamp a choice of the rule, or of its reason, with who makes it and when; forget it with the rule."""
	if not appeal.term_by_hand:
		appeal.update(dict.fromkeys(CHOICE_FIELDS))
		return
	if any(appeal.has_value_changed(field) for field in ("term_by_hand", "term_by_hand_reason")):
		appeal.term_by_hand_by = person_in_words(frappe.session.user, authority=appeal.authority)
		appeal.term_by_hand_on = clock.today()


def refusal_of_reason(reason: str | None) -> str:
	"""Why a rule may not be chosen with this reason; empty where it may."""
	try:
		check_reason(reason or "")
	except DomainError as error:
		return sentence_of(error)
	return ""


def refusal_of_rule(code: str, received_on: date) -> str:
	"""Why the rule may not be chosen for an appeal received on the day; empty where it may."""
	try:
		check_rule(offered_rules()[code], received_on)
	except DomainError as error:
		return sentence_of(error)
	return ""


def rule_choices(*, text: str, filters: object, start: object, page_length: object) -> list[tuple]:
	"""Code, title, length and article of the rules that may be chosen; `received_at` of the filters is the day."""
	received_at = named_filters(filters).get("received_at")
	received_on = read_date(received_at) if received_at else clock.today()
	if not received_on:
		refuse_filters()
	offered = {code: rule for code, rule in offered_rules().items() if is_offered(rule, received_on)}
	first, rows_asked = given_page(start, page_length)
	rows = frappe.get_list(
		"Term Rule",
		filters={"name": ("in", list(offered) or [NO_RECORD])},
		or_filters=[["Term Rule", field, "like", f"%{text}%"] for field in ("name", "title")],
		fields=["name", "title"],
		order_by="name asc",
		limit_start=first,
		limit_page_length=rows_asked,
	)
	return [(row.name, row.title, *_length_and_article(offered[row.name])) for row in rows]


def _length_and_article(offered: OfferedRule) -> tuple[str, str]:
	rule = offered.dated.rule
	return counted(rule.amount, rule.unit.value), rule.article
