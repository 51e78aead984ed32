"""People entered before get the terms they are found by while somebody types.

Why: the terms are written when a person is saved, and most are not saved any more. What: fills `name_terms` and
`phone_terms`, five hundred people at a time, each batch a transaction of its own. Verify: no applicant that is not
anonymised lacks `name_terms`.
"""

import frappe

from appeals_app.domain.person_search import name_terms, phone_terms

BATCH = 500


def execute() -> None:
	"""Write them; run again, it writes the same."""
	after = ""
	while people := _next_people(after):
		for person in people:
			terms = {
				"name_terms": name_terms(person.full_name),
				"phone_terms": phone_terms(person.phone),
			}
			frappe.db.set_value("Applicant", person.name, terms, update_modified=False)
		frappe.db.commit()  # nosemgrep: a batch of a patch, each a transaction of its own
		after = people[-1].name


def _next_people(after: str) -> list[frappe._dict]:
	return frappe.get_all(
		"Applicant",
		filters={"name": (">", after), "anonymised_on": ("is", "not set")},
		fields=["name", "full_name", "phone"],
		order_by="name asc",
		limit=BATCH,
	)
