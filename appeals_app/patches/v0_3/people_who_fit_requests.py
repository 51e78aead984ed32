"""An open request keeps how many people fit it, which was counted anew at each opening of its form.

Why: the count read the whole register, by what stands in the request now and not by what was looked for. What: counts them
once for open requests that hold as many records as one can. Verify: the form of such a request still says that more may fit
where they do.
"""

import frappe
from frappe.query_builder import DocType
from frappe.query_builder.functions import Count

from appeals_app.domain.data_subject_requests import OPEN_REQUEST_PHASES
from appeals_app.personal_data.person_records import MOST, people_who_fit


def execute() -> None:
	"""Count them; run again, it comes to the same."""
	row = DocType("Data Subject Record")
	full = (
		frappe.qb.from_(row)
		.select(row.parent)
		.groupby(row.parent)
		.having(Count(row.name) >= MOST)
		.run(pluck=True)
	)
	open_phases = [phase.value for phase in OPEN_REQUEST_PHASES]
	for name in frappe.get_all(
		"Data Subject Request", {"name": ("in", full or [""]), "phase": ("in", open_phases)}, pluck="name"
	):
		fitting = people_who_fit(frappe.get_doc("Data Subject Request", name))
		frappe.db.set_value(
			"Data Subject Request", name, "people_fitting", len(fitting), update_modified=False
		)
