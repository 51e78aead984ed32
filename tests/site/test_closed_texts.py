"""A card whose text the reader is not shown is compared, tried and counted by no word of it."""

import frappe
import pytest

from appeals_app.appeal_administration import api
from appeals_app.appeal_matching.api import compare_unsaved, propose_sign
from appeals_app.appeal_matching.card_terms import write_rows_of
from appeals_app.appeal_matching.earlier_appeals import NewCard, is_near_elsewhere
from appeals_app.appeal_routing.api import try_route_rule
from appeals_app.permissions import roles
from appeals_app.personal_data.purposes import state_purpose
from appeals_app.testing.factories import appeal_values, make_route_rule, make_user
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.looking import forget_rules_of_request, person_of
from tests.site.test_change_sets import new_rule, new_set
from tests.site.test_repeats import OTHER, TEXT

PURPOSE = "Контроль строку відповіді за дорученням голови"
SENSITIVE = {"author_categories": [{"category": "author_category.disability_1"}], "content": TEXT}


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""A registered appeal of a person with disability, by whose text others are found."""
	way = Journey(staff, applicant=person_of(staff), **SENSITIVE).to("registered")
	write_rows_of([way.appeal])
	return way


@pytest.fixture
def both(staff: Staff) -> str:
	"""Sets up the rules of the authority and sees its cards, the sensitive ones after a stated purpose."""
	user = make_user(roles.CONTROLLER, roles.AUTHORITY_ADMIN, roles.OBLAST_ADMIN).name
	frappe.get_doc("Authority Officer", staff[roles.CONTROLLER].officer).db_set("user", user)
	return user


def proposed(staff: Staff, role: str) -> dict:
	values = appeal_values(authority=staff.authority, content=TEXT, questions=[])
	with acting_as(staff[role]):
		forget_rules_of_request()
		return propose_sign({**values, "applicant": "", "received_at": str(values["received_at"])})


def test_likeness_reads_no_closed_text_back(staff: Staff, way: Journey) -> None:
	asked = proposed(staff, roles.RECEPTION_CLERK)
	by_duty = proposed(staff, roles.REGISTRAR)

	assert (asked["alike"], asked["twin"], asked["event"]) == ([], "", "")
	assert not any("%" in reason for reason in asked["reasons"])
	assert [(row["appeal"], row["likeness"]) for row in by_duty["alike"]] == [(way.appeal, 100)]

	with acting_as(staff[roles.RECEPTION_CLERK]):
		state_purpose(doctype="Appeal", name=way.appeal, purpose=PURPOSE)
	assert [row["appeal"] for row in proposed(staff, roles.RECEPTION_CLERK)["alike"]] == [way.appeal]


def test_typed_card_is_likened_to_no_closed_text(staff: Staff, way: Journey) -> None:
	other = Journey(staff, applicant=way.card().applicant, content=TEXT).to("registered")
	likeness = {}
	for role in (roles.RECEPTION_CLERK, roles.REGISTRAR):
		with acting_as(staff[role]):
			forget_rules_of_request()
			typed = {"authority": staff.authority, "content": TEXT}
			likeness[role] = compare_unsaved(card=typed, other=other.appeal)["likeness"]

	assert likeness == {roles.RECEPTION_CLERK: None, roles.REGISTRAR: 100}


def test_text_of_a_sensitive_card_elsewhere_is_not_told_of(
	staff: Staff, neighbours: Staff, way: Journey
) -> None:
	card = NewCard(neighbours.authority, way.card().received_at.date(), text=TEXT)
	assert not is_near_elsewhere(card, 80)

	write_rows_of([Journey(staff, content=TEXT).to("registered").appeal])
	assert is_near_elsewhere(card, 80)


def test_rule_of_words_is_tried_on_no_closed_text(staff: Staff, way: Journey, both: str) -> None:
	open_one = Journey(staff, content=OTHER).to("registered").appeal
	held = {}
	for word in ("ліфт", "пандус"):
		with acting_as(both):
			forget_rules_of_request()
			rule = make_route_rule(authority=staff.authority, to_officer=staff.colleague.officer, words=word)
			held[word] = [card.name for card in try_route_rule(rule=rule.name)["appeals"]]

	assert way.appeal not in held["ліфт"]
	assert open_one in held["пандус"]
	assert not frappe.local.response.get("purpose_needed")


def test_change_set_is_tried_on_no_closed_text(staff: Staff, way: Journey, both: str) -> None:
	Journey(staff, content=OTHER).to("registered")
	change_set = new_set(both)
	with acting_as(both):
		forget_rules_of_request()
		api.add_record(change_set=change_set, record=new_rule(staff, words="ліфт"))
		trial = api.try_out(change_set=change_set)

	told = [card["name"] for kind in trial["kinds"] for line in kind["lines"] for card in line["examples"]]
	assert trial["in_sight_only"]
	assert trial["looked_at"]
	assert way.appeal not in told
