"""An office where random people do random acts with one appeal, and what has to hold after each of them."""

from collections.abc import Callable, Collection

import frappe
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition

from appeals_app.appeal_registry.event_check import verify_events
from appeals_app.appeal_registry.event_rows import Chosen
from appeals_app.domain.lifecycle import ALLOWED_MOVES, OPEN_PHASES, LetterKind, Phase
from appeals_app.permissions import roles
from appeals_app.testing.factories import THEME
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as

REFUSED = (frappe.ValidationError, frappe.PermissionError)
"""What a person is told in words; anything else an act raises fails the program."""

WORKERS = (roles.REGISTRAR, roles.HEAD, roles.EXECUTOR, roles.UNIT_LEAD, roles.CONTROLLER, roles.ARCHIVIST)

USUAL = -1
"""Whoever usually does it; without such steps most programs would not get beyond the registrar."""

people = st.sampled_from([USUAL] * 2 * len(WORKERS) + list(range(len(WORKERS) + 2)))
choices = st.integers(min_value=0, max_value=30)
days = st.sampled_from((-2, 0, 7, 20, 30, 31, 38, 44, 45, 50))
"""Days from today: before and after the term of a month, and around the forty-five of the longest (Art. 20)."""

STAGES = ("entered", "resolution", "in_work", "signature", "answered")
"""Where programs begin; to what lies between they come by themselves."""

AT_WORK = ("in", ("Assigned", "Accepted"))
WITH_THE_OTHER = ("in", ("Sent", "Accepted"))


def in_phases(phases: Collection[Phase]) -> Callable:
	"""For rules: the act fits these phases; in a wild program it is tried in all."""
	return precondition(lambda office: office.is_wild or office.phase in phases)


def where_there_is(doctype: str) -> Callable:
	"""For rules: the act is done with a record of the appeal."""
	return precondition(lambda office: bool(office.one_of(doctype, 0)))


