"""An authority complained of, or whose officer is, controls the complaint no more (Art. 7(4)).

Why: a case taken on control before it became a complaint on the superior, or before the check was there, stayed open to its
heads and controllers. What: ends such rows of Appeal Oversight. Verify: none of them is open for a complaint on its authority.
"""

import frappe

from appeals_app.appeal_registry.oversight import CONTROL
from appeals_app.appeal_routing.complaint_changes import end_control_of_complained


def execute() -> None:
	"""End them; run again, it finds none."""
	controlled = {"relation": CONTROL, "ended_on": ("is", "not set")}
	for appeal in set(frappe.get_all("Appeal Oversight", filters=controlled, pluck="appeal")):
		end_control_of_complained(frappe.get_doc("Appeal", appeal))
