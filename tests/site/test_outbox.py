"""Letters by e-mail over a real mail mail_server: once each, whatever is down; and what becomes of those that do not arrive."""

from datetime import timedelta

import frappe
import pytest
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_replies.delivery import (
	enter_tracking_number,
	record_delivery,
	record_failure,
	send_otherwise,
)
from appeals_app.appeal_replies.report.postal_list.postal_list import execute
from appeals_app.appeal_replies.tasks import send_waiting
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.mail_sink import MailSink, running
from tests.site.refusals import refusal

pytestmark = pytest.mark.usefixtures("in_one_transaction")

ADDRESS = "maria@author.example"


def answered(staff: Staff, method: str = "E-mail", address: str = ADDRESS) -> Journey:
	"""An appeal whose answer the registrar has just sent."""
	way = Journey(staff).to("approval")
	frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal}).db_set(
		{"dispatch_method": method, "dispatch_address": address}
	)
	return way.to("answered")


def sendings(way: Journey) -> list[Document]:
	names = frappe.get_all("Appeal Dispatch", {"appeal": way.appeal}, pluck="name", order_by="attempt")
	return [frappe.get_doc("Appeal Dispatch", name) for name in names]


def events(way: Journey) -> list[str]:
	return frappe.get_all("Appeal Event", {"appeal": way.appeal}, pluck="act", order_by="sequence")


# mailing ---------------------------------------------------------------------------------------------------


def test_answer_by_email_reaches_the_server_once_with_the_letter_as_pdf(
	staff: Staff, mail_server: MailSink
) -> None:
	way = answered(staff)
	[row] = sendings(way)

	first, second = send_waiting(), send_waiting()

	[letter] = mail_server.taken
	[pdf] = letter.iter_attachments()
	assert (first, second) == (1, 0)
	assert letter["To"] == ADDRESS and letter["Message-ID"].startswith(f"<{row.name}@")
	assert pdf.get_content_type() == "application/pdf" and pdf.get_content().startswith(b"%PDF")
	assert sendings(way)[0].status == "Sent"
	assert "letter_mailed" in events(way)


def test_email_tells_nothing_of_the_citizen_outside_the_letter(staff: Staff, mail_server: MailSink) -> None:
	way = answered(staff)
	author = frappe.get_doc("Applicant", way.card().applicant)

	send_waiting()

	[letter] = mail_server.taken
	shown = f"{letter['Subject']} {letter.get_body().get_content()}"
	assert way.card().registration_index in shown
	assert author.last_name not in shown and way.card().brief not in shown


def test_answer_that_is_refused_leaves_no_row(staff: Staff) -> None:
	way = Journey(staff).to("signed")
	frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal}).db_set("dispatch_address", "")

	refusal(lambda: way.to("answered"))

	assert sendings(way) == []


@pytest.mark.parametrize(
	("method", "status"), [("Post", "Sent"), ("In Person", "Sent"), ("Orally", "Delivered")]
)
def test_other_ways_wait_for_no_server(staff: Staff, mail_server: MailSink, method: str, status: str) -> None:
	way = answered(staff, method, "м. Запоріжжя")

	send_waiting()

	assert [row.status for row in sendings(way)] == [status]
	assert mail_server.taken == []


def test_server_that_is_down_loses_no_letter_and_gets_it_once_when_it_is_back(
	staff: Staff, mail_port: int
) -> None:
	way, sink = answered(staff), MailSink()

	assert send_waiting() == 0
	[row] = sendings(way)
	later = clock.now() + timedelta(hours=5)
	with running(sink, mail_port):
		too_early = send_waiting()
		with clock.set_to(later):
			send_waiting()
			send_waiting()

	assert (row.status, row.tries, too_early) == ("Waiting", 1, 0)
	assert len(sink.taken) == 1
	assert sendings(way)[0].status == "Sent"


def test_letter_tried_again_keeps_its_message_id(staff: Staff, mail_server: MailSink) -> None:
	way = answered(staff)
	send_waiting()
	sendings(way)[0].db_set({"status": "Waiting", "next_try_at": clock.now()})

	send_waiting()

	assert len({letter["Message-ID"] for letter in mail_server.taken}) == 1


