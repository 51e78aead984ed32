"""Who is away gets nothing; a deputy is offered, and sees for those days what the absent one sees."""

import frappe
from frappe.model.document import Document
from frappe.utils import add_days

from appeals_app import clock
from appeals_app.appeal_routing.api import proposed_route
from appeals_app.appeal_routing.queries import possible_executors
from appeals_app.appeal_routing.report.tasks_to_reassign.tasks_to_reassign import get_data
from appeals_app.appeal_routing.tasks import remind_of_terms
from appeals_app.permissions import roles
from appeals_app.permissions.scope import get_scope, row_is_inside
from appeals_app.testing.factories import make_officer_absence, make_route_rule
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.refusals import refusal


def away(staff: Staff, person: Person, *, deputy: Person | None = None, **given: object) -> Document:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		return make_officer_absence(
			authority=staff.authority, officer=person.officer, deputy=deputy and deputy.officer, **given
		)


def sees(person: Person, appeal: str) -> bool:
	with acting_as(person):
		return row_is_inside("Appeal", appeal, get_scope(person.user))


def offered(staff: Staff, appeal: str) -> dict:
	with acting_as(staff[roles.REGISTRAR]):
		return proposed_route(appeal=appeal)


def test_rule_offers_the_deputy_and_tells_why(staff: Staff) -> None:
	way = Journey(staff).to("resolution")
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_route_rule(authority=staff.authority, to_officer=way.executor.officer)
	away(staff, way.executor, deputy=staff.colleague)

	route = offered(staff, way.appeal)

	assert route["officer"] == staff.colleague.officer
	assert "як заступник" in route["name"]
	assert "відсутність до" in route["name"]


def test_absent_officer_without_a_deputy_gets_nothing(staff: Staff) -> None:
	way = Journey(staff).to("resolution")
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_route_rule(authority=staff.authority, to_officer=way.executor.officer)
	away(staff, way.executor)

	assert not offered(staff, way.appeal)["officer"]
	assert "ніхто не заступає" in refusal(way.resolve)


def test_resolution_to_an_absent_officer_names_the_deputy_to_choose(staff: Staff) -> None:
	way = Journey(staff).to("resolution")
	away(staff, way.executor, deputy=staff.colleague)

	said = refusal(way.resolve)

	assert "Виберіть того, хто заступає" in said
	assert frappe.db.get_value("Authority Officer", staff.colleague.officer, "officer_name") in said
	assert way.executor.officer not in possible_executors(staff.authority)


def test_standing_deputy_is_offered_where_the_absence_names_none(staff: Staff) -> None:
	way = Journey(staff).to("resolution")
	frappe.db.set_value("Authority Officer", staff.colleague.officer, "deputy_for", way.executor.officer)
	away(staff, way.executor)

	assert frappe.db.get_value("Authority Officer", staff.colleague.officer, "officer_name") in refusal(
		way.resolve
	)


