import frappe
from frappe import _

from appeals_app import clock
from appeals_app.domain import classification_checks
from appeals_app.domain.classification import ClassifierItem, CodeStatus
from appeals_app.legal_reference.classifier import item_value, items_above, read_items
from appeals_app.legal_reference.classifier_order import (
	check_place_in_list,
	place_items_under,
	position_of,
)
from appeals_app.legal_reference.classifier_search import described, search_classifier
from appeals_app.legal_reference.classifier_use import is_used
from appeals_app.legal_reference.law_turn import CLASSIFIER, take_turn
from appeals_app.refusal import AppealRuleError, refusals_in_words
from appeals_app.strict_document import StrictDocument


class AppealClassifierItem(StrictDocument):
	"""One item of the classifier: of the act, or added by an administrator under an item of the act."""

	def before_validate(self) -> None:
		take_turn(CLASSIFIER)
		self.keep_one_code()
		self.begin_with_parent()

	def validate(self) -> None:
		self.check_days()
		self.check_identity()
		check_place_in_list(self)
		with refusals_in_words():
			self.check_by_itself()
			self.check_among_others()
		self.tree_position = position_of(self)

	def on_update(self) -> None:
		place_items_under({"parent_item": self.name})

	def on_trash(self) -> None:
		take_turn(CLASSIFIER)
		stored = read_items({"name": self.name})[self.name]
		with refusals_in_words():
			classification_checks.check_removal(stored, is_used=is_used(self.name))

	def keep_one_code(self) -> None:
		"""A verified code replaces the one not checked; without one there is no check to tell of."""
		if self.code_status != CodeStatus.VERIFIED.value:
			self.code_checked_by = self.code_checked_on = self.code_checked_version = None
			return
		self.unverified_code = None
		before = self.get_doc_before_save()
		if before and (before.code_status, before.official_code) != (self.code_status, self.official_code):
			self.code_checked_on = self.code_checked_on or clock.today()

	def begin_with_parent(self) -> None:
		"""A local item whose beginning nobody has said begins with the item it stands under."""
		if self.parent_item and not self.valid_from and self.code_status == CodeStatus.LOCAL.value:
			self.valid_from = frappe.db.get_value(self.doctype, self.parent_item, "valid_from")

	def check_identity(self) -> None:
		"""Group and key are the name others refer to: they are there and stay as they were created."""
		if not self.item_group:
			frappe.throw(_("The group is not chosen. Say which group the item belongs to."), AppealRuleError)
		is_changed = self.has_value_changed("item_group") or self.has_value_changed("item_key")
		if is_changed and not self.is_new():
			frappe.throw(
				_("Group and key of an item do not change: other records refer to them. Add another item."),
				AppealRuleError,
			)
		with refusals_in_words():
			classification_checks.check_key(self.item_key or "")

	def check_by_itself(self) -> None:
		"""Code, status and period as the item says them."""
		item = item_value(self)
		if before := self.get_doc_before_save():
			classification_checks.check_status_change(item_value(before), item)
		check = classification_checks.CodeCheck(self.code_checked_by or "", self.code_checked_version or "")
		classification_checks.check_code(item, check)
		classification_checks.check_period(item)

	def check_among_others(self) -> None:
		"""Place, code and period beside the other items of the group."""
		item = item_value(self)
		takes_local_items = frappe.db.get_value(
			"Appeal Classifier Group", self.item_group, "takes_local_items"
		)
		classification_checks.check_place(
			item, self.items_above(item), group_takes_local_items=bool(takes_local_items)
		)
		if item.code:
			same_code = read_items({"item_group": self.item_group, "official_code": item.code})
			classification_checks.check_code_is_free(item, same_code.values())
		children = read_items({"parent_item": self.name})
		classification_checks.check_children(item, children.values())

	def items_above(self, item: ClassifierItem) -> dict[str, ClassifierItem]:
		"""What it would stand under, itself as it is about to be stored among them."""
		return {**items_above(self.parent_item), item.name: item}


@frappe.whitelist(methods=["GET", "POST"])
def search_items(
	doctype: str = "",
	txt: str = "",
	searchfield: str = "",
	start: int = 0,
	page_length: int = 10,
	filters: str | dict | list | None = None,
	as_dict: bool = False,
) -> list:
	"""For link fields: name, title and mark of the items the user may choose, in the order of the classifier."""
	rows = search_classifier(text=txt, filters=filters, start=start, page_length=page_length)
	if as_dict:
		return rows
	return described(rows)
