"""How far the demo has been loaded.  Kept in the database, in one transaction with what was made.

It is a default of a parent of its own, so that it is in nobody's session.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime

import frappe
from frappe.defaults import set_default

PARENT = "__appeals_demo"
KEY = "progress"


@dataclass(slots=True)
class Progress:
	"""The moment the demo is told from, how many appeals it has, and the names of those that are made."""

	now: datetime
	appeals: int
	made: dict[str, str] = field(default_factory=dict)
	is_complete: bool = False

	def save(self) -> None:
		"""Write down how far it has come."""
		text = json.dumps(
			{
				"now": self.now.isoformat(),
				"appeals": self.appeals,
				"made": self.made,
				"is_complete": self.is_complete,
			}
		)
		set_default(KEY, text, PARENT)


def read_progress() -> Progress | None:
	"""What was written last, or None where the demo was never begun."""
	# not by frappe.defaults: its cache would outlive a transaction that is rolled back
	text = frappe.db.get_value("DefaultValue", {"parent": PARENT, "defkey": KEY}, "defvalue")
	if not text:
		return None
	kept = json.loads(text)
	return Progress(datetime.fromisoformat(kept["now"]), kept["appeals"], kept["made"], kept["is_complete"])
