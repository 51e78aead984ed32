"""Story: a person disabled by the war applies; the first head considers the appeal in person, first in turn (Art. 15, 20)."""

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_matching.api import event_step
from appeals_app.appeal_replies.letter_acts import open_acts
from appeals_app.appeal_replies.signing import sign_letter
from appeals_app.domain.duplicates import Sign
from appeals_app.domain.event_chain import find_faults
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import make_appeal_reply, make_appeal_resolution, make_officer_absence
from appeals_app.testing.journey import Journey, press
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.deciding import events_of
from tests.site.refusals import refusal
from tests.site.transferring import accept, pass_on

DISABLED_BY_WAR = [{"category": "author_category.disabled_war"}]
COMBATANT = [{"category": "author_category.combatant"}]


@pytest.fixture
def deputy(staff: Staff) -> Person:
	"""A deputy head with all powers of the head."""
	return make_person(roles.HEAD, authority=staff.authority, is_first_head=0, is_deputy_head=1)


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""The appeal on the way to its resolution."""
	return Journey(staff, author_categories=DISABLED_BY_WAR).to("resolution")


def resolve_as(person: Person, way: Journey) -> None:
	with acting_as(person):
		make_appeal_resolution(appeal=way.appeal, executors=[way.executor.officer])


def test_first_head_resolves_and_signs_and_his_name_stands_on_both(
	way: Journey, staff: Staff, deputy: Person
) -> None:
	assert "перший керівник" in refusal(lambda: resolve_as(deputy, way), frappe.PermissionError)
	way.to("signature")
	with acting_as(deputy):
		said = refusal(lambda: press(way.appeal, journey.SIGN), frappe.PermissionError)
	way.to("answered")

	first_head = staff[roles.HEAD].officer
	assert "підписує перший керівник" in said
	assert frappe.get_all("Appeal Resolution", {"appeal": way.appeal}, pluck="author") == [first_head]
	assert frappe.get_all("Appeal Reply", {"appeal": way.appeal}, pluck="signed_by") == [first_head]
	assert (way.card().phase, way.card().has_priority) == ("ANSWERED", 1)
	assert find_faults(events_of(way.appeal)) == []


def test_deputy_is_offered_no_signature_and_the_first_head_is(
	way: Journey, staff: Staff, deputy: Person
) -> None:
	letter = interim(way)

	offered = []
	for person in (deputy, staff[roles.HEAD]):
		with acting_as(person):
			offered.append("sign_letter" in open_acts(frappe.get_doc("Appeal Reply", letter)))

	assert offered == [False, True]
	with acting_as(deputy):
		refusal(lambda: sign_letter(reply=letter), frappe.PermissionError)


def interim(way: Journey) -> str:
	with acting_as(way.staff[roles.REGISTRAR]):
		values = {"letter_kind": "Interim Answer", "final_answer_on": str(clock.today())}
		return make_appeal_reply(appeal=way.appeal, body="Розглядаємо.", **values).name


def test_deputy_who_stands_in_for_the_first_head_does_not_consider_it(
	way: Journey, staff: Staff, deputy: Person
) -> None:
	"""«In person» leaves no room for who acts in the stead; the first head of another day does it."""
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_officer_absence(
			authority=staff.authority, officer=staff[roles.HEAD].officer, deputy=deputy.officer
		)

	refusal(lambda: resolve_as(deputy, way), frappe.PermissionError)

	assert way.card().phase == "RESOLUTION"


def test_acting_head_who_heads_the_authority_meanwhile_considers_it(way: Journey, staff: Staff) -> None:
	acting = make_person(roles.HEAD, authority=staff.authority, position="Т. в. о. голови")

	resolve_as(acting, way)

	assert way.card().phase == "EXECUTION"


def test_category_found_out_later_passes_the_rest_to_the_first_head(staff: Staff, deputy: Person) -> None:
	way = Journey(staff).to("resolution")
	resolve_as(deputy, way)
	way.stage = "execution"
	way.to("signature")

	way.enter(author_categories=DISABLED_BY_WAR)

	with acting_as(deputy):
		refusal(lambda: press(way.appeal, journey.SIGN), frappe.PermissionError)
	assert way.to("answered").card().needs_first_head == 1


def test_combatant_goes_first_in_turn_and_may_be_answered_by_a_deputy(staff: Staff, deputy: Person) -> None:
	way = Journey(staff, author_categories=COMBATANT).to("resolution")

	resolve_as(deputy, way)

	assert (way.card().has_priority, way.card().needs_first_head) == (1, 0)


def test_administrator_says_of_which_categories_it_holds(staff: Staff, deputy: Person) -> None:
	item = frappe.get_doc("Appeal Classifier Item", COMBATANT[0]["category"])
	item.needs_first_head = 1
	item.save()
	way = Journey(staff, author_categories=COMBATANT).to("resolution")

	refusal(lambda: resolve_as(deputy, way), frappe.PermissionError)


def test_first_head_of_the_other_authority_considers_what_is_passed_there(
	staff: Staff, neighbours: Staff
) -> None:
	way = Journey(staff, author_categories=DISABLED_BY_WAR).to("registered")
	there = accept(pass_on(way, neighbours), neighbours)
	their_deputy = make_person(roles.HEAD, authority=neighbours.authority, is_first_head=0, is_deputy_head=1)

	there.to("resolution")

	refusal(lambda: resolve_as(their_deputy, there), frappe.PermissionError)
	assert there.to("answered").card().needs_first_head == 1


def test_in_a_mass_event_this_letter_waits_for_the_first_head(staff: Staff, deputy: Person) -> None:
	first, way = Journey(staff), Journey(staff, author_categories=DISABLED_BY_WAR)
	for each in (first, way):
		each.to("signature")
	frappe.db.set_value(
		"Appeal", way.appeal, {"receipt_sign": Sign.MASS.value, "previous_appeal": first.appeal}
	)

	with acting_as(deputy):
		rows = event_step(first.appeal, journey.SIGN, [first.appeal, way.appeal])

	assert [row["is_done"] for row in rows] == [True, False]
	assert "перший керівник" in rows[1]["said"]
