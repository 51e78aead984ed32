"""Applicants whose locality names one settlement of the oblast without doubt are linked to it.

Why: the settlement is chosen from the codifier now, and the district follows from it; until here the locality was
words alone. What: brings the shipped oblast in and sets `settlement` where the words are «м. Запоріжжя» of exactly
one settlement; a name that several have, and anything else, stays in words. Verify: no applicant's words changed.
"""

from itertools import groupby

import frappe

from appeals_app.authority_directory.localities import KIND_LETTERS, seed_localities
from appeals_app.domain.localities import Locality, settlements_by_title, title_key


def execute() -> None:
	"""Link them; run again, it links only who has no settlement yet."""
	seed_localities()
	codes = settlements_by_title(_places())
	waiting = frappe.get_all(
		"Applicant",
		filters={"settlement": ("is", "not set"), "locality": ("is", "set")},
		fields=["name", "locality"],
		order_by="locality",
	)
	for locality, people in groupby(waiting, key=lambda row: row.locality):
		if code := codes.get(title_key(locality)):
			names = [person.name for person in people]
			frappe.db.set_value(
				"Applicant", {"name": ("in", names)}, "settlement", code, update_modified=False
			)


def _places() -> list[Locality]:
	rows = frappe.get_all("Locality", fields=["name", "locality_name", "kind", "parent_locality"])
	return [
		Locality(row.name, row.locality_name, KIND_LETTERS[row.kind], row.parent_locality) for row in rows
	]
