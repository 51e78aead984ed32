"""One appeal of the demo taken through its steps by the same use cases as in the office."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import frappe

from appeals_app import clock
from appeals_app.appeal_registry.phase_moves import move_appeal
from appeals_app.appeal_replies.commitments import take_off_control
from appeals_app.appeal_replies.letter_promises import undecided_promises
from appeals_app.appeal_replies.signing import send_letter, sign_letter
from appeals_app.domain.lifecycle import Act, LetterKind, Phase
from appeals_app.personal_data.purposes import needs_purpose, state_purpose
from appeals_app.setup.demo.acting import acting
from appeals_app.setup.demo.appeal_plans import AppealPlan
from appeals_app.setup.demo.courses import Deed, Letter, Step
from appeals_app.setup.demo.destruction import destroy_what_is_due
from appeals_app.setup.demo.organisation import read_organisation
from appeals_app.setup.demo.people import Person

APPLICANT_FIELDS = (
	"last_name",
	"first_name",
	"middle_name",
	"settlement",
	"locality",
	"address",
	"phone",
	"email",
	"social_state",
)

CONTROL_OF_A_PROMISE = timedelta(days=30)
PURPOSE = "Опрацювання звернення за посадовими обов’язками."
HOW_CHECKED = "Перевірено на місці, заявника опитано телефоном."
WHY_UNASKED = "Автор сам повідомив телефоном, що все зроблено."


def work_off(plan: AppealPlan, *, made: Mapping[str, str]) -> str:
	"""Make the appeal and take all its steps; `made` are the appeals made before.  Returns its name."""
	work = CaseWork(plan, made)
	for step in plan.steps:
		with acting(step.by, step.at):
			work.say_why()
			DEEDS[step.deed](work, step)
	return work.appeal


class CaseWork:
	"""The appeal at hand, with the letter that is being written on it."""

	def __init__(self, plan: AppealPlan, made: Mapping[str, str]) -> None:
		self.plan = plan
		self.made = made
		self.appeal = ""
		self.letter = ""
		self.promise = ""

	def say_why(self) -> None:
		"""State the purpose where the card is sensitive and not of the user's direct duty."""
		if self.appeal and needs_purpose(frappe.session.user, "Appeal", self.appeal):
			state_purpose(doctype="Appeal", name=self.appeal, purpose=PURPOSE)

	def enter(self, step: Step) -> None:
		"""Make the card, and the author unless he or she has written before."""
		card = {
			**self.plan.card,
			"doctype": "Appeal",
			"applicant": self._applicant(),
			"previous_appeal": self.made.get(self.plan.previous),
			"complained_officer": officer_of(self.plan.complained_officer),
		}
		self.appeal = frappe.get_doc(card).insert().name

	def _applicant(self) -> str | None:
		if self.plan.same_author_as:
			return frappe.db.get_value("Appeal", self.made[self.plan.same_author_as], "applicant")
		return _new_applicant(self.plan.author, self.plan.team.authority) if self.plan.author else None

	def resolve(self, step: Step) -> None:
		"""Write the resolution; it passes the appeal to the executors."""
		frappe.get_doc(
			{
				"doctype": "Appeal Resolution",
				"appeal": self.appeal,
				"resolved_on": clock.today(),
				"resolution_text": step.text,
				"executors": [{"officer": officer_of(login)} for login in step.executors],
			}
		).insert()

	def draft(self, step: Step) -> None:
		"""Write a letter; the draft of the answer takes the appeal into the next phase."""
		if step.text:
			self._set_on_card(forwarded_to=step.text)
		self.letter = _new_letter(step.letter, self.appeal)

	def sign_letter(self, step: Step) -> None:
		"""Sign the letter at hand."""
		sign_letter(reply=self.letter)

	def send_letter(self, step: Step) -> None:
		"""Send the letter at hand; it may end the consideration."""
		send_letter(reply=self.letter)

	def put_on_follow_up(self, step: Step) -> None:
		"""Put what was promised on control; it passes the appeal to additional control."""
		promise = {
			"appeal": self.appeal,
			"promise": step.text,
			"due_on": clock.today() + CONTROL_OF_A_PROMISE,
		}
		self.promise = frappe.get_doc({"doctype": "Appeal Commitment", **promise}).insert().name

	def keep_promise(self, step: Step) -> None:
		"""Take the promise of the answer off control: it was kept."""
		take_off_control(
			commitment=self.promise, kept_on=str(clock.today()), note=HOW_CHECKED, reason=WHY_UNASKED
		)

	def take_off_control(self, step: Step) -> None:
		"""Take the appeal off control; past what the answer promises, with the ground that it was done."""
		card = frappe.get_doc("Appeal", self.appeal)
		self.move(Phase.CLOSED, HOW_CHECKED if undecided_promises(card) else "")

	def merge(self, step: Step) -> None:
		"""Name the main appeal and join it."""
		self._set_on_card(main_appeal=self.made[self.plan.main])
		self.move(Phase.MERGED, step.text)

	def destroy(self, step: Step) -> None:
		"""Carry out an act of destruction on what is due that day, this card; then mark the card."""
		destroy_what_is_due(authority=self.plan.team.authority, archivist=step.by, at=step.at)
		with acting(step.by, step.at):
			self.move(Phase.ARCHIVED)

	def move(self, phase: Phase, reason: str = "") -> None:
		"""Take the step of the workflow that leads there."""
		move_appeal(appeal=self.appeal, to_phase=phase, reason=reason)

	def act(self, act: Act) -> None:
		"""Take the step of the workflow that is this act."""
		move_appeal(appeal=self.appeal, act=act)

	def _set_on_card(self, **values: object) -> None:
		card = frappe.get_doc("Appeal", self.appeal)
		card.update(values)
		card.save()


