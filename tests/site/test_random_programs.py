"""Random people of an authority, and of another one, do random acts with one appeal: whatever they do, the law holds.

`PROGRAMS` says how many programs are run; `make test-long` runs ten thousand.
"""

import os
from datetime import timedelta

import frappe
import pytest
from frappe.model.workflow import get_transitions
from hypothesis import HealthCheck, settings
from hypothesis import Phase as Part
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from appeals_app import clock
from appeals_app.appeal_registry.doctype.appeal.appeal import Appeal
from appeals_app.appeal_replies.commitments import move_control_date, take_off_control
from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.appeal_routing.assignment_notes import (
	accept_part,
	answer_question,
	ask_author,
	give_part,
	send_part_back,
)
from appeals_app.appeal_routing.extension_requests import grant_request, refuse_request
from appeals_app.appeal_routing.term_changes import cancel_change
from appeals_app.appeal_routing.transfer_receiving import accept_transfer, return_transfer
from appeals_app.appeal_routing.transfers import begin_transfer, cancel_transfer
from appeals_app.domain.lifecycle import MAIN_PHASES, OPEN_PHASES, LetterKind, Phase
from appeals_app.permissions import roles
from appeals_app.testing import journey
from appeals_app.testing.factories import (
	THEME,
	make_appeal_commitment,
	make_appeal_reply,
	make_appeal_resolution,
	make_appeal_term_change,
	make_authority_officer,
	make_extension_request,
	make_user,
)
from appeals_app.testing.journey import GROUNDS, Journey, press
from appeals_app.testing.staff import Person, Staff, acting_as
from tests.site.office import STAGES, USUAL, choices, days, in_phases, people, where_there_is
from tests.site.random_papers import SharedPapers

PROGRAMS = int(os.environ.get("PROGRAMS", "10"))
STEPS = 20

BUTTONS = tuple(value for name, value in vars(journey).items() if name.isupper() and isinstance(value, str))

USUAL_AT = {
	Phase.RECEIVED: (roles.REGISTRAR,),
	Phase.REGISTERED: (roles.REGISTRAR,),
	Phase.RESOLUTION: (roles.HEAD,),
	Phase.EXECUTION: (roles.EXECUTOR,),
	Phase.REPLY: (roles.EXECUTOR, roles.UNIT_LEAD, roles.HEAD, roles.REGISTRAR),
	Phase.ANSWERED: (roles.CONTROLLER,),
	Phase.FOLLOW_UP: (roles.CONTROLLER,),
	Phase.CLOSED: (roles.ARCHIVIST,),
}


NEXT_STAGES = {
	Phase.RECEIVED: ("registered",),
	Phase.REGISTERED: ("resolution",),
	Phase.RESOLUTION: ("execution",),
	Phase.EXECUTION: ("in_work", "draft"),
	Phase.REPLY: ("approval", "signature", "signed", "answered"),
	Phase.ANSWERED: ("closed",),
}


