"""Letters signed before the public check page get the code they are checked by.

Why: a letter printed anew bears the code of the page. What: fills `check_code` of signed letters, five hundred at a time,
each batch a transaction of its own. Verify: no letter with `signed_at` lacks `check_code`.
"""

import frappe
from frappe.query_builder import DocType

from appeals_app.domain.tracking import new_tracking_code

BATCH = 500


def execute() -> None:
	"""Write them; run again, it changes nothing."""
	while letters := _next_letters():
		for name in letters:
			frappe.db.set_value(
				"Appeal Reply", name, "check_code", new_tracking_code(), update_modified=False
			)
		frappe.db.commit()  # nosemgrep: a batch of a patch, each a transaction of its own


def _next_letters() -> list[str]:
	letter = DocType("Appeal Reply")
	query = frappe.qb.from_(letter).select(letter.name).limit(BATCH)
	return query.where(letter.signed_at.isnotnull() & letter.check_code.isnull()).run(pluck=True)
