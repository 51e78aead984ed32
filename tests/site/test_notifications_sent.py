"""Notices to staff over a real mail server: to whom they are addressed, with a link and nothing of a citizen."""

from collections.abc import Iterator
from datetime import timedelta

import frappe
import pytest
from frappe.utils import add_days, nowdate

from appeals_app import clock
from appeals_app.appeal_replies.visas import return_for_visa
from appeals_app.appeal_routing.tasks import remind_of_terms
from appeals_app.permissions import roles
from appeals_app.permissions.api import get_documents_for_today
from appeals_app.testing.factories import make_appeal_reply
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import free_port
from tests.site.mail_sink import MailSink, make_account, running
from tests.site.refusals import refusal
from tests.site.transferring import give_back, pass_on

pytestmark = pytest.mark.usefixtures("in_one_transaction")


@pytest.fixture
def server() -> Iterator[MailSink]:
	port, sink = free_port(), MailSink()
	make_account(port)
	frappe.flags.mute_emails = False
	frappe.local.outgoing_email_account = {}
	with running(sink, port):
		yield sink
	frappe.local.outgoing_email_account = {}


def post_all(doctype: str, name: str) -> None:
	"""What the framework's worker would do with the letters about the record."""
	about = {"reference_doctype": doctype, "reference_name": name}
	for queued in frappe.get_all("Email Queue", about, pluck="name"):
		frappe.get_doc("Email Queue", queued).send()


def sent_about(sink: MailSink, doctype: str, name: str) -> list[tuple[str, str]]:
	post_all(doctype, name)
	return [(letter["To"], letter.get_body(("html",)).get_content()) for letter in sink.taken]


def tells_nothing(way: Journey, text: str) -> bool:
	card = way.card()
	author = frappe.get_doc("Applicant", card.applicant)
	return not any(word in text for word in (author.last_name, author.address, card.brief))


def test_executor_gets_a_letter_about_the_assignment(staff: Staff, server: MailSink) -> None:
	way = Journey(staff).to("execution")
	assignment = frappe.get_last_doc("Appeal Assignment", {"appeal": way.appeal})

	[(to, text)] = sent_about(server, "Appeal Assignment", assignment.name)

	assert staff[roles.EXECUTOR].user in to
	assert f"/app/appeal-assignment/{assignment.name}" in text and tells_nothing(way, text)


def test_person_reminded_of_the_term_gets_the_number_and_a_link(staff: Staff, server: MailSink) -> None:
	frappe.db.sql("update `tabAppeal` set control_date = null")
	way = Journey(staff).to("in_work")
	day = clock.today() + timedelta(days=3)
	frappe.db.set_value("Appeal", way.appeal, "control_date", day)

	remind_of_terms()

	row = frappe.get_last_doc("Appeal Escalation", {"appeal": way.appeal})
	[(to, text)] = sent_about(server, "Appeal Escalation", row.name)
	assert staff[roles.EXECUTOR].user in to
	assert way.card().registration_index in text and tells_nothing(way, text)


def test_author_of_a_draft_returned_for_rework_gets_a_letter(staff: Staff, server: MailSink) -> None:
	way = Journey(staff).to("signature")
	letter = frappe.get_last_doc("Appeal Reply", {"appeal": way.appeal})

	letter.db_set({"status": "Withdrawn", "withdrawn_reason": "Доповнити."})

	[(to, text)] = sent_about(server, "Appeal Reply", letter.name)
	assert way.executor.user in to
	assert f"/app/appeal-reply/{letter.name}" in text and tells_nothing(way, text)


def test_drafter_gets_a_letter_each_time_a_visa_is_refused(staff: Staff, server: MailSink) -> None:
	way = Journey(staff).to("draft")
	letter = frappe.get_last_doc("Appeal Reply", {"appeal": way.appeal})
	with acting_as(way.executor):
		letter.append("visas", {"officer": staff[roles.UNIT_LEAD].officer})
		letter.save()

	with acting_as(staff[roles.UNIT_LEAD]):
		for remark in ("Немає дати ремонту.", "Дати досі немає."):
			return_for_visa(reply=letter.name, remark=remark)

	sent = sent_about(server, "Appeal Reply", letter.name)
	assert [way.executor.user in to for to, _text in sent].count(True) == 2
	assert [staff[roles.UNIT_LEAD].user in to for to, _text in sent].count(True) == 1
	assert all(f"/app/appeal-reply/{letter.name}" in text and tells_nothing(way, text) for _to, text in sent)


