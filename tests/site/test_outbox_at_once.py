"""The outbox between processes: two that send at once, one without Redis, and one that died with a letter in hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_replies.dispatch_rows import put_in_outbox
from appeals_app.appeal_replies.outbox import claim, due_rows
from appeals_app.appeal_replies.tasks import send_waiting
from appeals_app.domain.dispatch import Way
from appeals_app.permissions import roles
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.serving import free_port
from tests.site.at_once import processes_at_once
from tests.site.mail_sink import ACCOUNT, MailSink, make_account, running
from tests.site.mailing import Work, forget_appeal, work

LETTERS, PROCESSES = 12, 2

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def signed(staff: Staff) -> Iterator[Journey]:
	"""A committed appeal whose signed answer is to go by e-mail; everything of it is taken away afterwards."""
	way = Journey(staff).to("approval")
	letter = frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})
	letter.db_set({"dispatch_method": "E-mail", "dispatch_address": "a@author.example"})
	way.to("signed")
	frappe.db.commit()  # the processes see only what is committed
	yield way
	frappe.db.rollback()
	forget_appeal(way.appeal)
	frappe.db.commit()  # what was committed is taken away for good


@pytest.fixture
def server() -> Iterator[MailSink]:
	port = free_port()
	make_account(port)
	frappe.db.commit()  # the processes send from it
	sink = MailSink()
	with running(sink, port):
		yield sink
	frappe.db.delete("Email Account", {"name": ACCOUNT})
	frappe.db.commit()  # what was committed is taken away for good


@pytest.fixture
def order(site: str, sites_path: Path) -> Work:
	return Work(site, str(sites_path))


def fill_outbox(way: Journey, day: date) -> None:
	letter = frappe.get_last_doc("Appeal Reply", filters={"appeal": way.appeal})
	for number in range(LETTERS):
		put_in_outbox(letter, sent_on=day, way=Way.E_MAIL, address=f"a{number}@author.example")
	frappe.db.commit()  # the processes see only what is committed


def test_two_processes_at_once_send_each_letter_once(signed: Journey, server: MailSink, order: Work) -> None:
	fill_outbox(signed, clock.today())

	with processes_at_once(PROCESSES) as pool:
		sent = list(pool.map(work, [order] * PROCESSES))

	assert sum(sent) == LETTERS
	assert sorted(letter["To"] for letter in server.taken) == sorted(
		f"a{number}@author.example" for number in range(LETTERS)
	)


def test_answer_is_sent_and_mailed_once_while_redis_is_down(
	signed: Journey, server: MailSink, order: Work
) -> None:
	nobody_listens = f"redis://127.0.0.1:{free_port()}"
	clerk = signed.staff[roles.REGISTRAR].user
	alone = replace(order, appeal=signed.appeal, user=clerk, redis=nobody_listens)

	with processes_at_once(1) as pool:
		sent = pool.submit(work, alone).result()

	frappe.db.rollback()
	assert (sent, len(server.taken)) == (1, 1)
	assert frappe.db.get_value("Appeal Dispatch", {"appeal": signed.appeal}, "status") == "Sent"


def test_author_is_told_once_of_an_answer_by_post_while_redis_is_down(
	signed: Journey, server: MailSink, order: Work
) -> None:
	letter = frappe.get_last_doc("Appeal Reply", filters={"appeal": signed.appeal})
	letter.db_set({"dispatch_method": "Post", "dispatch_address": "м. Запоріжжя"})
	agreed = {"email": "a@author.example", "notices_by_email": 1}
	frappe.db.set_value("Applicant", signed.card().applicant, agreed)
	frappe.db.commit()  # the processes see only what is committed
	nobody_listens = f"redis://127.0.0.1:{free_port()}"
	clerk = signed.staff[roles.REGISTRAR].user
	alone = replace(order, appeal=signed.appeal, user=clerk, redis=nobody_listens)

	with processes_at_once(1) as pool:
		sent = pool.submit(work, alone).result()

	assert (sent, [taken["To"] for taken in server.taken]) == (1, ["a@author.example"])


def test_letter_of_a_process_that_died_is_tried_again_after_the_pause(
	signed: Journey, server: MailSink
) -> None:
	fill_outbox(signed, clock.today())
	assert all(claim(row) for row in due_rows())
	frappe.db.commit()  # the claims of the process that died

	at_once = send_waiting()
	with clock.set_to(clock.now() + timedelta(minutes=6)):
		later = send_waiting()

	assert (at_once, later) == (0, LETTERS)
