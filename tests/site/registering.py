"""A registrar at work in a process of his own, with his own connection to the database."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import frappe

from appeals_app import clock
from appeals_app.appeal_registry.registration import register_appeal
from appeals_app.testing.factories import appeal_values

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