def test_registrars_of_the_receiver_get_a_letter_about_a_transfer(
	staff: Staff, neighbours: Staff, server: MailSink
) -> None:
	way = Journey(staff).to("registered")

	transfer = pass_on(way, neighbours)

	[(to, text)] = sent_about(server, "Appeal Transfer", transfer.name)
	assert neighbours[roles.REGISTRAR].user in to and staff[roles.REGISTRAR].user not in to
	assert f"/app/appeal-transfer/{transfer.name}" in text and tells_nothing(way, text)


def test_registrars_of_the_sender_get_a_letter_when_the_questions_come_back(
	staff: Staff, neighbours: Staff, server: MailSink
) -> None:
	way = Journey(staff).to("registered")
	transfer = pass_on(way, neighbours)
	post_all("Appeal Transfer", transfer.name)
	server.taken.clear()

	give_back(transfer, neighbours)

	[(to, text)] = sent_about(server, "Appeal Transfer", transfer.name)
	assert staff[roles.REGISTRAR].user in to and neighbours[roles.REGISTRAR].user not in to
	assert tells_nothing(way, text)


def test_transfer_stands_on_the_desk_of_the_receivers_registrars_once(
	staff: Staff, neighbours: Staff
) -> None:
	transfer = pass_on(Journey(staff).to("registered"), neighbours)

	told = frappe.get_all("Notification Log", {"document_name": transfer.name}, pluck="for_user")

	assert told == [neighbours[roles.REGISTRAR].user]


def test_notice_reaches_nobody_who_may_not_see_the_record(
	staff: Staff, neighbours: Staff, server: MailSink
) -> None:
	"""A role names people of every authority; only those of this one may see the letter."""
	notice = {
		"doctype": "Notification",
		"name": "Нові листи",
		"document_type": "Appeal Reply",
		"event": "New",
		"channel": "Email",
		"subject": "Новий лист",
		"message": "<a href='/app/appeal-reply/{{ doc.name }}'>Лист</a>",
		"recipients": [{"receiver_by_role": roles.HEAD}],
	}
	frappe.get_doc(notice).insert(set_name=notice["name"])
	way = Journey(staff).to("in_work")
	with acting_as(way.executor):
		letter = make_appeal_reply(appeal=way.appeal)

	receivers = {to for to, _text in sent_about(server, "Appeal Reply", letter.name)}

	assert any(staff[roles.HEAD].user in to for to in receivers)
	assert not any(neighbours[roles.HEAD].user in to for to in receivers)


def test_site_without_outgoing_mail_still_tells_on_the_desk(staff: Staff) -> None:
	frappe.flags.mute_emails = False
	errors = frappe.db.count("Error Log")

	way = Journey(staff).to("execution")

	assert way.card().phase == "EXECUTION"
	assert frappe.db.count("Error Log") == errors
	assert not frappe.get_all("Email Queue", {"reference_doctype": "Appeal Assignment"})


def test_button_of_a_notice_by_the_day_names_the_records_of_today(staff: Staff, administrator: str) -> None:
	officer = staff.colleague.officer
	frappe.db.set_value("Authority Officer", officer, "valid_to", add_days(nowdate(), 3))
	notice = {
		"doctype": "Notification",
		"document_type": "Authority Officer",
		"event": "Days Before",
		"date_changed": "valid_to",
		"days_in_advance": 3,
		"subject": "Повноваження закінчуються",
		"message": "Повноваження закінчуються",
		"recipients": [{"receiver_by_role": roles.OBLAST_ADMIN}],
	}
	frappe.get_doc(notice).insert(set_name="Кінець повноважень")

	with acting_as(administrator):
		assert officer in get_documents_for_today(notification="Кінець повноважень")
		assert (
			get_documents_for_today(notification="Звернення доручено") == []
		)  # told of a change, and of no day
		for unknown in ("", "звернення доручено", "Немає такого"):
			refusal(
				lambda unknown=unknown: get_documents_for_today(notification=unknown),
				frappe.DoesNotExistError,
			)
