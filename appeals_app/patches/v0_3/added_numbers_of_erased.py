"""Of people erased before, what an administrator's fields hold goes as it goes of those erased now.

Why: erasure left numbers on the record of a person, and links to the framework's records, whose keys are names; an erased
record is not gone through again. What: empties such fields of erased subjects and of all that hangs on them, a hundred
subjects at a time, each batch a transaction of its own. Verify: no row of Applicant with `anonymised_on` has a number in
an added field.
"""

import frappe

from appeals_app.domain.personal_inventory import Subject
from appeals_app.personal_data.added_fields import added_words
from appeals_app.personal_data.reached_records import reached_from

BATCH = 100


def execute() -> None:
	"""Empty them; run again, it finds them empty."""
	for subject in Subject:
		after = ""
		while names := _next_erased(subject.value, after):
			for doctype, found in reached_from(subject.value, names).items():
				if nothing := added_words(doctype):
					# `modified` is set too: a form opened before must not write the old words back
					frappe.db.set_value(doctype, {"name": ("in", found)}, nothing)
			frappe.db.commit()  # nosemgrep: a batch of a patch, each a transaction of its own
			after = names[-1]


def _next_erased(doctype: str, after: str) -> list[str]:
	return frappe.get_all(
		doctype,
		filters={"name": (">", after), "anonymised_on": ("is", "set")},
		pluck="name",
		order_by="name asc",
		limit=BATCH,
	)
