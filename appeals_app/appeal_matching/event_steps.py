"""The screen of a mass event: its appeals with the state of each, and the next step taken for all that can take it.

Each appeal goes by the rights and rules of any appeal, as the current user; what is refused is told in its row.
"""

from dataclasses import dataclass
from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import get_transitions

from appeals_app.appeal_matching.earlier_appeals import NewCard, earlier_appeals
from appeals_app.appeal_matching.linking import (
	link,
	link_refusal,
	lock_together,
	may_change_sign,
	sign_refusal_by_phase,
	unlink,
)
from appeals_app.appeal_matching.mass_event import WITHDRAWN, appeals_of_event, head_of_event
from appeals_app.appeal_matching.proposals import likeness_set
from appeals_app.appeal_registry.phase_moves import find_transition, phase_of_state, take_step
from appeals_app.appeal_registry.step_needs import needs_of_step
from appeals_app.appeal_routing.bulk import act_on_each, names_given, words_of
from appeals_app.authority_directory.queries import posts_held
from appeals_app.domain.duplicates import Sign
from appeals_app.domain.lifecycle import LetterKind, Phase
from appeals_app.permissions.scope import get_scope, row_is_inside
from appeals_app.personal_data.access_log import note_access
from appeals_app.personal_data.closed_cards import cards_of_closed_text
from appeals_app.personal_data.masking import mask_for
from appeals_app.refusal import AppealRuleError
from appeals_app.search_arguments import NO_RECORD

ANSWER = LetterKind.ANSWER.value
LETTER = "Appeal Reply"
WAY = (Phase.RECEIVED, Phase.REGISTERED, Phase.RESOLUTION, Phase.EXECUTION, Phase.REPLY, Phase.ANSWERED)
"""The way to the answer: all steps along it are taken for the whole event, none back and none aside."""

ON_CONTROL = (Phase.ANSWERED, Phase.FOLLOW_UP)
"""Answered and not yet off control: that step too is taken for the whole event (Instruction No. 348)."""


@dataclass(frozen=True, slots=True)
class Asked:
	"""What a step needs of one member, or the words in which it would be refused."""

	day: bool = False
	document: str = ""
	refusal: str = ""


def event_of(*, appeal: str) -> dict:
	"""The mass event of an appeal as the current user meets it: members, steps open now, near texts not linked yet."""
	head = _head(appeal)
	members = [_as_member(head), *appeals_of_event(head.name)]
	letters = _answers_to([row.name for row in members])
	decision = _decision_to_draft(head, members, letters)
	return {
		"head": head.name,
		"title": head.title,
		"rows": _rows(members, letters, may_leave=_may_leave(head, members)),
		"steps": [step for step in _open_steps(members) if not (decision and step["document"] == LETTER)],
		"decision": decision,
		"near": _near_texts(head, members),
	}


def step_of_event(*, appeal: str, action: str, members: list, day: date | None) -> list[dict]:
	"""Take the step of the workflow for these members of the event; what became of each."""
	known = _names_in(_head(appeal))

	def step(name: str, values: dict) -> None:
		if name not in known:
			frappe.throw(_("The appeal is not of this event. Reload the page."), AppealRuleError)
		card = frappe.get_doc("Appeal", name)
		take_step(card, find_transition(card, action), day=day)

	return act_on_each(step, names_given(members), {})


def add_to_event(*, appeal: str, others: list) -> list[dict]:
	"""Link these appeals as mass to the first one of the event; what became of each."""
	head, chosen = _head(appeal), names_given(others)
	lock_together(head.name, *chosen)
	known = _names_in(head)

	def add(name: str, values: dict) -> None:
		if name in known:
			frappe.throw(_("The appeal is in this event already. Choose others."), AppealRuleError)
		link(appeal=name, previous=head.name, sign=Sign.MASS.value)

	return act_on_each(add, chosen, {})


def leave_event(*, appeal: str, member: str) -> None:
	"""Take out of the event a letter that was added to it by mistake: it is primary again and follows nothing."""
	head = _head(appeal)
	lock_together(head.name, member)
	if member not in _names_in(head) - {head.name}:
		frappe.throw(_("The appeal is not of this event. Reload the page."), AppealRuleError)
	unlink(appeal=member)


def _may_leave(head: Document, members: list[frappe._dict]) -> set[str]:
	"""Members the current user could take out of the event; the first one carries the others."""
	others = members[1:] if may_change_sign(head) else []
	return {row.name for row in others if not sign_refusal_by_phase(row)}


def _names_in(head: Document) -> set[str]:
	return {head.name, *(row.name for row in appeals_of_event(head.name))}


def _head(appeal: str) -> Document:
	"""The first appeal of the event; an appeal of no event yet would be the first one."""
	document = frappe.get_doc("Appeal", appeal)
	document.check_permission("read")
	head = head_of_event(document) or document.name
	if head == document.name:
		return document
	found = frappe.get_doc("Appeal", head)
	found.check_permission("read")
	return found


