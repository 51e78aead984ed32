"""Classifier of appeals (Cabinet resolution No. 858 of 24.09.2008) as shipped: nothing in it is invented.

`classifier_facts.json` holds what public pages show: of each item its name and code, whether they were seen
together, and what is only remembered.  The shipped records say the same and nothing more: a code is official
only where it was seen with the whole name of its item, everything else stands in a field of its own.
"""

import json
import re
from pathlib import Path

import pytest

from appeals_app.domain.classification import CodeStatus
from tests.config.defaults import DEFAULTS, records_in, shipped
from tests.config.doctypes import doctypes

FACTS = json.loads(Path(__file__).with_name("classifier_facts.json").read_text())
FACTS_OF_GROUP = {group["key"]: group for group in FACTS["groups"]}
FACTS_OF_ITEM = {
	f"{group['key']}.{item['key']}": item for group in FACTS["groups"] for item in group["items"]
}

GROUPS = shipped("Appeal Classifier Group")
VERSIONS = shipped("Appeal Classifier Version")
ITEMS = shipped("Appeal Classifier Item")

FIRST_HEAD_CATEGORIES = {"disabled_ww2", "disabled_war", "hero_soviet", "hero_labour"}
"""Considered by the first head in person (Law 393, Art. 15(2))."""


def group(name: str) -> list[dict]:
	"""Items of one group in their order."""
	return sorted(
		(item for item in ITEMS.values() if item["item_group"] == name),
		key=lambda item: item["sort_order_index"],
	)


each_item = pytest.mark.parametrize("name", FACTS_OF_ITEM)


def is_seen(item: dict) -> bool:
	"""A page shows the code with the whole name."""
	return item["code_status"] == "verified" and item["name_status"] == "verified"


def remembered_code(item: dict) -> str:
	"""A code that was not seen with the whole name: seen in part, or remembered."""
	return "" if is_seen(item) else item["code"] or item.get("code_unverified", "")


def test_facts_hold_ten_groups_and_every_item_once() -> None:
	assert len(FACTS_OF_GROUP) == 10
	assert len(FACTS_OF_ITEM) == sum(len(group["items"]) for group in FACTS["groups"]) == 91


def test_shipped_items_are_those_of_the_facts_in_their_order() -> None:
	assert list(ITEMS) == list(FACTS_OF_ITEM)


@each_item
def test_item_has_the_name_of_the_facts(name: str) -> None:
	assert ITEMS[name]["title"] == FACTS_OF_ITEM[name]["name"]
	assert ITEMS[name]["is_title_unverified"] == (FACTS_OF_ITEM[name]["name_status"] != "verified")


@each_item
def test_item_has_an_official_code_only_where_it_was_seen_with_its_name(name: str) -> None:
	fact = FACTS_OF_ITEM[name]

	assert ITEMS[name]["official_code"] == (fact["code"] if is_seen(fact) else "")
	assert ITEMS[name]["unverified_code"] == remembered_code(fact)


@each_item
def test_status_of_a_code_says_what_is_known_of_it(name: str) -> None:
	fact = FACTS_OF_ITEM[name]
	known = "verified" if is_seen(fact) else "unverified" if remembered_code(fact) else "not_found"

	assert ITEMS[name]["code_status"] == known


@each_item
def test_verified_code_says_with_which_redaction_it_was_compared(name: str) -> None:
	item = ITEMS[name]
	is_verified = item["code_status"] == "verified"

	assert bool(item["code_checked_by"]) == bool(item["code_checked_version"]) == is_verified


def test_note_of_an_item_holds_no_code_but_those_of_its_facts() -> None:
	"""A note is where an invented code could hide."""
	for name, item in ITEMS.items():
		seen = json.dumps(FACTS_OF_GROUP[item["item_group"]], ensure_ascii=False)
		assert not [code for code in re.findall(r"\d+(?:\.\d+)+", item["note"]) if code not in seen], name


def test_themes_are_the_twenty_four_in_their_order() -> None:
	order = [item["order"] for item in FACTS_OF_GROUP["theme"]["items"]]

	assert order == [item["sort_order_index"] for item in group("theme")] == list(range(1, 25))


@pytest.mark.parametrize("name", FACTS_OF_GROUP)
def test_group_says_of_itself_what_the_facts_say(name: str) -> None:
	fact, record = FACTS_OF_GROUP[name], GROUPS[name]
	is_known = fact["code"] and fact.get("code_status", "verified") == "verified"

	assert (record["title"], record["act_section"]) == (fact["name"], fact["section"])
	assert record["is_title_unverified"] == (fact.get("name_status", "verified") != "verified")
	assert record["act_number"] == (fact["code"] if is_known else "")
	assert record["unverified_number"] == ("" if is_known else fact["code"] or "")


def test_groups_are_those_of_the_facts_and_only_themes_take_local_items() -> None:
	assert list(GROUPS) == list(FACTS_OF_GROUP)
	assert [name for name, record in GROUPS.items() if record["takes_local_items"]] == ["theme"]


def test_number_of_a_group_begins_the_codes_of_its_items() -> None:
	for item in ITEMS.values():
		if item["official_code"]:
			assert item["official_code"].split(".")[0] == GROUPS[item["item_group"]]["act_number"]


def test_one_redaction_is_shipped_and_says_that_the_act_was_not_read() -> None:
	[version] = VERSIONS.values()

	assert not version["is_verified"]
	assert version["amending_act"] in FACTS["amended_by_seen"][-1]
	assert all(act in version["note"] for act in FACTS["amended_by_seen"])
	assert not version["valid_to"]


def test_choices_of_the_status_are_those_the_law_knows() -> None:
	assert doctypes()["Appeal Classifier Item"].options_of("code_status") == [
		status.value for status in CodeStatus
	]


def test_items_are_named_by_group_and_key() -> None:
	assert all(name == f"{item['item_group']}.{item['item_key']}" for name, item in ITEMS.items())


@pytest.mark.parametrize("name", FACTS_OF_GROUP)
def test_titles_and_places_within_a_group_are_not_used_twice(name: str) -> None:
	for key in ("title", "item_key", "sort_order_index"):
		values = [item[key] for item in group(name)]
		assert len(set(values)) == len(values), key


def test_rights_of_authors_belong_to_categories_alone() -> None:
	entitled = {
		item["item_group"] for item in ITEMS.values() if item["has_priority"] or item["needs_first_head"]
	}

	assert entitled == {"author_category"}


def test_first_head_considers_the_categories_the_law_names() -> None:
	named = {item["item_key"] for item in ITEMS.values() if item["needs_first_head"]}

	assert named == FIRST_HEAD_CATEGORIES


def test_who_is_considered_by_the_first_head_is_considered_first_in_turn() -> None:
	assert not [
		item["name"] for item in ITEMS.values() if item["needs_first_head"] and not item["has_priority"]
	]


def test_records_lie_in_the_order_of_the_act() -> None:
	[path] = DEFAULTS.glob("*_appeal_classifier_item.json")
	written = [(record["item_group"], record["sort_order_index"]) for record in records_in(path)]
	groups = list(dict.fromkeys(name for name, _ in written))

	assert groups == list(FACTS_OF_GROUP)
	assert written == sorted(written, key=lambda entry: (groups.index(entry[0]), entry[1]))
