"""Nothing an administrator sets up stops the work of the offices by a slip."""

import frappe
import pytest
from frappe.model.document import Document
from frappe.model.workflow import get_workflow_name

from appeals_app.permissions import expression_limits, roles
from appeals_app.permissions.own_doctypes import is_ours, own_doctypes
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.factories import make_user, unique
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as


def another_workflow() -> Document:
	"""A copy of the one appeals are worked on by."""
	return frappe.copy_doc(frappe.get_doc("Workflow", get_workflow_name("Appeal"))).update(
		{"workflow_name": unique("Порядок "), "name": None}
	)


def test_workflow_in_force_is_neither_put_out_nor_deleted(administrator: str) -> None:
	workflow = frappe.get_doc("Workflow", get_workflow_name("Appeal"))

	with acting_as(administrator):
		workflow.is_active = 0
		with pytest.raises(frappe.PermissionError, match="іншим"):
			workflow.save()
		with pytest.raises(frappe.PermissionError, match="іншим"):
			workflow.delete()


def test_workflow_with_all_states_and_steps_takes_the_place_of_the_one_before(administrator: str) -> None:
	before = get_workflow_name("Appeal")

	with acting_as(administrator):
		workflow = another_workflow().insert()

	assert frappe.db.get_value("Workflow", before, "is_active") == 0
	assert frappe.db.get_value("Workflow", workflow.name, "is_active") == 1


def test_workflow_that_lacks_a_state_of_a_card_is_not_put_in_force(administrator: str, staff: Staff) -> None:
	appeal = Journey(staff).to("registered").appeal
	state = frappe.db.get_value("Appeal", appeal, "workflow_state")
	workflow = another_workflow()
	workflow.states = [row for row in workflow.states if row.state != state]
	workflow.transitions = [
		step for step in workflow.transitions if state not in (step.state, step.next_state)
	]

	with acting_as(administrator), pytest.raises(frappe.PermissionError, match=f"немає: .*{state}"):
		workflow.insert()


def test_workflow_without_a_step_out_of_a_phase_is_not_put_in_force(administrator: str) -> None:
	workflow = another_workflow()
	workflow.transitions = [step for step in workflow.transitions if step.state != "На резолюції"]

	with (
		acting_as(administrator),
		pytest.raises(frappe.PermissionError, match="кроку зі стану «На резолюції»"),
	):
		workflow.insert()


def test_step_of_a_role_that_writes_no_cards_leads_out_of_no_phase(administrator: str) -> None:
	workflow = another_workflow()
	for step in workflow.transitions:
		step.allowed = "Appeals Analyst"

	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="кроку зі стану «Надійшло»"):
		workflow.insert()


def test_state_in_which_cards_stand_keeps_its_phase(administrator: str, staff: Staff) -> None:
	Journey(staff).to("registered")
	workflow = another_workflow()
	for row in workflow.states:
		row.appeal_phase = "EXECUTION" if row.state == "Зареєстровано" else row.appeal_phase
	workflow.append(
		"states", {"state": "Знято з контролю", "appeal_phase": "REGISTERED", "allow_edit": "All"}
	)

	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="у стану «Зареєстровано»"):
		workflow.insert()


@pytest.mark.parametrize("condition", ["1/0", "doc.foo.bar == 1", "unknown(doc)"])
def test_condition_that_cannot_be_worked_out_is_told_in_words(
	administrator: str, staff: Staff, condition: str
) -> None:
	Journey(staff).to("registered")
	workflow = another_workflow()
	workflow.transitions[0].condition = condition
	expression_limits.install()  # as in every request

	with acting_as(administrator), pytest.raises(AppealRuleError, match="неможливо обчислити"):
		workflow.insert()


def test_first_right_given_by_a_row_takes_no_role_its_own(administrator: str) -> None:
	row = {"doctype": "Custom DocPerm", "parent": "Appeal", "role": "Appeals Analyst", "read": 1}
	shipped = frappe.get_all("DocPerm", {"parent": "Appeal"}, ["role", "permlevel"], as_list=True)
	assert shipped and not frappe.db.exists("Custom DocPerm", {"parent": "Appeal"})

	with acting_as(administrator):
		frappe.get_doc({**row, "permlevel": 0}).insert()

	rights = frappe.get_all("Custom DocPerm", {"parent": "Appeal"}, ["role", "permlevel"], as_list=True)
	assert sorted(rights) == sorted([*shipped, ("Appeals Analyst", 0)])