class Office(RuleBasedStateMachine):
	"""One appeal and the people who press what they find; the test sets who they are and keeps the letters begun."""

	staff: Staff
	neighbours: Staff
	letters: dict[tuple[str, bool], Journey]

	@initialize(
		stage=st.sampled_from(STAGES), is_collective=st.booleans(), is_wild=st.sampled_from([0, 0, 0, 1])
	)
	def letter_comes(self, stage: str, is_collective: bool, is_wild: int) -> None:
		"""A letter that got as far as `stage` in the ordinary way; what the program does with it is rolled back."""
		self.is_wild, self.made, self.is_changed, self.found = bool(is_wild), {}, True, {}
		self.way = self._letter_at(stage, is_collective)
		frappe.db.savepoint("before_program")
		self.questions = self._stored_questions()
		self.phase, self.index = Phase(self._stored("phase")), self._stored("registration_index")

	def _letter_at(self, stage: str, is_collective: bool) -> Journey:
		kept = self.letters.get((stage, is_collective))
		if not kept:
			rows = [{"question": f"Питання {number}", "theme": THEME} for number in range(2 + is_collective)]
			card = {"subject": "subject.collective", "citizens_count": 12} if is_collective else {}
			kept = Journey(self.staff, questions=rows, **card).to(stage)
			self.letters[stage, is_collective] = kept
		return kept

	def teardown(self) -> None:
		"""The next program begins with what this one found."""
		frappe.db.rollback(save_point="before_program")
		frappe.db.after_commit.reset()
		frappe.clear_messages()

	# what has to hold ------------------------------------------------------------------------------------------

	@invariant()
	def the_law_holds(self) -> None:
		"""After every act; one that was refused is rolled back, so that it is enough to see the card untouched by it."""
		if not self.is_changed:
			assert self._mark() == self.mark
			return
		self._check_all()
		self.mark, self.is_changed = self._mark(), False

	def _mark(self) -> tuple:
		"""Changes with every act that was done."""
		card = frappe.db.get_value("Appeal", self.way.appeal, ["modified", "phase", "registration_index"])
		return (*card, frappe.db.count("Appeal Event", {"appeal": self.way.appeal}))

	def _check_all(self) -> None:
		"""The phase is read first, the others are judged by it."""
		self._check_phase()
		self._check_questions()
		self._check_number()
		self._check_transfers()
		self._check_nothing_goes_on()
		assert verify_events(Chosen(appeal=self.way.appeal)).problems == []

	def _check_phase(self) -> None:
		before, self.phase = self.phase, Phase(self._stored("phase"))
		assert self.phase is before or self.phase in ALLOWED_MOVES[before], (before, self.phase)

	def _check_questions(self) -> None:
		"""Only their correction by the registrar loses any; an answered one has a result for each and a letter that went."""
		assert self._stored_questions() == self.questions
		if self.phase in (Phase.ANSWERED, Phase.FOLLOW_UP):
			assert all(frappe.get_all("Appeal Question", {"parent": self.way.appeal}, pluck="result"))
			assert self._exists("Appeal Reply", letter_kind=LetterKind.ANSWER.value, status="Sent")

	def _check_number(self) -> None:
		"""A registration index is given once, at registration."""
		before, self.index = self.index, self._stored("registration_index")
		assert before in (None, self.index)
		assert bool(self.index) == (self.phase is not Phase.RECEIVED)

	def _check_transfers(self) -> None:
		"""What went to the other authority is there once, told to the author, and considered by nobody here."""
		gone = frappe.get_all(
			"Appeal Transfer",
			{"appeal": self.way.appeal, "status": WITH_THE_OTHER},
			["name", "status", "received_appeal"],
		)
		for transfer in gone:
			rows = frappe.get_all("Appeal Transfer Question", {"parent": transfer.name}, pluck="question_row")
			here = frappe.get_all("Appeal Question", {"name": ("in", rows)}, ["transfer", "result"])
			assert [(row.transfer, bool(row.result)) for row in here] == [(transfer.name, True)] * len(rows)
			assert self._exists("Appeal Reply", transfer=transfer.name, status="Sent")
			there = frappe.db.count("Appeal Question", {"parent": transfer.received_appeal or ""})
			assert there == (len(rows) if transfer.status == "Accepted" else 0)
			assert not transfer.received_appeal or self._is_whole(transfer.received_appeal)

	def _is_whole(self, appeal: str) -> bool:
		return not verify_events(Chosen(appeal=appeal)).problems

	def _check_nothing_goes_on(self) -> None:
		"""Nobody is at work on a consideration that has ended, and nothing waits for anybody's word on it."""
		if self.phase not in OPEN_PHASES:
			assert not self._exists("Appeal Assignment", status=AT_WORK)
			assert not self._exists("Appeal Transfer", status="Prepared")
			assert not self._exists("Appeal Term Change", status="Decided")
			assert not self._exists("Appeal Extension Request", status="Waiting")
		for note in frappe.get_all(
			"Appeal Assignment Note", {"appeal": self.way.appeal, "status": "Waiting"}, pluck="assignment"
		):
			assert frappe.db.get_value("Appeal Assignment", note, "status") in AT_WORK[1]

	# how an act is done ----------------------------------------------------------------------------------------

	def attempt(self, who: int, act: Callable[[], object], *, usual: str = roles.EXECUTOR) -> bool:
		"""Whether the person could do the act; a refusal in words leaves nothing behind, as in a request."""
		return self.attempt_as(self._person(who, usual), act)

	def attempt_there(self, who: int, act: Callable[[], object]) -> None:
		"""The same, usually of the registrar of the other authority."""
		there = self.neighbours[roles.REGISTRAR]
		self.attempt_as(there if who == USUAL else self._person(who, roles.REGISTRAR), act)

	def with_one_of(
		self,
		doctype: str,
		which: int,
		who: int,
		act: Callable[[str], object],
		*,
		usual: str = roles.HEAD,
		**filters: object,
	) -> None:
		"""Let the person do the act with one of the records of the appeal that fit, where there are any."""
		if name := self.one_of(doctype, which, **filters):
			self.attempt(who, lambda: act(name), usual=usual)

	def one_of(self, doctype: str, which: int, **filters: object) -> str | None:
		"""One of the records of the appeal that fit, the first made first."""
		asked = (doctype, repr(filters))  # conditions of rules ask for the same many times between two acts
		if asked not in self.found:
			fitting = {"appeal": self.way.appeal, **filters}
			self.found[asked] = frappe.get_all(doctype, fitting, pluck="name", order_by="creation")
		names = self.found[asked]
		return names[which % len(names)] if names else None

	def attempt_as(self, person: Person, act: Callable[[], object]) -> bool:
		"""The same of a person who is named."""
		frappe.db.savepoint("before_act")
		try:
			with acting_as(person):
				act()
		except REFUSED:
			frappe.db.rollback(save_point="before_act")
			frappe.clear_messages()
			return False
		self.is_changed, self.found = True, {}
		return True

	def _person(self, who: int, usual: str) -> Person:
		others = (self.staff.colleague, self.neighbours[roles.REGISTRAR])
		if who >= len(WORKERS):
			return others[who - len(WORKERS)]
		return self.staff[usual if who == USUAL else WORKERS[who]]

	def _exists(self, doctype: str, **filters: object) -> bool:
		return bool(frappe.db.exists(doctype, {"appeal": self.way.appeal, **filters}))

	def _stored(self, field: str) -> str:
		return frappe.db.get_value("Appeal", self.way.appeal, field)

	def _stored_questions(self) -> list[str]:
		return frappe.get_all("Appeal Question", {"parent": self.way.appeal}, pluck="name", order_by="idx")
