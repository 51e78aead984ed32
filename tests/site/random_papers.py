"""Random acts with the papers that several people share: visas, parts of a letter, tasks given on, appeals considered together."""

import frappe
from hypothesis import strategies as st
from hypothesis.stateful import rule

from appeals_app.appeal_matching.linking import merge_appeals
from appeals_app.appeal_replies.joint_draft import write_part
from appeals_app.appeal_replies.letter_texts import mark_of_text
from appeals_app.appeal_replies.visas import give_visa, return_for_visa
from appeals_app.appeal_routing.task_acceptance import accept_task
from appeals_app.domain.lifecycle import MAIN_PHASES, Phase
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_appeal_resolution
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person
from tests.site.office import USUAL, Office, choices, in_phases, people, where_there_is


class SharedPapers(Office):
	"""What people may try with papers that are not theirs alone; the test sets the head of a unit who executes too."""

	lead: Person

	# visas and parts of a letter -------------------------------------------------------------------------------

	@where_there_is("Appeal Reply")
	@rule(which=choices, twice=st.booleans())
	def ask_for_visas(self, which: int, twice: bool) -> None:
		"""The drafter names one or two colleagues who have to agree."""
		officers = [self.lead.officer, self.staff.colleague.officer][: 1 + twice]

		def act(name: str) -> None:
			letter = frappe.get_doc("Appeal Reply", name)
			letter.set("visas", [{"officer": officer} for officer in officers])
			letter.save()

		self.with_one_of("Appeal Reply", which, USUAL, act, usual=roles.EXECUTOR, status="Draft")

	@where_there_is("Appeal Reply")
	@rule(which=choices, by_lead=st.booleans(), agrees=st.booleans())
	def say_of_a_letter(self, which: int, by_lead: bool, agrees: bool) -> None:
		"""One of those asked agrees, or returns the draft."""

		def act() -> None:
			letter = frappe.get_doc("Appeal Reply", name)
			if agrees:
				give_visa(reply=name, text_mark=mark_of_text(letter))
			else:
				return_for_visa(reply=name, remark="Уточнити суму.")

		if name := self.one_of("Appeal Reply", which):
			self.attempt_as(self.lead if by_lead else self.staff.colleague, act)

	@where_there_is("Appeal Reply")
	@rule(who=people, which=choices, row=choices)
	def write_a_part(self, who: int, which: int, row: int) -> None:
		"""Somebody answers one of the questions in the common draft."""

		def act(name: str) -> None:
			rows = frappe.get_doc("Appeal Reply", name).answers
			if rows:
				chosen = rows[row % len(rows)]
				write_part(
					reply=name,
					question_row=chosen.question_row,
					text=f"Зроблено {row}.",
					seen=chosen.answer_text or "",
				)

		self.with_one_of("Appeal Reply", which, who, act, usual=roles.EXECUTOR)

	# tasks given on --------------------------------------------------------------------------------------------

	@in_phases([Phase.RESOLUTION, Phase.EXECUTION])
	@rule(gives_on=st.booleans())
	def resolve_to_the_head_of_a_unit(self, gives_on: bool) -> None:
		"""The appeal goes to the head of a unit, who gives it on within the unit."""
		given = {"appeal": self.way.appeal, "executors": [self.lead.officer]}
		if self.attempt(USUAL, lambda: make_appeal_resolution(**given), usual=roles.HEAD) and gives_on:
			self._give_on()

	@where_there_is("Appeal Assignment")
	@rule()
	def give_a_task_on(self) -> None:
		"""The head of a unit does so later, or once more."""
		self._give_on()

	def _give_on(self) -> None:
		above = self.one_of("Appeal Assignment", -1, officer=self.lead.officer)
		to = [self.way.executor.officer]
		self.attempt_as(
			self.lead,
			lambda: make_appeal_resolution(appeal=self.way.appeal, parent_assignment=above, executors=to),
		)

	@where_there_is("Appeal Assignment")
	@rule(who=people, which=choices)
	def accept_a_task(self, who: int, which: int) -> None:
		"""A co-executor, or one beneath, accepts the own task; whoever else tries it is refused."""
		self.with_one_of(
			"Appeal Assignment", which, who, lambda name: accept_task(assignment=name), usual=roles.EXECUTOR
		)

	# appeals considered together -------------------------------------------------------------------------------

	@in_phases(MAIN_PHASES)
	@rule(who=people, is_main=st.booleans())
	def consider_together(self, who: int, is_main: bool) -> None:
		"""The appeal joins a twin of it, or the twin joins the appeal."""
		pair = (self._twin(), self.way.appeal) if is_main else (self.way.appeal, self._twin())
		self.attempt(
			who,
			lambda: merge_appeals(appeal=pair[0], main=pair[1], reason="Той самий текст."),
			usual=roles.REGISTRAR,
		)

	def _twin(self) -> str:
		"""Another letter of the same author; what a program does with it is rolled back with the program."""
		if "twin" not in self.made:
			author = frappe.db.get_value("Appeal", self.way.appeal, "applicant")
			self.made["twin"] = Journey(self.staff, applicant=author).to("registered").appeal
		return self.made["twin"]
