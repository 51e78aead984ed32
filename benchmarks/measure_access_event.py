"""What the record of a look adds to opening a card.

A controller opens two hundred ordinary cards without a record, as the framework alone would, and as many sensitive
ones, whose purpose is stated, with it: the look, the place in the chain of hashes, the commit of its own.  Every
opening is as the first of its request: what is read once a request is forgotten before it.
"""

from collections.abc import Callable

import frappe
from frappe.desk.form.load import getdoc

from appeals_app.permissions import roles
from appeals_app.personal_data.access_log import EVENT, record_access
from appeals_app.testing.staff import Person, make_person
from benchmarks.site import add_open_appeals, benchmark_site, forget_authority, make_authority, stopwatch

CARDS = 200
ROUNDS = 3
KINDS = {"BENCH-LOOKS-ORDINARY": {}, "BENCH-LOOKS-SENSITIVE": {"keep_author_secret": 1}}


def main() -> None:
	"""Measure and print the best of the rounds."""
	with benchmark_site():
		people = {code: _prepared(code, values) for code, values in KINDS.items()}
		(ordinary, clerk), (sensitive, other) = people.items()
		try:
			bare = _best(ordinary, clerk, _open)
			secret = _best(sensitive, other, _open)
			recorded = _best(sensitive, other, _open_and_record)
			print(f"ordinary card, no record: {bare * 1e3:.1f} ms")
			print(f"sensitive card, no record: ×{secret / bare:.2f}")
			print(f"sensitive card, look recorded: ×{recorded / bare:.2f}")
		finally:
			_forget(people)


def _prepared(code: str, values: dict) -> Person:
	"""Cards of an authority made for them, and its controller, who has stated a purpose of each."""
	authority = make_authority(code)
	add_open_appeals(authority, CARDS, **values)
	person = make_person(roles.CONTROLLER, authority=authority)
	frappe.set_user(person.user)
	for card in _cards(code):
		record_access(act="Purpose Stated", appeal=card, purpose="Вимірювання без людей")
	frappe.set_user("Administrator")
	frappe.db.commit()
	return person


def _cards(authority: str) -> list[str]:
	return [f"{authority}-{number:07d}" for number in range(CARDS)]


def _best(authority: str, person: Person, act: Callable[[str], None]) -> float:
	"""Seconds of one opening in the quickest of the rounds."""
	frappe.set_user(person.user)
	rounds = []
	for _round in range(ROUNDS):
		frappe.db.delete(EVENT, {"user": person.user, "act": "Opened"})
		frappe.db.commit()
		with stopwatch() as measured:
			for card in _cards(authority):
				frappe.local.flags = frappe._dict()
				frappe.local.response = frappe._dict(docs=[])
				act(card)
		rounds.append(measured["seconds"] / CARDS)
	frappe.set_user("Administrator")
	return min(rounds)


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
		frappe.delete_doc("Authority Officer", person.officer, force=True)
		frappe.delete_doc("User", person.user, force=True)
		forget_authority(authority)


if __name__ == "__main__":
	main()
