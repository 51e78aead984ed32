"""The way of an appeal through the authorities is one picture, each part of it for those who may see that part."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_authority
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_staff
from tests.site.transferring import accept, give_back, pass_on


def picture(appeal: str, person: Person) -> dict | None:
	with acting_as(person):
		card = frappe.get_doc("Appeal", appeal)
		card.run_method("onload")
		return card.get_onload().get("transfer_chain")


@pytest.fixture
def third() -> Staff:
	"""An authority beside both."""
	return make_staff(make_authority().name)


def test_chain_shows_every_card_and_hop_in_its_order(staff: Staff, neighbours: Staff) -> None:
	first = Journey(staff).to("registered")
	give_back(pass_on(first, neighbours), neighbours, reason="Дорога обласного значення.")
	second = accept(pass_on(first, neighbours), neighbours)

	told = picture(first.appeal, staff[roles.HEAD])

	assert (told["is_here"], told["number"]) == (True, first.card().registration_index)
	returned, accepted = told["hops"]
	assert (returned["status"], returned["reason"], returned["card"]) == (
		"Returned",
		"Дорога обласного значення.",
		None,
	)
	assert (accepted["status"], accepted["sender"], accepted["receiver"]) == (
		"Accepted",
		frappe.db.get_value("Authority", staff.authority, "short_name"),
		frappe.db.get_value("Authority", neighbours.authority, "short_name"),
	)
	assert accepted["card"]["number"] == second.card().registration_index
	assert not accepted["card"]["is_here"]


def test_the_same_picture_opens_from_its_end(staff: Staff, neighbours: Staff) -> None:
	first = Journey(staff).to("registered")
	second = accept(pass_on(first, neighbours), neighbours)

	told = picture(second.appeal, neighbours[roles.HEAD])

	[hop] = told["hops"]
	assert (hop["status"], hop["card"]["is_here"]) == ("Accepted", True)
	assert hop["card"]["name"] == second.appeal


def test_of_what_is_out_of_sight_only_its_being_there_is_told(
	staff: Staff, neighbours: Staff, third: Staff
) -> None:
	first = Journey(staff).to("registered")
	second = accept(pass_on(first, neighbours), neighbours)
	last = accept(pass_on(second, third), third)

	told = picture(last.appeal, third[roles.HEAD])

	[hop] = told["hops"]
	assert set(told) == {"is_seen", "hops"} and not told["is_seen"]
	assert set(hop) == {"is_seen", "is_there", "card"} and not hop["is_seen"]
	assert hop["card"]["hops"][0]["card"]["is_here"]
	assert first.card().registration_index not in str(told)


def test_appeal_that_was_never_transferred_has_no_picture(staff: Staff) -> None:
	assert picture(Journey(staff).to("registered").appeal, staff[roles.HEAD]) is None
