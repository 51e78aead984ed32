"""Every step of an appeal passes here, whichever door it came through.

A step is a change of the workflow state.  Whether the person may take it says the administrator's workflow;
whether the law lets the appeal take it says `domain.lifecycle`.  Other modules join by three hooks:

- `appeal_before_move`: functions(appeal, move) that prepare the appeal or refuse the step;
- `appeal_facts`: functions(appeal) returning fields of `lifecycle.Facts`;
- `appeal_after_move`: functions(appeal, move) that act once the step is taken.
"""

from dataclasses import dataclass, replace
from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import get_workflow, is_transition_condition_satisfied

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.intake_checks import ANONYMOUS
from appeals_app.appeal_registry.step_refusals import refuse_by_condition, refuse_by_role
from appeals_app.authority_directory.queries import person_in_words
from appeals_app.domain.lifecycle import (
	ARTICLE_OF_PHASE,
	STOPPED_BY_LETTER,
	Act,
	Facts,
	Phase,
	check_move,
	is_reopening,
)
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError, given_reason, refusals_in_words


@dataclass(frozen=True, slots=True)
class Move:
	"""One step of an appeal from a workflow state to another."""

	from_state: str
	to_state: str
	from_phase: Phase
	to_phase: Phase
	act: Act | None
	reason: str
	role: str

	@property
	def enters_phase(self) -> bool:
		"""The step leads into another phase, not only into another state of the same one."""
		return self.from_phase is not self.to_phase


def phase_of_state(state: str) -> Phase:
	"""Phase the administrator gave to the state in the active workflow of appeals."""
	for row in get_workflow("Appeal").states:
		if row.state == state:
			if row.appeal_phase:
				return Phase(row.appeal_phase)
			frappe.throw(
				_("The state «{0}» has no phase. Set «Appeal Phase» of this state in the workflow.").format(
					state
				),
				AppealRuleError,
			)
	frappe.throw(
		_("The workflow of appeals has no state «{0}». Add it or choose another.").format(state),
		AppealRuleError,
	)


def appeal_of(document: Document) -> Document:
	"""The appeal that a resolution or a letter is about; AppealRuleError where none is named."""
	if not document.appeal:
		frappe.throw(
			_("It is not said which appeal this is about. Open the appeal and start from there."),
			AppealRuleError,
		)
	return frappe.get_doc("Appeal", document.appeal)


def lock_appeal(name: str) -> None:
	"""Make other requests about this appeal wait until this one is committed or given up."""
	frappe.db.get_value("Appeal", name, "name", for_update=True)


def enter_first_state(appeal: Document) -> None:
	"""A new card starts in the first state of the workflow, whatever the client sent."""
	appeal.workflow_state = get_workflow("Appeal").states[0].state
	appeal.phase = phase_of_state(appeal.workflow_state).value


def prepare_move(appeal: Document) -> Move | None:
	"""Check the step a card that is being saved takes, and set the phase; None where it takes none."""
	stored = appeal.get_doc_before_save()
	if stored.workflow_state == appeal.workflow_state:
		appeal.phase = phase_of_state(appeal.workflow_state).value
		return None
	stored.flags.is_moved_from_elsewhere = appeal.flags.is_moved_from_elsewhere
	transition = _permitted_transition(stored, appeal.workflow_state)
	move = move_by(stored, transition, reason=_given_reason(appeal))
	appeal.move_reason = move.reason
	ask_modules(appeal, move)
	with refusals_in_words():
		check_move(move.from_phase, move.to_phase, facts_of(appeal, move))
	_set_dates(appeal, move)
	return move


def ask_modules(appeal: Document, move: Move) -> None:
	"""Let the modules prepare the appeal for the step, or refuse it."""
	_run_hooks("appeal_before_move", appeal, move)


def move_by(appeal: Document, transition: Document, *, reason: str = "") -> Move:
	"""The step that the transition makes of an appeal standing in its state."""
	return Move(
		from_state=appeal.workflow_state,
		to_state=transition.next_state,
		from_phase=phase_of_state(appeal.workflow_state),
		to_phase=phase_of_state(transition.next_state),
		act=Act(transition.appeal_act) if transition.appeal_act else None,
		reason=reason,
		role=transition.allowed,
	)


def _given_reason(appeal: Document) -> str:
	"""Ground given for this step; the ground of the step before, still on the card, does not count."""
	given = appeal.flags.move_reason or (appeal.has_value_changed("move_reason") and appeal.move_reason)
	return given_reason(given or "")


def finish_move(appeal: Document, move: Move) -> None:
	"""Let the modules act on the step that was taken and write its event."""
	_run_hooks("appeal_after_move", appeal, move)
	record_event(
		appeal=appeal.name,
		authority=appeal.authority,
		act=move.act.value if move.act else "step",
		from_phase=move.from_phase.value,
		to_phase=move.to_phase.value,
		from_state=move.from_state,
		to_state=move.to_state,
		article=_article_of(appeal, move),
		ground=move.reason,
		is_locked=True,
	)


def _article_of(appeal: Document, move: Move) -> str:
	"""The article a module gave for this step in `flags.move_article`, else that of the phase it enters."""
	given = appeal.flags.pop("move_article", "")
	return given or (ARTICLE_OF_PHASE.get(move.to_phase, "") if move.enters_phase else "")


