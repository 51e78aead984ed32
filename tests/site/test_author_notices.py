"""Notices to the author at each step over a real mail mail_server: to who agreed, once, and without a citizen's data."""

from datetime import date, timedelta

import frappe
import pytest
from frappe.model.document import Document
from frappe.utils import formatdate

from appeals_app import clock
from appeals_app.appeal_replies.delivery import record_failure
from appeals_app.appeal_replies.tasks import send_waiting
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.deciding import decide, tell, way_of
from tests.site.mail_sink import MailSink, running
from tests.site.refusals import refusal
from tests.site.transferring import accept, pass_on

pytestmark = pytest.mark.usefixtures("in_one_transaction")

ADDRESS = "maria@author.example"


def case_of(staff: Staff, **person: object) -> Journey:
	"""An appeal of a person who agreed to be told by e-mail, unless said otherwise."""
	agreed = {"email": ADDRESS, "notices_by_email": 1, **person}
	author = make_applicant(authority=staff.authority, **agreed)
	return Journey(staff, applicant=author.name)


def notices(way: Journey) -> list[Document]:
	names = frappe.get_all(
		"Appeal Dispatch", {"appeal": way.appeal, "notice": ("is", "set")}, pluck="name", order_by="creation"
	)
	return [frappe.get_doc("Appeal Dispatch", name) for name in names]


def told(way: Journey) -> list[str]:
	return [row.notice for row in notices(way)]


def goes_by(way: Journey, method: str, address: str) -> None:
	letter = frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})
	letter.db_set({"dispatch_method": method, "dispatch_address": address})


def answered(way: Journey, method: str = "Post", address: str = "м. Запоріжжя") -> Journey:
	way.to("approval")
	goes_by(way, method, address)
	return way.to("answered")


def acts(way: Journey) -> list[str]:
	return frappe.get_all("Appeal Event", {"appeal": way.appeal}, pluck="act")


# what is told ----------------------------------------------------------------------------------------------


def test_author_of_a_registered_appeal_gets_its_number_and_code_once(
	staff: Staff, mail_server: MailSink
) -> None:
	way = case_of(staff).to("registered")

	send_waiting()
	send_waiting()

	card = way.card()
	[letter] = mail_server.taken
	text = letter.get_body().get_content()
	assert letter["To"] == ADDRESS and card.registration_index in letter["Subject"]
	assert card.registration_index in text and card.tracking_code in text
	assert notices(way)[0].status == "Sent" and "notice_mailed" in acts(way)


def test_notice_holds_nothing_of_the_citizen(staff: Staff, mail_server: MailSink) -> None:
	way = case_of(staff).to("registered")
	author = frappe.get_doc("Applicant", way.card().applicant)

	send_waiting()

	[letter] = mail_server.taken
	shown = f"{letter['Subject']} {letter.get_body().get_content()}"
	assert not any(word in shown for word in (author.last_name, author.address, way.card().brief))


def test_author_is_told_where_the_appeal_was_passed(
	staff: Staff, neighbours: Staff, mail_server: MailSink
) -> None:
	way = case_of(staff).to("registered")
	pass_on(way, neighbours)

	send_waiting()

	receiver = frappe.db.get_value("Authority", neighbours.authority, "authority_name")
	assert told(way) == ["Registered", "Transferred"]
	assert receiver in mail_server.taken[-1].get_body().get_content()


def test_author_is_told_of_an_answer_that_goes_by_post(staff: Staff, mail_server: MailSink) -> None:
	way = answered(case_of(staff))

	send_waiting()

	reply = frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})
	assert told(way) == ["Registered", "Answered"]
	assert reply.reply_number in mail_server.taken[-1].get_body().get_content()


def test_answer_by_email_is_its_own_notice(staff: Staff, mail_server: MailSink) -> None:
	way = answered(case_of(staff), "E-mail", ADDRESS)

	send_waiting()

	assert told(way) == ["Registered"]
	assert len(mail_server.taken) == 2


