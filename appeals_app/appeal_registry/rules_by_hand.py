"""Term rules a person may choose for a card, as its link field offers them and its save checks them."""

from datetime import date

import frappe
from frappe import _
from frappe.utils import getdate

from appeals_app.domain.errors import DomainError
from appeals_app.domain.term_choice import OfferedRule, check_rule, is_offered
from appeals_app.legal_reference.config import CHOSEN_BY_PERSON, CONSIDERATION, stored_rules
from appeals_app.refusal import given_json, sentence_of

CHOSEN_PURPOSES = CHOSEN_BY_PERSON | {CONSIDERATION}
"""Purposes by whose rules an appeal is considered; others tell until when it is forwarded or returned."""


def offered_rules() -> dict[str, OfferedRule]:
	"""Every Term Rule by its code, with what decides whether it may be chosen."""
	return {
		code: OfferedRule(stored.dated, stored.is_enabled, stored.purpose in CHOSEN_PURPOSES)
		for code, stored in stored_rules().items()
	}


def refusal_of_rule(code: str, received_on: date) -> str:
	"""Why the rule may not be chosen for an appeal received on the day; empty where it may."""
	try:
		check_rule(offered_rules()[code], received_on)
	except DomainError as error:
		return sentence_of(error)
	return ""


def rule_choices(*, text: str, filters: dict | str | None, start: int, page_length: int) -> list[tuple]:
	"""Code, title and purpose of the rules that may be chosen; `received_at` of the filters is the day."""
	given = given_json(filters, dict)
	received_on = getdate(given.get("received_at") or None)
	codes = [code for code, rule in offered_rules().items() if is_offered(rule, received_on)]
	rows = frappe.get_list(
		"Term Rule",
		filters={"name": ("in", codes or [""])},
		or_filters=[["Term Rule", field, "like", f"%{text}%"] for field in ("name", "title")],
		fields=["name", "title", "purpose"],
		order_by="purpose asc, name asc",
		limit_start=start,
		limit_page_length=page_length,
	)
	return [(row.name, row.title, _(row.purpose, context="Term Rule")) for row in rows]