DEEDS: Mapping[Deed, Callable[[CaseWork, Step], None]] = {
	Deed.ENTER: CaseWork.enter,
	Deed.REGISTER: lambda work, step: work.move(Phase.REGISTERED),
	Deed.TO_RESOLUTION: lambda work, step: work.move(Phase.RESOLUTION),
	Deed.RESOLVE: CaseWork.resolve,
	Deed.SEND_BACK: lambda work, step: work.move(Phase.RESOLUTION, step.text),
	Deed.ACCEPT: lambda work, step: work.act(Act.ACCEPT_ASSIGNMENT),
	Deed.DRAFT: CaseWork.draft,
	Deed.SUBMIT: lambda work, step: work.move(Phase.REPLY),
	Deed.REWORK: lambda work, step: work.move(Phase.EXECUTION, step.text),
	Deed.APPROVE: lambda work, step: work.act(Act.APPROVE_REPLY),
	Deed.SIGN: lambda work, step: work.act(Act.SIGN_REPLY),
	Deed.SEND: CaseWork.send_letter,
	Deed.PUT_ON_FOLLOW_UP: CaseWork.put_on_follow_up,
	Deed.KEEP_PROMISE: CaseWork.keep_promise,
	Deed.CLOSE: CaseWork.take_off_control,
	Deed.REOPEN: lambda work, step: work.move(Phase.RESOLUTION, step.text),
	Deed.FILE: lambda work, step: work.move(Phase.CLOSED),
	Deed.ARCHIVE: lambda work, step: work.move(Phase.ARCHIVED),
	Deed.DESTROY: CaseWork.destroy,
	Deed.DRAFT_LETTER: CaseWork.draft,
	Deed.SIGN_LETTER: CaseWork.sign_letter,
	Deed.SEND_LETTER: CaseWork.send_letter,
	Deed.REFUSE: lambda work, step: work.move(Phase.NOT_CONSIDERED, step.text),
	Deed.MERGE: CaseWork.merge,
}
"""The use case behind each deed."""


def officer_of(login: str) -> str | None:
	"""Post of the demo's user; None for nobody."""
	if not login:
		return None
	officer = read_organisation().officer(login)
	post = {"user": officer.email, "authority": officer.authority}
	return frappe.db.get_value("Authority Officer", post, cache=True)


def _new_applicant(author: Person, authority: str) -> str:
	values = {field: getattr(author, field) for field in APPLICANT_FIELDS}
	applicant = {"doctype": "Applicant", "authority": authority, "sex": f"author_sex.{author.sex}", **values}
	return frappe.get_doc(applicant).insert().name


def _new_letter(letter: Letter, appeal: str) -> str:
	index, due_date = frappe.db.get_value("Appeal", appeal, ["registration_index", "due_date"])
	rows = zip(letter.results, letter.notes or ("",) * len(letter.results), strict=True)
	reply = {
		"doctype": "Appeal Reply",
		"appeal": appeal,
		"letter_kind": letter.kind.value,
		"salutation": letter.salutation,
		"addressee": letter.addressee,
		"dispatch_method": letter.dispatch,
		"dispatch_address": letter.address,
		"body": letter.body.replace("{index}", index),
		"ground": letter.ground,
		"final_answer_on": due_date if letter.kind is LetterKind.INTERIM_ANSWER else None,
		"answers": [{"result": result, "result_note": note} for result, note in rows],
	}
	return frappe.get_doc(reply).insert().name