class RandomActs(SharedPapers):
	"""What people may try, lawful or not."""

	# steps of the appeal ---------------------------------------------------------------------------------------

	@rule()
	def go_on_in_the_ordinary_way(self) -> None:
		"""Whoever has to takes the next step of an appeal nothing happens to."""
		for stage in NEXT_STAGES.get(self.phase, ()):
			self.way.stage = journey.STAGES[journey.STAGES.index(stage) - 1]
			if self.attempt(USUAL, lambda stage=stage: self.way.to(stage)):
				break

	@in_phases(MAIN_PHASES)
	@rule(kind=st.sampled_from([*sorted(GROUNDS), LetterKind.TERMINATION_NOTICE.value]))
	def stop_by_a_letter(self, kind: str) -> None:
		"""Its ground is entered, it is written, signed and sent: the author took the appeal back, or it is not ours."""
		self.attempt(USUAL, lambda: self.way.send_notice(kind))

	@rule(who=people, which=choices)
	def take_an_offered_step(self, who: int, which: int) -> None:
		"""Press one of the buttons the form shows to the person."""

		def act() -> None:
			if steps := get_transitions(self.way.card()):
				press(self.way.appeal, steps[which % len(steps)].action, reason="Підстава є")

		usual = USUAL_AT.get(self.phase, (roles.REGISTRAR,))
		self.attempt(who, act, usual=usual[which % len(usual)])

	@rule(who=people, which=choices)
	def press_any_button(self, who: int, which: int) -> None:
		"""A request that no form sends."""
		button = BUTTONS[which % len(BUTTONS)]
		self.attempt(who, lambda: press(self.way.appeal, button, reason="Підстава є"))

	@in_phases([Phase.REPLY])
	@rule(who=people)
	def return_the_draft_for_rework(self, who: int) -> None:
		"""The head is not content with the answer."""
		press_it = lambda: press(self.way.appeal, journey.RETURN_FOR_REWORK, reason="Уточнити")  # noqa: E731
		self.attempt(who, press_it, usual=roles.HEAD)

	@in_phases(OPEN_PHASES)
	@rule(who=people)
	def rewrite_the_questions(self, who: int) -> None:
		"""Save the card with its first question taken out; the registrar may correct what is not answered yet."""

		def act() -> None:
			card = self.way.card()
			card.questions = card.questions[1:]
			card.save()

		self.attempt(who, act, usual=roles.REGISTRAR)
		if self.phase in OPEN_PHASES:
			self.questions = self._stored_questions()

	@in_phases(OPEN_PHASES)
	@rule(who=people, kind=st.sampled_from(sorted(GROUNDS)))
	def enter_a_ground(self, who: int, kind: str) -> None:
		"""Write on the card why the appeal is passed on, returned or not considered."""

		def act() -> None:
			card = self.way.card()
			card.update(GROUNDS[kind])
			card.save()

		self.attempt(who, act, usual=roles.REGISTRAR)

	# tasks -----------------------------------------------------------------------------------------------------

	@in_phases(MAIN_PHASES - {Phase.REGISTERED})
	@rule(to_colleague=st.booleans(), together=st.booleans(), due_in=days)
	def write_a_resolution(self, to_colleague: bool, together: bool, due_in: int) -> None:
		"""The head gives the appeal to an executor, to one more, or to both."""
		officers = [self.way.executor.officer, self.staff.colleague.officer]
		executors = officers if together else officers[to_colleague:][:1]
		given = {"executors": executors, "due_on": str(clock.today() + timedelta(days=due_in))}
		self.attempt(USUAL, lambda: make_appeal_resolution(appeal=self.way.appeal, **given), usual=roles.HEAD)

	@where_there_is("Appeal Assignment")
	@rule(who=people, which=choices, asks=st.booleans())
	def speak_of_a_task(self, who: int, which: int, asks: bool) -> None:
		"""Ask the author of the resolution, or give a part to who gathers the answer."""
		speak = ask_author if asks else give_part
		self.with_one_of(
			"Appeal Assignment",
			which,
			who,
			lambda name: speak(assignment=name, text="Ліфт оглянуто."),
			usual=roles.EXECUTOR,
		)

	@where_there_is("Appeal Assignment Note")
	@rule(who=people, which=choices, how=st.integers(min_value=0, max_value=2), due_in=days)
	def answer_what_was_said(self, who: int, which: int, how: int, due_in: int) -> None:
		"""Answer a question, moving the date or not; take a part, or send it back."""
		day = str(clock.today() + timedelta(days=due_in)) if due_in % 2 else ""
		acts = (
			lambda name: answer_question(note=name, answer="Так.", new_due_on=day),
			lambda name: accept_part(note=name),
			lambda name: send_part_back(note=name, reason="Бракує акта."),
		)
		self.with_one_of("Appeal Assignment Note", which, who, acts[how])

	# letters ---------------------------------------------------------------------------------------------------

	@in_phases(MAIN_PHASES)
	@rule(who=people, kind=st.sampled_from([kind.value for kind in LetterKind]), whole=st.booleans())
	def draft_a_letter(self, who: int, kind: str, whole: bool) -> None:
		"""An answer with results of all questions, or of none; any other letter with what it promises or tells of."""
		given: dict[str, object] = {} if whole else {"answers": []}
		if kind == LetterKind.INTERIM_ANSWER.value:
			given = {"final_answer_on": str(clock.today() + timedelta(days=7))}
		elif kind == LetterKind.TERM_NOTICE.value:
			given = {"term_change": self.one_of("Appeal Term Change", -1), "body": ""}
		self.attempt(who, lambda: make_appeal_reply(appeal=self.way.appeal, letter_kind=kind, **given))

	@where_there_is("Appeal Reply")
	@rule(who=people, which=choices, send=st.booleans())
	def work_on_a_letter(self, who: int, which: int, send: bool) -> None:
		"""Sign or send one of the letters that wait for it; in a wild program one of all."""
		act = send_letter if send else sign_letter
		usual = roles.REGISTRAR if send else roles.HEAD
		waiting = {"status": ("in", ("Signed",) if send else ("Draft", "Approved"))}
		fitting = {} if self.is_wild else waiting
		self.with_one_of("Appeal Reply", which, who, lambda name: act(reply=name), usual=usual, **fitting)

	# terms -----------------------------------------------------------------------------------------------------

	@in_phases(MAIN_PHASES)
	@rule(who=people, new_due_in=days)
	def decide_on_the_term(self, who: int, new_due_in: int) -> None:
		"""Extend the term to a day, lawful or not."""
		day = str(clock.today() + timedelta(days=new_due_in))
		self.attempt(
			who,
			lambda: make_appeal_term_change(appeal=self.way.appeal, new_due_on=day),
			usual=roles.HEAD,
		)

	@in_phases(MAIN_PHASES - {Phase.REGISTERED})
	@rule(who=people)
	def ask_for_an_extension(self, who: int) -> None:
		"""Ask for the longest term."""
		self.attempt(
			who, lambda: make_extension_request(appeal=self.way.appeal, reason="Потрібна експертиза.")
		)

	@where_there_is("Appeal Extension Request")
	@rule(who=people, which=choices, grant=st.booleans())
	def answer_a_request(self, who: int, which: int, grant: bool) -> None:
		"""Grant or refuse a request for an extension."""

		def act(name: str) -> None:
			if grant:
				grant_request(request=name, new_due_on="", reason="Погоджено.")
			else:
				refuse_request(request=name, reason="Часу досить.")

		self.with_one_of("Appeal Extension Request", which, who, act)

	@where_there_is("Appeal Term Change")
	@rule(who=people, which=choices)
	def give_up_an_extension(self, who: int, which: int) -> None:
		"""Cancel a decision on the term."""
		self.with_one_of(
			"Appeal Term Change", which, who, lambda name: cancel_change(change=name, reason="Не потрібно.")
		)

	@in_phases(MAIN_PHASES)
	@rule(new_due_in=days)
	def extend_and_tell(self, new_due_in: int) -> None:
		"""The head decides, and the author is told at once."""

		def act() -> None:
			day = str(clock.today() + timedelta(days=new_due_in))
			change = make_appeal_term_change(appeal=self.way.appeal, new_due_on=day)
			notice = {"letter_kind": LetterKind.TERM_NOTICE.value, "term_change": change.name, "body": ""}
			self._sign_and_send(make_appeal_reply(appeal=self.way.appeal, **notice).name)

		self.attempt(USUAL, act, usual=roles.HEAD)

	def _sign_and_send(self, letter: str) -> None:
		with acting_as(self.staff[roles.HEAD]):
			sign_letter(reply=letter)
		with acting_as(self.staff[roles.REGISTRAR]):
			send_letter(reply=letter)

	# transfers -------------------------------------------------------------------------------------------------

	@in_phases(MAIN_PHASES)
	@rule(who=people, which=st.integers(min_value=0, max_value=3), is_told=st.booleans())
	def pass_on(self, who: int, which: int, is_told: bool) -> None:
		"""One question, or all that are open, to the other authority; prepared alone, or told to the author and sent."""

		def act() -> None:
			transfer = begin_transfer(
				appeal=self.way.appeal,
				to_authority=self.neighbours.authority,
				reason="Будинок на їхньому балансі.",
				questions=self.questions[which : which + 1],
			)
			if is_told:
				self._sign_and_send(frappe.db.get_value("Appeal Reply", {"transfer": transfer}))

		self.attempt(who, act, usual=roles.REGISTRAR)

	@where_there_is("Appeal Transfer")
	@rule(who=people, which=choices)
	def give_up_a_transfer(self, who: int, which: int) -> None:
		"""Cancel one of the transfers, whatever its state."""
		self.with_one_of(
			"Appeal Transfer",
			which,
			who,
			lambda name: cancel_transfer(transfer=name, reason="Помилка."),
			usual=roles.REGISTRAR,
		)

	@where_there_is("Appeal Transfer")
	@rule(who=people, which=choices, takes=st.booleans())
	def receive_a_transfer(self, who: int, which: int, takes: bool) -> None:
		"""The other authority accepts what came, or gives it back."""
		if name := self.one_of("Appeal Transfer", which):
			give_back = lambda: return_transfer(transfer=name, reason="Не наше.")  # noqa: E731
			self.attempt_there(who, (lambda: accept_transfer(transfer=name)) if takes else give_back)

	# additional control ----------------------------------------------------------------------------------------

	@in_phases([Phase.ANSWERED, Phase.FOLLOW_UP])
	@rule(who=people)
	def put_a_promise_on_control(self, who: int) -> None:
		"""Set additional control."""
		self.attempt(who, lambda: make_appeal_commitment(appeal=self.way.appeal), usual=roles.CONTROLLER)

	@where_there_is("Appeal Commitment")
	@rule(who=people, which=choices, keep=st.booleans())
	def work_on_a_promise(self, who: int, which: int, keep: bool) -> None:
		"""Take it off control, or move its day."""
		later = str(clock.today() + timedelta(days=9))

		def act(name: str) -> None:
			if keep:
				take_off_control(
					commitment=name, kept_on=str(clock.today()), note="Перевірено.", reason="Автор дякує."
				)
			else:
				move_control_date(commitment=name, due_on=later, reason="Роботи тривають.")

		self.with_one_of("Appeal Commitment", which, who, act, usual=roles.CONTROLLER)


