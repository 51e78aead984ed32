"""One letter over HTTP from the post to the file, each step by its own person and refused to everybody else.

What is written here is committed by the web server, so it stays in the test site.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import frappe
import pytest
import requests

from appeals_app.domain.deadlines import compute_deadline
from appeals_app.domain.event_chain import find_faults
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import (
	PASSWORD,
	RESULT,
	appeal_values,
	applicant_values,
	reply_values,
	resolution_values,
	unique,
)
from appeals_app.testing.snapshot import snapshot_of
from appeals_app.testing.staff import Person, Staff
from tests.serving import Client, Served


@dataclass
class Letter:
	"""The letter as the test learns of it from the answers of the server."""

	staff: Staff
	brief: str = field(default_factory=lambda: unique("Ліфт "))
	applicant: str = ""
	received_at: str = ""
	appeal: str = ""

	def card(self) -> frappe._dict:
		"""The card as the server has committed it."""
		frappe.db.rollback()  # a new transaction sees what other processes have committed
		return frappe.get_doc("Appeal", self.appeal)

	def stored(self) -> dict:
		"""Everything the server has committed of the letter."""
		frappe.db.rollback()
		if not self.appeal:
			return {"appeals": frappe.db.count("Appeal", {"brief": self.brief})}
		return snapshot_of(self.appeal)


def enter(client: Client, letter: Letter) -> requests.Response:
	card = appeal_values(
		applicant=letter.applicant,
		brief=letter.brief,
		authority=letter.staff.authority,
		received_at=letter.received_at,
	)
	card.update({"name": "new-appeal-1", "__islocal": 1, "__unsaved": 1})
	return client.post(
		"/api/method/frappe.desk.form.save.savedocs", {"doc": json.dumps(card), "action": "Save"}
	)


def press(button: str) -> Callable[[Client, Letter], requests.Response]:
	def call(client: Client, letter: Letter) -> requests.Response:
		card = letter.card().as_json()
		return client.post(
			"/api/method/frappe.model.workflow.apply_workflow", {"doc": card, "action": button}
		)

	return call


def resolve(client: Client, letter: Letter) -> requests.Response:
	executor = letter.staff[roles.EXECUTOR].officer
	return client.post(
		"/api/resource/Appeal Resolution", resolution_values(appeal=letter.appeal, executors=[executor])
	)


def draft(client: Client, letter: Letter) -> requests.Response:
	values = reply_values(appeal=letter.appeal, answers=[{"result": RESULT}])
	return client.post("/api/method/frappe.client.save", {"doc": values})


@dataclass(frozen=True)
class Step:
	"""One step: who may take it, by which call, and what it leaves behind."""

	role: str
	call: Callable[[Client, Letter], requests.Response]
	phase: str
	events: tuple[str, ...]
	also: tuple[str, ...] = ()


STEPS = (
	Step(roles.REGISTRAR, enter, "RECEIVED", ("received",), also=(roles.RECEPTION_CLERK, roles.INTEGRATION)),
	Step(roles.REGISTRAR, press(journey.REGISTER), "REGISTERED", ("step",)),
	Step(roles.REGISTRAR, press(journey.PASS_FOR_RESOLUTION), "RESOLUTION", ("step",)),
	Step(roles.HEAD, resolve, "EXECUTION", ("resolution_issued", "step")),
	Step(roles.EXECUTOR, press(journey.ACCEPT), "EXECUTION", ("accept_assignment",)),
	Step(roles.EXECUTOR, draft, "REPLY", ("reply_drafted", "step")),
	Step(roles.EXECUTOR, press(journey.PASS_FOR_APPROVAL), "REPLY", ("step",)),
	Step(roles.UNIT_LEAD, press(journey.APPROVE), "REPLY", ("approve_reply",)),
	Step(roles.HEAD, press(journey.SIGN), "REPLY", ("sign_reply",)),
	Step(roles.REGISTRAR, press(journey.SEND), "ANSWERED", ("step",)),
	Step(roles.CONTROLLER, press(journey.CLOSE), "CLOSED", ("step",), also=(roles.HEAD,)),
)


@pytest.fixture
def clients(http_server: Served) -> Iterator[Callable[[Person], Client]]:
	"""Gives the logged-in client of a person; a browser's for the Desk, a plain one for a program."""
	known: dict[str, Client] = {}

	def client_of(person: Person) -> Client:
		if person.user not in known:
			known[person.user] = http_server.client().login(person.user, PASSWORD)
			if person.role != roles.INTEGRATION:
				known[person.user].open_desk()
		return known[person.user]

	yield client_of


