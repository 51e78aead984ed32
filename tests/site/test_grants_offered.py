"""A card outside the duty is offered to those whose role may ask for it, before they fill anything in."""

import frappe
import pytest

from appeals_app.permissions import api, roles
from appeals_app.personal_data.boot import GRANT, add_grants
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.looking import forget_rules_of_request


def told(person: Person) -> tuple[bool, bool, bool]:
	"""Whether the Desk lets the person ask for a card, shows the list of grants, and offers a new one."""
	bootinfo = frappe._dict(appeals={}, user=frappe._dict(can_create=["Appeal", GRANT]))
	with acting_as(person):
		forget_rules_of_request()
		add_grants(bootinfo)
	return (
		bootinfo.appeals["may_ask_for_cards"],
		bootinfo.appeals["meets_grants"],
		GRANT in bootinfo.user.can_create,
	)


@pytest.mark.parametrize(
	("role", "expected"),
	[
		(roles.HEAD, (True, True, True)),
		(roles.REGISTRAR, (True, True, True)),
		(roles.EXECUTOR, (False, False, False)),
		(roles.DATA_PROTECTION_OFFICER, (False, True, False)),
	],
)
def test_desk_offers_a_card_outside_the_duty_to_who_may_ask_for_it(
	staff: Staff, role: str, expected: tuple[bool, bool, bool]
) -> None:
	assert told(staff[role]) == expected


def refused_words(person: Person, doctype: str, name: str) -> str:
	with acting_as(person), pytest.raises(frappe.PermissionError):
		forget_rules_of_request()
		api.getdoc(doctype, name)
	return frappe.flags.error_message


def test_refused_card_names_that_road_to_who_has_it_and_nothing_of_the_card(
	staff: Staff, neighbours: Staff
) -> None:
	way = Journey(staff).to("registered")
	card = way.card()

	head = refused_words(neighbours[roles.HEAD], "Appeal", way.appeal)
	executor = refused_words(neighbours[roles.EXECUTOR], "Appeal", way.appeal)
	person = refused_words(neighbours[roles.HEAD], "Applicant", card.applicant)

	assert "«Доступ до картки за потреби»" in head
	assert "за потреби" not in executor + person
	assert card.registration_index not in head and card.brief not in head
