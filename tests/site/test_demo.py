"""The demo as it stands on a site: loaded once without a commit, read out, rolled back, then judged."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import frappe
import pytest
from frappe.model.workflow import get_workflow_name

from appeals_app import clock
from appeals_app.appeal_routing.route_destinations import destination_of
from appeals_app.domain.event_chain import find_faults
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.stop_grounds import LAW_OF_GROUND, STOPPED_ON_GROUND, StopGround
from appeals_app.setup.demo import load_demo
from appeals_app.setup.demo.organisation import read_organisation
from appeals_app.setup.demo.phrases import read_data
from appeals_app.setup.demo.progress import read_progress

APPEALS = 40
ARCHIVE = read_organisation().officer("archivist").authority
LETTERS = {row["id"]: row["expected"] for row in read_data("letters")["letters"]}
TABLES = ("Appeal", "Applicant", "Appeal Event", "Appeal Reply", "Authority", "Authority Officer", "User")


@dataclass(frozen=True)
class Case:
	"""An appeal with all that hangs on it."""

	card: frappe._dict
	events: list
	resolutions: list
	assignments: list
	letters: list

	@property
	def answer(self) -> frappe._dict:
		return next(letter for letter in self.letters if letter.letter_kind == "Answer")


@dataclass(frozen=True)
class Demo:
	"""What was read out before the rollback."""

	cases: dict[str, Case]
	officers: dict[str, frappe._dict]
	users: dict[str, frappe._dict]
	counts: Counter
	counts_after_second_load: Counter
	mails: int
	errors: int
	states: list[str]
	acts: list[frappe._dict]
	requests: dict[str, frappe._dict]
	proposed: dict[str, str]


@pytest.fixture(scope="module")
def demo(site: str) -> Iterator[Demo]:
	"""The demo of forty appeals and the twelve letters."""
	frappe.db.rollback()
	frappe.set_user("Administrator")
	mails, errors = written("Email Queue"), written("Error Log")
	load_demo(appeals=APPEALS, commit=False, on_used_site=True)
	counts = count_rows()
	load_demo(appeals=APPEALS, commit=False, on_used_site=True)
	yield read_out(counts, mails, errors)


def written(doctype: str) -> set[str]:
	return set(frappe.get_all(doctype, pluck="name"))


def read_out(counts: Counter, mails: set[str], errors: set[str]) -> Demo:
	"""Everything the tests ask, then a rollback."""
	try:
		return Demo(
			cases=read_cases(),
			officers={row.name: row for row in frappe.get_all("Authority Officer", fields=["*"])},
			users={row.name: row for row in frappe.get_all("User", fields=["name", "language", "time_zone"])},
			counts=counts,
			counts_after_second_load=count_rows(),
			mails=len(written("Email Queue") - mails),
			errors=len(written("Error Log") - errors),
			states=frappe.get_all(
				"Workflow Document State", {"parent": get_workflow_name("Appeal")}, pluck="state"
			),
			acts=frappe.get_all(
				"Personal Data Erasure", {"authority": ARCHIVE}, ["*"], order_by="collected_at"
			),
			requests=read_requests(),
			proposed=read_proposed(),
		)
	finally:
		frappe.db.rollback()
		frappe.clear_cache()
		frappe.db.value_cache.clear()


def read_proposed() -> dict[str, str]:
	"""Where each route rule of the oblast administration leads today, by its title."""
	rules = frappe.get_all("Appeal Route Rule", {"authority": ARCHIVE}, ["*"])
	appeal = frappe.get_last_doc("Appeal", {"authority": ARCHIVE})
	return {rule.title: destination_of(rule, appeal).in_words for rule in rules}


def count_rows() -> Counter:
	return Counter({doctype: frappe.db.count(doctype) for doctype in TABLES})


def read_cases() -> dict[str, Case]:
	rows = {
		doctype: grouped(doctype)
		for doctype in ("Appeal Event", "Appeal Resolution", "Appeal Assignment", "Appeal Reply")
	}
	return {
		key: Case(frappe.get_doc("Appeal", name), *(rows[doctype][name] for doctype in rows))
		for key, name in read_progress().made.items()
	}


def read_requests() -> dict[str, frappe._dict]:
	"""Requests of data subjects by their kind, with the people found for each."""
	asked = frappe.get_all("Data Subject Request", {"authority": ARCHIVE}, ["*"])
	for request in asked:
		request.people = frappe.get_all("Data Subject Record", {"parent": request.name}, pluck="person")
	return {request.kind: request for request in asked}


def grouped(doctype: str) -> dict[str, list]:
	found = defaultdict(list)
	order = "sequence" if doctype == "Appeal Event" else "creation"
	for row in frappe.get_all(doctype, fields=["*"], order_by=f"appeal, {order}"):
		found[row.appeal].append(row)
	return found


def test_every_phase_and_every_state_has_an_appeal(demo: Demo) -> None:
	phases = Counter(case.card.phase for case in demo.cases.values())
	states = {case.card.workflow_state for case in demo.cases.values()}

	assert set(phases) == {phase.value for phase in Phase}
	assert states == set(demo.states)
	assert sum(phases.values()) == APPEALS + len(LETTERS)


def test_only_cards_erased_by_an_act_are_marked_as_destroyed(demo: Demo) -> None:
	marked = {key for key, case in demo.cases.items() if case.card.workflow_state == "Знищено за актом"}
	*carried_out, waiting = demo.acts

	assert marked == {key for key, case in demo.cases.items() if case.card.content == "Знеособлено"}
	assert [(act.status, act.erased_count) for act in carried_out] == [("Erased", 1)] * len(marked)
	assert (waiting.status, waiting.erased_count, waiting.held_count) == ("Collected", 0, 1)


def test_request_for_access_is_of_a_person_whom_the_register_holds(demo: Demo) -> None:
	access = demo.requests["Access"]

	assert access.requester_name in access.people
	assert (access.phase, access.is_overdue) == ("IN_WORK", 1)
	assert demo.requests["Correction"].requester_name != access.requester_name


def test_numbers_are_without_gap_and_follow_time(demo: Demo) -> None:
	numbered = defaultdict(list)
	for case in demo.cases.values():
		if case.card.registration_index:
			number = int(re.search(r"-(\d+)/\d{4}$", case.card.registration_index)[1])
			numbered[case.card.authority, case.card.registered_at.year].append(
				(number, case.card.registered_at)
			)

	assert len(numbered) >= 6
	for found in numbered.values():
		found.sort()
		assert [number for number, _ in found] == list(range(1, len(found) + 1))
		assert [moment for _, moment in found] == sorted(moment for _, moment in found)


def test_every_chain_of_events_verifies_and_follows_time(demo: Demo) -> None:
	for case in demo.cases.values():
		# the demo lives one appeal after the other: a twin joins one whose later days are told already
		moments = [event.happened_at for event in case.events if event.act != "merged_in"]
		assert case.events
		assert find_faults(case.events) == []
		assert moments == sorted(moments)
		assert moments[-1] <= clock.now()


def test_events_are_of_the_people_of_the_authority(demo: Demo) -> None:
	for case in demo.cases.values():
		for event in case.events:
			assert demo.officers[event.officer].authority == case.card.authority
			assert demo.officers[event.officer].user == event.user


def test_what_stopped_without_an_answer_has_the_ground_its_event_names(demo: Demo) -> None:
	grounds = Counter()
	for case in demo.cases.values():
		if Phase(case.card.phase) in STOPPED_ON_GROUND:
			ground = StopGround(case.card.stop_ground)
			[step] = [event for event in case.events if event.to_phase == case.card.phase]
			assert step.article == LAW_OF_GROUND[ground].article
			grounds[ground] += 1

	assert len(grounds) >= 5


def test_what_is_open_past_its_last_day_is_marked_overdue(demo: Demo) -> None:
	open_cases = [case.card for case in demo.cases.values() if case.card.phase in ("EXECUTION", "REPLY")]

	assert any(card.is_overdue for card in open_cases)
	assert all(bool(card.is_overdue) is (card.breach_after < clock.today()) for card in open_cases)


def test_answers_are_addressed_and_complete(demo: Demo) -> None:
	answered = [
		case for case in demo.cases.values() if case.card.phase in ("ANSWERED", "CLOSED", "FOLLOW_UP")
	]

	assert answered
	for case in answered:
		sent = [letter for letter in case.letters if letter.status == "Sent"]
		assert sent and all(letter.signed_by and letter.sent_on and letter.addressee for letter in sent)
		assert all(case.card.registration_index in letter.body for letter in sent)
		assert all(question.result for question in case.card.questions)


def test_second_load_makes_nothing(demo: Demo) -> None:
	assert demo.counts_after_second_load == demo.counts


def test_nobody_gets_mail_and_nothing_fails_quietly(demo: Demo) -> None:
	assert (demo.mails, demo.errors) == (0, 0)


def test_users_work_in_ukrainian_and_hold_a_post(demo: Demo) -> None:
	posts = {officer.user for officer in demo.officers.values()}

	for officer in read_organisation().officers:
		assert demo.users[officer.email].language == "uk"
		assert demo.users[officer.email].time_zone == "Europe/Kyiv"
		assert officer.email in posts


@pytest.mark.parametrize(
	("letter", "key"), [(letter, key) for letter, expected in LETTERS.items() for key in expected]
)
def test_letter_became_what_is_expected_of_it(demo: Demo, letter: str, key: str) -> None:
	expect_as_written = EXPECTATIONS[key]

	expect_as_written(demo, demo.cases[letter], LETTERS[letter][key])


def expect_field(field: str) -> Callable[[Demo, Case, object], None]:
	"""The card says what is expected in that field."""

	def check(demo: Demo, case: Case, expected: object) -> None:
		assert case.card.get(field) == expected

	return check


def expect_questions(demo: Demo, case: Case, expected: int | list[str]) -> None:
	themes = [question.theme for question in case.card.questions]

	assert (len(themes) if isinstance(expected, int) else themes) == expected


def expect_index(demo: Demo, case: Case, expected: str) -> None:
	assert case.card.registration_index.startswith(f"{expected}-")


def expect_no_conflict(demo: Demo, case: Case, expected: str) -> None:
	"""The complaint came neither to the one complained of nor to his unit or authority."""
	complained = demo.officers[case.card.complained_officer]
	given_to = [demo.officers[assignment.officer] for assignment in case.assignments]

	assert complained.user.startswith(f"{expected}@")
	assert given_to and case.card.phase != "FORWARDED"
	assert all(officer.user != complained.user for officer in given_to)
	assert all(officer.authority != complained.authority for officer in given_to)
	assert all(event.user != complained.user for event in case.events)


def expect_answer_to(demo: Demo, case: Case, expected: str) -> None:
	assert case.answer.addressee == expected


def expect_first_head(demo: Demo, case: Case, expected: bool) -> None:
	assert bool(case.card.needs_first_head) is expected
	assert demo.officers[case.resolutions[0].author].is_first_head
	assert demo.officers[case.answer.signed_by].is_first_head


def expect_ground(demo: Demo, case: Case, expected: str) -> None:
	assert expected in case.events[-1].ground


def expect_written_answer(demo: Demo, case: Case, expected: bool) -> None:
	assert (case.answer.dispatch_method, case.answer.status) == ("Post", "Sent")


def expect_link(demo: Demo, case: Case, expected: str) -> None:
	first = demo.cases[expected].card

	assert case.card.previous_appeal == first.name
	assert case.card.applicant == first.applicant
	assert case.card.main_appeal == (first.name if case.card.phase == "MERGED" else None)


def expect_answer_to_sender(demo: Demo, case: Case, expected: bool) -> None:
	assert bool(case.card.sender_wants_answer) is expected
	assert [(row.addressee, row.status) for row in case.letters] == [(case.card.sender_name, "Sent")]


def expect_in_letter(demo: Demo, case: Case, expected: str) -> None:
	assert expected in case.letters[0].body


def expect_passed_on(demo: Demo, case: Case, expected: bool) -> None:
	"""It left the register of appeals by a letter to its author, without a resolution."""
	assert case.card.phase == "RETURNED"
	assert case.letters[0].status == "Sent" and not case.resolutions


def expect_ukrainian_answer(demo: Demo, case: Case, expected: str) -> None:
	letters = [character for character in case.answer.body.lower() if character.isalpha()]

	assert expected == "uk"
	assert all("а" <= character <= "я" or character in "іїєґ" for character in letters)


def expect_considered(demo: Demo, case: Case, expected: bool) -> None:
	assert case.card.phase == "ANSWERED"
	assert case.resolutions and case.answer.status == "Sent"
	assert all(question.result == "result.granted" for question in case.card.questions)


def expect_in_resolution(demo: Demo, case: Case, expected: str) -> None:
	assert expected in case.resolutions[0].resolution_text


EXPECTATIONS: dict[str, Callable[[Demo, Case, object], None]] = {
	"kind": expect_field("kind"),
	"thanks_are_counted_as": expect_field("kind"),
	"subject": expect_field("subject"),
	"phase": expect_field("phase"),
	"channel": expect_field("channel"),
	"sign": expect_field("receipt_sign"),
	"citizens": expect_field("citizens_count"),
	"complaint_about": expect_field("complained_note"),
	"priority": expect_field("has_priority"),
	"control": expect_field("is_controlled"),
	"language": expect_field("content_language"),
	"needs_translation": expect_field("needs_translation"),
	"questions": expect_questions,
	"letter": expect_index,
	"index_mark": expect_index,
	"conflict": expect_no_conflict,
	"answer_to": expect_answer_to,
	"head_in_person": expect_first_head,
	"ground": expect_ground,
	"written_answer": expect_written_answer,
	"linked_to": expect_link,
	"answer_to_sender": expect_answer_to_sender,
	"regime": expect_in_letter,
	"term": expect_in_letter,
	"not_an_appeal": expect_passed_on,
	"answer_language": expect_ukrainian_answer,
	"must_be_considered": expect_considered,
	"reason": expect_in_resolution,
}
"""How each key of «expected» is judged; a letter with another key has no test to pass."""


def test_rules_propose_people_and_the_deputy_of_an_absent_one(demo: Demo) -> None:
	assert set(demo.proposed) == {"Житло", "Дороги", "Соціальний захист", "Довкілля"}
	assert all(demo.proposed.values())
	assert "заступає" in demo.proposed["Довкілля"] or "відсутн" in demo.proposed["Довкілля"]