def outsiders(step: Step, staff: Staff, neighbours: Staff) -> list[Person]:
	"""Everybody who may not take the step: the other roles, colleagues not named, the same role next door."""
	entitled = {step.role, *step.also}
	own = [person for person in staff.people.values() if person.role not in entitled]
	others = [neighbours[role] for role in entitled]
	unnamed = [person for person in (staff.colleague, staff.other_lead) if person.role == step.role]
	return [*own, *others, *unnamed]


def test_letter_walks_from_the_post_to_the_file_and_every_step_is_refused_to_all_others(
	http_server: Served, clients: Callable[[Person], Client], staff: Staff, neighbours: Staff
) -> None:
	letter = Letter(staff, received_at=f"{frappe.utils.add_days(frappe.utils.today(), -1)} 10:00:00")
	registrar = clients(staff[roles.REGISTRAR])
	letter.applicant = registrar.post("/api/resource/Applicant", applicant_values()).json()["data"]["name"]
	index = next_index(staff.authority)
	events: list[str] = []

	for step in STEPS:
		_assert_refused_to_others(step, letter, http_server, clients, outsiders(step, staff, neighbours))
		answer = step.call(clients(staff[step.role]), letter)
		assert answer.status_code == 200, answer.text
		letter.appeal = letter.appeal or answer.json()["docs"][0]["name"]
		events += step.events
		_assert_state(letter, step, events, index)

	_assert_closed(letter)


def _assert_refused_to_others(
	step: Step,
	letter: Letter,
	server: Served,
	clients: Callable[[Person], Client],
	people: list[Person],
) -> None:
	before = letter.stored()
	callers = [("Guest", server.client()), *((f"{one.role} {one.user}", clients(one)) for one in people)]
	for who, client in callers:
		answer = step.call(client, letter)
		assert answer.status_code == 403, (step, who, answer.status_code, answer.text)
		assert "Traceback" not in answer.text
		assert letter.stored() == before, (step, who)


def _assert_state(letter: Letter, step: Step, events: list[str], index: str) -> None:
	card = letter.card()
	assert card.phase == step.phase
	deadline = compute_deadline(received_at=card.received_at, term="month")
	dates = (card.control_date, card.due_date, card.breach_after)
	assert dates == (deadline.control_date, deadline.due_date, deadline.breach_after)
	assert card.registration_index == (None if step.phase == "RECEIVED" else index)
	rows = frappe.get_all(
		"Appeal Event", filters={"appeal": letter.appeal}, fields=["*"], order_by="sequence asc"
	)
	assert [row.act for row in rows] == events
	assert rows[-1].user == letter.staff[step.role].user
	assert rows[-1].officer == letter.staff[step.role].officer
	assert find_faults(rows) == []


def _assert_closed(letter: Letter) -> None:
	card = letter.card()
	today = frappe.utils.getdate()
	assert (card.answered_on, card.closed_on) == (today, today)
	assert [question.result for question in card.questions] == [RESULT]
	reply = frappe.get_last_doc("Appeal Reply", filters={"appeal": letter.appeal})
	assert (reply.status, reply.reply_number, reply.sent_on) == ("Sent", card.registration_index, today)
	assert reply.signed_by == letter.staff[roles.HEAD].officer
	assert frappe.db.get_value("Appeal Assignment", {"appeal": letter.appeal}, "status") == "Done"


def next_index(authority: str) -> str:
	"""The index the next personal appeal of an author on «С» gets."""
	year = frappe.utils.getdate().year
	counter = f"{authority}-{year}-authority"
	last = frappe.db.get_value("Appeal Index Counter", counter, "last_number") or 0
	return f"С-{last + 1}/{year}"


def test_answer_of_the_step_tells_the_desk_the_new_state(
	clients: Callable[[Person], Client], staff: Staff
) -> None:
	registrar = clients(staff[roles.REGISTRAR])
	values = {
		"applicant": registrar.post("/api/resource/Applicant", applicant_values()).json()["data"]["name"]
	}
	created = registrar.post("/api/resource/Appeal", appeal_values(**values, received_at=frappe.utils.now()))
	letter = Letter(staff, appeal=created.json()["data"]["name"])

	answer = press(journey.REGISTER)(registrar, letter).json()["message"]

	card = letter.card()
	assert (answer["workflow_state"], answer["phase"]) == (card.workflow_state, "REGISTERED")
	assert answer["registration_index"] == card.registration_index
