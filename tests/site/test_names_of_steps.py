"""Who sets a workflow up gives its states other names, not people another login; knows how many records stand where."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.permissions.api import get_workflow_state_count
from appeals_app.testing.factories import unique
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

IN_WORK, REGISTERED = "У роботі", "Зареєстровано"


def renamed(old: str, new: str, *, merge: bool = False) -> str:
	return frappe.rename_doc("Workflow State", old, new, merge=merge, show_alert=False, rebuild_search=False)


def test_state_gets_another_name_everywhere_and_keeps_its_phase(administrator: str, staff: Staff) -> None:
	way = Journey(staff).to("in_work")

	with acting_as(administrator):
		assert renamed(IN_WORK, "Вивчається") == "Вивчається"

	card = way.card()
	assert (card.workflow_state, card.phase) == ("Вивчається", "EXECUTION")
	assert way.to("draft").card().workflow_state == "Проєкт відповіді"


def test_login_that_events_tell_of_stays(administrator: str, staff: Staff) -> None:
	person = staff[roles.CONTROLLER].user

	with acting_as(administrator):
		said = refusal(lambda: frappe.rename_doc("User", person, "another@demo.example"))

	assert f"Логін {person} не змінюється" in said
	assert frappe.db.exists("User", person)


def test_two_states_do_not_become_one(administrator: str) -> None:
	with acting_as(administrator):
		said = refusal(lambda: renamed(IN_WORK, REGISTERED, merge=True))

	assert "не об’єднують" in said
	assert frappe.db.exists("Workflow State", IN_WORK)


def test_administrator_knows_how_many_records_stand_in_states_of_no_workflow(
	administrator: str, staff: Staff
) -> None:
	Journey(staff).to("registered")
	states = frappe.get_all("Workflow Document State", {"parent": "Розгляд звернення"}, pluck="state")
	others = [state for state in states if state != REGISTERED]

	with acting_as(administrator):
		assert not frappe.has_permission("Appeal", "read")
		assert get_workflow_state_count("Appeal", "brief", states) == []
		counted = get_workflow_state_count("Appeal", "brief", others)
	with acting_as(staff[roles.REGISTRAR]), pytest.raises((frappe.ValidationError, frappe.PermissionError)):
		get_workflow_state_count("Appeal", "workflow_state", others)

	assert [set(row) for row in counted] == [{"workflow_state", "count"}]
	assert counted[0]["count"] == frappe.db.count("Appeal", {"workflow_state": REGISTERED})


def test_administrator_makes_a_counter_of_what_others_read(administrator: str, staff: Staff) -> None:
	row = {"doctype": "Number Card", "label": unique("Лічильник "), "document_type": "Appeal", "is_public": 1}

	with acting_as(administrator):
		card = frappe.get_doc({**row, "function": "Count", "filters_json": "[]"}).insert()
		assert card.has_permission("write")
		shipped = frappe.get_all("Number Card", {"document_type": "Appeal", "is_standard": 1}, limit=1)
		assert not frappe.get_doc("Number Card", shipped[0].name).has_permission("read")
	with acting_as(staff[roles.REGISTRAR]):
		assert card.has_permission("read")
		assert not card.has_permission("write")
