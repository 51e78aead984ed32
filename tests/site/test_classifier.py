"""The classifier on the real site: what is kept, what is refused and in which words, who may change what."""

from datetime import date, datetime

import frappe
import pytest
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal, unique, unique_name
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

ITEM, GROUP = "Appeal Classifier Item", "Appeal Classifier Group"
SHIPPED = "858-published"
HOUSING = "theme.housing"


def make_item(**values: object) -> Document:
	"""A local item under the theme of housing, unless said otherwise."""
	return frappe.get_doc(item_values(**values)).insert()


def item_values(**values: object) -> dict:
	return {
		"doctype": ITEM,
		"item_group": "theme",
		"item_key": unique("k"),
		"title": f"Питання «{unique_name()}»",
		"code_status": "local",
		**({"parent_item": HOUSING} if values.get("code_status", "local") == "local" else {}),
		**values,
	}


def changed(name: str, **values: object) -> Document:
	"""An administrator changes the item in its form."""
	return frappe.get_doc(ITEM, name).update(values).save()


def refused(**values: object) -> str:
	return refusal(lambda: make_item(**values))


def refused_change(name: str, **values: object) -> str:
	return refusal(lambda: changed(name, **values))


def registered_theme(staff: Staff, theme: str, received_at: datetime) -> str:
	"""A card with the theme that came at the moment."""
	with clock.set_to(received_at), acting_as(staff[roles.REGISTRAR]):
		return make_appeal(questions=[{"question": "Ремонт ліфта", "theme": theme}]).name


# codes -------------------------------------------------------------------------------------------------------


def test_official_code_needs_the_mark_verified() -> None:
	said = refused_change(HOUSING, official_code="10.1")

	assert said.startswith("Код 10.1 позиції «Житлова політика» не звірено")


def test_verified_code_needs_who_compared_it_and_with_what() -> None:
	said = refused_change(HOUSING, official_code="10.1", code_status="verified", code_checked_by="О. Гай")

	assert said == "Не зазначено, хто звірив код 10.1 з актом і з якою його редакцією. Вкажіть і те, і те."


def test_verified_item_without_a_code_is_refused() -> None:
	assert "не має коду" in refused_change(HOUSING, code_status="verified")


def test_code_that_is_verified_keeps_its_check_in_the_row_and_in_the_history() -> None:
	with clock.set_to(datetime(2026, 3, 2, 10)):
		item = changed(
			"type.electronic",
			code_status="verified",
			official_code="6.4",
			code_checked_by="Юрисконсульт Олена Гай",
			code_checked_version=SHIPPED,
		)

	assert (item.code_checked_on, item.unverified_code) == (date(2026, 3, 2), None)
	version = frappe.get_last_doc("Version", {"ref_doctype": ITEM, "docname": "type.electronic"})
	history = {field: (before, after) for field, before, after in version.get_data()["changed"]}
	assert history["code_status"] == ("unverified", "verified")
	assert history["code_checked_by"][1] == "Юрисконсульт Олена Гай"
	assert history["code_checked_version"][1] == SHIPPED
	assert history["unverified_code"][0] == "6.4"


def test_code_of_another_item_on_the_same_days_is_refused() -> None:
	check = {"code_status": "verified", "code_checked_by": "О. Гай", "code_checked_version": SHIPPED}

	said = refused_change("type.electronic", official_code="6.2", **check)

	assert said.startswith("Код 6.2 у ті самі дні належить позиції «Лист».")


def test_shipped_items_are_kept_again_as_they_are() -> None:
	"""What the rules refuse must not lie in the defaults."""
	names = frappe.get_all(ITEM, {"name": ("in", shipped_names())}, pluck="name")

	for name in names:
		frappe.get_doc(ITEM, name).save()

	assert len(names) == 91


def shipped_names() -> list[str]:
	ledger = frappe.get_all(
		"Appeal Seeded Default", {"reference_doctype": ITEM}, pluck="reference_name", limit_page_length=0
	)
	return list(ledger)


# place -------------------------------------------------------------------------------------------------------


def test_local_item_needs_an_official_one_above_it() -> None:
	assert "не належить до жодної офіційної" in refused(parent_item=None)


def test_parent_of_another_group_is_refused() -> None:
	assert "з іншої групи" in refused(parent_item="result.granted")


