"""Redactions of the classifier follow each other day by day; an item of the past is found again in a later one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.classification import (
	ClassificationError,
	ClassifierItem,
	ClassifierVersion,
	CodeStatus,
	ItemMapping,
	check_mappings,
	count_officially,
	counted_item,
	follow_border,
	is_offered,
	map_item,
	ordered_versions,
	version_on,
)

FIRST = ClassifierVersion("v1", "Редакція 2008", date(2008, 9, 24), date(2024, 12, 31))
SECOND = ClassifierVersion("v2", "Редакція 2025", date(2025, 1, 1), date(2026, 12, 31))
THIRD = ClassifierVersion("v3", "Редакція 2027", date(2027, 1, 1))
VERSIONS = (FIRST, SECOND, THIRD)

BEFORE_SECOND, BEFORE_THIRD = date(2024, 12, 31), date(2026, 12, 31)
IN_FIRST, IN_SECOND, IN_THIRD = date(2020, 6, 1), date(2025, 6, 1), date(2027, 6, 1)


def item(name: str, **values: object) -> ClassifierItem:
	return ClassifierItem(
		name=name, **{"group": "theme", "title": name, "status": CodeStatus.VERIFIED, **values}
	)


def by_name(*items: ClassifierItem) -> dict[str, ClassifierItem]:
	return {one.name: one for one in items}


HOUSING = item("housing", valid_to=BEFORE_SECOND)
LIFTS = item("lifts", valid_from=SECOND.valid_from)
ROOFS = item("roofs", valid_from=SECOND.valid_from, valid_to=BEFORE_THIRD)
ROADS = item("roads")
ROOFS_AND_WALLS = item("roofs_and_walls", valid_from=THIRD.valid_from)
CELLARS = item("cellars", status=CodeStatus.LOCAL, parent="housing", valid_to=BEFORE_SECOND, authority="Рада")
ITEMS = by_name(HOUSING, LIFTS, ROOFS, ROADS, ROOFS_AND_WALLS, CELLARS)
SPLIT = (ItemMapping("v2", "housing", "lifts"), ItemMapping("v2", "housing", "roofs"))
RENAMED = (ItemMapping("v3", "roofs", "roofs_and_walls"),)


def successors(
	name: str, on: date, mappings: tuple[ItemMapping, ...] = (*SPLIT, *RENAMED)
) -> tuple[str, ...]:
	return map_item(ITEMS[name], on=on, versions=VERSIONS, mappings=mappings, items=ITEMS).names


def refused(mappings: tuple[ItemMapping, ...], items: dict[str, ClassifierItem] | None = None) -> str:
	with pytest.raises(ClassificationError) as refusal:
		check_mappings(mappings, VERSIONS, items or ITEMS)
	return str(refusal.value)


# --- redactions ------------------------------------------------------------------------------------


def test_redactions_that_follow_each_other_are_ordered_by_time() -> None:
	assert ordered_versions([THIRD, FIRST, SECOND]) == VERSIONS


def wrong_order(*versions: ClassifierVersion) -> str:
	with pytest.raises(ClassificationError) as refusal:
		ordered_versions(versions)
	return str(refusal.value)


def test_gap_between_redactions_names_the_missing_days() -> None:
	assert wrong_order(FIRST, replace(SECOND, valid_from=date(2025, 1, 3))) == (
		"No redaction is in force from 01.01.2025 to 02.01.2025."
		" Let “Редакція 2025” begin the day after “Редакція 2008” has ended."
	)


def test_overlap_of_redactions_names_the_day_of_both() -> None:
	assert wrong_order(replace(FIRST, valid_to=SECOND.valid_from), SECOND) == (
		"The redactions “Редакція 2008” and “Редакція 2025” are both in force on 01.01.2025."
		" End the earlier one the day before."
	)


def test_open_redaction_leaves_no_room_for_a_later_one() -> None:
	assert "both in force on 01.01.2025" in wrong_order(replace(FIRST, valid_to=None), SECOND)


def test_redaction_that_ends_before_it_begins_is_refused() -> None:
	assert wrong_order(replace(FIRST, valid_to=date(2008, 9, 23))) == (
		"The redaction “Редакція 2008” ends on 23.09.2008, before it begins on 24.09.2008."
		" Correct one of the dates."
	)


def test_redaction_may_last_one_day() -> None:
	short = replace(FIRST, valid_to=FIRST.valid_from)

	assert ordered_versions([short]) == (short,)


@pytest.mark.parametrize(
	("day", "version"),
	[(FIRST.valid_from, FIRST), (BEFORE_SECOND, FIRST), (SECOND.valid_from, SECOND), (IN_THIRD, THIRD)],
)
def test_each_day_has_its_redaction_ends_included(day: date, version: ClassifierVersion) -> None:
	assert version_on(VERSIONS, day) is version


def test_day_before_the_first_redaction_is_refused() -> None:
	with pytest.raises(ClassificationError) as refusal:
		version_on(VERSIONS, date(2008, 9, 23))

	assert str(refusal.value) == (
		"No redaction of the classifier is in force on 23.09.2008. Add one for that day."
	)


def test_moved_border_takes_the_end_of_the_redaction_before_with_it() -> None:
	moved = replace(SECOND, valid_from=date(2025, 3, 1))

	others = follow_border([FIRST, THIRD], moved=moved, began=SECOND.valid_from)

	assert others == (replace(FIRST, valid_to=date(2025, 2, 28)), THIRD)
	assert ordered_versions([*others, moved])


def test_border_that_was_not_shared_moves_nothing() -> None:
	moved = replace(THIRD, valid_from=date(2027, 2, 1))

	assert follow_border([FIRST], moved=moved, began=THIRD.valid_from) == (FIRST,)


def test_new_redaction_ends_the_open_one_before_it_and_no_other():
	ended = replace(FIRST, valid_to=date(2010, 12, 31))
	begun = ClassifierVersion("new", "нова", date(2031, 1, 1))
	is_open = ClassifierVersion("open", "чинна", date(2011, 1, 1))

	others = follow_border([ended, is_open], moved=begun, began=None)

	assert others == (ended, replace(is_open, valid_to=date(2030, 12, 31)))


def test_new_redaction_does_not_end_one_that_begins_with_it_or_later():
	is_open = ClassifierVersion("open", "чинна", date(2031, 1, 1))
	begun = ClassifierVersion("new", "нова", date(2031, 1, 1))

	assert follow_border([is_open], moved=begun, began=None) == (is_open,)


@given(st.lists(st.dates(date(2009, 1, 1), date(2040, 1, 1)), min_size=1, max_size=6, unique=True))
def test_redactions_cut_at_any_days_leave_no_day_without_one(cuts: list[date]) -> None:
	begins = sorted(cuts)
	ends = [day - timedelta(days=1) for day in begins[1:]] + [None]
	versions = [
		ClassifierVersion(f"v{number}", "", begin, end)
		for number, (begin, end) in enumerate(zip(begins, ends, strict=True))
	]

	ordered = ordered_versions(reversed(versions))

	assert all(version_on(ordered, begin).valid_from == begin for begin in begins)


# --- counting --------------------------------------------------------------------------------------


def test_local_item_counts_as_the_official_one_it_stands_under() -> None:
	names = ["cellars", "housing", "cellars", "roads"]

	assert counted_item(CELLARS, ITEMS) is HOUSING
	assert count_officially(names, ITEMS) == {"housing": 3, "roads": 1}


def test_official_item_under_another_counts_as_itself() -> None:
	part = item("part", parent="roads")

	assert counted_item(part, {**ITEMS, "part": part}) is part


def test_local_item_that_stands_under_nothing_counts_as_itself() -> None:
	alone = item("alone", status=CodeStatus.LOCAL)

	assert counted_item(alone, by_name(alone)) is alone


@pytest.mark.parametrize(
	("day", "authority", "offered"),
	[
		(BEFORE_SECOND, "Рада", True),
		(BEFORE_SECOND, "Інша рада", False),
		(SECOND.valid_from, "Рада", False),
	],
)
def test_local_item_is_offered_to_its_authority_while_it_is_in_force(
	day: date, authority: str, offered: bool
) -> None:
	assert is_offered(CELLARS, on=day, authority=authority) is offered


def test_item_of_the_act_is_offered_to_everyone_from_its_first_to_its_last_day() -> None:
	days = (SECOND.valid_from - timedelta(days=1), SECOND.valid_from, BEFORE_THIRD, THIRD.valid_from)

	assert [is_offered(ROOFS, on=day, authority="Рада") for day in days] == [False, True, True, False]


# --- successors ------------------------------------------------------------------------------------


def test_item_in_force_is_its_own_successor() -> None:
	assert successors("roads", IN_THIRD) == ("roads",)
	assert successors("housing", IN_FIRST) == ("housing",)


def test_split_item_gives_all_its_parts_and_leaves_the_choice_to_a_person() -> None:
	found = map_item(HOUSING, on=IN_SECOND, versions=VERSIONS, mappings=SPLIT, items=ITEMS)

	assert found.names == ("lifts", "roofs")
	assert not found.is_certain


def test_successor_is_followed_through_every_redaction() -> None:
	assert successors("housing", IN_THIRD) == ("lifts", "roofs_and_walls")
	assert successors("roofs", IN_THIRD) == ("roofs_and_walls",)


def test_merged_items_have_one_and_the_same_successor() -> None:
	walls = item("walls", valid_to=BEFORE_THIRD)
	items = {**ITEMS, "walls": walls}
	merged = (*RENAMED, ItemMapping("v3", "walls", "roofs_and_walls"))

	found = [
		map_item(items[name], on=IN_THIRD, versions=VERSIONS, mappings=merged, items=items)
		for name in ("roofs", "walls")
	]

	assert [one.names for one in found] == [("roofs_and_walls",)] * 2
	assert all(one.is_certain for one in found)


def test_parts_that_were_merged_again_are_named_once() -> None:
	items = {**ITEMS, "lifts": replace(LIFTS, valid_to=BEFORE_THIRD)}
	mappings = (*SPLIT, *RENAMED, ItemMapping("v3", "lifts", "roofs_and_walls"))

	found = map_item(HOUSING, on=IN_THIRD, versions=VERSIONS, mappings=mappings, items=items)

	assert found.names == ("roofs_and_walls",)


def test_item_of_which_no_mapping_speaks_has_no_successor() -> None:
	found = map_item(HOUSING, on=IN_SECOND, versions=VERSIONS, mappings=(), items=ITEMS)

	assert found.names == ()
	assert not found.is_certain


def test_closed_local_item_follows_its_official_one() -> None:
	assert successors("cellars", IN_SECOND) == ("lifts", "roofs")


def test_local_item_with_a_mapping_of_its_own_follows_that() -> None:
	own = (ItemMapping("v2", "cellars", "lifts"),)

	assert successors("cellars", IN_SECOND, (*SPLIT, *own)) == ("lifts",)


def test_successor_is_asked_from_the_first_day_of_the_redaction_on() -> None:
	assert successors("housing", BEFORE_SECOND) == ("housing",)
	assert successors("housing", SECOND.valid_from) == ("lifts", "roofs")
	assert successors("lifts", LIFTS.first_day) == ("lifts",)


def test_redaction_of_a_later_day_is_not_asked() -> None:
	assert successors("roofs", IN_SECOND) == ("roofs",)
	assert successors("housing", BEFORE_THIRD) == ("lifts", "roofs")


def test_day_before_an_item_was_in_force_is_refused() -> None:
	with pytest.raises(ClassificationError) as refusal:
		successors("lifts", IN_FIRST)

	assert str(refusal.value) == "“lifts” is in force only from 01.01.2025. Ask about a day after that."


def test_day_without_a_redaction_is_refused_even_for_an_item_without_a_beginning() -> None:
	with pytest.raises(ClassificationError, match="No redaction of the classifier"):
		successors("roads", date(2000, 1, 1))


# --- mappings --------------------------------------------------------------------------------------


def test_split_merge_and_rename_are_accepted() -> None:
	mappings = (*SPLIT, *RENAMED)

	check_mappings(mappings, VERSIONS, ITEMS)

	assert successors("housing", IN_THIRD, mappings)


def test_mapping_to_itself_is_refused() -> None:
	assert (
		refused((ItemMapping("v2", "housing", "housing"),))
		== "“housing” is mapped to itself. An item that stays in force needs no row: remove it."
	)


def test_mapping_to_another_group_is_refused() -> None:
	items = {**ITEMS, "lifts": replace(LIFTS, group="result")}

	assert (
		refused(SPLIT, items)
		== "“housing” and “lifts” belong to different groups. Map an item to one of its own group."
	)


def test_mapping_written_twice_is_refused() -> None:
	assert (
		refused((SPLIT[0], SPLIT[1], SPLIT[0]))
		== "“housing” is mapped to “lifts” twice. Remove one of the rows."
	)


def test_circle_of_two_is_refused() -> None:
	circle = (ItemMapping("v2", "housing", "lifts"), ItemMapping("v3", "lifts", "housing"))

	assert (
		refused(circle)
		== "The mapping leads from “housing” back to it. Remove one of the rows of the circle."
	)


def test_circle_of_three_is_refused_beside_rows_that_are_none() -> None:
	circle = (
		ItemMapping("v2", "roads", "housing"),
		ItemMapping("v2", "housing", "lifts"),
		ItemMapping("v2", "lifts", "roofs"),
		ItemMapping("v2", "roofs", "housing"),
	)

	assert (
		refused(circle)
		== "The mapping leads from “housing” back to it. Remove one of the rows of the circle."
	)


def test_item_still_in_force_when_the_redaction_begins_is_not_mapped() -> None:
	assert refused((ItemMapping("v2", "roads", "lifts"),)) == (
		"“roads” is still in force on 01.01.2025, when the redaction begins. Close it the day "
		"before, then map it."
	)


def test_item_that_ended_on_the_first_day_of_the_redaction_is_still_in_force() -> None:
	items = {**ITEMS, "housing": replace(HOUSING, valid_to=SECOND.valid_from)}

	assert refused(SPLIT, items) == (
		"“housing” is still in force on 01.01.2025, when the redaction begins. Close it the day "
		"before, then map it."
	)


def test_item_not_yet_in_force_is_no_successor() -> None:
	mapping = (ItemMapping("v2", "housing", "roofs_and_walls"),)

	assert refused(mapping) == (
		"“roofs_and_walls” is not in force on 01.01.2025, when the redaction begins. Choose an item that is."
	)


def test_no_item_passes_into_the_first_redaction() -> None:
	old = item("old", valid_to=FIRST.valid_from - timedelta(days=1))

	assert (
		refused((ItemMapping("v1", "old", "roads"),), {**ITEMS, "old": old})
		== "“Редакція 2008” is the first redaction: no item passes into it. Leave its mapping empty."
	)
