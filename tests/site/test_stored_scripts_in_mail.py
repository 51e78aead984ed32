"""Nothing anybody writes runs in a letter the system sends: ours, and those the framework sends about an appeal."""

import email
from collections.abc import Callable, Iterator
from email.message import Message
from email.policy import default as modern

import frappe
import pytest
from frappe.desk.form import assign_to
from frappe.utils import background_jobs
from frappe.workflow.doctype.workflow_action import workflow_action

from appeals_app.permissions import roles
from appeals_app.permissions.password_letters import send_letter
from appeals_app.testing.factories import make_user
from appeals_app.testing.journey import PASS_FOR_RESOLUTION, Journey
from appeals_app.testing.script_payloads import SIGN, VECTORS
from appeals_app.testing.staff import Staff, acting_as
from tests.config.doctypes import PACKAGE
from tests.site.hostile_rows import hostile_journey
from tests.site.looking import forget_rules_of_request
from tests.site.running_code import what_runs

pytestmark = pytest.mark.usefixtures("in_one_transaction")

SENDERS = {"personal_data/watch_notices.py"}
"""What of ours sends a letter by itself; each is asked below."""

TEXTS = [f"О {text}" for text in VECTORS if what_runs(text)]
"""Something is left of each when it is cleaned: a person and a reminder must have a name."""

SHORT_NAME = 60
"""A longer one does not fit the account once its brackets are escaped."""


@pytest.fixture(autouse=True)
def post(site: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
	"""An account to send from, whose letters stay in the queue; jobs are done at once."""
	account = frappe.new_doc("Email Account")
	account.update({"email_account_name": "Пошта", "email_id": "post@test.example"})
	account.update({"enable_outgoing": 1, "default_outgoing": 1, "name": "Пошта"})
	account.db_insert()
	enqueue = background_jobs.enqueue
	for place in (frappe, workflow_action):
		monkeypatch.setattr(
			place,
			"enqueue",
			lambda method, **given: enqueue(method, **{**given, "now": True, "enqueue_after_commit": False}),
		)
	forget_rules_of_request()
	frappe.local.outgoing_email_account = {}
	frappe.flags.mute_emails = True
	yield
	frappe.local.outgoing_email_account = {}
	forget_rules_of_request()


@pytest.fixture
def hostile(staff: Staff) -> Journey:
	return hostile_journey(staff)


def break_glass(way: Journey, neighbours: Staff) -> None:
	card = way.card()
	values = {"appeal_authority": card.authority, "appeal_index": card.registration_index}
	for text in TEXTS:
		with acting_as(neighbours[roles.HEAD]):
			frappe.flags.pop("appeals_scopes", None)
			frappe.db.delete("Personal Data Access Grant", {"user": neighbours[roles.HEAD].user})
			forget_rules_of_request()
			grant = {
				"doctype": "Personal Data Access Grant",
				**values,
				"reason": f"Невідкладна справа. {text}",
			}
			frappe.get_doc(grant).insert()


def assignment(way: Journey, neighbours: Staff) -> None:
	for text in TEXTS:
		with acting_as(way.staff[roles.REGISTRAR]):
			about = {"doctype": "Appeal", "name": way.appeal, "description": text}
			assign_to.add({**about, "assign_to": [way.staff[roles.HEAD].user]})
			assign_to.clear("Appeal", way.appeal)


def mention(way: Journey, neighbours: Staff) -> None:
	who = f'<span class="mention" data-id="{way.staff[roles.HEAD].user}">@</span>'
	for text in TEXTS:
		with acting_as(way.staff[roles.REGISTRAR]):
			way.card().add_comment("Comment", text=f"<div>{who} {text}</div>")


def notification(way: Journey, neighbours: Staff) -> None:
	"""A notification that an administrator writes carelessly."""
	rule = {
		"doctype": "Notification",
		"name": "Нове звернення",
		"subject": "{{ doc.brief }}",
		"document_type": "Appeal",
		"event": "Save",
		"channel": "Email",
		"message": "<p>{{ doc.brief }}</p>{{ doc.title }}",
		"recipients": [{"receiver_by_document_field": "owner"}],
	}
	frappe.get_doc(rule).insert()
	frappe.get_doc("Notification", "Нове звернення").send(way.card())


def password(way: Journey, neighbours: Staff) -> None:
	"""The framework takes no new person with angle brackets in the name, but lets people rename themselves."""
	user = make_user(roles.REGISTRAR).name
	for text in (text for text in TEXTS if len(text) < SHORT_NAME):
		account = frappe.get_doc("User", user)
		account.update({"first_name": text, "last_name": ""}).save()
		send_letter(user)
		account.send_welcome_mail_to_user()


LETTERS: dict[str, Callable[[Journey, Staff], None]] = {
	made.__name__: made for made in (break_glass, assignment, mention, notification, password)
}


WORDLESS = ("assignment", "mention")
"""Notices about a record, whose letters hold no words of it."""


def test_every_sender_of_ours_is_asked_here() -> None:
	sending = [path for path in PACKAGE.rglob("*.py") if "sendmail(" in path.read_text()]

	assert {str(path.relative_to(PACKAGE)) for path in sending} == SENDERS


@pytest.mark.parametrize("letter", LETTERS)
def test_letter_tells_what_was_written_and_runs_nothing(
	hostile: Journey, neighbours: Staff, letter: str
) -> None:
	before = frappe.get_all("Email Queue", pluck="name")

	LETTERS[letter](hostile, neighbours)

	pages = pages_sent_since(before)
	assert pages
	assert any(SIGN in page for page in pages) == (letter not in WORDLESS)
	assert [(found, page) for page in pages if (found := what_runs(page, own_scripts=True))] == []


def test_letter_of_the_workflow_tells_no_words_of_the_appeal(hostile: Journey) -> None:
	"""It is off until an administrator turns it on."""
	before = frappe.get_all("Email Queue", pluck="name")
	frappe.db.set_value("Workflow", {"document_type": "Appeal"}, "send_email_alert", 1)
	frappe.clear_cache(doctype="Workflow")

	hostile.press(roles.REGISTRAR, PASS_FOR_RESOLUTION)
	workflow_action.process_workflow_actions(hostile.card(), "on_update")

	pages = pages_sent_since(before)
	assert pages
	assert not [page for page in pages if SIGN in page]


def pages_sent_since(before: list[str]) -> list[str]:
	sent = frappe.get_all("Email Queue", {"name": ("not in", before or [""])}, pluck="message")
	return [page for message in sent for page in pages_of(email.message_from_string(message, policy=modern))]


def pages_of(message: Message) -> list[str]:
	"""The parts that a mail program shows as pages, and the subject, which a careless one might."""
	parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
	return [*(part.get_content() for part in parts), str(message["Subject"])]
