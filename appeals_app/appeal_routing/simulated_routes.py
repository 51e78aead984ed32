"""Where past appeals would be routed: for a trial of changed rules."""

import frappe
from frappe import _

from appeals_app.appeal_routing.routes import route_of
from appeals_app.domain.simulation import Simulated


def simulate(appeals: list[str]) -> Simulated:
	"""The destination proposed for each appeal today, in words; empty where no rule decides."""
	return Simulated(
		title=_("Where appeals would be routed"),
		looks_at=frozenset({"Appeal Route Rule", "Appeal Classifier Item"}),
		outcomes={name: route_of(frappe.get_doc("Appeal", name)).destination.in_words for name in appeals},
		difference=_difference,
	)


def _difference(was: str, will: str) -> list[str]:
	if was == will:
		return []
	nowhere = _("no route")
	return [_("{0} instead of {1}").format(f"«{will}»" if will else nowhere, f"«{was}»" if was else nowhere)]
