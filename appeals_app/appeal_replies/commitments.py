"""Additional control: a promise of the answer is put on control, its date is moved, it is taken off.

Who may move and take off is the authority's choice (`Authority.control_rule`); Instruction No. 348 gives it to the
official who set the control.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import getdate

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.phase_moves import Move, appeal_of, lock_appeal, may_enter, move_appeal
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.access import OfficerPost
from appeals_app.domain.additional_control import (
	CONTROLLED_PHASES,
	INSTRUCTION_348_UNVERIFIED,
	ControlRule,
	Keeper,
	check_answered,
	check_control_day,
	check_kept_day,
	is_same_promise,
	may_end_control,
	needs_why_unasked,
)
from appeals_app.domain.lifecycle import Facts, Phase, is_reopening
from appeals_app.refusal import AppealRuleError, given_day, given_reason, refusals_in_words

ON_CONTROL = "On Control"

OWN_FIELDS = (
	*("status", "set_by", "set_on", "kept_on", "kept_note", "unasked_reason", "taken_off_by", "taken_off_on"),
	*("author_word", "asked_on", "author_word_note"),
)
"""Set by the acts alone, whatever a client sends."""


def prepare_commitment(commitment: Document) -> None:
	"""Fill in what follows from the appeal and the person; refuse a control that cannot be set."""
	name = appeal_of(commitment).name
	lock_appeal(name)
	appeal = frappe.get_doc("Appeal", name, for_update=True)
	for field in OWN_FIELDS:
		commitment.set(field, None)
	post = _own_posts(appeal.authority)[0]
	with refusals_in_words():
		check_answered(Phase(appeal.phase), is_filed=not may_be_controlled(appeal))
		if commitment.due_on:
			check_control_day(getdate(commitment.due_on), today=clock.today())
	_check_not_promised_yet(commitment)
	commitment.authority, commitment.status = appeal.authority, ON_CONTROL
	commitment.set_by, commitment.set_on = post.name, clock.today()


def may_be_controlled(appeal: Document) -> bool:
	"""The current user may put a promise of the appeal on control as it stands."""
	phase = Phase(appeal.phase)
	return phase is Phase.FOLLOW_UP or (phase in CONTROLLED_PHASES and may_enter(appeal, Phase.FOLLOW_UP))


def _own_posts(authority: str) -> list[frappe._dict]:
	posts = posts_held(user=frappe.session.user, authority=authority)
	if not posts:
		frappe.throw(
			_("You hold no post in this authority. Its own officers control its promises."),
			frappe.PermissionError,
		)
	return posts


def _check_not_promised_yet(commitment: Document) -> None:
	promise = DocType("Appeal Commitment")
	same = (promise.appeal == commitment.appeal) & (promise.status == ON_CONTROL)
	query = frappe.qb.from_(promise).select(promise.promise, promise.due_on).where(same)
	rows = query.for_update().run(as_dict=True)
	day = commitment.due_on and getdate(commitment.due_on)
	if any(row.due_on == day and is_same_promise(row.promise, commitment.promise) for row in rows):
		frappe.throw(
			_("This promise is on control with the same date already. Open it and continue there."),
			AppealRuleError,
		)


def put_on_control(commitment: Document) -> None:
	"""Event of the new control; the first one passes the appeal to additional control, answered or taken off control."""
	record_act(commitment, "control_set", day_in_figures(commitment.due_on))
	_keep_nearest_date(commitment.appeal)
	if frappe.db.get_value("Appeal", commitment.appeal, "phase") != Phase.FOLLOW_UP.value:
		move_appeal(appeal=commitment.appeal, to_phase=Phase.FOLLOW_UP)


def move_control_date(*, commitment: str, due_on: str, reason: str) -> None:
	"""Give a promise another control date, with the reason, as one who may."""
	document, _post = locked_on_control(commitment)
	day, before = given_day(due_on), document.due_on
	with refusals_in_words():
		check_control_day(day, today=clock.today(), before=before)
	said = given_reason(
		reason, if_missing=_("It is not said why the control date is moved. Write the reason.")
	)
	document.db_set("due_on", day)
	record_act(document, "control_moved", f"{day_in_figures(before)} → {day_in_figures(day)}. {said}")
	_keep_nearest_date(document.appeal)


def take_off_control(*, commitment: str, kept_on: str, note: str, reason: str = "") -> None:
	"""End the control of a promise that was kept, saying since when and how that was checked, as one who may.

	`reason`: why it ends although the author has not said that the promise is kept; before its day nobody asks.
	"""
	document, post = locked_on_control(commitment)
	day = given_day(kept_on)
	with refusals_in_words():
		check_kept_day(day, set_on=document.set_on, today=clock.today())
	checked = given_reason(
		note, if_missing=_("It is not said how it was checked that the promise is kept. Write it.")
	)
	why = _why_unasked(document, reason)
	document.db_set(
		{
			"status": "Taken Off",
			"kept_on": day,
			"kept_note": checked,
			"unasked_reason": why,
			"taken_off_by": post.name,
			"taken_off_on": clock.today(),
		}
	)
	record_act(document, "control_taken_off", f"{day_in_figures(day)}. {why}" if why else day_in_figures(day))
	_keep_nearest_date(document.appeal)


def _why_unasked(commitment: Document, reason: str) -> str:
	if not needs_why_unasked(commitment.author_word or ""):
		return ""
	return given_reason(
		reason,
		if_missing=_(
			"The author has not said that the promise is kept. Ask the author after {0} and enter the answer, or say why"
			" the control is taken off without it."
		).format(day_in_figures(commitment.due_on)),
	)


def locked_on_control(name: str) -> tuple[Document, frappe._dict]:
	"""The promise, locked with its appeal, and the post of the current user, who may move or end its control."""
	document = frappe.get_doc("Appeal Commitment", name)
	document.check_permission("write")
	lock_appeal(document.appeal)
	document = frappe.get_doc("Appeal Commitment", name, for_update=True)
	post = _own_posts(document.authority)[0]
	_check_may_end(document)
	if document.status != ON_CONTROL:
		frappe.throw(
			_("The control is «{0}»: this cannot be done with it now. Reload it.").format(
				_(document.status, context="Appeal Commitment")
			),
			AppealRuleError,
		)
	return document, post


def _check_may_end(commitment: Document) -> None:
	posts = _own_posts(commitment.authority)
	setter = frappe.db.get_value(
		"Authority Officer",
		commitment.set_by,
		["user", "officer_name", "valid_from", "valid_to"],
		as_dict=True,
	)
	post = OfficerPost(commitment.authority, None, setter.valid_from, setter.valid_to)
	keeper = Keeper(
		is_setter=setter.user == frappe.session.user,
		is_head=any(post.is_first_head or post.is_deputy_head for post in posts),
		is_setter_in_post=post.is_held_on(clock.today()),
	)
	chosen = frappe.db.get_value("Authority", commitment.authority, "control_rule")
	rule = ControlRule(chosen or ControlRule.SETTER.value)
	if not may_end_control(keeper, rule):
		frappe.throw(
			_(
				"The control was set by {0}, who alone moves its date and takes it off. Ask this official, or, when"
				" the post is left, the head."
			).format(setter.officer_name),
			frappe.PermissionError,
		)


def day_in_figures(day: object) -> str:
	"""The day as events tell it."""
	return getdate(day).strftime("%d.%m.%Y")


def _keep_nearest_date(appeal: str) -> None:
	"""The card shows the nearest of the control dates."""
	dates = frappe.get_all("Appeal Commitment", filters=_open(appeal), pluck="due_on")
	nearest = min(dates, default=None)
	frappe.db.set_value("Appeal", appeal, "follow_up_on", nearest, update_modified=False)


def _open(appeal: str) -> dict[str, str]:
	return {"appeal": appeal, "status": ON_CONTROL}


def commitment_facts(appeal: Document) -> dict:
	"""For the guards: something is promised and not done yet; each promise has its date."""
	is_open = bool(frappe.db.exists("Appeal Commitment", _open(appeal.name)))
	return {"has_follow_up_date": is_open, "has_open_commitment": is_open}


def document_for_step(appeal: Document, move: Move, facts: Facts) -> dict | None:
	"""The step to additional control is made by saying what was promised and by when."""
	if move.to_phase is Phase.FOLLOW_UP and not facts.has_follow_up_date:
		return {"doctype": "Appeal Commitment", "appeal": appeal.name}
	return None


def follow_move(appeal: Document, move: Move) -> None:
	"""What was promised becomes part of a consideration that begins anew."""
	if not is_reopening(move.from_phase, move.to_phase):
		return
	for name in frappe.get_all("Appeal Commitment", filters=_open(appeal.name), pluck="name"):
		frappe.get_doc("Appeal Commitment", name).db_set("status", "Reopened")
	_keep_nearest_date(appeal.name)


def record_act(commitment: Document, act: str, ground: str) -> None:
	"""Event of an act on the promise (Instruction No. 348)."""
	record_event(
		appeal=commitment.appeal,
		authority=commitment.authority,
		act=act,
		article=INSTRUCTION_348_UNVERIFIED,
		ground=ground,
		reference_doctype=commitment.doctype,
		reference_name=commitment.name,
	)
