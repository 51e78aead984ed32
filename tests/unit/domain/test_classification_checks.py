"""An item of the classifier: no invented code, its place among the others, its days, its use."""

from dataclasses import replace
from datetime import date

import pytest

from appeals_app.domain.classification import ClassificationError, ClassifierItem, CodeStatus
from appeals_app.domain.classification_checks import (
	CodeCheck,
	ItemUse,
	check_children,
	check_code,
	check_code_is_free,
	check_key,
	check_period,
	check_place,
	check_removal,
	check_status_change,
	check_use,
)

THEME = ClassifierItem("theme.housing", "theme", "Житлова політика", CodeStatus.NOT_FOUND)
LOCAL = ClassifierItem("theme.lifts", "theme", "Ліфти", CodeStatus.LOCAL, parent="theme.housing")
POST = ClassifierItem("form.post", "form", "Поштою", CodeStatus.VERIFIED, code="1.1")
COMPARED = CodeCheck("Юрисконсульт Олена Гай", "858-2024")
FIRST_OF_MAY, LAST_OF_MAY, FIRST_OF_JUNE = date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 1)


def refused(check, *args: object, **kwargs: object) -> str:
	with pytest.raises(ClassificationError) as refusal:
		check(*args, **kwargs)
	return str(refusal.value)


def place(item: ClassifierItem, *above: ClassifierItem, takes: bool = True) -> None:
	parents = {one.name: one for one in (*above, item)}
	check_place(item, parents, group_takes_local_items=takes)


# --- keys and codes --------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["lifts", "ліфти_2", "x" * 40])
def test_key_of_letters_digits_and_low_lines_is_taken(key: str) -> None:
	assert check_key(key) is None


@pytest.mark.parametrize("key", ["", "два слова", "a.b", "a/b", "x" * 41, "<b>"])
def test_key_that_cannot_stand_in_a_name_is_refused(key: str) -> None:
	assert refused(check_key, key) == (
		f"The key “{key}” cannot be used. Take letters, digits and the low line, 40 of them at most."
	)


@pytest.mark.parametrize("status", [CodeStatus.UNVERIFIED, CodeStatus.NOT_FOUND])
def test_code_nobody_has_verified_is_not_official(status: CodeStatus) -> None:
	item = replace(POST, status=status)

	assert refused(check_code, item, CodeCheck()) == (
		"The code 1.1 of “Поштою” is not verified and cannot be official. Move it to “Code Not "
		"Checked”, or compare it with the act and mark it as verified."
	)


def test_verified_item_has_a_code_and_says_who_compared_it_with_what() -> None:
	assert check_code(POST, COMPARED) is None
	assert refused(check_code, replace(POST, code=""), COMPARED) == (
		"“Поштою” is marked as verified but has no code. Enter the code the act gives it, or change the mark."
	)


@pytest.mark.parametrize("check", [CodeCheck(), CodeCheck("Олена Гай"), CodeCheck(version="858-2024")])
def test_verified_code_with_half_a_check_is_refused(check: CodeCheck) -> None:
	assert refused(check_code, POST, check) == (
		"It is not said who compared the code 1.1 with the act and with which redaction of it. Enter both."
	)


@pytest.mark.parametrize("status", [CodeStatus.UNVERIFIED, CodeStatus.NOT_FOUND, CodeStatus.LOCAL])
def test_item_without_a_code_needs_no_check(status: CodeStatus) -> None:
	assert check_code(replace(POST, status=status, code=""), CodeCheck()) is None


def test_local_item_has_no_code_of_the_act() -> None:
	assert refused(check_code, replace(LOCAL, code="10.1"), COMPARED) == (
		"“Ліфти” is a local item and has no code of the act: it is counted under the code of its "
		"official item. Clear the code."
	)


def test_code_of_another_item_of_the_same_days_is_refused() -> None:
	other = replace(POST, name="form.letter", title="Листом")

	assert refused(check_code_is_free, POST, [POST, other]) == (
		"The code 1.1 belongs to “Листом” on the same days. Correct the code or close the other item first."
	)