def test_local_item_under_a_local_one_is_refused() -> None:
	local = make_item()

	assert "місцеві мають лише один рівень" in refused(parent_item=local.name)


def test_group_whose_items_rules_read_takes_no_local_ones() -> None:
	said = refused(item_group="kind", parent_item="kind.complaint")
	group = frappe.get_doc(GROUP, "kind").update({"takes_local_items": 1})

	assert "не приймає місцевих позицій" in said
	assert "«За видами»" in refusal(group.save)


def test_official_item_never_becomes_local_nor_the_other_way_round() -> None:
	local = make_item()

	assert "з офіційної місцевою" in refused_change(HOUSING, code_status="local", parent_item="theme.other")
	assert "з офіційної місцевою" in refused_change(local.name, code_status="not_found")


def test_key_and_group_stay_as_they_were_created() -> None:
	local = make_item()

	assert "не змінюються" in refused_change(local.name, item_key="other")
	assert "не змінюються" in refused_change(local.name, item_group="result", parent_item="result.granted")


@pytest.mark.parametrize("key", ["два слова", "крапка.в.ключі", "я" * 41])
def test_key_that_cannot_name_an_item_is_refused(key: str) -> None:
	assert "не підходить" in refused(item_key=key) or "Скоротіть" in refused(item_key=key)


def test_items_stand_in_the_order_of_a_tree() -> None:
	first = make_item(sort_order_index=1, item_key=unique("z")).name
	second = make_item(sort_order_index=2, item_key=unique("a")).name
	names = frappe.get_all(
		ITEM, {"item_group": ("in", ["result", "theme"])}, pluck="name", order_by="tree_position"
	)

	start = names.index(HOUSING)
	assert names[start + 1 : start + 4] == [first, second, "theme.ecology"]
	assert names.index("result.granted") < names.index("theme.industry")


def test_items_follow_the_one_they_stand_under() -> None:
	local = make_item().name

	changed(HOUSING, sort_order_index=99)

	names = frappe.get_all(ITEM, {"item_group": "theme"}, pluck="name", order_by="tree_position")
	assert names[-2:] == [HOUSING, local]


# days, closing, removal --------------------------------------------------------------------------------------


def test_item_that_ends_before_it_begins_is_refused() -> None:
	said = refused(valid_from="2026-06-01", valid_to="2026-05-31")

	assert "закінчується 31.05.2026, раніше, ніж починається 01.06.2026" in said


def test_item_is_not_closed_before_the_last_card_that_carries_it(staff: Staff) -> None:
	theme = make_item().name
	for day in (2, 20):
		registered_theme(staff, theme, datetime(2026, 3, day, 10))

	assert "що надійшло 20.03.2026" in refused_change(theme, valid_to="2026-03-19")
	assert "що надійшло 02.03.2026" in refused_change(theme, valid_from="2026-03-03")
	assert changed(theme, valid_to="2026-03-20").valid_to == date(2026, 3, 20)


def test_official_item_is_not_closed_while_a_local_one_under_it_stays_open() -> None:
	local = make_item().name

	said = refused_change(HOUSING, valid_to="2099-12-31")
	changed(local, valid_to="2099-12-31")

	assert "чинна довше" in said
	assert changed(HOUSING, valid_to="2099-12-31").valid_to == date(2099, 12, 31)


def test_closed_item_is_taken_for_appeals_of_its_days_and_refused_for_later_ones(staff: Staff) -> None:
	theme = make_item(valid_to="2026-03-20").name

	late = refusal(lambda: registered_theme(staff, theme, datetime(2026, 3, 21, 0, 1)))
	in_time = registered_theme(staff, theme, datetime(2026, 3, 20, 23, 59))

	assert "не можна обрати на 21.03.2026" in late
	assert frappe.db.exists("Appeal", in_time)


def test_card_keeps_its_closed_item_when_it_is_changed_later(staff: Staff) -> None:
	theme = make_item().name
	name = registered_theme(staff, theme, datetime(2026, 3, 20, 10))
	frappe.db.set_value(ITEM, theme, "valid_to", "2026-03-19")  # as data of another year may be

	with clock.set_to(datetime(2026, 4, 1, 10)), acting_as(staff[roles.REGISTRAR]):
		card = frappe.get_doc("Appeal", name).update({"brief": "Ремонт двох ліфтів"}).save()
		moved = refusal(card.update({"received_at": "2026-03-22 10:00:00"}).save)

	assert frappe.db.get_value("Appeal", name, "brief") == "Ремонт двох ліфтів"
	assert "не можна обрати на 22.03.2026" in moved


