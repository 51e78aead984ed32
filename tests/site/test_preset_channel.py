"""One channel is preset on a new appeal, and which one is data."""

import frappe


def preset() -> list[str]:
	return frappe.get_all("Appeal Channel", filters={"is_default": 1}, pluck="name")


def test_channel_marked_last_is_the_only_preset_one() -> None:
	before = preset()

	frappe.get_doc("Appeal Channel", "email").update({"is_default": 1}).save()

	assert before == ["post"]
	assert preset() == ["email"]


def test_channel_saved_without_the_mark_leaves_it_where_it_is() -> None:
	frappe.get_doc("Appeal Channel", "phone").save()

	assert preset() == ["post"]