def _as_member(head: Document) -> frappe._dict:
	return frappe._dict(
		{field: head.get(field) for field in ("name", "title", "applicant", "phase", "workflow_state")}
	)


def _answers_to(appeals: list[str]) -> dict[str, frappe._dict]:
	"""The newest answer to each appeal that is not withdrawn."""
	rows = frappe.get_list(
		"Appeal Reply",
		filters={"appeal": ("in", appeals), "letter_kind": ANSWER, "status": ("!=", WITHDRAWN)},
		fields=["name", "appeal", "status"],
		order_by="creation asc",
		limit_page_length=0,
	)
	return {row.appeal: row for row in rows}


def _rows(
	members: list[frappe._dict], letters: dict[str, frappe._dict], *, may_leave: set[str]
) -> list[dict]:
	names = [row.applicant for row in members if row.applicant]
	known = dict(
		frappe.get_all(
			"Applicant",
			filters={"name": ("in", names or [NO_RECORD])},
			fields=["name", "full_name"],
			as_list=True,
		)
	)
	mask = mask_for(frappe.session.user, names)
	_note_names_shown(members)
	return [
		{
			"appeal": row.name,
			"title": row.title,
			"state": row.workflow_state,
			"author": mask.value("Applicant", "full_name", known.get(row.applicant, ""), [row.applicant]),
			"reply": letters[row.name].name if row.name in letters else "",
			"reply_status": letters[row.name].status if row.name in letters else "",
			"may_leave": row.name in may_leave,
		}
		for row in members
	]


def _note_names_shown(members: list[frappe._dict]) -> None:
	note_access(
		act="Listed",
		listed_doctype="Appeal",
		rows_count=len(members),
		subjects=[row.name for row in members if row.applicant],
		shows_names_alone=True,
	)


def _open_steps(members: list[frappe._dict]) -> list[dict]:
	"""Steps along the way that are the current user's: members that can take each, and why the others cannot."""
	found: dict[str, dict] = {}
	for row in members:
		card = frappe.get_doc("Appeal", row.name)
		for action in dict.fromkeys(step.action for step in get_transitions(card) if _is_onward(step)):
			asked = _asked_by(card, action)
			step = found.setdefault(
				action, {"action": action, "day": False, "document": "", "members": [], "refused": []}
			)
			if asked.refusal:
				_add_refused(step["refused"], asked.refusal, row.title)
			else:
				step["members"].append(row.name)
				step.update(day=asked.day, document=asked.document)
	return list(found.values())


def _add_refused(refused: list[dict], said: str, title: str) -> None:
	"""What refuses many is said once, with all it refuses."""
	same = next((row for row in refused if row["said"] == said), None)
	if not same:
		refused.append(same := {"said": said, "titles": []})
	same["titles"].append(title)


def _is_onward(step: dict) -> bool:
	start, end = phase_of_state(step["state"]), phase_of_state(step["next_state"])
	if end is Phase.CLOSED:
		return start in ON_CONTROL
	return start in WAY and end in WAY and WAY.index(end) >= WAY.index(start)


def _asked_by(card: Document, action: str) -> Asked:
	messages = len(frappe.local.message_log)
	try:
		needs = needs_of_step(appeal=card.name, action=action)
	except (frappe.ValidationError, frappe.PermissionError) as refusal:
		return Asked(refusal=words_of(refusal))
	finally:
		del frappe.local.message_log[messages:]
	return Asked(day=needs["day"], document=(needs["document"] or {}).get("doctype", ""))


def _decision_to_draft(head: Document, members: list[frappe._dict], letters: dict[str, frappe._dict]) -> str:
	"""The answer to draft to the others, where there is one, and somebody to draft it to, and the user drafts letters."""
	waiting = [row for row in members[1:] if row.phase == Phase.EXECUTION.value and row.name not in letters]
	may_draft = frappe.has_permission("Appeal Reply", "create") and posts_held(
		user=frappe.session.user, authority=head.authority
	)
	return letters[head.name].name if waiting and may_draft and head.name in letters else ""


def _near_texts(head: Document, members: list[frappe._dict]) -> list[dict]:
	"""Appeals with a near text that are linked to nothing and that the current user could add; a portion of many."""
	card = NewCard(
		head.authority,
		frappe.utils.getdate(head.received_at),
		text=head.content or "",
		name=head.name,
		known=frozenset(row.name for row in members),
	)
	least, scope = likeness_set().near_text, get_scope(frappe.session.user)
	near = [
		one for one in earlier_appeals(card) if one.text_likeness >= least and one.author != head.applicant
	]
	names = [one.key for one in near if row_is_inside("Appeal", one.key, scope)]
	closed = cards_of_closed_text(names)
	found = [frappe.get_doc("Appeal", name) for name in names if name not in closed]
	return [
		{"appeal": other.name, "title": other.title, "state": other.workflow_state}
		for other in found
		if not other.previous_appeal and not other.main_appeal and not link_refusal(other, head)
	]
