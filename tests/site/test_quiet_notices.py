"""Who is named in a comment is told if he may read the record, and by mail nothing of its words."""

from email import message_from_string

import frappe
import pytest
from frappe.desk.doctype.notification_log.notification_log import make_notification_logs

from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff

WORDS = "Заявник Петренко, тел. 0501234567"


@pytest.fixture
def mailing(site: str) -> None:
	"""An outgoing account, so that letters get into the queue."""
	if not frappe.db.exists("Email Account", {"default_outgoing": 1}):
		frappe.get_doc(
			{
				"doctype": "Email Account",
				"email_account_name": "Проба",
				"email_id": "appeals@test.example",
				"enable_outgoing": 1,
				"default_outgoing": 1,
				"smtp_server": "127.0.0.1",
				"no_smtp_authentication": 1,
			}
		).db_insert()


def told(way: Journey, person: Person, staff: Staff) -> list[str]:
	"""Letters the person was sent of a comment that names him."""
	before = set(frappe.get_all("Email Queue", pluck="name"))
	notice = {
		"type": "Mention",
		"document_type": "Appeal",
		"document_name": way.appeal,
		"subject": f"Згадка: {WORDS}",
		"from_user": staff[roles.HEAD].user,
		"email_content": WORDS,
	}
	make_notification_logs(frappe._dict(notice), [person.user])
	made = set(frappe.get_all("Email Queue", pluck="name")) - before
	return [frappe.db.get_value("Email Queue", name, "message") for name in made]


def test_letter_to_who_may_read_the_record_holds_no_words_of_it(staff: Staff, mailing: None) -> None:
	[letter] = told(Journey(staff).to("registered"), staff[roles.REGISTRAR], staff)

	parts = message_from_string(letter).walk()
	words = " ".join(part.get_payload(decode=True).decode() for part in parts if not part.is_multipart())
	assert "У реєстрі є повідомлення для вас" in words
	assert "Петренко" not in words and "0501234567" not in words


@pytest.mark.parametrize("role", [roles.ANALYST, roles.REGISTRAR])
def test_who_may_not_read_the_record_is_sent_nothing(
	staff: Staff, neighbours: Staff, mailing: None, role: str
) -> None:
	assert told(Journey(staff).to("registered"), neighbours[role], staff) == []
