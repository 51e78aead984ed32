"""The one promise of a card («What Was Promised», «Promise Kept On») became rows, each with a date of its own.

To verify: every card with «Additional Control Until» has an Appeal Commitment with that date.
"""

import frappe
from frappe.query_builder import DocType

UNKNOWN_PROMISE = "Зміст обіцянки в картці не записано."


def execute() -> None:
	"""Give each card its promise as a row; cards that have one already, and sites without the old columns, stay."""
	if not frappe.db.has_column("Appeal", "follow_up_note"):
		return
	for card in _cards_with_a_promise():
		_make_commitment(card)
		if card.follow_up_done_on:
			frappe.db.set_value("Appeal", card.name, "follow_up_on", None, update_modified=False)


def _cards_with_a_promise() -> list[frappe._dict]:
	appeal, commitment = DocType("Appeal"), DocType("Appeal Commitment")
	names = ("name", "authority", "follow_up_on", "follow_up_note", "follow_up_done_on")
	query = frappe.qb.from_(appeal).select(*[appeal[name] for name in names])
	known = frappe.qb.from_(commitment).select(commitment.appeal)
	return query.where(appeal.follow_up_on.isnotnull() & appeal.name.notin(known)).run(as_dict=True)


def _make_commitment(card: frappe._dict) -> None:
	last = frappe.db.get_value(
		"Appeal Event",
		{"appeal": card.name, "to_phase": "FOLLOW_UP"},
		["officer", "happened_at"],
		as_dict=True,
		order_by="sequence desc",
	)
	values = {
		"appeal": card.name,
		"authority": card.authority,
		"status": "Taken Off" if card.follow_up_done_on else "On Control",
		"promise": card.follow_up_note or UNKNOWN_PROMISE,
		"due_on": card.follow_up_on,
		"set_by": last.officer if last else None,
		"set_on": last.happened_at.date() if last else None,
		"kept_on": card.follow_up_done_on,
		"taken_off_on": card.follow_up_done_on,
	}
	commitment = frappe.get_doc({"doctype": "Appeal Commitment", **values})
	commitment.flags.ignore_permissions = True  # the upgrade carries over what people have entered
	commitment.db_insert()
