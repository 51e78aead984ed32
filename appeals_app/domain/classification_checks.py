"""What an item of the classifier must be before it is kept: its code, its place, its period, its use.

A code is official only when a person, or a published page, has shown it with its name: nothing is invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from appeals_app.domain.classification import ClassificationError, ClassifierItem, CodeStatus, Items

_KEY = re.compile(r"\w{1,40}")


@dataclass(frozen=True, slots=True)
class CodeCheck:
	"""Who compared the code with the act, and with which redaction of it."""

	checked_by: str = ""
	version: str = ""

	@property
	def is_complete(self) -> bool:
		"""Both are known."""
		return bool(self.checked_by and self.version)


@dataclass(frozen=True, slots=True)
class ItemUse:
	"""First and last day of receipt of the appeals that carry the item."""

	first: date
	last: date


def check_key(key: str) -> None:
	"""Refuses a key that cannot stand in a name: letters, digits and the low line only."""
	if not _KEY.fullmatch(key):
		raise ClassificationError(
			"The key “{0}” cannot be used. Take letters, digits and the low line, 40 of them at most.", key
		)


def check_code(item: ClassifierItem, check: CodeCheck) -> None:
	"""Refuses an official code nobody has verified, and a verified item without a code or without its check."""
	if item.is_local:
		_check_local_code(item)
	elif item.code and item.status is not CodeStatus.VERIFIED:
		raise ClassificationError(
			"The code {0} of “{1}” is not verified and cannot be official. Move it to “Code Not Checked”,"
			" or compare it with the act and mark it as verified.",
			item.code,
			item.title,
		)
	if item.status is CodeStatus.VERIFIED and not item.code:
		raise ClassificationError(
			"“{0}” is marked as verified but has no code. Enter the code the act gives it, or change the mark.",
			item.title,
		)
	if item.status is CodeStatus.VERIFIED and not check.is_complete:
		raise ClassificationError(
			"It is not said who compared the code {0} with the act and with which redaction of it. Enter both.",
			item.code,
		)


def _check_local_code(item: ClassifierItem) -> None:
	if item.code:
		raise ClassificationError(
			"“{0}” is a local item and has no code of the act: it is counted under the code of its official item."
			" Clear the code.",
			item.title,
		)


def check_status_change(before: ClassifierItem, after: ClassifierItem) -> None:
	"""An official item never becomes local nor a local one official: what was counted would change its meaning."""
	if before.is_local != after.is_local:
		raise ClassificationError(
			"“{0}” cannot change between official and local. Close it and add a new item instead.",
			before.title,
		)


def check_period(item: ClassifierItem) -> None:
	"""Refuses an item that ends before it begins."""
	if item.last_day < item.first_day:
		raise ClassificationError(
			"“{0}” ends on {1}, before it begins on {2}. Correct one of the dates.",
			item.title,
			item.valid_to,
			item.valid_from,
		)


def check_place(item: ClassifierItem, parents: Items, *, group_takes_local_items: bool) -> None:
	"""The item it stands under is of the same group, official and in force as long as the item is.

	A local item stands right under an official one; an official item may stand under another official one.
	`parents` are the items above it, by name.
	"""
	if item.is_local:
		_check_local_place(item, group_takes_local_items=group_takes_local_items)
	elif item.authority:
		raise ClassificationError(
			"“{0}” is an item of the act and common to all authorities. Clear the authority.", item.title
		)
	if item.parent:
		_check_parent(item, parents[item.parent])
		_check_not_above_itself(item, parents)


def _check_local_place(item: ClassifierItem, *, group_takes_local_items: bool) -> None:
	if not group_takes_local_items:
		raise ClassificationError(
			"This group takes no local items: the rules of the register read its items. Choose another group."
		)
	if not item.parent:
		raise ClassificationError(
			"“{0}” is a local item and stands under no official one. Choose the item of the act it belongs to.",
			item.title,
		)


def _check_parent(item: ClassifierItem, parent: ClassifierItem) -> None:
	if parent.group != item.group:
		raise ClassificationError(
			"“{0}” stands under “{1}”, which is of another group. Choose an item of the same group.",
			item.title,
			parent.title,
		)
	if parent.is_local:
		raise ClassificationError(
			"“{0}” stands under the local item “{1}”. Choose an official item: local ones have one level only.",
			item.title,
			parent.title,
		)
	if item.last_day > parent.last_day:
		raise ClassificationError(
			"“{0}” stands under “{1}”, which is closed after {2}. Choose an open item or end this one by then.",
			item.title,
			parent.title,
			parent.last_day,
		)
	if item.first_day < parent.first_day:
		raise ClassificationError(
			"“{0}” stands under “{1}”, which begins on {2}. Let it begin on that day or later.",
			item.title,
			parent.title,
			parent.first_day,
		)


def _check_not_above_itself(item: ClassifierItem, parents: Items) -> None:
	"""Refuses a circle the item would close, and one it would hang under: rows may hold what two people did at once."""
	seen: set[str] = set()
	above: ClassifierItem | None = parents[item.parent]
	while above:
		if above.name == item.name:
			raise ClassificationError(
				"“{0}” would stand under itself. Choose another item above it.", item.title
			)
		if above.name in seen:
			raise ClassificationError(
				"“{0}” stands under itself. Correct the item above it first.", above.title
			)
		seen.add(above.name)
		above = parents.get(above.parent)


def check_code_is_free(item: ClassifierItem, others: Iterable[ClassifierItem]) -> None:
	"""Refuses a code that another item of the group has on the same day."""
	for other in others:
		is_same = item.code and other.code == item.code and other.name != item.name
		if is_same and other.first_day <= item.last_day and item.first_day <= other.last_day:
			raise ClassificationError(
				"The code {0} belongs to “{1}” on the same days. Correct the code or close the other item first.",
				item.code,
				other.title,
			)


def check_children(item: ClassifierItem, children: Iterable[ClassifierItem]) -> None:
	"""Refuses to close an item while one that stands under it stays open."""
	for child in children:
		if child.last_day > item.last_day or child.first_day < item.first_day:
			raise ClassificationError(
				"“{0}” stands under “{1}” and is in force longer. Close it first.", child.title, item.title
			)


def check_use(item: ClassifierItem, use: ItemUse | None) -> None:
	"""Refuses a period that leaves out the receipt of an appeal which carries the item."""
	if use and item.last_day < use.last:
		raise ClassificationError(
			"“{0}” is carried by an appeal received on {1}. Close the item on that day or later.",
			item.title,
			use.last,
		)
	if use and item.first_day > use.first:
		raise ClassificationError(
			"“{0}” is carried by an appeal received on {1}. Let the item begin on that day or earlier.",
			item.title,
			use.first,
		)


def check_removal(item: ClassifierItem, *, is_used: bool) -> None:
	"""An item of the act is never removed; a local one only while nothing leads to it."""
	if not item.is_local:
		raise ClassificationError(
			"“{0}” is an item of the act and is never removed. Close it by its last day.", item.title
		)
	if is_used:
		raise ClassificationError(
			"“{0}” is used and cannot be removed. Close it by its last day.", item.title
		)
