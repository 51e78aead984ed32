"""A registrar at work in a process of his own, with his own connection to the database."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import frappe

from appeals_app import clock
from appeals_app.appeal_registry.api import register_by_hand, register_letter
from appeals_app.appeal_registry.registration import register_appeal
from appeals_app.testing.factories import appeal_values
from appeals_app.testing.staff import Person

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


def send(sending: Sending) -> str:
	"""Register the letter as a request would; the index the clerk is told, or the error."""
	frappe.init(site=sending.site, sites_path=sending.sites_path)
	frappe.connect()
	frappe.set_user(sending.user)
	try:
		index = register_letter(sending.letter, sending.key).registration_index
		frappe.db.commit()  # the process stands for a request
	except Exception as error:
		frappe.db.rollback()
		return f"{type(error).__name__}: {error}"
	finally:
		frappe.destroy()
	return index


@dataclass(frozen=True, slots=True)
class ByHand:
	"""One registration by hand: with the number of the paper journal, or with the next one."""

	site: str
	sites_path: str
	user: str
	appeal: str
	index: str
	at: datetime


def register_apart(order: ByHand) -> str:
	"""Register the card as a request would; its index, or what the clerk is told."""
	frappe.init(site=order.site, sites_path=order.sites_path)
	frappe.connect()
	frappe.set_user(order.user)
	frappe.local.lang = "uk"
	try:
		with clock.set_to(order.at):
			given = register_by_hand(order.appeal, str(order.at), "Не було світла", order.index)
		frappe.db.commit()  # the process stands for a request
	except Exception as error:
		frappe.db.rollback()
		return f"{type(error).__name__}: {error}"
	else:
		return given.registration_index
	finally:
		frappe.destroy()


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
