"""A registrar at work in a process of his own, with his own connection to the database."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import frappe

from appeals_app import clock
from appeals_app.appeal_registry.api import register_by_hand, register_letter
from appeals_app.appeal_registry.registration import register_appeal
from appeals_app.permissions import roles
from appeals_app.testing.factories import appeal_values, make_authority
from appeals_app.testing.staff import Person, make_person

ROLLED_BACK = 0.1
"""Share of registrations that are undone after the number was taken."""


@dataclass(frozen=True, slots=True)
class Shift:
	"""What one process has to do."""

	site: str
	sites_path: str
	user: str
	applicant: str
	registrations: int
	seed: int
	last_minute: datetime
	"""The second half is registered in the year after this moment."""


@dataclass(slots=True)
class Outcome:
	"""What came of it."""

	indexes: list[str] = field(default_factory=list)
	undone: int = 0
	errors: list[str] = field(default_factory=list)


def work(shift: Shift) -> Outcome:
	"""Register as many appeals as the shift says; every tenth or so is rolled back after its number was taken."""
	frappe.init(site=shift.site, sites_path=shift.sites_path)
	frappe.connect()
	frappe.set_user(shift.user)
	chance, outcome = random.Random(shift.seed), Outcome()
	for turn in range(shift.registrations):
		is_new_year = turn >= shift.registrations / 2
		with clock.set_to(shift.last_minute + timedelta(minutes=2 * is_new_year)):
			_register_one(shift, chance, outcome)
	frappe.destroy()
	return outcome


def _register_one(shift: Shift, chance: random.Random, outcome: Outcome) -> None:
	try:
		name = register_appeal(card=appeal_values(applicant=shift.applicant, received_at=clock.now()))
		index = frappe.db.get_value("Appeal", name, "registration_index")
		if chance.random() < ROLLED_BACK:
			outcome.undone += 1
			frappe.db.rollback()
		else:
			frappe.db.commit()  # the process stands for a request
			outcome.indexes.append(index)
	except Exception as error:
		frappe.db.rollback()
		outcome.errors.append(f"{type(error).__name__}: {error}")


@dataclass(frozen=True, slots=True)
class Sending:
	"""One press of the button of fast entry."""

	site: str
	sites_path: str
	user: str
	letter: dict
	key: str


@dataclass(frozen=True, slots=True)
class ByHand:
	"""One registration by hand: with the number of the paper journal, or with the next one."""

	site: str
	sites_path: str
	user: str
	appeal: str
	index: str
	at: datetime


def _requested(order: Sending | ByHand, act: Callable[[], frappe._dict]) -> str:
	"""The index of the card the act registers in a process of its own, which stands for a request; or the error."""
	frappe.init(site=order.site, sites_path=order.sites_path)
	frappe.connect()
	frappe.set_user(order.user)
	frappe.local.lang = "uk"
	try:
		index = act().registration_index
		frappe.db.commit()  # the process stands for a request
	except Exception as error:
		frappe.db.rollback()
		return f"{type(error).__name__}: {error}"
	finally:
		frappe.destroy()
	return index


def send(sending: Sending) -> str:
	"""Register the letter as a request would; the index the clerk is told, or the error."""
	return _requested(sending, lambda: register_letter(sending.letter, sending.key))


def register_apart(order: ByHand) -> str:
	"""Register the card as a request would; its index, or what the clerk is told."""

	def act() -> frappe._dict:
		with clock.set_to(order.at):
			return register_by_hand(order.appeal, str(order.at), "Не було світла", order.index)

	return _requested(order, act)


def registrar() -> Person:
	"""The registrar of a new authority, whose counters have never counted."""
	return make_person(roles.REGISTRAR, authority=make_authority().name)


@contextmanager
def committed_registrar() -> Iterator[Person]:
	"""A committed registrar of a new authority; everything of it is taken away afterwards."""
	person = registrar()
	frappe.db.commit()  # the processes see only what is committed
	yield person
	frappe.db.rollback()
	take_away(person)


def authority_of(person: Person) -> str:
	"""The authority the person serves in."""
	return frappe.db.get_value("Authority Officer", person.officer, "authority")


def take_away(person: Person) -> None:
	"""Rows go past the controllers, which rightly let nobody remove an appeal."""
	authority = authority_of(person)
	appeals = frappe.get_all("Appeal", filters={"authority": authority}, pluck="name")
	frappe.db.delete("Appeal Question", {"parent": ("in", appeals or [""])})
	frappe.db.delete("Appeal Chain Head", {"chain_name": ("in", [*appeals, authority])})
	for doctype in (
		"Appeal Event",
		"Authority Event",
		"Appeal",
		"Applicant",
		"Appeal Index Counter",
		"Authority Officer",
	):
		frappe.db.delete(doctype, {"authority": authority})
	frappe.db.delete("Authority", {"name": authority})
	frappe.db.delete("Has Role", {"parent": person.user})
	frappe.db.delete("User", {"name": person.user})
	frappe.db.commit()  # what was committed is taken away for good
