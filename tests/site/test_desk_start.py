"""What the Desk opens with: counters for those who may read what they count, and the next step of a form."""

from datetime import timedelta

import frappe
import pytest
from frappe.desk.desktop import Workspace

from appeals_app import clock
from appeals_app.appeal_registry.boot import add_phases
from appeals_app.appeal_replies.commitments import take_off_control
from appeals_app.permissions import roles
from appeals_app.permissions.scope import forget_scopes
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_commitment
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as

HOME = "Citizens Appeals"


def counters() -> set[str]:
	"""Number cards on the home page of the current user, as the framework finds them."""
	page = Workspace({"name": HOME, "title": HOME})
	return {card.number_card_name for card in page.get_number_cards()}


def give_role(user: str, role: str) -> None:
	frappe.get_doc("User", user).append("roles", {"role": role}).db_insert()
	frappe.clear_cache(user=user)


@pytest.mark.parametrize("role", [roles.OBLAST_ADMIN, roles.AUTHORITY_ADMIN])
def test_administrator_who_reads_no_appeals_is_shown_no_counters(staff: Staff, role: str) -> None:
	give_role(staff[role].user, "System Manager")

	with acting_as(staff[role]):
		assert counters() == set()


def test_head_and_controller_count_promises_terms_and_requests(staff: Staff) -> None:
	for role in (roles.HEAD, roles.CONTROLLER):
		with acting_as(staff[role]):
			own = {"Promises Due", "Terms That Need A Person", "Extension Requests Waiting"}
			assert own <= counters(), role


def test_every_counter_of_the_home_page_counts_for_those_who_see_it(staff: Staff) -> None:
	with acting_as(staff[roles.CONTROLLER]):
		for name in counters():
			card = frappe.get_doc("Number Card", name)
			asked = frappe.parse_json(card.filters_json)
			if card.type == "Custom":
				assert isinstance(frappe.get_attr(card.method)(filters=asked)["value"], int), name
				continue
			filters = [row[:4] for row in asked]
			assert isinstance(frappe.get_list(card.document_type, filters=filters, limit=1), list), name


def test_reception_clerk_is_shown_no_counter_of_letters(staff: Staff) -> None:
	with acting_as(staff[roles.RECEPTION_CLERK]):
		shown = counters()

	assert "Appeals To Register" in shown
	assert not {"Letters In Work", "Promises Due"} & shown


def test_desk_knows_the_phases_in_which_appeals_are_considered() -> None:
	bootinfo = frappe._dict(appeals={})

	add_phases(bootinfo)

	assert bootinfo.appeals["considered_phases"] == ["EXECUTION", "REGISTERED", "REPLY", "RESOLUTION"]


def offered(name: str, doctype: str = "Appeal") -> tuple[object, object]:
	document = frappe.get_doc(doctype, name)
	document.run_method("onload")
	told = document.get("__onload")
	return told.next_step, told.watched_until


def test_taking_off_control_is_offered_once_every_promise_is_kept(staff: Staff) -> None:
	way, controller = Journey(staff).to("answered"), staff[roles.CONTROLLER]
	day = clock.today() + timedelta(days=9)
	with acting_as(controller):
		promise = make_appeal_commitment(appeal=way.appeal, due_on=str(day)).name
		while_open = offered(way.appeal)
		take_off_control(
			commitment=promise, kept_on=str(clock.today()), note="Телефоном", reason="Автор дякує."
		)
		step, until = offered(way.appeal)

	assert while_open == (None, day)
	assert (step["action"], until) == (journey.CLOSE, None)


def test_next_step_is_offered_to_who_works_with_the_card_alone(staff: Staff, neighbours: Staff) -> None:
	way, head = Journey(staff).to("registered"), neighbours[roles.HEAD]
	with acting_as(head):
		frappe.get_doc(
			{
				"doctype": "Personal Data Access Grant",
				"appeal_authority": staff.authority,
				"appeal_index": way.card().registration_index,
				"reason": "Заявниця телефонує, її справу веде наш орган",
			}
		).insert()
	forget_scopes()

	with acting_as(head):
		opened, _until = offered(way.appeal)
	with acting_as(staff[roles.REGISTRAR]):
		own, _until = offered(way.appeal)

	assert opened["action"] == own["action"]
	assert (opened["is_offered"], own["is_offered"]) == (False, True)
