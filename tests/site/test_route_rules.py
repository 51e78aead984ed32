"""Route rules: what is proposed on the card and in a resolution, why, and who writes and tries the rules."""

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.appeal_routing.api import explain_route, proposed_route, try_route_rule, try_route_words
from appeals_app.appeal_routing.route_facts import routed_appeals
from appeals_app.permissions import roles
from appeals_app.testing.factories import THEME, make_appeal, make_authority, make_route_rule
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from appeals_app.testing.statements import counted_statements
from tests.site.refusals import refusal
from tests.site.transferring import give_back, pass_on


def rule_of(staff: Staff, **given: object) -> Document:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		return make_route_rule(authority=staff.authority, **{"to_officer": staff.colleague.officer, **given})


def route(staff: Staff, appeal: str) -> dict:
	with acting_as(staff[roles.REGISTRAR]):
		return proposed_route(appeal=appeal)


def explained(staff: Staff, appeal: str) -> dict[str, str]:
	with acting_as(staff[roles.REGISTRAR]):
		return {row["title"]: row["said"] for row in explain_route(appeal=appeal)}


def test_rule_proposes_the_executor_and_the_resolution_keeps_why(staff: Staff) -> None:
	rule = rule_of(staff, title="Житло", classifier_item=THEME, words="ліфтами")
	way = Journey(staff).to("resolution")

	offered = route(staff, way.appeal)
	resolution = way.resolve(executors=[staff.colleague.officer])

	assert offered["officer"] == staff.colleague.officer
	assert offered["reason"].startswith("Правило «Житло»: позиція класифікатора «")
	assert (resolution.route_rule, resolution.route_reason) == (rule.name, offered["reason"])
	event = frappe.get_all(
		"Appeal Event", filters={"appeal": way.appeal, "act": "resolution_issued"}, pluck="ground"
	)
	assert event == [offered["reason"]]


def test_resolution_of_a_person_who_chose_otherwise_names_no_rule(staff: Staff) -> None:
	rule_of(staff)
	way = Journey(staff).to("resolution")

	resolution = way.resolve()

	assert not resolution.route_rule
	assert not resolution.route_reason


def test_card_offers_the_route_until_somebody_has_decided(staff: Staff) -> None:
	rule_of(staff)
	way = Journey(staff).to("resolution")

	waiting = way.card()
	waiting.run_method("onload")
	way.resolve()
	decided = way.card()
	decided.run_method("onload")

	assert waiting.get_onload("route")["officer"] == staff.colleague.officer
	assert "route" not in decided.get("__onload")


def test_rule_of_a_place_holds_for_what_lies_in_it(staff: Staff) -> None:
	village = frappe.get_all("Locality", filters={"is_settlement": 1}, fields=["name", "parent_locality"])[0]
	above = frappe.db.get_value("Locality", village.parent_locality, "parent_locality")
	rule_of(staff, title="Район", territory=above)
	way = Journey(staff, matter_locality=village.name).to("registered")
	elsewhere = Journey(staff).to("registered")

	assert route(staff, way.appeal)["officer"] == staff.colleague.officer
	assert not route(staff, elsewhere.appeal)["officer"]
	assert explained(staff, elsewhere.appeal)["Район"] == "Не підходить: територія"


def test_every_rule_is_told_with_what_became_of_it(staff: Staff) -> None:
	rule_of(staff, title="Перше", priority=5)
	rule_of(staff, title="Друге")
	rule_of(staff, title="Вимкнене", is_enabled=0)
	rule_of(staff, title="Інший канал", channel="email")
	way = Journey(staff).to("registered")

	assert explained(staff, way.appeal) == {
		"Перше": "Це правило діє",
		"Друге": "Підходить, але діє правило, що має перевагу",
		"Вимкнене": "Вимкнено або сьогодні не діє",
		"Інший канал": "Не підходить: канал надходження",
	}


def test_rule_never_takes_a_complaint_to_those_complained_of(staff: Staff) -> None:
	rule_of(staff, title="До відділу", priority=5, to_officer=None, to_unit=staff.unit)
	rule_of(staff, title="До колеги")
	way = Journey(staff, kind="kind.complaint", complained_unit=staff.unit).to("resolution")

	assert route(staff, way.appeal)["officer"] == staff.colleague.officer
	assert explained(staff, way.appeal)["До відділу"].endswith("Виберіть інший підрозділ (ст. 7).")


def test_rule_to_a_unit_proposes_its_head_and_a_person_may_choose_another_of_it(staff: Staff) -> None:
	rule = rule_of(staff, to_officer=None, to_unit=staff.unit)
	way = Journey(staff).to("resolution")

	offered = route(staff, way.appeal)
	resolution = way.resolve(executors=[staff[roles.EXECUTOR].officer])

	assert (offered["officer"], offered["unit"]) == (staff[roles.UNIT_LEAD].officer, staff.unit)
	assert resolution.route_rule == rule.name