def test_deputy_of_one_complained_of_is_offered_unless_complained_of_too(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_route_rule(authority=staff.authority, to_officer=staff[roles.EXECUTOR].officer)
	away(staff, staff[roles.EXECUTOR], deputy=staff.colleague)
	about_principal = Journey(
		staff, kind="kind.complaint", complained_officer=staff[roles.EXECUTOR].officer
	).to("resolution")
	about_deputy = Journey(staff, kind="kind.complaint", complained_officer=staff.colleague.officer).to(
		"resolution"
	)

	assert offered(staff, about_principal.appeal)["officer"] == staff.colleague.officer
	assert not offered(staff, about_deputy.appeal)["officer"]


def test_deputy_sees_what_the_absent_one_sees_only_for_those_days(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	before = sees(staff.colleague, way.appeal)

	absence = away(staff, way.executor, deputy=staff.colleague)
	meanwhile = sees(staff.colleague, way.appeal)
	absence.db_set({"begins_on": add_days(clock.today(), -9), "ends_on": add_days(clock.today(), -1)})

	assert (before, meanwhile, sees(staff.colleague, way.appeal)) == (False, True, False)


def test_deputy_who_is_no_executor_sees_nothing_by_standing_in(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	analyst = make_person(roles.ANALYST, authority=staff.authority)

	away(staff, way.executor, deputy=analyst)

	assert not sees(analyst, way.appeal)


def test_deputy_is_reminded_beside_the_absent_one(staff: Staff, in_one_transaction: None) -> None:
	frappe.db.sql("update `tabAppeal` set control_date = null")
	way = Journey(staff).to("in_work")
	frappe.db.set_value("Appeal", way.appeal, "control_date", add_days(clock.today(), 3))
	away(staff, way.executor, deputy=staff.colleague)

	remind_of_terms()

	reminded = frappe.get_all("Appeal Escalation", {"appeal": way.appeal}, pluck="user")
	assert sorted(reminded) == sorted([way.executor.user, staff.colleague.user])


def test_absence_of_a_colleague_elsewhere_is_refused(staff: Staff, neighbours: Staff) -> None:
	said = refusal(lambda: away(staff, neighbours.colleague))
	strange_deputy = refusal(lambda: away(staff, staff.colleague, deputy=neighbours.colleague))

	assert "в іншому органі" in said
	assert "в іншому органі" in strange_deputy


def test_absences_that_meet_or_end_before_they_begin_are_refused(staff: Staff) -> None:
	away(staff, staff.colleague)

	assert "вже відсутня" in refusal(lambda: away(staff, staff.colleague))
	turned = {"begins_on": clock.today(), "ends_on": add_days(clock.today(), -1)}
	assert "закінчується раніше" in refusal(lambda: away(staff, staff[roles.EXECUTOR], **turned))


def test_absences_of_others_are_not_written_from_elsewhere(staff: Staff, neighbours: Staff) -> None:
	with acting_as(neighbours[roles.AUTHORITY_ADMIN]):
		refusal(
			lambda: make_officer_absence(authority=staff.authority, officer=staff.colleague.officer),
			frappe.PermissionError,
		)


def test_tasks_of_those_away_disabled_or_gone_are_listed_to_the_lead(staff: Staff) -> None:
	ways = [Journey(staff).to("execution") for _ in range(2)]
	with acting_as(staff[roles.UNIT_LEAD]):
		at_first = get_data()
	away(staff, ways[0].executor)

	with acting_as(staff[roles.UNIT_LEAD]):
		listed = get_data()
	with acting_as(staff.other_lead):
		of_another_unit = get_data()

	assert not {row["appeal"] for row in at_first} & {way.appeal for way in ways}
	assert {row["appeal"] for row in listed} >= {way.appeal for way in ways}
	assert "Відсутність до" in listed[0]["why"]
	assert not {row["appeal"] for row in of_another_unit} & {way.appeal for way in ways}


def test_tasks_of_a_disabled_account_are_listed_to_the_controller(staff: Staff) -> None:
	way = Journey(staff).to("execution")
	frappe.db.set_value("User", way.executor.user, "enabled", 0)

	with acting_as(staff[roles.CONTROLLER]):
		listed = {row["appeal"]: row["why"] for row in get_data()}

	assert "обліковий запис вимкнено" in listed[way.appeal]


def test_absences_of_a_day_are_found_by_an_index(staff: Staff) -> None:
	[plan] = frappe.db.sql(
		"explain select officer from `tabAuthority Officer Absence` where authority = %s and begins_on <= %s and ends_on >= %s",
		(staff.authority, clock.today(), clock.today()),
		as_dict=True,
	)

	assert "authority" in (plan.possible_keys or "")


def test_two_who_are_away_in_the_same_days_are_not_each_others_deputies(staff: Staff) -> None:
	first, second, third = staff[roles.EXECUTOR], staff.colleague, staff.other_lead
	away(staff, first, deputy=second)
	away(staff, second, deputy=third)

	said = refusal(lambda: away(staff, third, deputy=first))
	later = {"begins_on": add_days(clock.today(), 90), "ends_on": add_days(clock.today(), 95)}

	assert "працювати не буде нікому" in said
	assert away(staff, third, deputy=first, **later).name
