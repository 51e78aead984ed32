"""Wrong calls of steps, resolutions and letters over HTTP, calls by GET, and the same step eight times at once."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import frappe
import pytest
import requests

from appeals_app.domain.event_chain import find_faults
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import PASSWORD, reply_values, resolution_values
from appeals_app.testing.journey import Journey
from appeals_app.testing.snapshot import snapshot_of
from appeals_app.testing.staff import Person, Staff
from tests.serving import Client, Served
from tests.site.answers import assert_refused_in_ukrainian, assert_says_what_to_do

APPLY_WORKFLOW = "/api/method/frappe.model.workflow.apply_workflow"
AT_ONCE = 8


@pytest.fixture
def client(http_server: Served) -> Callable[[Person], Client]:
	return lambda person: http_server.client().login(person.user, PASSWORD)


def committed(staff: Staff, stage: str) -> Journey:
	"""An appeal at the stage that the server can see."""
	way = Journey(staff).to(stage)
	frappe.db.commit()  # the server reads only what is committed
	return way


def stored(way: Journey) -> dict:
	frappe.db.rollback()
	return snapshot_of(way.appeal)


def card(way: Journey, **overrides: object) -> str:
	return json.dumps({"doctype": "Appeal", "name": way.appeal, **overrides})


# wrong calls ---------------------------------------------------------------------------------------------

WRONG_CARDS = ("", "{{{", "[]", "5", "{}", '{"doctype": "Appeal"}', '{"doctype": "Appeal", "name": ["a"]}')


@pytest.mark.parametrize("sent", WRONG_CARDS)
def test_step_without_a_card_is_refused_with_advice(
	client: Callable[[Person], Client], staff: Staff, sent: str
) -> None:
	registrar = client(staff[roles.REGISTRAR])

	answer = registrar.post(APPLY_WORKFLOW, {"doc": sent, "action": journey.REGISTER})

	assert_says_what_to_do(assert_refused_in_ukrainian(answer))


@pytest.mark.parametrize("button", ["", "Спалити", journey.CLOSE])
def test_step_that_the_state_does_not_know_is_refused(
	client: Callable[[Person], Client], staff: Staff, button: str
) -> None:
	way = committed(staff, "entered")
	before = stored(way)

	answer = client(staff[roles.REGISTRAR]).post(APPLY_WORKFLOW, {"doc": card(way), "action": button})

	assert_says_what_to_do(assert_refused_in_ukrainian(answer))
	assert stored(way) == before


WRONG_RESOLUTIONS = {
	"names no executors": {"executors": []},
	"has an empty row": {"executors": [{}]},
	"has no text": {"resolution_text": ""},
	"is a million characters long": {"resolution_text": "я" * 1_000_000},
	"is of the future": {"resolved_on": "2099-01-01"},
	"is older than the appeal": {"resolved_on": "2001-01-01"},
	"is of a day that is none": {"resolved_on": "учора"},
	"is due before it was written": {"due_on": "2001-01-01"},
	"is due after the term": {"due_on": "2099-01-01"},
	"is on no appeal": {"appeal": None},
	"is on a list": {"appeal": ["a"]},
}


@pytest.mark.parametrize("case", list(WRONG_RESOLUTIONS))
def test_wrong_resolution_is_refused_and_leaves_nothing(
	client: Callable[[Person], Client], staff: Staff, case: str
) -> None:
	way = committed(staff, "resolution")
	values = resolution_values(appeal=way.appeal, executors=[way.executor.officer])
	before = stored(way)

	answer = client(staff[roles.HEAD]).post(
		"/api/resource/Appeal Resolution", {**values, **WRONG_RESOLUTIONS[case]}
	)

	assert_refused_in_ukrainian(answer)
	assert stored(way) == before


def test_executor_named_twice_or_two_responsible_ones_are_refused(
	client: Callable[[Person], Client], staff: Staff
) -> None:
	way = committed(staff, "resolution")
	head, first, second = client(staff[roles.HEAD]), way.executor.officer, staff.colleague.officer
	before = stored(way)

	for rows in (
		[{"officer": first}, {"officer": first}],
		[{"officer": first, "is_responsible": 1}, {"officer": second, "is_responsible": 1}],
	):
		values = {**resolution_values(appeal=way.appeal, executors=[first]), "executors": rows}
		answer = head.post("/api/resource/Appeal Resolution", values)
		assert_says_what_to_do(assert_refused_in_ukrainian(answer))

	assert stored(way) == before


WRONG_LETTERS = {
	"has no text": {"body": ""},
	"is a million characters long": {"body": "я" * 1_000_000},
	"is of a kind that is none": {"letter_kind": "Лист щастя"},
	"goes by pigeon": {"dispatch_method": "Голубом"},
	"gives a result of another group": {"answers": [{"result": "theme.housing"}]},
	"gives results as a text": {"answers": "задоволено"},
	"has an addressee of 400 characters": {"addressee": "я" * 400},
	"is on no appeal": {"appeal": None},
}


@pytest.mark.parametrize("case", list(WRONG_LETTERS))
def test_wrong_letter_is_refused_with_advice_and_leaves_nothing(
	client: Callable[[Person], Client], staff: Staff, case: str
) -> None:
	way = committed(staff, "in_work")
	values = {**reply_values(appeal=way.appeal), **WRONG_LETTERS[case]}
	before = stored(way)

	answer = client(way.executor).post("/api/resource/Appeal Reply", values)

	assert_says_what_to_do(assert_refused_in_ukrainian(answer))
	assert stored(way) == before


# by GET ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
	"call",
	[
		lambda way: (APPLY_WORKFLOW, {"doc": card(way), "action": journey.REGISTER}),
		lambda way: ("/api/method/appeals_app.appeal_registry.api.apply_workflow", {"doc": card(way), "action": journey.REGISTER}),
		lambda way: ("/api/method/appeals_app.appeal_registry.api.register", {"card": "{}"}),
		lambda way: ("/api/method/appeals_app.appeal_replies.api.sign_letter", {"reply": "x"}),
		lambda way: ("/api/method/appeals_app.appeal_replies.api.send_letter", {"reply": "x"}),
		lambda way: ("/api/method/frappe.desk.form.save.savedocs", {"doc": changed(way), "action": "Save"}),
		lambda way: ("/api/method/frappe.client.save", {"doc": changed(way)}),
		lambda way: ("/api/method/frappe.client.set_value", {"doctype": "Appeal", "name": way.appeal, "fieldname": "brief", "value": "x"}),
		lambda way: ("/api/method/frappe.model.workflow.bulk_workflow_approval", {"docnames": json.dumps([way.appeal]), "doctype": "Appeal", "action": journey.REGISTER}),
	],
)  # fmt: skip
def test_nothing_changes_by_get(client: Callable[[Person], Client], staff: Staff, call) -> None:
	way = committed(staff, "entered")
	before = stored(way)
	path, parameters = call(way)

	client(staff[roles.REGISTRAR]).get(path, parameters)

	assert stored(way) == before


def changed(way: Journey) -> str:
	return frappe.as_json({**way.card().as_dict(), "brief": "Змінено"})


# from an old copy ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step_between", [False, True])
def test_card_saved_from_an_old_copy_is_refused_and_nothing_is_lost(
	client: Callable[[Person], Client], staff: Staff, step_between: bool
) -> None:
	way = committed(staff, "entered")
	first, second = client(staff[roles.REGISTRAR]), client(staff[roles.REGISTRAR])
	old = json.loads(way.card().as_json())
	if step_between:
		won = first.post(APPLY_WORKFLOW, {"doc": card(way), "action": journey.REGISTER})
	else:
		won = first.post("/api/method/frappe.client.save", {"doc": {**old, "brief": "Перший"}})
	before = stored(way)

	lost = second.post("/api/method/frappe.client.save", {"doc": {**old, "pages_count": 5}})

	assert won.status_code == 200, won.text
	assert_refused_in_ukrainian(lost)
	assert stored(way) == before


# eight times at once -----------------------------------------------------------------------------------------


def at_once(clients: list[Client], call: Callable[[Client], requests.Response]) -> list[requests.Response]:
	"""Answers to the same call made by all clients at one time."""
	with ThreadPoolExecutor(len(clients)) as threads:
		return list(threads.map(call, clients))


def assert_one_won(answers: list[requests.Response]) -> None:
	assert sorted(answer.status_code for answer in answers)[0] == 200
	lost = [answer for answer in answers if answer.status_code != 200]
	assert len(lost) == AT_ONCE - 1
	for answer in lost:
		assert_refused_in_ukrainian(answer)


def test_registration_pressed_eight_times_gives_one_number_and_one_event(
	client: Callable[[Person], Client], staff: Staff
) -> None:
	way = committed(staff, "entered")
	clients = [client(staff[roles.REGISTRAR]) for _ in range(AT_ONCE)]
	before = last_number(staff)

	answers = at_once(
		clients, lambda one: one.post(APPLY_WORKFLOW, {"doc": card(way), "action": journey.REGISTER})
	)

	assert_one_won(answers)
	assert last_number(staff) == before + 1
	assert acts(way) == ["received", "step"]


def last_number(staff: Staff) -> int:
	frappe.db.rollback()
	counter = {"authority": staff.authority, "series": "authority", "index_year": frappe.utils.getdate().year}
	return frappe.db.get_value("Appeal Index Counter", counter, "last_number") or 0


def acts(way: Journey) -> list[str]:
	frappe.db.rollback()
	events = frappe.get_all("Appeal Event", filters={"appeal": way.appeal}, fields=["*"], order_by="sequence")
	assert find_faults(events) == []
	return [event.act for event in events]


def test_resolution_written_eight_times_gives_one_assignment(
	client: Callable[[Person], Client], staff: Staff
) -> None:
	way = committed(staff, "resolution")
	values = resolution_values(appeal=way.appeal, executors=[way.executor.officer])
	clients = [client(staff[roles.HEAD]) for _ in range(AT_ONCE)]

	answers = at_once(clients, lambda one: one.post("/api/resource/Appeal Resolution", values))

	assert_one_won(answers)
	assert acts(way)[-2:] == ["resolution_issued", "step"]
	assert frappe.db.count("Appeal Assignment", {"appeal": way.appeal}) == 1


def test_one_more_executor_added_eight_times_at_once_works_on_it_once(
	client: Callable[[Person], Client], staff: Staff
) -> None:
	way = committed(staff, "in_work")
	values = resolution_values(appeal=way.appeal, executors=[staff.colleague.officer])
	clients = [client(staff[roles.HEAD]) for _ in range(AT_ONCE)]

	answers = at_once(clients, lambda one: one.post("/api/resource/Appeal Resolution", values))

	assert_one_won(answers)
	assert frappe.db.count("Appeal Assignment", {"appeal": way.appeal, "user": staff.colleague.user}) == 1


def test_answer_drafted_eight_times_gives_one_draft(client: Callable[[Person], Client], staff: Staff) -> None:
	way = committed(staff, "in_work")
	values = reply_values(appeal=way.appeal)
	clients = [client(way.executor) for _ in range(AT_ONCE)]

	answers = at_once(clients, lambda one: one.post("/api/resource/Appeal Reply", values))

	assert_one_won(answers)
	assert acts(way).count("reply_drafted") == 1
	assert frappe.db.count("Appeal Reply", {"appeal": way.appeal}) == 1


def test_answer_signed_eight_times_is_signed_once(client: Callable[[Person], Client], staff: Staff) -> None:
	way = committed(staff, "signature")
	clients = [client(staff[roles.HEAD]) for _ in range(AT_ONCE)]

	answers = at_once(
		clients, lambda one: one.post(APPLY_WORKFLOW, {"doc": card(way), "action": journey.SIGN})
	)

	assert_one_won(answers)
	assert acts(way).count("sign_reply") == 1