def test_rule_to_a_unit_whose_head_is_away_proposes_the_unit(staff: Staff) -> None:
	rule_of(staff, to_officer=None, to_unit=staff.unit)
	way = Journey(staff).to("resolution")
	frappe.db.set_value("User", staff[roles.UNIT_LEAD].user, "enabled", 0)

	offered = route(staff, way.appeal)

	assert (offered["officer"], offered["unit"]) == ("", staff.unit)


def test_rule_to_the_authority_complained_of_leads_nowhere(staff: Staff) -> None:
	other = make_authority().name
	rule_of(staff, to_officer=None, to_authority=other, title="Далі")
	way = Journey(staff, kind="kind.complaint", complained_authority=other).to("registered")
	ordinary = Journey(staff).to("registered")

	assert not route(staff, way.appeal)["authority"]
	assert "її туди не передають" in explained(staff, way.appeal)["Далі"]
	assert route(staff, ordinary.appeal)["authority"] == other


def test_disabled_account_gets_nothing_and_the_clerk_is_told(staff: Staff) -> None:
	rule_of(staff, title="До колеги")
	way = Journey(staff).to("registered")
	frappe.db.set_value("User", staff.colleague.user, "enabled", 0)

	assert not route(staff, way.appeal)["officer"]
	assert "обліковий запис вимкнено" in explained(staff, way.appeal)["До колеги"]


def test_common_rule_of_the_oblast_leads_every_authority_on(staff: Staff) -> None:
	other = make_authority().name
	with acting_as(staff[roles.OBLAST_ADMIN]):
		make_route_rule(to_authority=other, words="ліфт")
	way = Journey(staff).to("registered")

	assert route(staff, way.appeal)["authority"] == other


def test_rules_are_written_by_the_own_administrator_alone(staff: Staff, neighbours: Staff) -> None:
	refused = {
		roles.AUTHORITY_ADMIN: {
			"authority": neighbours.authority,
			"to_officer": neighbours.colleague.officer,
		},
		roles.REGISTRAR: {"authority": staff.authority, "to_officer": staff.colleague.officer},
	}

	for role, given in refused.items():
		with acting_as(staff[role]):
			refusal(lambda given=given: make_route_rule(**given), frappe.PermissionError)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		refusal(lambda: make_route_rule(to_authority=neighbours.authority), frappe.PermissionError)


@pytest.mark.parametrize(
	("given", "said"),
	[
		({"to_officer": None}, "Правило веде до одного адресата"),
		({"valid_from": "2026-02-02", "valid_to": "2026-02-01"}, "закінчується раніше"),
		({"kind": THEME}, "позицію іншої групи"),
	],
)
def test_rule_that_could_not_hold_is_refused(staff: Staff, given: dict, said: str) -> None:
	assert said in refusal(lambda: rule_of(staff, **given))


def test_rule_leads_to_officers_of_its_own_authority_alone(staff: Staff, neighbours: Staff) -> None:
	said = refusal(lambda: rule_of(staff, to_officer=neighbours.colleague.officer))

	assert "посадових осіб власного органу" in said


def test_rule_is_tried_on_appeals_in_sight_alone(staff: Staff) -> None:
	rule = rule_of(staff, words="ліфт", title="Ліфти").name
	way = Journey(staff).to("registered")

	with acting_as(staff[roles.REGISTRAR]):
		seen = try_route_rule(rule=rule)
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		unseen = try_route_rule(rule=rule)

	assert way.appeal in [row.name for row in seen["appeals"]]
	assert unseen == {**unseen, "looked_at": 0, "held": 0, "appeals": []}


def tried(staff: Staff, rule: str) -> dict:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		return try_route_rule(rule=rule)


def test_who_writes_rules_is_shown_index_day_and_route_and_nothing_of_the_matter(
	staff: Staff, neighbours: Staff
) -> None:
	rule = rule_of(staff, channel="post", words=None, title="Поштою").name
	frappe.db.delete("Appeal", {"authority": staff.authority})
	way, other = (Journey(staff, channel=channel).to("registered") for channel in ("post", "email"))

	told = tried(staff, rule)

	card = way.card()
	leads_to = frappe.db.get_value("Authority Officer", staff.colleague.officer, "officer_name")
	assert told["appeals"] == [
		{
			"registration_index": card.registration_index,
			"received_at": card.received_at,
			"decides": "Поштою",
			"leads_to": leads_to,
		}
	]
	assert (told["looked_at"], other.card().registration_index in str(told)) == (2, False)
	with acting_as(neighbours[roles.AUTHORITY_ADMIN]):
		elsewhere = try_route_rule(rule=rule)
	assert (elsewhere["looked_at"], elsewhere["appeals"]) == (0, [])