@pytest.fixture
def office(staff: Staff, neighbours: Staff) -> type[RandomActs]:
	"""The people of the programs, and no letter yet."""
	user = make_user(roles.EXECUTOR, roles.UNIT_LEAD).name
	post = {"authority": staff.authority, "unit": staff.unit, "is_unit_head": 1}
	RandomActs.staff, RandomActs.neighbours, RandomActs.letters = staff, neighbours, {}
	RandomActs.lead = Person(roles.UNIT_LEAD, user, make_authority_officer(user=user, **post).name)
	return RandomActs


def run(office: type[RandomActs], programs: int, **given: object) -> None:
	asked = settings(
		max_examples=programs,
		stateful_step_count=STEPS,
		deadline=None,
		derandomize=programs < 1000,
		suppress_health_check=list(HealthCheck),
		**given,
	)
	run_state_machine_as_test(office, settings=asked)


@pytest.mark.timeout(24 * 3600)
def test_random_acts_of_random_people_never_break_the_law(office: type[RandomActs]) -> None:
	run(office, PROGRAMS)

	assert office.letters, "no program has begun"


@pytest.mark.parametrize(
	"fault",
	[
		"delete from `tabAppeal Question` where parent = %s limit 1",
		"update `tabAppeal Event` set user = 'somebody' where appeal = %s",
		"update `tabAppeal` set phase = 'ARCHIVED' where name = %s",
		"update `tabAppeal` set registration_index = null where name = %s",
	],
	ids=["question lost", "event changed", "phase the law forbids", "number lost"],
)
def test_a_planted_fault_is_found(
	office: type[RandomActs], monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
	"""Each save of a card breaks something: the programs have to notice it."""
	save = Appeal.on_update

	def save_with_a_fault(card: Appeal) -> None:
		save(card)
		frappe.db.sql(fault, card.name)

	rows = [{"question": f"Питання {number}", "theme": THEME} for number in range(2)]
	letter = Journey(office.staff, questions=rows).to("registered")
	office.letters = {(stage, is_collective): letter for stage in STAGES for is_collective in (False, True)}
	monkeypatch.setattr(Appeal, "on_update", save_with_a_fault)

	with pytest.raises(AssertionError):
		run(office, 4, phases=[Part.generate])