@pytest.mark.parametrize("role", ["All", "Guest"])
def test_roles_of_everybody_get_no_right(administrator: str, role: str) -> None:
	row = {"doctype": "Custom DocPerm", "parent": "Appeal", "role": role, "read": 1, "permlevel": 0}

	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="нікому не надають"):
		frappe.get_doc(row).insert()


def test_settings_of_the_system_keep_the_site_set_up_and_in_the_time_of_kyiv(administrator: str) -> None:
	with acting_as(administrator):
		settings = frappe.get_doc("System Settings")
		settings.setup_complete = 0
		settings.save()
		assert frappe.db.get_single_value("System Settings", "setup_complete") == 1

		settings.time_zone = "Asia/Tokyo"
		with pytest.raises(frappe.ValidationError, match="за київським часом"):
			settings.save()


def test_password_policy_switched_off_is_switched_on_by_one_click(administrator: str) -> None:
	with acting_as(administrator):
		for enabled in (0, 1):
			settings = frappe.get_doc("System Settings")
			settings.enable_password_policy = enabled
			settings.save()

	assert frappe.db.get_single_value("System Settings", "minimum_password_score") == "3"


def test_role_that_people_hold_is_not_disabled(administrator: str, staff: Staff) -> None:
	for name, value in (("disabled", 1), ("desk_access", 0)):
		role = frappe.get_doc("Role", roles.REGISTRAR)
		role.set(name, value)
		with acting_as(administrator), pytest.raises(frappe.PermissionError, match="мають користувачі"):
			role.save()

	assert frappe.db.exists("Has Role", {"parent": staff[roles.REGISTRAR].user, "role": roles.REGISTRAR})


def test_nobody_switches_off_the_notices_of_another(staff: Staff) -> None:
	own, other = staff[roles.REGISTRAR].user, staff[roles.HEAD].user

	with acting_as(staff[roles.REGISTRAR]):
		frappe.get_doc("Notification Settings", own).update({"enabled": 0}).save(ignore_permissions=False)
		settings = frappe.get_doc("Notification Settings", other).update({"enabled": 0})
		with pytest.raises(frappe.PermissionError, match="лише вона сама"):
			settings.save()


def test_notices_of_an_account_go_off_with_it(administrator: str, staff: Staff) -> None:
	account = make_user(roles.REGISTRAR).name
	assert frappe.db.get_value("Notification Settings", account, "enabled") == 1

	with acting_as(administrator):
		frappe.get_doc("User", account).update({"enabled": 0}).save()

	assert frappe.db.get_value("Notification Settings", account, "enabled") == 0


FIELD = {"doctype": "Custom Field", "dt": "Appeal", "label": "Поле", "fieldtype": "Data"}
PROPERTY = {"doctype": "Property Setter", "doctype_or_field": "DocField", "doc_type": "Appeal"}
STOPPING = [
	{**FIELD, "reqd": 1, "permlevel": 9},
	{**FIELD, "reqd": 1, "permlevel": 3},
	{**FIELD, "reqd": 1, "hidden": 1},
	{**FIELD, "unique": 1, "default": "х"},
	{**PROPERTY, "field_name": "phase", "property": "options", "value": "A\nB"},
	{**PROPERTY, "field_name": "move_reason", "property": "reqd", "value": "1"},
	{**PROPERTY, "field_name": "content", "property": "permlevel", "value": "9"},
	{**PROPERTY, "field_name": "content", "property": "hidden", "value": "1"},
]


@pytest.mark.parametrize("row", STOPPING, ids=str)
def test_field_that_nobody_could_fill_in_is_refused(administrator: str, row: dict) -> None:
	with (
		acting_as(administrator),
		pytest.raises(frappe.PermissionError, match=r"зупинилася б|не змінюють тут"),
	):
		frappe.get_doc(row).insert()


def test_field_is_made_required_where_people_fill_it_in(administrator: str) -> None:
	required = {**PROPERTY, "field_name": "kind", "property": "reqd", "value": "1", "property_type": "Check"}

	with acting_as(administrator):
		assert frappe.get_doc(required).insert().name


def test_doctype_that_comes_with_an_upgrade_is_one_of_the_app_at_once() -> None:
	frappe.flags.appeals_own_doctypes = own_doctypes() - {"Appeal"}
	assert not is_ours("Appeal")

	frappe.get_doc("DocType", "Appeal").run_method("after_insert")

	assert is_ours("Appeal")