def test_rule_of_words_that_decides_is_not_named_to_who_sees_no_appeal(staff: Staff) -> None:
	rule = rule_of(staff, channel="post", words=None, title="Поштою").name
	rule_of(staff, channel="post", words="ліфт", title="Ліфти", priority=9)
	way = Journey(staff, channel="post").to("registered")

	rows = tried(staff, rule)["appeals"]

	assert explained(staff, way.appeal)["Ліфти"] == "Це правило діє"
	[row] = [row for row in rows if row["registration_index"] == way.card().registration_index]
	assert (row["decides"], row["leads_to"]) == ("Інше правило", "")


@pytest.mark.parametrize("is_named", [True, False])
def test_complaint_is_said_to_be_not_shown_whoever_it_is_about(staff: Staff, is_named: bool) -> None:
	rule = rule_of(staff, channel="post", words=None, title="Поштою").name
	about = {"complained_unit": staff.other_unit} if is_named else {}
	way = Journey(staff, channel="post", kind="kind.complaint", **about).to("registered")

	rows = tried(staff, rule)["appeals"]

	[row] = [row for row in rows if row["registration_index"] == way.card().registration_index]
	assert (row["decides"], row["leads_to"]) == ("Скаргу не показано", "")


def test_rule_that_asks_for_people_tells_a_number_alone(staff: Staff) -> None:
	complained = {"complained_about": "Unit", "kind": "kind.complaint", "words": None}
	rule = rule_of(staff, **complained).name
	frappe.db.delete("Appeal", {"authority": staff.authority})
	told = []
	for unit in (None, *[staff.other_unit] * 3):
		Journey(staff, kind="kind.complaint", complained_unit=unit).to("registered")
		told.append(tried(staff, rule))

	# nor that there are none: beside the silence of one it would tell of the one
	assert [one["held"] for one in told] == [None, None, None, 3]
	assert [one["looked_at"] for one in told] == [1, 2, 3, 4]
	assert told[-1]["appeals"] == []


def test_words_of_a_rule_are_tried_on_a_text_of_ones_own(staff: Staff) -> None:
	rule = rule_of(staff, words="ремонт дороги").name

	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		said = [
			try_route_words(rule=rule, text=text)
			for text in ("Прошу про ремонти доріг.", "Прошу про ремонт ліфта.")
		]
	with acting_as(staff[roles.EXECUTOR]):
		refusal(lambda: try_route_words(rule=rule, text="дорога"), frappe.PermissionError)

	assert said == [True, False]


def test_route_is_explained_only_to_those_who_read_the_card(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff).to("registered")

	with acting_as(neighbours[roles.REGISTRAR]):
		for ask in (explain_route, proposed_route):
			refusal(lambda ask=ask: ask(appeal=way.appeal), frappe.PermissionError)


def test_many_appeals_are_read_with_as_many_queries_as_one(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		names = [make_appeal().name for _ in range(5)]
	routed_appeals(names)  # the framework reads what it knows of DocTypes once

	with counted_statements() as of_one:
		routed_appeals(names[:1])
	with counted_statements() as of_all:
		routed_appeals(names)

	assert len(of_all) == len(of_one)


def test_newest_appeals_for_a_trial_are_found_by_an_index(staff: Staff) -> None:
	[plan] = frappe.db.sql(
		"explain select name from `tabAppeal` where authority in (%s) order by received_at desc limit 50",
		staff.authority,
		as_dict=True,
	)

	assert plan.key
	assert plan.key.startswith("authority")


def test_rule_proposes_no_authority_the_appeal_was_passed_to_already(staff: Staff, neighbours: Staff) -> None:
	rule_of(staff, to_officer=None, to_authority=neighbours.authority, title="Сусідам")
	rows = [{"question": f"Питання {number}", "theme": THEME} for number in range(2)]
	way = Journey(staff, questions=rows).to("registered")
	before = route(staff, way.appeal)

	transfer = pass_on(way, neighbours, questions=[0])

	assert before["authority"] == neighbours.authority
	assert route(staff, way.appeal)["authority"] == ""
	assert "Уже передано до органу" in explained(staff, way.appeal)["Сусідам"]
	give_back(transfer, neighbours)
	assert route(staff, way.appeal)["authority"] == ""


def test_rule_nobody_followed_is_deleted_by_the_own_administrator_alone(
	staff: Staff, neighbours: Staff
) -> None:
	unused, followed = rule_of(staff, words="паркан").name, rule_of(staff, words="ліфт").name
	Journey(staff).to("resolution").resolve(executors=[staff.colleague.officer])

	def delete(rule: str, by: Staff) -> None:
		with acting_as(by[roles.AUTHORITY_ADMIN]):
			frappe.delete_doc("Appeal Route Rule", rule)

	refusal(lambda: delete(unused, neighbours), frappe.PermissionError)
	said = refusal(lambda: delete(followed, staff))
	delete(unused, staff)

	assert "За цим правилом накладено резолюцій: 1" in said
	assert not frappe.db.exists("Appeal Route Rule", unused)
	assert frappe.db.exists("Appeal Route Rule", followed)
