"""Story: 240 people of one town write in one text; they are seen as one event, decided once and answered each by name.

`LETTERS` says how many write; `make test-long` lets all of them write.
"""

import os

import frappe
import pytest

from appeals_app import clock
from appeals_app.appeal_matching import earlier_appeals
from appeals_app.appeal_matching.api import answer_alike, event, event_add, event_step, repeats
from appeals_app.appeal_matching.card_terms import write_rows_of
from appeals_app.appeal_registry.event_check import verify_events
from appeals_app.appeal_registry.event_rows import Chosen
from appeals_app.appeal_registry.fast_entry import register_letter
from appeals_app.appeal_routing.api import bulk_run
from appeals_app.domain.duplicates import Sign
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import THEME, make_appeal_reply
from appeals_app.testing.staff import Staff, acting_as
from tests.site.test_repeats import TEXT

LETTERS = int(os.environ.get("LETTERS", "12"))
AT_ONCE = 20
"""Appeals of one request: the page and the list send no more at once than are worked through while one waits."""

ANSWER = "Ліфти в усіх будинках полагоджено 20 листопада."
TO_THE_ANSWER = (
	(roles.EXECUTOR, journey.PASS_FOR_APPROVAL),
	(roles.UNIT_LEAD, journey.APPROVE),
	(roles.HEAD, journey.SIGN),
	(roles.REGISTRAR, journey.SEND),
)


def name_of(number: int) -> str:
	"""A surname, name and patronymic of somebody; each number gives another surname."""
	letters = "абвгдеклмнопрстух"
	return f"{letters[number % 17].upper()}{letters[number // 17]}ченко Ольга Іванівна"


def letter(staff: Staff, number: int) -> str:
	values = {
		"authority": staff.authority,
		"new_person": name_of(number),
		"address": f"вул. Миру, {number + 1}",
		"brief": "Ліфти на вулиці Миру",
		"content": TEXT,
		"theme": THEME,
		"channel": "post",
		"kind": "kind.application",
		"appeal_type": "type.letter",
	}
	return register_letter(letter=values)


@pytest.fixture
def letters(staff: Staff) -> list[str]:
	"""All of them, registered by fast entry in the order they came."""
	with acting_as(staff[roles.REGISTRAR]):
		names = [letter(staff, number) for number in range(LETTERS)]
	write_rows_of(names)
	return names


def in_portions(names: list[str]) -> list[list[str]]:
	return [names[start : start + AT_ONCE] for start in range(0, len(names), AT_ONCE)]


def gather(staff: Staff, first: str) -> None:
	"""The registrar marks what the page offers until it offers nothing more."""
	with acting_as(staff[roles.REGISTRAR]):
		while near := [row["appeal"] for row in event(first)["near"]]:
			assert all(row["is_done"] for portion in in_portions(near) for row in event_add(first, portion))


def take(staff: Staff, role: str, action: str, first: str) -> None:
	"""The person takes the step for all whom the page offers it for."""
	with acting_as(staff[role]):
		[step] = [each for each in event(first)["steps"] if each["action"] == action]
		day = str(clock.today()) if step["day"] else ""
		for portion in in_portions(step["members"]):
			assert all(row["is_done"] for row in event_step(first, action, portion, day))


def test_event_is_gathered_decided_once_and_answered_each_by_name(
	staff: Staff, letters: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
	first, last = letters[0], letters[-1]
	with acting_as(staff[roles.REGISTRAR]):
		assert repeats(last)["sign"] == Sign.MASS.value
	monkeypatch.setattr(earlier_appeals, "MOST_OF_TEXT", LETTERS // 3)  # a portion of those the page offers
	gather(staff, first)
	with acting_as(staff[roles.HEAD]):
		assert {row["appeal"] for row in event(last)["rows"]} == set(letters)

	take(staff, roles.REGISTRAR, journey.PASS_FOR_RESOLUTION, first)
	assign(staff, letters)
	take(staff, roles.EXECUTOR, journey.ACCEPT, first)
	with acting_as(staff[roles.EXECUTOR]):
		decision = make_appeal_reply(appeal=first, body=ANSWER)
		drafted = answer_alike(reply=decision.name)
	assert [bool(row["reply"]) for row in drafted] == [True] * (LETTERS - 1)
	for role, action in TO_THE_ANSWER:
		take(staff, role, action, first)

	sent = frappe.get_all(
		"Appeal Reply",
		{"appeal": ("in", letters), "status": "Sent", "body": ANSWER},
		["addressee", "reply_number"],
	)
	assert len({row.addressee for row in sent}) == len({row.reply_number for row in sent}) == LETTERS
	assert frappe.db.count("Appeal Dispatch", {"appeal": ("in", letters)}) == LETTERS
	assert (
		frappe.db.count("Appeal", {"name": ("in", letters), "phase": "ANSWERED", "is_overdue": 0}) == LETTERS
	)
	assert [problem for name in letters for problem in verify_events(Chosen(appeal=name)).problems] == []


def assign(staff: Staff, letters: list[str]) -> None:
	"""The head puts one resolution on each."""
	values = {"officer": staff[roles.EXECUTOR].officer, "resolution_text": "Полагодити й відповісти кожному."}
	with acting_as(staff[roles.HEAD]):
		for portion in in_portions(letters):
			assert all(row["is_done"] for row in bulk_run("assign", portion, values)["rows"])