def test_local_item_of_another_authority_is_not_taken(staff: Staff, neighbours: Staff) -> None:
	own, foreign = make_item(authority=staff.authority).name, make_item(authority=neighbours.authority).name

	said = refusal(lambda: registered_theme(staff, foreign, datetime(2026, 3, 20, 10)))

	assert "належить іншому органу" in said
	assert registered_theme(staff, own, datetime(2026, 3, 20, 10))


def test_closed_trait_of_an_applicant_is_refused(staff: Staff) -> None:
	changed("social_state.journalist", valid_to="2020-01-01")
	person = {"doctype": "Applicant", "last_name": "Коваль", "social_state": "social_state.journalist"}

	with acting_as(staff[roles.REGISTRAR]):
		said = refusal(frappe.get_doc(person).insert)

	assert "Позицію «Журналіст» не можна обрати" in said


def test_draft_takes_no_result_that_has_ended_but_keeps_the_one_it_has(staff: Staff) -> None:
	way = Journey(staff).to("draft")
	frappe.db.set_value(ITEM, {"item_group": "result"}, "valid_to", "2020-01-01")
	draft = frappe.get_last_doc("Appeal Reply", {"appeal": way.appeal})

	with acting_as(way.executor):
		draft.update({"body": "Ліфт полагоджено вчора."}).save()
		draft.answers[0].result = "result.explained"
		said = refusal(draft.save)

	assert frappe.db.get_value("Appeal Reply", draft.name, "body") == "Ліфт полагоджено вчора."
	assert "Позицію «Дано роз’яснення» не можна обрати" in said


def test_item_of_the_act_is_removed_by_nobody() -> None:
	said = refusal(lambda: frappe.delete_doc(ITEM, "theme.other"))

	assert said == "«Інше» — позиція акта, її не вилучають. Закрийте її, вказавши останній день."


def test_local_item_is_removed_only_while_nothing_leads_to_it(staff: Staff) -> None:
	used, unused = make_item().name, make_item().name
	registered_theme(staff, used, datetime(2026, 3, 20, 10))

	said = refusal(lambda: frappe.delete_doc(ITEM, used))
	frappe.delete_doc(ITEM, unused)

	assert "використано" in said
	assert not frappe.db.exists(ITEM, unused)


# people ------------------------------------------------------------------------------------------------------


def test_oblast_administrator_adds_a_local_item_for_everybody(staff: Staff, neighbours: Staff) -> None:
	with acting_as(staff[roles.OBLAST_ADMIN]):
		theme = make_item().name

	assert registered_theme(neighbours, theme, datetime(2026, 3, 20, 10))


def test_authority_administrator_adds_local_items_of_the_own_authority_only(
	staff: Staff, neighbours: Staff
) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		own = make_item(authority=staff.authority)
		for authority in (None, neighbours.authority):
			refusal(lambda authority=authority: make_item(authority=authority), frappe.PermissionError)
		changed(own.name, title="Ліфти")
		refusal(lambda: changed(own.name, authority=None), frappe.PermissionError)
		refusal(lambda: changed(HOUSING, title="Житло"), frappe.PermissionError)
		refusal(lambda: changed(HOUSING, authority=staff.authority), frappe.PermissionError)
		frappe.delete_doc(ITEM, own.name)

	assert not frappe.db.exists(ITEM, own.name)


def test_authority_administrator_makes_no_official_item_of_the_own_authority(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		said = refused(code_status="not_found", authority=staff.authority)

	assert "спільна для всіх органів" in said


@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.HEAD, roles.EXECUTOR, roles.ANALYST])
def test_others_read_the_classifier_and_change_nothing(staff: Staff, role: str) -> None:
	with acting_as(staff[role]):
		assert frappe.get_list(ITEM, {"name": HOUSING}, pluck="name") == [HOUSING]
		refusal(lambda: changed(HOUSING, title="Житло"), frappe.PermissionError)
		refusal(make_item, frappe.PermissionError)
