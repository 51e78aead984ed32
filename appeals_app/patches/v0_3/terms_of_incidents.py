"""Rules by which incidents are told of have a purpose of their own.

Why: beside them stood the term of people's requests, which is no term of an incident. What: rules that incidents name get
the purpose. Verify: the form of an incident offers them, and not «personal-data-30d».
"""

import frappe

from appeals_app.personal_data.incidents import TERM_PURPOSE
from appeals_app.personal_data.request_steps import TERM_RULE


def execute() -> None:
	"""Move them; run again, it finds nothing."""
	named = frappe.get_all(
		"Personal Data Incident", {"notice_rule": ("is", "set")}, pluck="notice_rule", distinct=True
	)
	for rule in sorted(set(named) - {TERM_RULE}):
		frappe.db.set_value(
			"Term Rule",
			{"name": rule, "purpose": "Personal Data"},
			"purpose",
			TERM_PURPOSE,
			update_modified=False,
		)
