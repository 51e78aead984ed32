"""A list tells how many comments a record has and not what they say: a sensitive card shows them once a purpose is stated."""

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.looking import forget_rules_of_request, person_of
from tests.site.refusals import refusal

pytestmark = pytest.mark.usefixtures("guarded")

WORDS = "Автор просив передзвонити: 7731."
TABLE_COLUMN = "`tabAppeal`.`_comments`"


@pytest.fixture
def card(staff: Staff) -> str:
	"""A sensitive card with a comment of its executor, which lists keep in a column of the row."""
	way = Journey(staff, applicant=person_of(staff), keep_author_secret=1).to("draft")
	with acting_as(staff[roles.EXECUTOR]):
		frappe.get_doc("Appeal", way.appeal).add_comment("Comment", WORDS)
	assert "7731" in frappe.parse_json(frappe.db.get_value("Appeal", way.appeal, "_comments"))[0]["comment"]
	return way.appeal


def listed(person: Person, **asked: object) -> list:
	with acting_as(person):
		forget_rules_of_request()
		return frappe.get_list("Appeal", **asked)


@pytest.mark.parametrize("fields", [["name", "_comments"], ["name", TABLE_COLUMN], ["*"], ["`tabAppeal`.*"]])
@pytest.mark.parametrize("as_list", [False, True])
def test_words_of_comments_are_not_listed(staff: Staff, card: str, fields: list[str], as_list: bool) -> None:
	rows = listed(staff[roles.CONTROLLER], filters={"name": card}, fields=fields, as_list=as_list)

	assert len(rows) == 1
	assert "7731" not in frappe.as_json(rows)


def test_how_many_comments_there_are_is_listed(staff: Staff, card: str) -> None:
	asked = {"filters": {"name": card}, "fields": ["name", "_comments"], "with_comment_count": True}

	[row] = listed(staff[roles.CONTROLLER], **asked)

	assert (row._comment_count, row._comments) == (1, None)


@pytest.mark.parametrize(
	"asked",
	[
		{"filters": {"_comments": ("like", "%7731%")}},
		{"filters": [["Appeal", "_comments", "like", "%7731%"]]},
		{"or_filters": [["_COMMENTS", "like", "%7731%"]]},
		{"order_by": "_comments desc"},
		{"order_by": f"{TABLE_COLUMN} asc"},
		{"group_by": "_comments"},
		{"pluck": "_comments"},
		{"fields": ["max(_comments) as most"]},
		{"fields": ["count(distinct `_comments`) as many"]},
		{"fields": ["_comments as words"], "order_by": "words"},
		{"fields": ["_COMMENTS"]},
		{"fields": ["distinct _comments"]},
	],
	ids=str,
)
def test_no_list_is_chosen_arranged_or_counted_by_comments(staff: Staff, card: str, asked: dict) -> None:
	said = refusal(lambda: listed(staff[roles.CONTROLLER], **asked), error=frappe.PermissionError)

	assert "За коментарями списки не шукають" in said
