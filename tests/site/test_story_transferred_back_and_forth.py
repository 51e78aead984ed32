"""Story: two authorities keep passing one appeal to each other until it goes up to the one above them."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import make_authority
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as, make_staff
from tests.site.refusals import refusal
from tests.site.transferring import accept, give_back, pass_on, prepare


@pytest.fixture
def oblast() -> Staff:
	"""An authority with others below it."""
	return make_staff(make_authority(is_group=1, authority_kind="Oblast Administration").name)


@pytest.fixture
def district(oblast: Staff) -> Staff:
	"""One of those below."""
	return make_staff(make_authority(parent_authority=oblast.authority).name)


@pytest.fixture
def city(oblast: Staff) -> Staff:
	"""Another one."""
	return make_staff(make_authority(parent_authority=oblast.authority).name)


def test_returned_twice_it_goes_only_up(district: Staff, city: Staff, oblast: Staff) -> None:
	way = Journey(district).to("registered")
	for _time in range(2):
		give_back(pass_on(way, city), city)

	said = refusal(lambda: prepare(way, city))

	assert "2" in said and "вищого рівня" in said
	there = accept(pass_on(way, oblast), oblast)
	assert there.card().tracking_code == way.card().tracking_code


def test_accepted_and_passed_back_it_goes_only_up_too(district: Staff, city: Staff, oblast: Staff) -> None:
	"""Each hop has a number of its own, all of them one code; nobody may play on for ever."""
	first = Journey(district).to("registered")
	second = accept(pass_on(first, city), city)
	third = accept(pass_on(second, district), district)
	fourth = accept(pass_on(third, city), city)

	said = refusal(lambda: prepare(fourth, district))

	assert "вищого рівня" in said
	cards = [way.card() for way in (first, second, third, fourth)]
	assert len({card.tracking_code for card in cards}) == 1
	assert len({card.registration_key for card in cards}) == 4
	assert [card.phase for card in cards] == ["FORWARDED"] * 3 + ["REGISTERED"]
	last = accept(pass_on(fourth, oblast), oblast)
	assert last.to("answered").card().phase == "ANSWERED"


def test_administrator_sets_how_often_it_may_go_back(district: Staff, city: Staff) -> None:
	frappe.db.set_single_value("Appeal Transfer Settings", "returns_allowed", 3)
	frappe.clear_document_cache("Appeal Transfer Settings", "Appeal Transfer Settings")
	way = Journey(district).to("registered")
	for _time in range(2):
		give_back(pass_on(way, city), city)

	assert prepare(way, city).status == "Prepared"


def test_another_question_of_the_letter_has_a_way_of_its_own(district: Staff, city: Staff) -> None:
	questions = [{"question": matter, "theme": "theme.housing"} for matter in ("Дах", "Дорога")]
	way = Journey(district, questions=questions).to("registered")
	for _time in range(2):
		give_back(pass_on(way, city, questions=[0]), city)

	assert "вищого рівня" in refusal(lambda: prepare(way, city, questions=[0]))
	assert prepare(way, city, questions=[1]).status == "Prepared"


def test_sender_sees_its_own_hop_and_not_the_next(district: Staff, city: Staff, oblast: Staff) -> None:
	first = Journey(district).to("registered")
	second = accept(pass_on(first, city), city)
	third = accept(pass_on(second, oblast), oblast)

	with acting_as(district[roles.REGISTRAR]):
		assert second.card().has_permission("read")
		assert not third.card().has_permission("read")
