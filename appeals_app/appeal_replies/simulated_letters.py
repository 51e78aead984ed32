"""What the reply check would find in letters on past appeals: for a trial of changed rules."""

import frappe
from frappe import _

from appeals_app.appeal_replies.reply_checks import findings_of
from appeals_app.domain.simulation import Simulated


def simulate(appeals: list[str]) -> Simulated:
	"""What is found in the last letter of each appeal that has one."""
	letters = frappe.get_all(
		"Appeal Reply",
		filters={"appeal": ("in", appeals or [""])},
		fields=["name", "appeal"],
		order_by="creation asc",
	)
	last = {letter.appeal: letter.name for letter in letters}
	return Simulated(
		title=_("What the check of replies would say"),
		looks_at=frozenset({"Appeal Reply Check Rule", "Appeal Reply Template"}),
		outcomes={appeal: _found(name) for appeal, name in last.items()},
		difference=_difference,
	)


def _found(letter: str) -> frozenset[str]:
	"""The checks that have something to say; no words of the letter."""
	return frozenset(found.check.value for found in findings_of(frappe.get_doc("Appeal Reply", letter)))


def _difference(was: frozenset[str], will: frozenset[str]) -> list[str]:
	return [
		*(_("the check «{0}» would find something").format(_(check)) for check in sorted(will - was)),
		*(_("the check «{0}» would find nothing any more").format(_(check)) for check in sorted(was - will)),
	]
