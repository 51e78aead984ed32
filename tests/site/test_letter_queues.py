"""Queues of letters: whose word each waits for, and that the list shows what the number counts."""

import frappe
import pytest

from appeals_app.appeal_replies.api import give_visa, letter_queue
from appeals_app.appeal_replies.letter_texts import mark_of_text
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_officer_absence
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.refusals import refusal


def queue_of(person: Person, waits_for: str) -> set[str]:
	"""What the list of the queue shows the person."""
	with acting_as(person):
		queue = letter_queue(filters={"waits_for": waits_for})
		listed = frappe.get_list(queue["doctype"], queue["filters"], pluck="name", limit=0)
	assert len(listed) == queue["value"]
	return set(listed)


def test_draft_waits_for_the_head_of_the_unit_and_the_answer_then_for_the_head(
	staff: Staff, neighbours: Staff
) -> None:
	lead, head = staff[roles.UNIT_LEAD], staff[roles.HEAD]
	way = Journey(staff).to("draft")
	drafted = queue_of(lead, "approval")

	way.to("approval")
	to_approve, of_other_unit = queue_of(lead, "approval"), queue_of(staff.other_lead, "approval")
	early = queue_of(head, "signature")
	way.to("signature")

	assert way.appeal not in drafted | of_other_unit | early
	assert way.appeal in to_approve
	assert way.appeal not in queue_of(lead, "approval")
	assert way.appeal in queue_of(head, "signature")
	assert way.appeal not in queue_of(neighbours[roles.HEAD], "signature")
	way.to("signed")
	assert way.appeal not in queue_of(head, "signature")


@pytest.fixture
def draft(staff: Staff) -> str:
	"""A draft whose visas are asked of a colleague, then of the head of the unit."""
	way = Journey(staff).to("resolution")
	way.resolve(executors=[way.executor.officer, staff.colleague.officer])
	way.stage = "execution"
	way.to("draft")
	letter = frappe.get_last_doc("Appeal Reply", {"appeal": way.appeal})
	with acting_as(way.executor):
		letter.set("visas", [{"officer": who.officer} for who in (staff.colleague, staff[roles.UNIT_LEAD])])
		letter.save()
	return letter.name


def test_visa_is_asked_of_one_after_the_other(staff: Staff, draft: str) -> None:
	first, second = staff.colleague, staff[roles.UNIT_LEAD]
	before = queue_of(first, "visa"), queue_of(second, "visa")

	with acting_as(first):
		give_visa(reply=draft, text_mark=mark_of_text(frappe.get_doc("Appeal Reply", draft)))

	after = queue_of(first, "visa"), queue_of(second, "visa")
	assert [draft in queue for queue in (*before, *after)] == [True, False, False, True]


def test_deputy_finds_the_visa_of_who_is_absent(staff: Staff, draft: str) -> None:
	colleague, deputy = staff.colleague, staff[roles.EXECUTOR]
	before = queue_of(deputy, "visa")

	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		make_officer_absence(authority=staff.authority, officer=colleague.officer, deputy=deputy.officer)

	assert draft not in before
	assert draft in queue_of(deputy, "visa")


def test_withdrawn_draft_waits_for_nobodys_visa(staff: Staff, draft: str) -> None:
	frappe.db.set_value("Appeal Reply", draft, "status", "Withdrawn")

	assert draft not in queue_of(staff.colleague, "visa")


@pytest.mark.parametrize("asked", [{}, {"waits_for": "nobody"}, {"waits_for": []}])
def test_unknown_queue_is_refused_in_words(staff: Staff, asked: dict) -> None:
	with acting_as(staff[roles.HEAD]):
		assert "Такого переліку листів немає" in refusal(lambda: letter_queue(filters=asked))
