"""A letter that comes back as a report in the authority's mailbox is not delivered, and somebody is asked to send it otherwise."""

import frappe
import pytest
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_replies.delivery import record_delivery, send_otherwise
from appeals_app.appeal_replies.tasks import send_waiting
from appeals_app.domain.event_chain import find_faults
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.deciding import events_of
from tests.site.mail_sink import MailSink
from tests.site.mailbox import mailbox_with

pytestmark = pytest.mark.usefixtures("in_one_transaction")

ADDRESS = "maria@author.example"
REPORT = """\
From: MAILER-DAEMON@mail.example
To: kantseliaria@test.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <r1@mail.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I am sorry to have to inform you that your letter to maria@author.example could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; maria@author.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 maria@author.example unknown
--b
Content-Type: message/rfc822

Message-ID: {message_id}
Subject: x

Text
--b--
"""


@pytest.fixture
def way(staff: Staff, mail_server: MailSink) -> Journey:
	"""An appeal whose answer the author's server has taken."""
	way = Journey(staff).to("approval")
	letter = frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})
	letter.db_set({"dispatch_method": "E-mail", "dispatch_address": ADDRESS})
	way.to("answered")
	send_waiting()
	return way


def report_on(mail_server: MailSink, action: str = "failed") -> str:
	return REPORT.format(action=action, message_id=mail_server.taken[0]["Message-ID"])


def receive(*mails: str) -> None:
	with mailbox_with(*mails) as account:
		frappe.get_doc("Email Account", account).receive()


def sending(way: Journey) -> Document:
	return frappe.get_last_doc("Appeal Dispatch", {"appeal": way.appeal})


def communications() -> int:
	return frappe.db.count("Communication")


def test_letter_that_came_back_is_not_delivered_with_its_reason_and_becomes_a_task(
	way: Journey, mail_server: MailSink
) -> None:
	assert sending(way).status == "Sent"
	before = communications()

	receive(report_on(mail_server))

	row = sending(way)
	assert (row.status, row.outcome_on, row.awaits_other_way) == ("Not Delivered", clock.today(), 1)
	assert row.outcome_note == "Електронний лист повернувся: доставити його не вдалося, код 5.1.1."
	registrar = way.staff[roles.REGISTRAR].user
	assert frappe.get_all("ToDo", {"reference_name": row.name}, pluck="allocated_to") == [registrar]
	assert [event.act for event in events_of(way.appeal)][-1] == "letter_not_delivered"
	assert find_faults(events_of(way.appeal)) == []
	assert communications() == before, "the report would keep the letter and the address once more"
	with acting_as(way.staff[roles.REGISTRAR]):
		send_otherwise(dispatch=row.name, way="Post", address="вул. Тестова, 1")
	assert sending(way).dispatch_method == "Post"


def test_answer_counts_as_given_on_the_day_it_went(way: Journey, mail_server: MailSink) -> None:
	"""Art. 20: the term is kept by sending; that the address is wrong is not the authority's delay."""
	receive(report_on(mail_server))

	assert (way.card().phase, way.card().answered_on) == ("ANSWERED", clock.today())


def test_report_that_comes_twice_is_noted_once(way: Journey, mail_server: MailSink) -> None:
	receive(report_on(mail_server), report_on(mail_server))

	assert len(events_of(way.appeal, "letter_not_delivered")) == 1


def test_delay_changes_nothing(way: Journey, mail_server: MailSink) -> None:
	receive(report_on(mail_server, "delayed"))

	assert sending(way).status == "Sent"


def test_letter_a_clerk_knows_to_be_delivered_stays_delivered(way: Journey, mail_server: MailSink) -> None:
	with acting_as(way.staff[roles.REGISTRAR]):
		record_delivery(dispatch=sending(way).name, on=clock.today())

	receive(report_on(mail_server))

	assert sending(way).status == "Delivered"


def test_report_on_a_letter_of_nobody_here_is_mail_like_any_other(way: Journey) -> None:
	before = communications()

	receive(REPORT.format(action="failed", message_id="<a1b2@elsewhere.example>"))

	assert sending(way).status == "Sent"
	assert communications() == before + 1