def facts_of(appeal: Document, move: Move) -> Facts:
	"""What the guards of the law need to know, from the card and from the modules above."""
	facts = Facts(
		is_anonymous=appeal.subject == ANONYMOUS,
		questions=len(appeal.questions),
		unanswered_questions=sum(not row.result for row in appeal.questions),
		main_phase=_main_phase(appeal, move),
		reason=move.reason,
	)
	for path in frappe.get_hooks("appeal_facts"):
		facts = replace(facts, **frappe.get_attr(path)(appeal))
	return facts


def _main_phase(appeal: Document, move: Move) -> Phase | None:
	"""Asked only where it is needed, and locked: of two appeals merged into each other at once the second is refused."""
	if move.to_phase is not Phase.MERGED or not appeal.main_appeal:
		return None
	return Phase(frappe.db.get_value("Appeal", appeal.main_appeal, "phase", for_update=True))


def move_appeal(
	*,
	appeal: str | Document,
	to_phase: Phase | None = None,
	act: Act | None = None,
	reason: str = "",
	day: date | None = None,
) -> None:
	"""Take the step of the workflow that leads to the phase, or that carries the act, as the current user."""
	document = frappe.get_doc("Appeal", appeal) if isinstance(appeal, str) else appeal
	found = [
		row
		for row in _transitions_from(document.workflow_state)
		if (act and row.appeal_act == act.value)
		or (to_phase and not act and phase_of_state(row.next_state) is to_phase)
	]
	if not found:
		steps = ", ".join(
			dict.fromkeys(f"«{row.action}»" for row in _transitions_from(document.workflow_state))
		)
		frappe.throw(
			_("This cannot be done in the state «{0}». Steps possible now: {1}.").format(
				document.workflow_state, steps or "–"
			),
			AppealRuleError,
		)
	take_step(document, _first_permitted(found, document), reason=reason, day=day)


def take_step(document: Document, transition: Document, *, reason: str = "", day: date | None = None) -> None:
	"""Save the appeal in the next state of the transition; `day`: when the letter of the step has gone."""
	document.workflow_state = transition.next_state
	document.flags.move_reason = reason
	document.flags.sent_on = day
	document.save()


def find_transition(document: Document, action: str) -> Document:
	"""The transition behind a button of the workflow; PermissionError for a role that may not press it."""
	found = [row for row in _transitions_from(document.workflow_state) if row.action == action]
	if not found:
		frappe.throw(
			_("The step «{0}» cannot be taken in the state «{1}». Reload the card.").format(
				action, document.workflow_state
			),
			AppealRuleError,
		)
	return _first_permitted(found, document)


def may_enter(document: Document, phase: Phase) -> bool:
	"""The workflow gives the current user a step that takes the appeal into the phase now."""
	held = set(frappe.get_roles())
	return any(
		row.allowed in held and is_transition_condition_satisfied(row, document)
		for row in _transitions_from(document.workflow_state)
		if phase_of_state(row.next_state) is phase
	)


def _transitions_from(state: str) -> list:
	return [row for row in get_workflow("Appeal").transitions if row.state == state]


def _first_permitted(transitions: list, document: Document) -> Document:
	if document.flags.is_moved_from_elsewhere:
		return transitions[0]
	held = set(frappe.get_roles())
	# an executor's right hangs on the assignment, so any other right of the same person goes first
	permitted = sorted(
		(row for row in transitions if row.allowed in held), key=lambda row: row.allowed == roles.EXECUTOR
	)
	if not permitted:
		refuse_by_role(transitions)
	for row in permitted:
		if is_transition_condition_satisfied(row, document):
			return row
	refuse_by_condition(permitted[0])


def _permitted_transition(stored: Document, to_state: str) -> Document:
	found = [row for row in _transitions_from(stored.workflow_state) if row.next_state == to_state]
	if not found:
		frappe.throw(
			_("No step of the workflow leads from «{0}» to «{1}».").format(stored.workflow_state, to_state),
			AppealRuleError,
		)
	return _first_permitted(found, stored)


def _set_dates(appeal: Document, move: Move) -> None:
	appeal.phase = move.to_phase.value
	if not move.enters_phase:
		return
	if move.to_phase in STOPPED_BY_LETTER or move.to_phase is Phase.MERGED:
		appeal.answered_on = appeal.flags.sent_on or clock.today()
	elif move.to_phase is Phase.CLOSED and not appeal.closed_on:
		appeal.closed_on = clock.today()
		appeal.closed_by = person_in_words(frappe.session.user, authority=appeal.authority)[:255]
	elif is_reopening(move.from_phase, move.to_phase):
		_begin_anew(appeal)
	elif move.from_phase is Phase.CLOSED and move.to_phase is Phase.FOLLOW_UP:
		appeal.closed_on = appeal.closed_by = None
	elif move.to_phase is Phase.REGISTERED:
		appeal.considered_since = clock.now()


def _begin_anew(appeal: Document) -> None:
	"""A reopened consideration has no results and no letters of its own yet; the old ones stay in the replies.

	Questions that are with another authority stay there; what it gives back opens these alone.
	"""
	appeal.considered_since = clock.now()
	appeal.answered_on = appeal.closed_on = appeal.closed_by = None
	for question in appeal.questions:
		if not (question.transfer or appeal.flags.is_moved_from_elsewhere):
			question.result = question.result_note = None


def _run_hooks(hook: str, appeal: Document, move: Move) -> None:
	for path in frappe.get_hooks(hook):
		frappe.get_attr(path)(appeal, move)
