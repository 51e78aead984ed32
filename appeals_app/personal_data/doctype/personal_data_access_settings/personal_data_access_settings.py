import frappe
from frappe import _

from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument

LEAST_DAYS_KEPT = 365
BOUNDS = {"fold_minutes": (0, 24 * 60), "purpose_hours": (0, 24 * 7), "grant_minutes": (1, 24 * 60)}
"""From what to what: a look is folded within a day, a purpose holds for a week and an opened card for a day at most."""
MOST_DAYS_KEPT = 36_500


class PersonalDataAccessSettings(StrictDocument):
	"""How looks at personal data are recorded and for how long."""

	def validate(self) -> None:
		if self.keep_days < LEAST_DAYS_KEPT:
			frappe.throw(
				_("Access events are kept for at least {0} days. Enter more.").format(LEAST_DAYS_KEPT),
				AppealRuleError,
			)
		for field, (least, most) in {**BOUNDS, "keep_days": (LEAST_DAYS_KEPT, MOST_DAYS_KEPT)}.items():
			if not least <= self.get(field) <= most:
				frappe.throw(
					_("«{0}» lies between {1} and {2}. Enter a number within them.").format(
						_(self.meta.get_label(field)), least, most
					),
					AppealRuleError,
				)
