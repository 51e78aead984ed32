"""Functions of ours that show a card, and answers to a save, are looks like the opening of a form."""

import frappe
import pytest

from appeals_app.appeal_matching.card_terms import forget_rows_of, write_rows_of
from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served
from tests.site.looking import EVENT, events_of, person_of

METHOD = "/api/method/appeals_app."
FUNCTIONS = {
	"compared": ("appeal_matching.api.compare", {"appeal": "{one}", "other": "{other}"}),
	"compared with what is typed": ("appeal_matching.api.compare_unsaved", {"card": "{}", "other": "{one}"}),
	"address of a letter": (
		"appeal_replies.api.dispatch_address",
		{"appeal": "{one}", "dispatch_method": "Post"},
	),
}


@pytest.fixture(scope="module")
def ways(site: str, staff: Staff) -> dict[str, Journey]:
	"""Two appeals at work; committed."""
	made = {key: Journey(staff, applicant=person_of(staff)).to("in_work") for key in ("one", "other")}
	frappe.db.commit()  # the server reads only what is committed
	return made


@pytest.fixture(scope="module")
def registrar(http_server: Served, staff: Staff) -> Client:
	client = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	return client


def looked_at(staff: Staff, since: int) -> list[tuple[str, str]]:
	frappe.db.rollback()
	events = events_of(staff[roles.REGISTRAR].user, sequence=(">", since))
	return [(event.act, event.appeal) for event in events]


@pytest.fixture
def since(site: str, staff: Staff, registrar: Client) -> int:
	"""The last event before the test; nothing is folded into an earlier look."""
	user = staff[roles.REGISTRAR].user
	frappe.db.delete(EVENT, {"user": user})
	frappe.db.commit()  # the server must not see them
	return max((event.sequence for event in events_of(user)), default=0)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_function_that_shows_a_card_is_a_look(
	registrar: Client, staff: Staff, ways: dict[str, Journey], since: int, function: str
) -> None:
	path, asked = FUNCTIONS[function]
	keys = {key: way.appeal for key, way in ways.items()}
	sent = {name: keys.get(value.strip("{}"), value) for name, value in asked.items()}

	answer = registrar.post(f"{METHOD}{path}", sent)

	assert answer.status_code == 200, answer.text
	met = {appeal for appeal in keys.values() if appeal in sent.values()}
	assert sorted(looked_at(staff, since)) == sorted(("Opened", appeal) for appeal in met)


def test_names_in_a_mass_event_are_listed(
	registrar: Client, staff: Staff, ways: dict[str, Journey], since: int
) -> None:
	answer = registrar.post(f"{METHOD}appeal_matching.api.event", {"appeal": ways["one"].appeal})

	assert answer.status_code == 200, answer.text
	assert ("Listed", None) in looked_at(staff, since)


def test_answer_to_a_save_is_a_look_once(
	registrar: Client, staff: Staff, ways: dict[str, Journey], since: int
) -> None:
	for _again in range(2):
		answer = registrar.request("PUT", f"/api/resource/Appeal/{ways['one'].appeal}", json={})
		assert answer.status_code == 200, answer.text

	assert looked_at(staff, since) == [("Read By A Program", ways["one"].appeal)]


def test_search_for_a_person_is_noted_and_for_a_matter_is_not(
	registrar: Client, staff: Staff, ways: dict[str, Journey], since: int
) -> None:
	frappe.db.rollback()
	card = ways["one"].card()
	surname = frappe.db.get_value("Applicant", card.applicant, "last_name")
	write_rows_of([card.name])
	frappe.db.commit()  # the server reads only what is committed
	asked = {"index": card.registration_index, "surname": surname}
	answers = {
		key: registrar.post(f"{METHOD}appeal_matching.api.search", {"text": text})
		for key, text in asked.items()
	}
	forget_rows_of([card.name])  # else cards of other tests would have a twin elsewhere
	frappe.db.commit()  # the same

	assert [key for key, answer in answers.items() if card.name in answer.text] == list(asked)
	assert looked_at(staff, since) == [("Searched", None)]
