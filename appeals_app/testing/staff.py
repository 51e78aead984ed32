"""People of a test authority: one user per role, each with a post."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import frappe

from appeals_app.permissions import roles
from appeals_app.permissions.scope import forget_scopes
from appeals_app.testing.factories import (
	make_authority,
	make_authority_officer,
	make_authority_unit,
	make_user,
	unique_name,
)
from appeals_app.testing.metas import COLUMNS, METAS, TRANSLATIONS, kept_at_hand

POWERS = {
	roles.HEAD: {"is_first_head": 1, "may_write_resolutions": 1, "may_sign_replies": 1},
	roles.UNIT_LEAD: {"is_unit_head": 1},
}
"""What an officer with this role may do besides what the role itself gives."""


@dataclass(frozen=True, slots=True)
class Person:
	"""A user and the post he or she holds."""

	role: str
	user: str
	officer: str


@dataclass(frozen=True, slots=True)
class Staff:
	"""One person per role, all but the head in `unit`; `colleague` is a second executor of another unit."""

	authority: str
	unit: str
	other_unit: str
	people: dict[str, Person]
	colleague: Person
	other_lead: Person

	def __getitem__(self, role: str) -> Person:
		return self.people[role]

	def everyone(self) -> list[Person]:
		"""All people of the authority."""
		return [*self.people.values(), self.colleague, self.other_lead]


def make_staff(authority: str | None = None) -> Staff:
	"""A person for each of the roles in the authority, a new one where none is named."""
	authority = authority or make_authority().name
	unit = make_authority_unit(authority=authority).name
	other_unit = make_authority_unit(authority=authority).name
	return _staff(
		authority, unit, other_unit, lambda role, unit: make_person(role, authority=authority, unit=unit)
	)


def make_person(role: str, *, authority: str, unit: str | None = None, **overrides: object) -> Person:
	"""A user with one role and one post, with the powers usual for the role."""
	account = {"email": overrides.pop("email")} if "email" in overrides else {}
	user = make_user(role, **account).name
	post = {"position": role, **POWERS.get(role, {}), **overrides}
	officer = make_authority_officer(user=user, authority=authority, unit=unit, **post)
	return Person(role=role, user=user, officer=officer.name)


def standing_staff(key: str) -> Staff:
	"""Staff that stays in the test site from run to run: thirty users take long to make.

	Commits when it makes them, so ask for it before the test writes anything.
	"""
	made_of = hashlib.sha256(repr((roles.ALL_ROLES, sorted(POWERS.items()))).encode()).hexdigest()[:8]
	code = f"{key}-{made_of}"
	if frappe.db.exists("Authority", code):
		return _staff(code, f"{code}-1", f"{code}-2", lambda role, unit: _found_person(role, unit))
	make_user(
		"System Manager"
	)  # the framework makes the first user of a site one: let it not be the registrar
	make_authority(authority_code=code, authority_name=f"{unique_name()} рада")
	for number in "12":
		make_authority_unit(authority=code, unit_code=number)
	staff = _staff(code, f"{code}-1", f"{code}-2", lambda role, unit: _standing_person(role, code, unit))
	frappe.db.commit()  # nosemgrep: other processes log in as these people
	return staff


def _staff(authority: str, unit: str, other_unit: str, person: Callable[[str, str], Person]) -> Staff:
	return Staff(
		authority=authority,
		unit=unit,
		other_unit=other_unit,
		people={role: person(role, unit) for role in roles.ALL_ROLES},
		colleague=person(roles.EXECUTOR, other_unit),
		other_lead=person(roles.UNIT_LEAD, other_unit),
	)


def _standing_person(role: str, authority: str, unit: str) -> Person:
	return make_person(role, authority=authority, unit=unit, email=_address(role, unit))


def _found_person(role: str, unit: str) -> Person:
	user = _address(role, unit)
	return Person(role=role, user=user, officer=frappe.db.get_value("Authority Officer", {"user": user}))


def _address(role: str, unit: str) -> str:
	return f"{role.removeprefix('Appeals ').replace(' ', '.')}.{unit}@test.example".lower()


@contextmanager
def acting_as(person: Person | str) -> Iterator[None]:
	"""Let the block run in the name of the person, or of a user by name, as a request of that user would."""
	before = frappe.session.user
	become(person.user if isinstance(person, Person) else person)
	try:
		yield
	finally:
		become(before)


def become(user: str) -> None:
	"""Be the user from now on, as if the next request were of that one."""
	with kept_at_hand(METAS, COLUMNS, TRANSLATIONS):
		frappe.set_user(user)
	forget_scopes()
