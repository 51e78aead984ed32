"""A case that turns out to be a complaint on who sees it from outside is closed to them at once (Art. 7(4))."""

from collections.abc import Iterator

import frappe
import pytest

from appeals_app.appeal_registry.oversight import take_on_control
from appeals_app.patches.v0_3 import no_control_by_who_is_complained_of
from appeals_app.permissions import roles
from appeals_app.permissions.scope import forget_scopes
from appeals_app.testing.factories import make_authority
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.matrix_world import put_under

GRANT = "Personal Data Access Grant"


@pytest.fixture
def superior_head(staff: Staff) -> Iterator[Person]:
	above = make_authority(is_group=1).name
	put_under(staff.authority, above)
	yield make_person(roles.HEAD, authority=above)
	frappe.db.rollback()


def sees(person: Person, appeal: str) -> bool:
	with acting_as(person):
		forget_scopes()
		return bool(frappe.get_list("Appeal", filters={"name": appeal}))


def on_control(way: Journey, head: Person) -> None:
	with acting_as(head):
		take_on_control(number=way.card().tracking_code, reason="Строк розгляду минає завтра.")


def complain_of(way: Journey, person: Person) -> None:
	way.enter(kind="kind.complaint", complained_officer=person.officer)


def test_control_ends_when_the_case_becomes_a_complaint_on_the_superior(
	staff: Staff, superior_head: Person
) -> None:
	way = Journey(staff).to("entered")
	way.to("registered")
	on_control(way, superior_head)
	assert sees(superior_head, way.appeal)

	complain_of(way, superior_head)

	assert not sees(superior_head, way.appeal)
	assert frappe.db.exists("Appeal Event", {"appeal": way.appeal, "act": "oversight_ended"})


def test_complaint_on_somebody_else_stays_on_control(staff: Staff, superior_head: Person) -> None:
	way = Journey(staff).to("registered")
	on_control(way, superior_head)

	complain_of(way, staff[roles.UNIT_LEAD])

	assert sees(superior_head, way.appeal)


def test_control_of_before_is_ended_by_the_patch(staff: Staff, superior_head: Person) -> None:
	way = Journey(staff).to("registered")
	on_control(way, superior_head)
	about = {"kind": "kind.complaint", "complained_officer": superior_head.officer}
	frappe.db.set_value("Appeal", way.appeal, about)

	no_control_by_who_is_complained_of.execute()

	assert not sees(superior_head, way.appeal)


def test_card_opened_for_need_is_closed_to_who_is_complained_of(staff: Staff, neighbours: Staff) -> None:
	way, opener = Journey(staff).to("registered"), neighbours[roles.HEAD]
	card = way.card()
	with acting_as(opener):
		forget_scopes()
		frappe.get_doc(
			{
				"doctype": GRANT,
				"appeal_authority": card.authority,
				"appeal_index": card.registration_index,
				"reason": "Заявник дзвонить про ту саму аварію в нашому селі.",
			}
		).insert()
	assert sees(opener, way.appeal)

	complain_of(way, opener)

	assert not sees(opener, way.appeal)