def test_code_is_free_again_when_the_other_item_has_ended() -> None:
	ended = replace(POST, name="form.letter", valid_to=LAST_OF_MAY)

	assert check_code_is_free(replace(POST, valid_from=FIRST_OF_JUNE), [ended]) is None
	assert refused(check_code_is_free, replace(POST, valid_from=LAST_OF_MAY), [ended])
	later = replace(POST, name="form.letter", valid_from=LAST_OF_MAY)
	assert refused(check_code_is_free, replace(POST, valid_to=LAST_OF_MAY), [later])


def test_items_without_codes_do_not_share_one() -> None:
	empty = replace(POST, code="")

	assert check_code_is_free(empty, [replace(empty, name="form.letter")]) is None


@pytest.mark.parametrize(("before", "after"), [(THEME, LOCAL), (LOCAL, THEME)])
def test_item_never_changes_between_official_and_local(before: ClassifierItem, after: ClassifierItem) -> None:
	assert refused(check_status_change, before, after) == (
		f"“{before.title}” cannot change between official and local. Close it and add a new item instead."
	)


def test_code_of_an_official_item_may_become_known_and_be_taken_back() -> None:
	known = replace(THEME, status=CodeStatus.VERIFIED, code="1")

	assert check_status_change(THEME, known) is None
	assert check_status_change(known, THEME) is None


# --- place -----------------------------------------------------------------------------------------


def test_local_item_stands_under_an_open_official_item_of_its_group() -> None:
	assert place(LOCAL, THEME) is None


@pytest.mark.timeout(5)
def test_item_below_a_circle_is_refused_and_the_circle_is_named() -> None:
	above = replace(THEME, parent="theme.repairs")
	circle = replace(THEME, name="theme.repairs", title="Ремонт", parent=THEME.name)

	assert refused(place, LOCAL, above, circle) == (
		"“Житлова політика” stands under itself. Correct the item above it first."
	)


def test_local_item_under_nothing_is_refused() -> None:
	assert refused(place, replace(LOCAL, parent="")) == (
		"“Ліфти” is a local item and stands under no official one. Choose the item of the act it belongs to."
	)


def test_group_that_takes_no_local_items_refuses_them() -> None:
	assert refused(place, LOCAL, THEME, takes=False) == (
		"This group takes no local items: the rules of the register read its items. Choose another group."
	)


def test_parent_of_another_group_is_refused() -> None:
	other = replace(THEME, group="result")

	assert refused(place, LOCAL, other) == (
		"“Ліфти” stands under “Житлова політика”, which is of another group. Choose an item of "
		"the same group."
	)


def test_local_items_have_one_level_only() -> None:
	deeper = replace(LOCAL, name="theme.doors", parent=LOCAL.name)

	assert refused(place, deeper, LOCAL, THEME) == (
		"“Ліфти” stands under the local item “Ліфти”. Choose an official item: local ones have "
		"one level only."
	)


def test_official_item_stands_under_no_local_one() -> None:
	assert refused(place, replace(THEME, name="theme.new", parent=LOCAL.name), LOCAL, THEME)


def test_closed_parent_takes_only_items_that_end_with_it() -> None:
	closed = replace(THEME, valid_to=LAST_OF_MAY)

	assert refused(place, LOCAL, closed) == (
		"“Ліфти” stands under “Житлова політика”, which is closed after 31.05.2026. Choose an "
		"open item or end this one by then."
	)
	assert refused(place, replace(LOCAL, valid_to=FIRST_OF_JUNE), closed) == (
		"“Ліфти” stands under “Житлова політика”, which is closed after 31.05.2026. Choose an "
		"open item or end this one by then."
	)
	assert place(replace(LOCAL, valid_to=LAST_OF_MAY), closed) is None


