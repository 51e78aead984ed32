"""Story: the author is answered for the time being, the clock runs on, and the final answer comes by the promised day."""

from datetime import date, timedelta

import frappe
import pytest
from frappe.model.document import Document

from appeals_app.domain.event_chain import find_faults
from appeals_app.testing.factories import make_appeal_reply
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.deciding import DUE, dates, events_of, on, send, sign, way_of
from tests.site.refusals import refusal

DAY_18, PROMISED = date(2026, 2, 20), date(2026, 2, 26)


@pytest.fixture
def way(staff: Staff) -> Journey:
	"""An appeal in work whose author got an interim answer on day 18."""
	way = way_of(staff)
	letter = interim(way)
	sign(way, letter, DAY_18)
	send(way, letter, DAY_18)
	return way


def interim(way: Journey, day: date = DAY_18, promised: date = PROMISED) -> Document:
	with on(day), acting_as(way.executor):
		return make_appeal_reply(
			appeal=way.appeal,
			letter_kind="Interim Answer",
			body="Деталі ліфта замовлено.",
			final_answer_on=str(promised),
		)


def letters(way: Journey) -> list[tuple]:
	rows = frappe.get_all(
		"Appeal Reply",
		{"appeal": way.appeal},
		["letter_kind", "status", "reply_number", "sent_on"],
		order_by="creation",
	)
	return [tuple(row.values()) for row in rows]


def test_final_answer_comes_by_the_promised_day_and_each_letter_has_its_number(way: Journey) -> None:
	index = way.card().registration_index
	assert (way.card().phase, dates(way)[1], way.card().answered_on) == ("EXECUTION", DUE, None)

	with on(PROMISED):
		way.to("answered")

	assert letters(way) == [
		("Interim Answer", "Sent", index, DAY_18),
		("Answer", "Sent", f"{index}/2", PROMISED),
	]
	assert (way.card().answered_on, way.card().is_overdue) == (PROMISED, 0)
	assert frappe.db.count("Appeal Dispatch", {"appeal": way.appeal}) == 2
	assert find_faults(events_of(way.appeal)) == []


def test_interim_answer_gives_no_result_and_takes_nobody_off_the_task(way: Journey) -> None:
	assert [row.result for row in way.card().questions] == [None]
	assert frappe.get_all("Appeal Assignment", {"appeal": way.appeal}, pluck="status") == ["Accepted"]
	assert way.card().is_controlled


def test_task_ends_by_the_day_that_was_promised_last(way: Journey) -> None:
	task = {"appeal": way.appeal, "status": "Accepted"}
	first = frappe.db.get_value("Appeal Assignment", task, "due_on")
	later = PROMISED + timedelta(days=1)
	letter = interim(way, PROMISED, later)
	sign(way, letter, PROMISED)
	send(way, letter, PROMISED)

	assert first == PROMISED
	assert frappe.db.get_value("Appeal Assignment", task, "due_on") == later


def test_author_reads_the_promised_day(way: Journey) -> None:
	letter = frappe.get_last_doc("Appeal Reply", {"appeal": way.appeal})

	page = frappe.get_print("Appeal Reply", letter.name, "Appeal Letter")

	assert "Остаточну відповідь Ви одержите не пізніше 26.02.2026." in page


def test_second_promise_within_the_term_is_made_by_another_interim_answer(way: Journey) -> None:
	second = interim(way, PROMISED, DUE)
	sign(way, second, PROMISED)
	send(way, second, PROMISED)

	assert [row.ground for row in events_of(way.appeal, "interim_answer_sent")] == [
		"26.02.2026",
		"02.03.2026",
	]
	assert "по 02.03.2026" in refusal(lambda: interim(way, PROMISED, date(2026, 3, 3)))
