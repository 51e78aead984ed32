"""Rows of the framework's records are written with their record alone, whatever names they are sent with."""

import frappe
import pytest
from frappe.model.document import Document
from frappe.model.workflow import get_workflow_name

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_user
from appeals_app.testing.staff import Staff, acting_as


def in_force() -> Document:
	return frappe.get_doc("Workflow", get_workflow_name("Appeal"))


def roles_of(user: str) -> set[str]:
	return set(frappe.get_all("Has Role", {"parent": user, "parenttype": "User"}, pluck="role"))


def sent(document: Document) -> Document:
	"""The document as a client sends it back."""
	return frappe.get_doc(frappe.parse_json(document.as_json()))


def test_rows_of_the_workflow_that_are_named_as_none_are_kept(administrator: str) -> None:
	workflow = in_force()
	before = [(row.state, row.action, row.next_state, row.allowed) for row in workflow.transitions]
	copy = sent(workflow)
	for number, row in enumerate(copy.get_all_children()):
		row.name = f"none{number}"

	with acting_as(administrator):
		copy.save()

	stored = in_force()
	assert [(row.state, row.action, row.next_state, row.allowed) for row in stored.transitions] == before
	assert len(stored.states) == len(workflow.states) > 0


def test_workflow_without_rows_is_saved_whole_again(administrator: str) -> None:
	copy = sent(in_force())
	for table in ("Workflow Document State", "Workflow Transition"):
		frappe.db.delete(table, {"parent": copy.name})
	frappe.clear_document_cache("Workflow", copy.name)

	with acting_as(administrator):
		copy.save()

	assert len(in_force().states) == len(copy.states) > 0


@pytest.mark.parametrize("is_of_another", [True, False])
def test_roles_are_neither_lost_nor_taken_from_another(
	staff: Staff, administrator: str, is_of_another: bool
) -> None:
	one, another = make_user(roles.REGISTRAR), make_user(roles.EXECUTOR)
	foreign = frappe.db.get_value("Has Role", {"parent": another.name, "role": roles.EXECUTOR})
	copy = sent(frappe.get_doc("User", one.name))
	copy.roles[0].name = foreign if is_of_another else "none0"
	before = roles_of(one.name), roles_of(another.name)

	with acting_as(administrator):
		copy.save()

	assert (roles_of(one.name), roles_of(another.name)) == before
	assert roles.REGISTRAR in before[0]


def test_row_sent_twice_is_two_rows(administrator: str) -> None:
	workflow = in_force()
	copy = sent(workflow)
	copy.append("transitions", frappe.copy_doc(copy.transitions[0]))
	copy.transitions[-1].update({"name": copy.transitions[0].name, "__islocal": 0})

	with acting_as(administrator):
		copy.save()

	stored = frappe.get_all("Workflow Transition", {"parent": copy.name})
	assert len(stored) == len(workflow.transitions) + 1


@pytest.mark.parametrize(("is_asked", "held"), [(True, 1), (False, 0)])
def test_row_of_a_foreign_name_holds_nothing_above_the_levels_of_the_user(
	administrator: str, is_asked: bool, held: int
) -> None:
	frappe.make_property_setter(
		{
			"doctype": "Workflow Transition",
			"fieldname": "allow_self_approval",
			"property": "permlevel",
			"value": 1,
			"property_type": "Int",
		}
	)
	copy = sent(in_force())
	assert copy.transitions[0].allow_self_approval == 1
	copy.transitions[0].update({"name": "none0", "allow_self_approval": 0})

	with acting_as(administrator):
		copy.save(ignore_permissions=not is_asked)

	assert in_force().transitions[0].allow_self_approval == held


TABLES = ("settings_dropdown", "help_dropdown")


@pytest.mark.parametrize(("origin", "target"), [TABLES, TABLES[::-1]])
def test_row_moved_between_two_tables_of_one_kind_is_kept(
	administrator: str, origin: str, target: str
) -> None:
	settings = frappe.get_doc("Navbar Settings")
	settings.append(origin, {"item_label": "Довідка", "item_type": "Route", "route": "/app"})
	settings.save()
	copy = sent(frappe.get_doc("Navbar Settings"))
	copy.append(target, copy.get(origin).pop())

	with acting_as(administrator):
		copy.save()

	stored = frappe.get_doc("Navbar Settings")
	for table in TABLES:
		labels = [row.item_label for row in stored.get(table)]
		assert sorted(labels) == sorted(row.item_label for row in copy.get(table))
		assert labels.count("Довідка") == (table == target)


def test_new_rows_have_names_when_the_record_is_checked(
	administrator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
	seen = []
	copy = sent(in_force())
	monkeypatch.setattr(
		type(copy), "validate", lambda self: seen.extend(row.name for row in self.get_all_children())
	)
	for number, row in enumerate(copy.get_all_children()):
		row.name = f"none{number}"

	with acting_as(administrator):
		copy.save()

	assert seen and all(seen) and not [name for name in seen if name.startswith("none")]


@pytest.mark.parametrize("event", ["before_cancel", "before_update_after_submit"])
def test_rows_of_a_submitted_record_are_kept_as_well(administrator: str, event: str) -> None:
	one = frappe.get_doc("User", make_user(roles.REGISTRAR).name)
	one.load_doc_before_save()
	one.roles[0].name = "none0"

	one.run_method(event)

	assert one.roles[0].is_new() and one.roles[0].name != "none0"