def test_person_passed_on_with_the_appeal_is_told_of_its_new_number(
	staff: Staff, neighbours: Staff, mail_server: MailSink
) -> None:
	transfer = pass_on(case_of(staff).to("registered"), neighbours)

	there = accept(transfer, neighbours)
	send_waiting()

	assert told(there) == ["Registered"]
	assert there.card().registration_index in mail_server.taken[-1].get_body().get_content()


def test_author_is_told_of_an_extension_with_its_last_day(staff: Staff, mail_server: MailSink) -> None:
	author = make_applicant(authority=staff.authority, email=ADDRESS, notices_by_email=1)
	way = way_of(staff, applicant=author.name)
	tell(way, decide(way, date(2026, 2, 20)), date(2026, 2, 23))

	send_waiting()

	assert told(way) == ["Registered", "Extended"]
	assert formatdate(way.card().due_date) in mail_server.taken[-1].get_body().get_content()


def test_refused_shortening_is_no_extension(staff: Staff, mail_server: MailSink) -> None:
	author = make_applicant(authority=staff.authority, email=ADDRESS, notices_by_email=1)
	way = way_of(staff, applicant=author.name)
	change = decide(way, date(2026, 2, 9), kind="Refusal To Shorten")

	tell(way, change, date(2026, 2, 9))

	assert told(way) == ["Registered"]


# who is told -----------------------------------------------------------------------------------------------


def test_author_who_did_not_agree_is_told_nothing(staff: Staff, mail_server: MailSink) -> None:
	way = answered(case_of(staff, notices_by_email=0))

	send_waiting()

	assert told(way) == [] and mail_server.taken == []


def test_site_that_sends_no_mail_keeps_no_notices(staff: Staff) -> None:
	way = case_of(staff).to("registered")

	assert told(way) == []


def test_disabled_notice_is_not_sent(staff: Staff, mail_server: MailSink) -> None:
	frappe.get_doc("Appeal Author Notice", "Registered").update({"is_disabled": 1}).save()

	way = case_of(staff).to("registered")

	assert told(way) == []


def test_agreement_without_an_address_is_refused(staff: Staff) -> None:
	said = refusal(lambda: case_of(staff, email=""))

	assert "Введіть її або зніміть позначку згоди" in said


# when something is down ------------------------------------------------------------------------------------


def test_notice_waits_for_a_server_that_is_down_and_goes_once(staff: Staff, mail_port: int) -> None:
	way, sink = case_of(staff).to("registered"), MailSink()

	assert send_waiting() == 0
	with running(sink, mail_port), clock.set_to(clock.now() + timedelta(hours=5)):
		send_waiting()
		send_waiting()

	assert len(sink.taken) == 1
	assert notices(way)[0].status == "Sent"


def test_refused_address_is_an_event_and_nobodys_task(staff: Staff, mail_server: MailSink) -> None:
	mail_server.refusals[ADDRESS] = "550 unknown"
	way = case_of(staff).to("registered")

	send_waiting()

	[row] = notices(way)
	assert (row.status, row.awaits_other_way) == ("Not Delivered", 0)
	assert not frappe.db.exists("ToDo", {"reference_name": row.name})
	assert "notice_not_delivered" in acts(way)


def test_notice_is_not_sent_once_the_author_has_taken_the_consent_back(
	staff: Staff, mail_server: MailSink
) -> None:
	way = case_of(staff).to("registered")
	frappe.db.set_value("Applicant", way.card().applicant, "notices_by_email", 0)

	send_waiting()

	assert mail_server.taken == []
	assert notices(way)[0].status == "Withdrawn" and "notice_withdrawn" in acts(way)


# what people do with it ------------------------------------------------------------------------------------


def test_clerk_records_nothing_of_a_notice(staff: Staff, mail_server: MailSink) -> None:
	way = case_of(staff).to("registered")
	[row] = notices(way)

	with acting_as(staff[roles.REGISTRAR]):
		said = refusal(
			lambda: record_failure(dispatch=row.name, is_returned=False, on=clock.today(), note="Ні.")
		)

	assert "сповіщення про крок" in said


def test_words_with_an_unknown_place_are_refused(site: str) -> None:
	words = frappe.get_doc("Appeal Author Notice", "Registered")
	words.mail_text = "Шановний {name}!"

	said = refusal(words.save)

	assert "«name»" in said
