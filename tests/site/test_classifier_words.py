"""The classifier is found by everyday words, in any form and by parts of codes; the words are the administrator's."""

import frappe
import pytest

from appeals_app.legal_reference.doctype.appeal_classifier_item.appeal_classifier_item import search_items
from appeals_app.patches.v0_3 import search_words_of_themes as patch
from appeals_app.permissions import roles
from appeals_app.testing.factories import unique
from appeals_app.testing.staff import Staff, acting_as

ITEM = "Appeal Classifier Item"


def offered(typed: str, group: str = "theme") -> list[list[str]]:
	return search_items(txt=typed, filters={"item_group": group}, page_length=50)


@pytest.mark.parametrize(
	("typed", "theme", "word"),
	[
		("дороги", "utilities", "дорога"),
		("доріг", "transport_comm", "дорога"),
		("сміття", "utilities", "сміття"),
		("субсидія", "social", "субсидія"),
		("субсидію", "social", "субсидія"),
		("побут", "utilities", "побут"),
		("освітлення", "utilities", "освітлення"),
		("ліхтарі", "utilities", "ліхтар"),
		("води", "utilities", "вода"),
		("тарифи", "utilities", "тариф"),
		("землю", "agrarian_land", "земля"),
		("благоустрою", "utilities", "благоустрій"),
	],
)
def test_theme_is_found_by_everyday_words_and_says_by_which(
	staff: Staff, typed: str, theme: str, word: str
) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		found = {row[0]: row for row in offered(typed)}

	assert found[f"theme.{theme}"][-1] == f"знайдено за: {word}"


def test_title_is_found_by_another_form_of_its_word_and_says_nothing(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		[row] = [row for row in offered("житлову") if row[0] == "theme.housing"]

	assert "знайдено за" not in row[-1]


def test_part_of_a_code_finds_the_item(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		assert [row[0] for row in offered(".2", "kind")] == ["kind.application"]
		assert "social_state.serviceman" in [row[0] for row in offered("8.6?", "social_state")]


def test_administrator_gives_words_to_an_own_sub_question(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		item = frappe.get_doc(
			{
				"doctype": ITEM,
				"item_group": "theme",
				"item_key": unique("k"),
				"title": "Утримання зелених насаджень",
				"code_status": "local",
				"parent_item": "theme.utilities",
				"authority": staff.authority,
				"search_words": "клумба, газон",
			}
		).insert()
	with acting_as(staff[roles.REGISTRAR]):
		[row] = [row for row in offered("газони") if row[0] == item.name]

	assert row[-1] == "знайдено за: газон"


def test_patch_fills_what_is_empty_and_leaves_what_was_written() -> None:
	frappe.db.set_value(ITEM, "theme.utilities", "search_words", None)
	frappe.db.set_value(ITEM, "theme.social", "search_words", "свої слова")
	frappe.db.delete(ITEM, {"name": "theme.other"})

	patch.execute()
	patch.execute()

	assert "ліхтар" in frappe.db.get_value(ITEM, "theme.utilities", "search_words")
	assert frappe.db.get_value(ITEM, "theme.social", "search_words") == "свої слова"
	assert not frappe.db.exists(ITEM, "theme.other")
