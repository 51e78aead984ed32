"""Authorities told from the codifier: as many as there are, called as they are called."""

from collections import Counter

import pytest

from appeals_app.permissions.roles import ALL_ROLES
from appeals_app.setup.demo.organisation import read_organisation
from appeals_app.setup.demo.places import read_oblast

BODIES = {body.name: body for body in read_oblast().bodies}


def test_oblast_has_its_districts_and_councils() -> None:
	kinds = Counter(body.kind for body in read_oblast().bodies)

	assert kinds == {
		"Oblast Administration": 1,
		"District Administration": 5,
		"City Council": 14,
		"Settlement Council": 18,
		"Village Council": 35,
	}


@pytest.mark.parametrize(
	("name", "kind", "parent"),
	[
		("Вільнянська міська рада", "City Council", "Запорізька районна державна адміністрація"),
		("Комишуваська селищна рада", "Settlement Council", "Запорізька районна державна адміністрація"),
		("Матвіївська сільська рада", "Village Council", "Запорізька районна державна адміністрація"),
		("Кам'янсько-Дніпровська міська рада", "City Council", "Василівська районна державна адміністрація"),
		(
			"Бердянська районна державна адміністрація",
			"District Administration",
			"Запорізька обласна державна адміністрація",
		),
	],
)
def test_authority_is_called_by_the_centre_of_its_territory(name: str, kind: str, parent: str) -> None:
	body = BODIES[name]

	assert body.kind == kind
	assert body.parent == BODIES[parent].code


def test_authority_stands_after_the_one_above_it() -> None:
	seen = {None}

	for body in read_oblast().bodies:
		assert body.parent in seen
		seen.add(body.code)


def test_codes_and_names_are_unique() -> None:
	bodies = read_oblast().bodies

	assert len({body.code for body in bodies}) == len({body.name for body in bodies}) == len(bodies) == 73


def test_every_hromada_has_one_centre() -> None:
	centres = Counter(place.hromada for place in read_oblast().settlements if place.code[9:12] == "001")

	assert set(centres.values()) == {1}
	assert len(centres) == 67


def test_settlement_is_titled_by_its_kind() -> None:
	titles = {place.title for place in read_oblast().settlements}

	assert {"м. Запоріжжя", "с-ще Кушугум", "с. Лежине"} <= titles


def test_people_work_in_units_of_their_own_authority() -> None:
	organisation = read_organisation()
	units = {unit.key for unit in organisation.units}

	assert all(f"{officer.authority}-{officer.unit}" in units for officer in organisation.officers)
	assert {officer.authority for officer in organisation.officers} <= {body.code for body in BODIES.values()}


def test_oblast_has_a_user_for_every_role() -> None:
	organisation = read_organisation()
	oblast = organisation.team("oblast").authority
	held = {
		role for officer in organisation.officers if officer.authority == oblast for role in officer.roles
	}

	assert held >= set(ALL_ROLES)


def test_logins_are_unique_and_few_enough_for_a_table() -> None:
	emails = [officer.email for officer in read_organisation().officers]

	assert len(set(emails)) == len(emails) < 60


def test_every_executor_has_a_lead_in_the_same_unit() -> None:
	for team in read_organisation().teams:
		assert set(team.executors) == set(team.leads)
		for executor in team.executors.values():
			assert team.lead_of(executor)
