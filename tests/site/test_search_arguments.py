"""Searches behind link fields take whatever is sent: they answer with a list or refuse in words."""

from collections.abc import Callable

import frappe
import pytest

from appeals_app.appeal_matching.api import search_applicants
from appeals_app.appeal_registry.api import search_rules_by_hand
from appeals_app.appeal_replies.queries import search_results
from appeals_app.appeal_routing.queries import search_executors
from appeals_app.authority_directory.api import search_localities
from appeals_app.authority_directory.queries import search_officers
from appeals_app.legal_reference.doctype.appeal_classifier_item.appeal_classifier_item import search_items
from appeals_app.permissions import roles
from appeals_app.search_arguments import given_page
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

SEARCHES = (
	*(search_rules_by_hand, search_executors, search_officers, search_results, search_items),
	*(search_localities, search_applicants),
)

FOREIGN: tuple[object, ...] = ("x", "[1]", "5", '"x"', "{", [1], [["name"]], 5)
"""Filters no search can read."""


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("filters", FOREIGN, ids=repr)
def test_filters_that_are_none_are_refused_in_words(staff: Staff, search: Callable, filters: object) -> None:
	with acting_as(staff[roles.HEAD]):
		said = refusal(lambda: search(filters=filters))

	assert said == "Умови пошуку не вдалося прочитати. Оновіть сторінку й оберіть знову."


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("filters", [None, "", "null", "{}", {}], ids=repr)
def test_filters_that_ask_nothing_are_no_mistake(staff: Staff, search: Callable, filters: object) -> None:
	with acting_as(staff[roles.HEAD]):
		assert isinstance(search(filters=filters), list)


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize(
	"page", [(-5, -1), (2**70, 20), (0, 2**70), ("x", "y"), (["x"], {}), ("", None)], ids=repr
)
def test_any_page_is_a_list(staff: Staff, search: Callable, page: tuple[object, object]) -> None:
	with acting_as(staff[roles.HEAD]):
		length = "page_length" if search is search_items else "page_len"
		assert isinstance(search(**{"start": page[0], length: page[1]}), list)


@pytest.mark.parametrize("received_at", [["x"], 5, "0000-00-00", {"a": 1}, "x"], ids=repr)
def test_day_that_is_none_is_refused(staff: Staff, received_at: object) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		assert "Умови пошуку" in refusal(lambda: search_rules_by_hand(filters={"received_at": received_at}))


@pytest.mark.parametrize(
	"filters",
	[
		{"item_group": ["x"]},
		{"item_group": {"a": 1}},
		{"on": "x"},
		{"authority": ["x"]},
		{"authority": ["=", {"a": 1}]},
		{"valid_from": 5},
		{"valid_from": [">", "x"]},
		[["Authority Officer", ["name"], "=", "x"]],
	],
	ids=repr,
)
def test_condition_on_what_the_officer_has_not_is_refused(staff: Staff, filters: object) -> None:
	with acting_as(staff[roles.HEAD]):
		assert "Умови пошуку" in refusal(lambda: search_officers(filters=frappe.as_json(filters)))


def test_officers_are_found_by_conditions_of_the_desk(staff: Staff) -> None:
	own = staff[roles.EXECUTOR].officer
	with acting_as(staff[roles.HEAD]):
		named = search_officers(filters={"name": ["in", [own]], "valid_from": ["<=", "2090-01-01"]})
		listed = search_officers(filters=[["Authority Officer", "name", "=", own]])

	assert [row[0] for row in named] == [row[0] for row in listed] == [own]


def test_page_is_read_as_sent_and_never_endless() -> None:
	assert given_page("5", 10) == (5, 10)
	assert given_page(None, 0) == (0, 20)
	assert given_page(0, 10**6) == (0, 500)


@pytest.mark.parametrize("start", [10**18, str(10**18), f" {2**31} "], ids=repr)
def test_page_past_the_end_of_any_list_is_not_the_first(start: object) -> None:
	first, _rows = given_page(start, 20)

	assert first == 2**31 - 1
