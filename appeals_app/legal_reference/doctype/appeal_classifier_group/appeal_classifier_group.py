import re

import frappe
from frappe import _

from appeals_app.legal_reference.classifier_order import check_place_in_list, place_items_of_group
from appeals_app.legal_reference.law_turn import CLASSIFIER, take_turn
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument

READ_BY_RULES = frozenset({"kind", "sign_of_receipt", "subject", "type"})
"""Guards, terms and numbers ask for single items of these groups: one under them would slip through."""


class AppealClassifierGroup(StrictDocument):
	"""A group of the classifier: what an appeal is described by."""

	def validate(self) -> None:
		take_turn(CLASSIFIER)
		self.check_key()
		check_place_in_list(self)
		self.check_local_items()

	def on_update(self) -> None:
		place_items_of_group(self.name)

	def check_key(self) -> None:
		"""Refuse a key that cannot begin the name of an item, or is not the one the group was created with."""
		if not re.fullmatch(r"[a-z]\w{0,39}", self.group_key or "", re.ASCII):
			frappe.throw(
				_("The key «{0}» cannot be used. Take small Latin letters, digits and the low line.").format(
					self.group_key
				),
				AppealRuleError,
			)
		if not self.is_new() and self.has_value_changed("group_key"):
			frappe.throw(
				_("The key of a group does not change: its items are named by it. Add another group."),
				AppealRuleError,
			)

	def check_local_items(self) -> None:
		"""Refuse local items where a rule reads the items one by one."""
		if self.takes_local_items and self.group_key in READ_BY_RULES:
			frappe.throw(
				_(
					"The rules of the register read the items of «{0}» one by one. Leave local items to other groups."
				).format(self.title),
				AppealRuleError,
			)
