"""Lists of cards and papers tell no more of a sensitive card than its form does, and answer no question by it."""

import frappe
import pytest

from appeals_app.domain.redaction import NAME_NOT_DISCLOSED, NOTHING_LEFT
from appeals_app.permissions import roles
from appeals_app.personal_data.purposes import state_purpose
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.looking import EVENT, forget_rules_of_request, person_of
from tests.site.refusals import refusal

pytestmark = pytest.mark.usefixtures("guarded")

CONTENT = "Прошу допомогти після лікування у лікарні № 5."
OUTSIDE_THE_DUTY = (roles.CONTROLLER, roles.ARCHIVIST)


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""An appeal whose author is kept secret and has a disability, with its draft answer."""
	rows = [{"category": "author_category.disability_1"}]
	given = {"content": CONTENT, "keep_author_secret": 1, "author_categories": rows}
	return Journey(staff, applicant=person_of(staff), **given).to("draft")


def listed(person: Person, doctype: str, **asked: object) -> list:
	with acting_as(person):
		forget_rules_of_request()
		return frappe.get_list(doctype, **asked)


@pytest.mark.parametrize("role", OUTSIDE_THE_DUTY)
@pytest.mark.parametrize(
	"fields",
	[
		["name", "content"],
		["*"],
		["`tabAppeal`.*"],
		"name,content",
		["content as request"],
		["CONTENT"],
		["content", "applicant.full_name as who"],
	],
	ids=str,
)
def test_text_of_a_card_that_asks_for_a_purpose_is_not_listed(
	staff: Staff, way: Journey, role: str, fields: object
) -> None:
	rows = listed(staff[role], "Appeal", filters={"name": way.appeal}, fields=fields)

	assert len(rows) == 1
	assert CONTENT not in str(rows)
	assert "Савченко" not in str(rows)
	assert "appeals_row_key" not in str(rows)


def test_text_is_listed_to_the_duty_and_after_the_purpose(staff: Staff, way: Journey) -> None:
	asked = {"filters": {"name": way.appeal}, "fields": ["content"]}
	assert listed(staff[roles.REGISTRAR], "Appeal", **asked) == [{"content": CONTENT}]
	assert listed(way.executor, "Appeal", **asked) == [{"content": CONTENT}]
	assert listed(staff[roles.CONTROLLER], "Appeal", **asked) == [{"content": NOTHING_LEFT}]

	with acting_as(staff[roles.CONTROLLER]):
		state_purpose(doctype="Appeal", name=way.appeal, purpose="Контроль строку відповіді за дорученням")

	assert listed(staff[roles.CONTROLLER], "Appeal", **asked) == [{"content": CONTENT}]


def test_ordinary_cards_are_listed_as_before(staff: Staff) -> None:
	ordinary = Journey(staff, applicant=person_of(staff), content=CONTENT).to("draft")

	[row] = listed(
		staff[roles.CONTROLLER], "Appeal", filters={"name": ordinary.appeal}, fields=["content"], as_list=True
	)
	assert row == (CONTENT,)


@pytest.mark.parametrize("role", OUTSIDE_THE_DUTY)
def test_letter_does_not_name_the_author_who_is_kept_secret(staff: Staff, way: Journey, role: str) -> None:
	asked = {"filters": {"appeal": way.appeal}, "fields": ["name", "addressee", "salutation"]}

	[row] = listed(staff[role], "Appeal Reply", **asked)
	[values] = listed(staff[role], "Appeal Reply", **asked, as_list=True)

	assert row.addressee in (NAME_NOT_DISCLOSED, None)
	assert row.salutation is None
	assert values == (row.name, row.addressee, row.salutation)
	assert listed(staff[roles.REGISTRAR], "Appeal Reply", **asked)[0].addressee not in (
		NAME_NOT_DISCLOSED,
		None,
	)


QUESTIONS = {
	"count": {"fields": ["count(name) as total"], "filters": {"content": ["like", "Прошу%"]}},
	"capital letters": {"filters": {"CONTENT": ["like", "Прошу%"]}},
	"group": {"fields": ["content", "count(name) as total"], "group_by": "content"},
	"distinct": {"fields": ["content"], "distinct": True},
	"pluck": {"pluck": "content"},
	"order": {"order_by": "content asc"},
	"alias": {"fields": ["content as x"], "order_by": "x asc"},
	"expression": {"fields": ["left(content, 3) as x"]},
	"place": {"fields": ["name", "content"], "order_by": "2 asc"},
	"place in brackets": {"fields": ["name", "content"], "order_by": "(2) asc"},
	"category": {"filters": [["Appeal Author Category", "category", "like", "%disab%"]]},
	"category shown": {"fields": ["name", "author_categories.category as x"]},
	"category by its table": {"fields": ["name", "`tabAppeal Author Category`.`category`"]},
	"co-author": {"filters": [["Appeal Co-Applicant", "applicant", "is", "set"]]},
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_is_answered_by_what_some_cards_do_not_show(
	staff: Staff, way: Journey, question: str
) -> None:
	refusal(
		lambda: listed(staff[roles.CONTROLLER], "Appeal", **QUESTIONS[question]),
		(frappe.PermissionError, frappe.ValidationError, frappe.DataError),
	)


@pytest.mark.parametrize(
	"asked",
	[
		{"filters": [["Phone", "like", "%12"]]},
		{"order_by": "PHONE asc"},
		{"order_by": "length(PHONE) asc"},
		{"order_by": "`tabApplicant`.`PHONE` asc"},
		{"fields": ["name", "phone"], "order_by": "2"},
	],
	ids=str,
)
def test_capital_letters_and_places_open_no_question_on_a_person(
	staff: Staff, way: Journey, asked: dict
) -> None:
	"""The archivist is shown neither the phone nor, here, the name."""
	refusal(lambda: listed(staff[roles.ARCHIVIST], "Applicant", **asked), frappe.PermissionError)


@pytest.mark.parametrize(
	"asked",
	[
		{"filters": {"LAST_NAME": ["like", "Сав%"]}, "fields": ["name"]},
		{"order_by": "LAST_NAME asc", "fields": ["name"], "limit": 0},
		{"fields": ["LAST_NAME as x", "name"], "distinct": True, "limit": 0},
	],
	ids=str,
)
def test_person_whose_name_is_not_disclosed_is_left_out_whatever_the_letters(
	staff: Staff, way: Journey, asked: dict
) -> None:
	assert way.card().applicant in str(listed(staff[roles.REGISTRAR], "Applicant", **asked))

	assert way.card().applicant not in str(listed(staff[roles.ARCHIVIST], "Applicant", **asked))


def test_rows_of_the_tables_of_a_card_are_listed_with_the_card(staff: Staff, way: Journey) -> None:
	asked = {"parent_doctype": "Appeal", "filters": {"parent": way.appeal}}
	table = "Appeal Author Category"

	for person in (staff[roles.REGISTRAR], way.executor):
		assert len(listed(person, table, **asked, pluck="name")) == 1
		[row] = listed(person, table, **asked, fields=["category"])
		assert dict(row) == {"category": "author_category.disability_1"}
		values = listed(person, table, **asked, fields=["category"], as_list=True)
		assert list(values) == [("author_category.disability_1",)]
	assert not listed(staff[roles.CONTROLLER], table, **asked)
	refusal(
		lambda: listed(staff[roles.CONTROLLER], table, **asked, fields=["count(name) as total"]),
		frappe.PermissionError,
	)


def test_search_leaves_no_value_in_the_record_of_access(staff: Staff, way: Journey) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		frappe.local.request = frappe._dict(path="/api/method/x", method="GET")
		listed(staff[roles.REGISTRAR], "Applicant", filters={"PHONE": ["like", "%4512"]}, fields=["phone"])
		noted = frappe.flags.pop("personal_data_looks")

	assert noted[0]["filters_text"] == "phone"
	assert "4512" not in str(noted)
	assert noted[0]["searched_digest"]


def test_change_of_a_sensitive_card_needs_the_purpose_as_reading_does(staff: Staff, way: Journey) -> None:
	with acting_as(staff[roles.CONTROLLER]):
		forget_rules_of_request()
		assert not frappe.has_permission("Appeal", "write", way.appeal)
	assert not frappe.db.count(EVENT, {"user": staff[roles.CONTROLLER].user, "appeal": way.appeal})