def test_address_refused_for_ever_becomes_a_task_and_stands_on_the_card(
	staff: Staff, mail_server: MailSink
) -> None:
	mail_server.refusals[ADDRESS] = f"550 {ADDRESS} unknown"
	way = answered(staff)

	send_waiting()

	[row] = sendings(way)
	[task] = frappe.get_all("ToDo", {"reference_name": row.name}, ["allocated_to", "description"])
	card = way.card()
	card.run_method("onload")
	assert (row.status, row.server_answer, row.awaits_other_way) == ("Not Delivered", 550, 1)
	assert task.allocated_to == staff[roles.REGISTRAR].user
	assert card.registration_index in task.description
	assert [letter.name for letter in card.get_onload().undelivered] == [row.name]
	assert "letter_not_delivered" in events(way)


def test_address_refused_for_now_is_tried_later(staff: Staff, mail_server: MailSink) -> None:
	mail_server.refusals[ADDRESS] = "451 busy"
	way = answered(staff)
	send_waiting()
	refused = sendings(way)[0]
	mail_server.refusals.clear()

	with clock.set_to(clock.now() + timedelta(minutes=6)):
		send_waiting()

	assert (refused.status, refused.server_answer) == ("Waiting", 451)
	assert len(mail_server.taken) == 1


def test_server_silent_for_days_ends_in_a_task(staff: Staff, mail_port: int) -> None:
	way = answered(staff)

	with clock.set_to(clock.now() + timedelta(hours=73)):
		send_waiting()

	assert sendings(way)[0].awaits_other_way


def test_site_without_an_account_keeps_the_letters_waiting(staff: Staff) -> None:
	frappe.flags.mute_emails = False
	way = answered(staff)

	assert send_waiting() == 0
	assert [(row.status, row.tries) for row in sendings(way)] == [("Waiting", 0)]


def test_neither_errors_nor_logs_repeat_the_address(staff: Staff, mail_server: MailSink) -> None:
	mail_server.refusals[ADDRESS] = f"550 {ADDRESS} unknown"
	way = answered(staff)

	send_waiting()

	row = sendings(way)[0].as_dict()
	row.pop("dispatch_address")
	assert ADDRESS not in frappe.as_json(row)
	assert not frappe.db.exists("Error Log", {"error": ("like", f"%{ADDRESS}%")})
	assert ADDRESS not in frappe.as_json(frappe.get_all("ToDo", {"reference_name": row.name}, ["*"]))


# what becomes of a letter ----------------------------------------------------------------------------------


def test_returned_letter_goes_another_way_and_its_task_is_closed(staff: Staff) -> None:
	way = answered(staff, "Post", "м. Запоріжжя, вул. Тестова, 1")
	[row] = sendings(way)

	with acting_as(staff[roles.REGISTRAR]):
		record_failure(dispatch=row.name, is_returned=True, on=clock.today(), note="Адресат вибув.")
		send_otherwise(dispatch=row.name, way="Post", address="м. Вільнянськ, вул. Нова, 2")

	first, second = sendings(way)
	assert (first.status, first.awaits_other_way) == ("Returned", 0)
	assert (second.status, second.instead_of, second.attempt) == ("Sent", first.name, 2)
	assert frappe.get_all("ToDo", {"reference_name": row.name}, pluck="status") == ["Closed"]
	assert events(way)[-2:] == ["letter_returned", "letter_sent_otherwise"]


def test_letter_sent_again_is_not_sent_a_third_time(staff: Staff) -> None:
	way = answered(staff, "Post", "м. Запоріжжя")
	[row] = sendings(way)

	with acting_as(staff[roles.REGISTRAR]):
		record_failure(dispatch=row.name, is_returned=False, on=clock.today(), note="Немає за адресою.")
		send_otherwise(dispatch=row.name, way="In Person", address="")
		said = refusal(lambda: send_otherwise(dispatch=row.name, way="In Person", address=""))

	assert "надісланий повторно" in said
	assert len(sendings(way)) == 2


