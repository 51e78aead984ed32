"""Nothing an administrator sets up stops the work of the offices by a slip."""

import frappe
import pytest
from frappe.model.document import Document
from frappe.model.rename_doc import rename_doc
from frappe.model.workflow import get_workflow_name
from frappe.utils import add_to_date, format_datetime, get_fullname

from appeals_app.permissions import expression_limits, roles
from appeals_app.permissions.own_doctypes import is_ours, own_doctypes
from appeals_app.permissions.usable_fields import check_new_field
from appeals_app.personal_data.api import add_rights, update_rights
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


def test_step_back_into_its_own_state_leads_out_of_no_phase(administrator: str) -> None:
	workflow = another_workflow()
	for step in workflow.transitions:
		step.next_state = step.state

	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="кроку зі стану «Надійшло»"):
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
@pytest.mark.parametrize("doctype", ["Appeal", "User", "File"])
def test_roles_of_everybody_get_no_right(administrator: str, doctype: str, role: str) -> None:
	row = {"doctype": "Custom DocPerm", "parent": doctype, "role": role, "read": 1, "permlevel": 0}

	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="нікому не надають"):
		frappe.get_doc(row).insert()


@pytest.mark.parametrize(("doctype", "role"), [("Appeal", "All"), ("User", "Guest")])
def test_page_of_rights_gives_roles_of_everybody_none(administrator: str, doctype: str, role: str) -> None:
	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="нікому не надають"):
		add_rights(parent=doctype, role=role)


def test_right_of_everybody_that_came_with_the_framework_is_taken_and_not_made_wider(
	administrator: str,
) -> None:
	line = {"doctype": "File", "role": "All", "permlevel": 0}
	with acting_as(administrator):
		update_rights(**line, ptype="create", value=0)
	shipped = frappe.get_doc("Custom DocPerm", {"parent": "File", "role": "All", "permlevel": 0})

	assert not shipped.create
	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="нікому не надають"):
		update_rights(**line, ptype="create", value=1)
	with acting_as(administrator), pytest.raises(frappe.PermissionError, match="нікому не надають"):
		shipped.update({"create": 1}).save()


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


@pytest.mark.parametrize(
	("doctype", "name"),
	[("Role", "Appeals Registrar"), ("Print Format", "Appeal Letter"), ("Module Def", "Appeal Registry")],
)
def test_what_came_with_the_system_keeps_its_name(administrator: str, doctype: str, name: str) -> None:
	with acting_as(administrator), pytest.raises(AppealRuleError, match="надійшло із системою"):
		frappe.get_doc(doctype, name).run_method("before_rename", name, "Інакше", False)


def test_role_of_an_administrator_is_renamed(administrator: str) -> None:
	role, name = frappe.get_doc({"doctype": "Role", "role_name": unique("Роль ")}).insert(), unique("Інша ")

	with acting_as(administrator):
		assert rename_doc("Role", role.name, name) == name


def test_nobody_switches_off_the_notices_of_another(staff: Staff) -> None:
	own, other = staff[roles.REGISTRAR].user, staff[roles.HEAD].user

	with acting_as(staff[roles.REGISTRAR]):
		frappe.get_doc("Notification Settings", own).update({"enabled": 0}).save(ignore_permissions=False)
		settings = frappe.get_doc("Notification Settings", other).update({"enabled": 0})
		with pytest.raises(frappe.PermissionError, match="лише вона сама"):
			settings.save()


def test_notices_of_another_are_read_by_nobody(staff: Staff) -> None:
	officer = staff[roles.DATA_PROTECTION_OFFICER].user

	with acting_as(staff[roles.ANALYST]):
		assert not frappe.has_permission("Notification Settings", "read", officer)
		assert frappe.has_permission("Notification Settings", "read", frappe.session.user)


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
	{**FIELD, "dt": "Appeal Event", "reqd": 1},
	{**FIELD, "fieldtype": "Date", "default": "03.02.2026"},
	{**FIELD, "fieldtype": "Link", "options": "Appeal Channel", "default": "голубом"},
	{**FIELD, "options": "Email", "default": "хх"},
	{**PROPERTY, "field_name": "brief", "property": "length", "value": "3"},
	{**PROPERTY, "field_name": "brief", "property": "default", "value": "х" * 5000},
]


@pytest.mark.parametrize("row", STOPPING, ids=str)
def test_field_that_nobody_could_fill_in_is_refused(administrator: str, row: dict) -> None:
	with (
		acting_as(administrator),
		pytest.raises(
			(frappe.PermissionError, AppealRuleError), match=r"зупинилася б|не змінюють тут|вміщує"
		),
	):
		frappe.get_doc(row).insert()


@pytest.mark.parametrize(
	("kind", "default"),
	[("Int", "abc"), ("Int", "99999999999"), ("Float", "1,5"), ("Percent", "багато"), ("Duration", "довго")],
)
def test_number_that_a_new_record_could_not_begin_with_is_refused(
	administrator: str, kind: str, default: str
) -> None:
	with acting_as(administrator), pytest.raises(AppealRuleError, match="число"):
		frappe.get_doc({**FIELD, "fieldtype": kind, "default": default}).insert()


@pytest.mark.parametrize(
	("kind", "default"), [("Int", "5"), ("Data", "Лист"), ("Date", "Today"), ("Check", "1")]
)
def test_new_record_begins_with_what_its_field_can_hold(administrator: str, kind: str, default: str) -> None:
	field = frappe.get_doc({**FIELD, "fieldtype": kind, "default": default})

	with acting_as(administrator):
		check_new_field(field)

	assert field.default == default


def test_field_is_made_required_where_people_fill_it_in(administrator: str) -> None:
	required = {**PROPERTY, "field_name": "kind", "property": "reqd", "value": "1", "property_type": "Check"}

	with acting_as(administrator):
		assert frappe.get_doc(required).insert().name


def test_doctype_that_comes_with_an_upgrade_is_one_of_the_app_at_once() -> None:
	frappe.flags.appeals_own_doctypes = own_doctypes() - {"Appeal"}
	assert not is_ours("Appeal")

	frappe.get_doc("DocType", "Appeal").run_method("after_insert")

	assert is_ours("Appeal")


def test_who_saves_second_is_told_who_was_first_and_when(staff: Staff) -> None:
	appeal = Journey(staff).to("registered").appeal
	with acting_as(staff[roles.REGISTRAR]):
		opened = frappe.get_doc("Appeal", appeal)
	head, moment = staff[roles.HEAD].user, add_to_date(opened.modified, minutes=1)
	frappe.db.set_value("Appeal", appeal, {"modified": moment, "modified_by": head}, update_modified=False)

	with acting_as(staff[roles.REGISTRAR]), pytest.raises(frappe.TimestampMismatchError) as refused:
		opened.save()

	assert f"{get_fullname(head)}, {format_datetime(moment, 'dd.MM.yyyy HH:mm')}." in str(refused.value)
