"""What the record of a look adds to opening a card.

A controller opens two hundred ordinary cards without a record, as the framework alone would, and as many sensitive
ones, whose purpose is stated, with it: the look, the place in the chain of hashes, the commit of its own.  Every
opening is as the first of its request: what is read once a request is forgotten before it.
"""

from collections.abc import Callable
from statistics import median

import frappe
from frappe.desk.form.load import getdoc

from appeals_app.permissions import roles
from appeals_app.permissions.scope import forget_scopes
from appeals_app.personal_data.access_log import EVENT, record_access
from appeals_app.personal_data.role_rules import forget_rules
from appeals_app.testing.staff import Person, make_person
from benchmarks.site import add_open_appeals, benchmark_site, forget_authority, make_authority, stopwatch

CARDS = 200
KINDS = {"BENCH-LOOKS-ORDINARY": {}, "BENCH-LOOKS-SENSITIVE": {"keep_author_secret": 1}}


def main() -> None:
	"""Measure and print medians; the three ways of opening take turns, so that a busy machine slows them alike."""
	with benchmark_site():
		people = {code: _prepared(code, values) for code, values in KINDS.items()}
		(ordinary, clerk), (sensitive, other) = people.items()
		ways = {
			"ordinary card, no record": (ordinary, clerk, _open),
			"sensitive card, no record": (sensitive, other, _open),
			"sensitive card, look recorded": (sensitive, other, _open_and_record),
		}
		seconds: dict[str, list[float]] = {way: [] for way in ways}
		try:
			for number in range(CARDS):
				for way, (authority, person, act) in ways.items():
					seconds[way].append(_seconds(f"{authority}-{number:07d}", person, act))
			bare = median(seconds["ordinary card, no record"])
			for way, measured in seconds.items():
				print(f"{way}: {median(measured) * 1e3:.1f} ms, ×{median(measured) / bare:.2f}")
		finally:
			_forget(people)


def _prepared(code: str, values: dict) -> Person:
	"""Cards of an authority made for them, and its controller, who has stated a purpose of each."""
	_forget_cards(code)  # of a run that was broken off
	authority = make_authority(code)
	add_open_appeals(authority, CARDS, **values)
	person = make_person(roles.CONTROLLER, authority=authority)
	frappe.set_user(person.user)
	for number in range(CARDS):
		card = f"{code}-{number:07d}"
		record_access(act="Purpose Stated", appeal=card, purpose="Вимірювання без людей")
	frappe.set_user("Administrator")
	frappe.db.commit()
	return person


def _seconds(card: str, person: Person, act: Callable[[str], None]) -> float:
	"""Seconds of one opening by the person."""
	frappe.set_user(person.user)
	forget_scopes()
	forget_rules()
	frappe.local.response = frappe._dict(docs=[])
	with stopwatch() as measured:
		act(card)
	frappe.set_user("Administrator")
	return measured["seconds"]


def _open(card: str) -> None:
	getdoc("Appeal", card)
	frappe.db.rollback()


def _open_and_record(card: str) -> None:
	_open(card)
	assert record_access(act="Opened", appeal=card), "the look was folded, and nothing was measured"
	frappe.db.commit()


def _forget(people: dict[str, Person]) -> None:
	for authority, person in people.items():
		frappe.db.delete(EVENT, {"user": person.user})
		frappe.db.delete("Has Role", {"parent": person.user})
		frappe.db.delete("User", {"name": person.user})
		_forget_cards(authority)


def _forget_cards(authority: str) -> None:
	frappe.db.delete("Authority Officer", {"authority": authority})
	forget_authority(authority)


if __name__ == "__main__":
	main()
