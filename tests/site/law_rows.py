"""Rows of the law for tests: each can be saved as it is, and differs from what is shipped."""

import frappe

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
