"""Patches move what older versions of the app have left."""

import json

import frappe
from frappe.model.workflow import get_workflow

from appeals_app.appeal_administration.shipped_defaults import is_untouched
from appeals_app.domain.lifecycle import Phase
from appeals_app.patches.v0_1 import typographic_apostrophe_in_state as patch
from appeals_app.patches.v0_3 import no_card_of_three_days, terms_of_incidents
from appeals_app.setup.seed import seed_defaults
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff

STATE = "Workflow State"


def shipped_workflow() -> dict:
	name = get_workflow("Appeal").name
	entry = {"reference_doctype": "Workflow", "reference_name": name}
	return json.loads(frappe.db.get_value("Appeal Seeded Default", entry, "shipped_content"))


def as_older_version_left_it() -> None:
	frappe.rename_doc(STATE, patch.NEW, patch.OLD, force=True, show_alert=False, rebuild_search=False)
	for entry in frappe.get_all(
		"Appeal Seeded Default", fields=["name", "reference_name", "shipped_content"]
	):
		for field in ("reference_name", "shipped_content"):
			old = entry[field].replace(patch.NEW, patch.OLD)
			frappe.db.set_value("Appeal Seeded Default", entry.name, field, old)
	frappe.clear_cache()


def test_state_is_renamed_with_its_appeals_and_the_workflow_stays_untouched(staff: Staff) -> None:
	main, way = Journey(staff).to("registered"), Journey(staff).to("registered")
	frappe.db.set_value(
		"Appeal",
		way.appeal,
		{"workflow_state": patch.NEW, "phase": Phase.MERGED.value, "main_appeal": main.appeal},
	)
	as_older_version_left_it()
	assert way.card().workflow_state == patch.OLD

	patch.execute()
	patch.execute()
	frappe.clear_cache()

	assert way.card().workflow_state == patch.NEW
	states = {row.state for row in get_workflow("Appeal").states}
	assert patch.NEW in states and patch.OLD not in states
	assert is_untouched(shipped_workflow())
	assert seed_defaults() == []


def test_card_of_three_days_is_gone_and_the_others_stay(site: str) -> None:
	others = set(frappe.get_all("Number Card", pluck="name"))
	old = frappe.new_doc("Number Card", label="Appeals Due In Three Days", document_type="Appeal")
	old.update({"type": "Document Type", "function": "Count"}).insert()
	assert old.name == "Appeals Due In Three Days"

	no_card_of_three_days.execute()
	no_card_of_three_days.execute()

	assert set(frappe.get_all("Number Card", pluck="name")) == others


def test_rules_that_incidents_name_are_of_incidents_and_the_term_of_requests_stays(staff: Staff) -> None:
	rule = frappe.copy_doc(frappe.get_doc("Term Rule", "personal-data-30d"))
	rule.update(
		{"rule_code": "incident-72h", "title": "повідомлення", "amount": 72, "unit": "Hours"}
	).insert()
	for name in ("incident-72h", "personal-data-30d"):
		incident = frappe.new_doc("Personal Data Incident").update({"notice_rule": name})
		incident.name = frappe.generate_hash(length=12)
		incident.db_insert()

	terms_of_incidents.execute()
	terms_of_incidents.execute()

	assert frappe.db.get_value("Term Rule", "incident-72h", "purpose") == "Personal Data Incident"
	assert frappe.db.get_value("Term Rule", "personal-data-30d", "purpose") == "Personal Data"
