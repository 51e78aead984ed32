"""A change set tried on past appeals: what would be otherwise is told, and nothing is otherwise afterwards."""

import json
from itertools import pairwise

import frappe
import pytest

from appeals_app.appeal_administration import api, change_set_trial
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_user
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal
from tests.site.test_change_sets import SET, admin, new_rule, new_set, put, route

__all__ = ["admin"]


@pytest.fixture
def small_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
	"""A trial on a few cards: the site of the tests has more."""
	monkeypatch.setattr(change_set_trial, "NUMBERS", (1, 5, 6, 9, 20))


def lines(trial: dict, title: str) -> list[dict]:
	return next(kind["lines"] for kind in trial["kinds"] if kind["title"] == title)


def tried(user: str, change_set: str, last: int = 20) -> dict:
	with acting_as(user):
		return api.try_out(change_set=change_set, last=last)


def test_routes_that_would_differ_are_told_and_stay_as_they_are(
	staff: Staff, admin: str, small_numbers: None
) -> None:
	appeals = [Journey(staff).to("registered").appeal for _ in range(5)]
	change_set = new_set(admin)
	with acting_as(admin):
		api.add_record(change_set=change_set, record=new_rule(staff))

	trial = tried(admin, change_set, last=5)

	name = frappe.db.get_value("Authority Officer", staff.colleague.officer, "officer_name")
	[line] = lines(trial, "Куди вели б маршрути")
	assert (line["said"], line["appeals"]) == (f"«{name}» замість без маршруту", 5)
	assert line["examples"] == []  # who sets up sees no appeals
	assert route(staff, appeals[0]) == ""
	assert json.loads(frappe.db.get_value(SET, change_set, "trial")) == trial


def test_that_there_are_any_cards_is_not_told_of_a_few_out_of_sight(
	staff: Staff, admin: str, small_numbers: None
) -> None:
	Journey(staff).to("registered")
	change_set = new_set(admin)
	with acting_as(admin):
		api.add_record(change_set=change_set, record=new_rule(staff))

	assert lines(tried(admin, change_set, last=1), "Куди вели б маршрути") == []