def test_item_does_not_begin_before_its_parent() -> None:
	young = replace(THEME, valid_from=FIRST_OF_JUNE)

	assert refused(place, LOCAL, young) == (
		"“Ліфти” stands under “Житлова політика”, which begins on 01.06.2026. Let it begin on "
		"that day or later."
	)
	assert place(replace(LOCAL, valid_from=FIRST_OF_JUNE), young) is None


def test_item_of_the_act_belongs_to_no_authority() -> None:
	assert refused(place, replace(THEME, authority="Рада")) == (
		"“Житлова політика” is an item of the act and common to all authorities. Clear the authority."
	)
	assert place(replace(LOCAL, authority="Рада"), THEME) is None


def test_item_does_not_stand_under_itself_through_others() -> None:
	above = replace(THEME, parent="theme.part")
	part = replace(THEME, name="theme.part", parent=THEME.name)

	assert (
		refused(place, part, above)
		== "“Житлова політика” would stand under itself. Choose another item above it."
	)
	assert (
		refused(place, replace(THEME, parent=THEME.name))
		== "“Житлова політика” would stand under itself. Choose another item above it."
	)


def test_official_items_may_stand_two_levels_deep() -> None:
	part = replace(THEME, name="theme.part", parent=THEME.name)

	assert place(replace(THEME, name="theme.detail", parent=part.name), part, THEME) is None


# --- days and use ----------------------------------------------------------------------------------


def test_item_that_ends_before_it_begins_is_refused() -> None:
	wrong = replace(THEME, valid_from=FIRST_OF_JUNE, valid_to=LAST_OF_MAY)

	assert refused(check_period, wrong) == (
		"“Житлова політика” ends on 31.05.2026, before it begins on 01.06.2026. Correct one of the dates."
	)
	assert check_period(replace(wrong, valid_to=FIRST_OF_JUNE)) is None


def test_item_is_not_closed_before_the_last_appeal_that_carries_it() -> None:
	use = ItemUse(FIRST_OF_MAY, LAST_OF_MAY)

	assert refused(check_use, replace(THEME, valid_to=date(2026, 5, 30)), use) == (
		"“Житлова політика” is carried by an appeal received on 31.05.2026. Close the item on "
		"that day or later."
	)
	assert check_use(replace(THEME, valid_to=LAST_OF_MAY), use) is None


def test_item_does_not_begin_after_the_first_appeal_that_carries_it() -> None:
	use = ItemUse(FIRST_OF_MAY, LAST_OF_MAY)

	assert refused(check_use, replace(THEME, valid_from=date(2026, 5, 2)), use) == (
		"“Житлова політика” is carried by an appeal received on 01.05.2026. Let the item begin "
		"on that day or earlier."
	)
	assert check_use(replace(THEME, valid_from=FIRST_OF_MAY), use) is None


def test_unused_item_may_be_given_any_period() -> None:
	assert check_use(replace(THEME, valid_to=date(2000, 1, 1)), None) is None


def test_parent_is_not_closed_before_what_stands_under_it() -> None:
	closed = replace(THEME, valid_to=LAST_OF_MAY)

	assert (
		refused(check_children, closed, [LOCAL])
		== "“Ліфти” stands under “Житлова політика” and is in force longer. Close it first."
	)
	assert check_children(closed, [replace(LOCAL, valid_to=LAST_OF_MAY)]) is None
	assert refused(check_children, replace(THEME, valid_from=FIRST_OF_MAY), [LOCAL])


def test_item_of_the_act_is_never_removed() -> None:
	assert (
		refused(check_removal, THEME, is_used=False)
		== "“Житлова політика” is an item of the act and is never removed. Close it by its last day."
	)


def test_local_item_is_removed_only_while_nothing_leads_to_it() -> None:
	assert check_removal(LOCAL, is_used=False) is None
	assert (
		refused(check_removal, LOCAL, is_used=True)
		== "“Ліфти” is used and cannot be removed. Close it by its last day."
	)
