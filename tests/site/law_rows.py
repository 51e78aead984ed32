"""Rows of the law for tests: each can be saved as it is, and differs from what is shipped."""

import frappe

from appeals_app.legal_reference.config import forget_law

ARTICLE = "law-393.20-1"


def rule_values(**overrides: object) -> dict:
	"""A rule of consideration that waits for complaints received by post."""
	return {
		"doctype": "Term Rule",
		"rule_code": "skarga-20",
		"title": "скарга поштою",
		"purpose": "Consideration",
		"appeal_kind": "kind.complaint",
		"channel": "post",
		"study": "Needed",
		"amount": 20,
		"unit": "Days",
		"article": ARTICLE,
		"valid_from": "2026-01-01",
		**overrides,
	}


def calendar_values(**overrides: object) -> dict:
	"""A calendar of its own that nothing names."""
	return {
		"doctype": "Working Calendar",
		"calendar_code": "shifted",
		"title": "Змінений графік",
		"valid_from": "2026-01-01",
		**overrides,
	}


def counting_values(**overrides: object) -> dict:
	"""A counting of its own that no rule names yet."""
	return {
		"doctype": "Term Counting",
		"counting_code": "hot-line",
		"title": "Порядок гарячої лінії",
		"valid_from": "2026-01-01",
		"days": "Working Days",
		**overrides,
	}


def regime_values(**overrides: object) -> dict:
	"""A regime that has not begun when the tests run."""
	return {
		"doctype": "Legal Regime",
		"regime_code": "quarantine",
		"title": "карантин",
		"article": "law-393.22",
		"valid_from": "2090-01-01",
		"reception_may_be_suspended": 1,
		**overrides,
	}


def insert(values: dict) -> "frappe.model.document.Document":
	"""The row, saved."""
	return frappe.get_doc(values).insert()


def shipped_calendar() -> "frappe.model.document.Document":
	"""The calendar of Ukraine."""
	return frappe.get_doc("Working Calendar", "ukraine-2000-01-01")


def shipped_counting() -> "frappe.model.document.Document":
	"""The general counting of terms."""
	return frappe.get_doc("Term Counting", "general-2000-01-01")


WHY = "Звернення передала гаряча лінія"

CHOSEN_RULES = {
	"hand-20wd": (20, "Working Days", "war_participant"),
	"hand-10wd": (10, "Working Days", "child_of_war"),
	"hand-5wd": (5, "Working Days", "combatant"),
	"hand-30d": (30, "Calendar Days", "labour_veteran"),
	"hand-3m": (3, "Months", "large_family"),
	"hand-48h": (48, "Hours", "idp"),
}
"""Rules of consideration that wait for appeals no test brings: they are there to be chosen by hand."""


def rules_to_choose(*codes: str) -> None:
	"""Put these of `CHOSEN_RULES` in force."""
	for code in codes:
		amount, unit, category = CHOSEN_RULES[code]
		values = rule_values(
			rule_code=code,
			title=f"порядок {code}",
			appeal_kind=None,
			channel="ukc",
			author_category=f"author_category.{category}",
			amount=amount,
			unit=unit,
			priority=1 + list(CHOSEN_RULES).index(code),
		)
		frappe.get_doc(values).insert(ignore_permissions=True)
	forget_law()


def by_hand(code: str | None, reason: str | None = WHY) -> dict:
	"""Fields of a card by which its rule is chosen, or cleared, by hand; a rule of `CHOSEN_RULES` is put in force."""
	if code in CHOSEN_RULES and not frappe.db.exists("Term Rule", code):
		rules_to_choose(code)
	return {"term_by_hand": code, "term_by_hand_reason": reason}
