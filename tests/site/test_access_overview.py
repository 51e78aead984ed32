"""How many appeals a person sees, by each ground: told to oneself and to who answers for access, and to nobody else."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.permissions.access_overview import access_overview
from appeals_app.permissions.scope import forget_scopes
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as, make_person
from tests.site.refusals import refusal


def told(asker: Person, of: Person) -> dict:
	with acting_as(asker):
		forget_scopes()
		return access_overview(of.user)


@pytest.fixture
def executor(staff: Staff) -> Person:
	return make_person(roles.EXECUTOR, authority=staff.authority, unit=staff.unit)


def test_grounds_are_counted(staff: Staff, executor: Person) -> None:
	way = Journey(staff).to("resolution")
	before = told(executor, executor)
	way.resolve(executors=[executor.officer])

	after = told(executor, executor)

	assert (before["total"], after["total"]) == (0, 1)
	[line] = after["lines"]
	assert line.startswith("доручені цій особі особисто")
	assert line.endswith(": 1")


def test_number_is_that_of_the_list(staff: Staff) -> None:
	Journey(staff)
	registrar = staff[roles.REGISTRAR]

	overview = told(registrar, registrar)

	with acting_as(registrar):
		assert overview["total"] == len(frappe.get_list("Appeal", pluck="name", limit=0))
	assert any(line.startswith("усі звернення органу") for line in overview["lines"])


def test_it_is_told_to_who_answers_for_access_there(
	staff: Staff, neighbours: Staff, executor: Person
) -> None:
	for role in (roles.DATA_PROTECTION_OFFICER, roles.AUTHORITY_ADMIN):
		assert told(staff[role], executor)["lines"]
		refusal(lambda role=role: told(neighbours[role], executor), frappe.PermissionError)
	for role in (roles.CONTROLLER, roles.REGISTRAR):
		refusal(lambda role=role: told(staff[role], executor), frappe.PermissionError)
	assert told(staff[roles.OBLAST_ADMIN], executor)["lines"]


def test_of_posts_in_other_authorities_nothing_is_told(staff: Staff, neighbours: Staff) -> None:
	head = neighbours[roles.HEAD]
	frappe.get_doc(
		{
			"doctype": "Authority Officer",
			"user": head.user,
			"authority": staff.authority,
			"position": "Радник",
			"officer_name": "Радник",
			"valid_from": "2020-01-01",
		}
	).insert()
	Journey(neighbours)

	here = told(staff[roles.DATA_PROTECTION_OFFICER], head)
	everywhere = told(head, head)

	assert len(here["lines"]) < len(everywhere["lines"])
	name = frappe.db.get_value("Authority", neighbours.authority, "short_name")
	assert name not in str(here["lines"])