def test_letter_handed_over_is_delivered_with_the_day_and_the_signature(staff: Staff) -> None:
	way = answered(staff, "In Person", "")
	[row] = sendings(way)

	with acting_as(staff[roles.REGISTRAR]):
		record_delivery(dispatch=row.name, on=clock.today(), is_signed_for=True)

	row.reload()
	assert (row.status, row.outcome_on, row.is_signed_for) == ("Delivered", clock.today(), 1)


def test_number_of_the_post_is_kept_as_it_stands_and_only_for_the_post(staff: Staff) -> None:
	posted, mailed = answered(staff, "Post", "м. Запоріжжя"), answered(staff)

	with acting_as(staff[roles.REGISTRAR]):
		enter_tracking_number(dispatch=sendings(posted)[0].name, number=" 6900212345678 ")
		said = refusal(lambda: enter_tracking_number(dispatch=sendings(mailed)[0].name, number="1"))

	assert sendings(posted)[0].tracking_number == "6900212345678"
	assert "поштою" in said


@pytest.mark.parametrize("role", [roles.EXECUTOR, roles.HEAD, roles.CONTROLLER])
def test_who_only_reads_records_nothing(staff: Staff, role: str) -> None:
	[row] = sendings(answered(staff, "Post", "м. Запоріжжя"))

	with acting_as(staff[role]):
		refusal(
			lambda: record_delivery(dispatch=row.name, on=clock.today()),
			frappe.PermissionError,
		)

	assert frappe.db.get_value("Appeal Dispatch", row.name, "status") == "Sent"


def test_clerk_of_another_authority_neither_sees_nor_touches_a_sending(
	staff: Staff, neighbours: Staff
) -> None:
	[row] = sendings(answered(staff, "Post", "м. Запоріжжя"))

	with acting_as(neighbours[roles.REGISTRAR]):
		seen = frappe.get_list("Appeal Dispatch", {"name": row.name})
		refusal(lambda: record_delivery(dispatch=row.name, on=clock.today()), frappe.PermissionError)

	assert seen == []


def test_sending_is_neither_written_nor_removed_by_hand(staff: Staff) -> None:
	[row] = sendings(answered(staff, "Post", "м. Запоріжжя"))
	row.dispatch_address = "Інша"

	refusal(row.save)
	refusal(row.delete)

	assert frappe.db.get_value("Appeal Dispatch", row.name, "dispatch_address") == "м. Запоріжжя"


# the list for the post -------------------------------------------------------------------------------------


def listed(staff: Staff) -> list[dict]:
	return execute({"authority": staff.authority, "day": str(clock.today())})[1]


def test_postal_list_numbers_the_letters_of_the_day_that_go_by_post(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		before = len(listed(staff))
	way = answered(staff, "Post", "м. Запоріжжя, вул. Тестова, 1")
	answered(staff)

	with acting_as(staff[roles.REGISTRAR]):
		enter_tracking_number(dispatch=sendings(way)[0].name, number="6900212345678")
		rows = listed(staff)

	assert [row["number"] for row in rows] == list(range(1, before + 2))
	assert rows[-1]["dispatch_address"] == "м. Запоріжжя, вул. Тестова, 1"
	assert rows[-1]["addressee"] == frappe.db.get_value("Appeal Reply", {"appeal": way.appeal}, "addressee")
	assert rows[-1]["tracking_number"] == "6900212345678"


def test_postal_list_of_another_authority_is_empty(staff: Staff, neighbours: Staff) -> None:
	answered(staff, "Post", "м. Запоріжжя")

	with acting_as(neighbours[roles.REGISTRAR]):
		assert listed(staff) == []


def test_postal_list_masks_people_as_their_lists_are_masked(staff: Staff) -> None:
	"""A controller is shown the initials and not the street, as in every list of letters."""
	way = answered(staff, "Post", "м. Запоріжжя, вул. Тестова, 1")
	letter = sendings(way)[0].letter

	with acting_as(staff[roles.CONTROLLER]):
		[shown] = frappe.get_list("Appeal Reply", {"name": letter}, ["addressee", "dispatch_address"])
		row = listed(staff)[-1]

	assert (row["addressee"], row["dispatch_address"]) == (shown.addressee, shown.dispatch_address)