def test_numbers_of_two_trials_differ_by_no_single_card(
	staff: Staff, admin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
	numbers = (0, *change_set_trial.NUMBERS)
	assert min(after - before for before, after in pairwise(numbers)) >= 100

	monkeypatch.setattr(change_set_trial, "NUMBERS", (2, 4))
	for _ in range(4):
		Journey(staff).to("registered")
	change_set = new_set(admin)
	with acting_as(admin):
		api.add_record(change_set=change_set, record=new_rule(staff))

	assert [tried(admin, change_set, last=last)["looked_at"] for last in (0, 1, 2, 3, 9)] == [2, 2, 2, 4, 4]


def test_cards_out_of_sight_are_told_by_fives(staff: Staff, admin: str, small_numbers: None) -> None:
	for _ in range(9):
		Journey(staff).to("registered")
	change_set = new_set(admin)
	with acting_as(admin):
		api.add_record(change_set=change_set, record=new_rule(staff))

	told = [lines(tried(admin, change_set, last=last), "Куди вели б маршрути") for last in (5, 6, 9)]

	assert [[line["appeals"] for line in one] for one in told] == [[5], [5], [5]]


def test_rule_of_words_tells_an_administrator_nothing_of_cards_out_of_sight(staff: Staff, admin: str) -> None:
	for _ in range(6):
		Journey(staff).to("registered")
	change_set = new_set(admin)
	with acting_as(admin):
		api.add_record(change_set=change_set, record=new_rule(staff, words="ліфтами"))

	trial = tried(admin, change_set)

	assert (trial["in_sight_only"], trial["looked_at"]) == (True, 0)
	assert lines(trial, "Куди вели б маршрути") == []


def test_terms_that_would_differ_are_told(staff: Staff, admin: str, small_numbers: None) -> None:
	for _ in range(5):
		Journey(staff).to("registered")
	code = frappe.db.get_value("Appeal", {}, "term_rule", order_by="received_at desc")
	change_set = new_set(admin)
	rule = frappe.get_doc("Term Rule", code)
	row = frappe.get_doc(SET, change_set)
	content = {**json.loads(frappe.as_json(rule.as_dict(no_default_fields=True))), "amount": rule.amount + 1}
	row.append(
		"changes",
		{
			"action": "Record Is Changed",
			"reference_doctype": rule.doctype,
			"reference_name": rule.name,
			"after_content": json.dumps(content),
		},
	)
	row.save()
	due = frappe.get_all("Appeal", fields=["name", "due_date"], order_by="received_at desc", limit=5)

	trial = tried(admin, change_set, last=5)

	[line] = lines(trial, "Які строки були б іншими")
	assert (line["said"], line["appeals"]) == ("строк закінчиться пізніше", 5)
	assert due == frappe.get_all("Appeal", fields=["name", "due_date"], order_by="received_at desc", limit=5)


def required_field() -> dict:
	return {
		"doctype": "Custom Field",
		"__islocal": 1,
		"dt": "Appeal",
		"label": "Номер справи ради",
		"fieldname": "council_case",
		"fieldtype": "Data",
		"insert_after": "brief",
		"permlevel": frappe.get_meta("Appeal").get_field("brief").permlevel,
		"reqd": 1,
	}


def test_cards_that_would_be_refused_are_told(staff: Staff, admin: str, small_numbers: None) -> None:
	for _ in range(5):
		Journey(staff).to("registered")
	change_set = new_set(admin)
	with acting_as(admin):
		api.add_record(change_set=change_set, record=required_field())

	trial = tried(admin, change_set, last=5)

	[line] = lines(trial, "Які картки відхилили б через порожнє поле")
	assert (line["said"], line["appeals"]) == ("«Номер справи ради» треба заповнити", 5)
	assert not frappe.db.exists("Custom Field", "Appeal-council_case")


def test_steps_that_would_go_are_told_to_who_sees_the_cards(
	staff: Staff, admin: str, small_numbers: None
) -> None:
	for _ in range(5):
		Journey(staff).to("registered")
	seeing = make_user("System Manager", roles.OBLAST_ADMIN, roles.REGISTRAR).name
	frappe.get_doc("Authority Officer", staff[roles.REGISTRAR].officer).db_set("user", seeing)
	workflow = frappe.get_doc("Workflow", {"document_type": "Appeal", "is_active": 1})
	state = frappe.db.get_value("Appeal", {}, "workflow_state", order_by="received_at desc")
	gone = next(row for row in workflow.transitions if row.state == state)
	workflow.transitions = [
		row for row in workflow.transitions if (row.state, row.action) != (gone.state, gone.action)
	]
	change_set = new_set(admin)
	put(admin, change_set, workflow)

	blind, trial = tried(admin, change_set, last=5), tried(seeing, change_set, last=5)

	title = "Які кроки зникнуть чи з’являться"
	assert (blind["in_sight_only"], lines(blind, title)) == (True, [])
	assert lines(trial, title)[0]["said"] == f"кроку «{gone.state} → {gone.action}» не стане"
	active = frappe.get_doc("Workflow", workflow.name)
	assert gone.action in [row.action for row in active.transitions if row.state == state]


def test_who_sees_the_cards_is_led_to_examples(staff: Staff, admin: str, small_numbers: None) -> None:
	way = Journey(staff).to("registered")
	both = make_user(roles.OBLAST_ADMIN, roles.REGISTRAR).name
	frappe.get_doc("Authority Officer", staff[roles.REGISTRAR].officer).db_set("user", both)
	change_set = new_set(admin)
	with acting_as(admin):
		api.add_record(change_set=change_set, record=new_rule(staff))

	[line] = lines(tried(both, change_set, last=1), "Куди вели б маршрути")

	assert [example["name"] for example in line["examples"]] == [way.appeal]


def test_empty_set_is_neither_tried_nor_sent(admin: str) -> None:
	change_set = new_set(admin)

	with acting_as(admin):
		tried_empty = refusal(lambda: api.try_out(change_set=change_set))
		sent_empty = refusal(lambda: api.send_for_review(change_set=change_set))

	assert tried_empty == sent_empty == "Набір змін порожній. Спершу внесіть до нього зміни."


def test_file_brings_the_same_changes_once(staff: Staff, admin: str) -> None:
	change_set = new_set(admin)
	with acting_as(admin):
		api.add_record(change_set=change_set, record=new_rule(staff))
		api.as_file(change_set=change_set)
		content = frappe.response.filecontent.decode()
		told = api.from_file(content=content)
		row = frappe.get_doc(SET, told["name"]).changes[0]
		frappe.get_doc({"doctype": row.reference_doctype, **json.loads(row.after_content)}).insert(
			set_name=row.reference_name
		)
		again = api.from_file(content=content)

	assert (told["taken"], told["left_out"]) == (1, [])
	assert (row.action, row.record_title) == ("Record Is Made", "До колеги")
	assert (again["taken"], again["left_out"]) == (0, [])


def test_change_of_a_file_that_is_refused_here_is_left_out_with_the_reason(staff: Staff, admin: str) -> None:
	changes = [
		{
			"doctype": "Appeal Route Rule",
			"name": "x1",
			"content": {**new_rule(staff), "authority": "NOWHERE"},
		},
		{"doctype": "User", "name": "somebody@test.example", "content": {"email": "somebody@test.example"}},
		"nonsense",
	]
	content = json.dumps(
		{"format": "appeals-change-set/1", "title": "З файлу", "reason": "–", "changes": changes}
	)

	with acting_as(admin):
		told = api.from_file(content=content)

	assert told["taken"] == 0
	assert len(told["left_out"]) == 3
	assert "NOWHERE" in told["left_out"][0]


@pytest.mark.parametrize(
	"content", ["", "{", "[]", '{"format": "other"}', '{"format": "appeals-change-set/1"}']
)
def test_file_that_is_none_of_a_set_is_refused_in_words(admin: str, content: str) -> None:
	with acting_as(admin):
		said = refusal(lambda: api.from_file(content=content))

	assert said
	assert not frappe.db.exists(SET, {"owner": admin})
