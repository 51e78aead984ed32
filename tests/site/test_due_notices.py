"""The bell tells once of an overdue request, and of an act of destruction that waits for an approval or a signature."""

from collections.abc import Iterator
from datetime import timedelta

import frappe
import pytest

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.personal_data import erasure, tasks
from appeals_app.testing.staff import Staff, acting_as
from tests.site import erasing

OFFICER, ARCHIVIST, HEAD = roles.DATA_PROTECTION_OFFICER, roles.ARCHIVIST, roles.HEAD


@pytest.fixture(autouse=True)
def nothing_told_before() -> Iterator[None]:
	frappe.db.delete("Notification Log")
	yield


def told(about: str, *offices: Staff) -> list[tuple[str, str]]:
	"""Whom of the people of the offices a notice about the record went to, and what it says."""
	people = [person.user for office in offices for person in office.people.values()]
	rows = frappe.get_all(
		"Notification Log", {"document_name": about, "for_user": ("in", people)}, ["for_user", "subject"]
	)
	return sorted((row.for_user, row.subject) for row in rows)


def overdue_request(staff: Staff) -> frappe._dict:
	with acting_as(staff[OFFICER]):
		request = frappe.get_doc(
			{
				"doctype": "Data Subject Request",
				"kind": "Access",
				"received_on": str(clock.today() - timedelta(days=60)),
				"requester_name": "Савченко Марія Іванівна",
				"requester_contact": "вул. Тестова, 1",
				"request_text": "Прошу надати всі дані про мене.",
			}
		).insert()
	assert request.is_overdue
	return request


def sweep() -> None:
	tasks.mark_overdue_requests()
	tasks.tell_what_waits()


def test_overdue_request_is_told_once_to_those_who_read_it(staff: Staff, neighbours: Staff) -> None:
	request = overdue_request(staff)

	sweep()
	sweep()

	notices = told(request.name, staff, neighbours)
	assert [user for user, _words in notices] == sorted([staff[OFFICER].user, staff[HEAD].user])
	assert all(request.request_number in words and "прострочено" in words for _user, words in notices)


def test_request_that_came_in_time_or_is_answered_is_not_told(staff: Staff) -> None:
	request = overdue_request(staff)
	frappe.db.set_value("Data Subject Request", request.name, "phase", "ANSWERED")

	sweep()

	assert told(request.name, staff) == []


def test_act_that_waits_is_told_once_to_those_who_have_not_approved(staff: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.collected(staff).name
	with acting_as(staff[ARCHIVIST]):
		erasure.approve(erasure=act)

	sweep()
	sweep()

	[(user, words)] = told(act, staff)
	assert user == staff[OFFICER].user
	assert "на ваше погодження" in words


def test_bell_of_who_has_approved_waits_no_more(staff: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.collected(staff).name
	sweep()
	asked = [user for user, _words in told(act, staff)]
	assert asked == sorted([staff[ARCHIVIST].user, staff[OFFICER].user])

	with acting_as(staff[ARCHIVIST]):
		erasure.approve(erasure=act)
	assert [user for user, _words in told(act, staff)] == [staff[OFFICER].user]
	with acting_as(staff[OFFICER]):
		erasure.approve(erasure=act)

	assert [user for user, _words in told(act, staff)] == [staff[HEAD].user], "who signs is told"


def test_act_both_have_approved_is_told_to_the_head_until_it_is_signed(staff: Staff) -> None:
	erasing.due_appeal(staff)
	signed, waiting = erasing.approved(staff).name, erasing.approved(staff, is_signed=False).name

	[(user, words)] = told(waiting, staff)
	assert user == staff[HEAD].user and "на підпис керівника" in words, "told at once, not by the sweep"

	sweep()
	sweep()

	assert len(told(waiting, staff)) == 1
	[(user, words)] = told(signed, staff)
	assert user == staff[HEAD].user and "на підпис" not in words, "signed, it waits for nothing more"


def test_head_is_told_who_entered_the_signature_and_who_destroys(
	staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
	erasing.due_appeal(staff)
	act = erasing.approved(staff)
	with erasing.without_queue(monkeypatch), acting_as(staff[ARCHIVIST]):
		erasure.order_erasure(erasure=act.name)

	notices = told(act.name, staff)

	archivist = frappe.utils.get_fullname(staff[ARCHIVIST].user)
	assert {user for user, _words in notices} == {staff[HEAD].user}
	assert any(words.startswith(archivist) and "підписано" in words for _user, words in notices)
	assert any(words.startswith(archivist) and "розпочато знищення" in words for _user, words in notices)


def test_list_collected_anew_is_told_anew(staff: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.collected(staff).name
	sweep()

	with acting_as(staff[ARCHIVIST]):
		erasure.collect(erasure=act)
	sweep()

	users = [user for user, _words in told(act, staff)]
	assert users == sorted([staff[ARCHIVIST].user, staff[OFFICER].user]), "the former bells are gone"


def test_list_collected_anew_waits_for_no_signature(staff: Staff) -> None:
	erasing.due_appeal(staff)
	act = erasing.approved(staff, is_signed=False).name
	assert [user for user, _words in told(act, staff)] == [staff[HEAD].user]

	with acting_as(staff[ARCHIVIST]):
		erasure.collect(erasure=act, drops_approvals=True)

	assert told(act, staff) == []


def test_act_without_records_waits_for_nobody(staff: Staff) -> None:
	act = erasing.collected(staff)
	frappe.db.set_value("Personal Data Erasure", act.name, "found_count", 0)

	sweep()

	assert told(act.name, staff) == []
