"""Visas on a draft letter: the list, whose turn it is, what each said, and what becomes of them when the text changes."""

from collections.abc import Collection

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_replies.awaited_acts import ask_for_visa
from appeals_app.appeal_replies.drafting import count_return
from appeals_app.appeal_replies.letter_locks import letter_for_act
from appeals_app.appeal_replies.letter_texts import check_seen, mark_of_text
from appeals_app.appeal_routing.conflict_guard import check_own_cause, check_visa_conflict, is_own_cause
from appeals_app.authority_directory.queries import posts_acted_by, posts_held
from appeals_app.domain import visas as rules
from appeals_app.domain.visas import Visa, VisaError, VisaStatus
from appeals_app.refusal import AppealRuleError, given_reason, refusals_in_words

OWN_FIELDS = ("status", "decided_at", "decided_by", "remark")
"""Set by the acts alone, whatever a client sends."""

PROPOSED_OF = ("Assigned", "Accepted", "Done")


# the list --------------------------------------------------------------------------------------------------


def proposed_visas(*, reply: str) -> list[dict[str, str]]:
	"""Officials whose visas a draft usually bears: co-executors, then the heads of the units that work on it."""
	document = frappe.get_doc("Appeal Reply", reply)
	document.check_permission("write")
	tasks = frappe.get_all(
		"Appeal Assignment",
		filters={"appeal": document.appeal, "status": ("in", PROPOSED_OF)},
		fields=["officer", "unit"],
		order_by="is_responsible desc, creation asc",
	)
	units = list(dict.fromkeys(task.unit for task in tasks if task.unit))
	officers = [*(task.officer for task in tasks), *(lead for unit in units for lead in _heads_of(unit))]
	listed = {document.drafted_by, *(row.officer for row in document.visas)}
	proposed = [officer for officer in dict.fromkeys(officers) if officer not in listed]
	card = frappe.get_doc("Appeal", document.appeal)
	return [
		{"officer": officer}
		for officer in proposed
		if _sees(document, officer) and not is_own_cause(card, officer=officer)
	]


def _heads_of(unit: str) -> list[str]:
	rows = frappe.get_all(
		"Authority Officer",
		filters={"unit": unit, "is_unit_head": 1, "valid_from": ("<=", clock.today())},
		fields=["name", "valid_to"],
		order_by="creation asc",
	)
	return [row.name for row in rows if not row.valid_to or row.valid_to >= clock.today()]


def _sees(reply: Document, officer: str) -> bool:
	user = frappe.db.get_value("Authority Officer", officer, "user")
	return bool(user) and bool(frappe.has_permission("Appeal Reply", doc=reply, user=user))


def keep_visas(reply: Document) -> None:
	"""The list is the drafter's, what stands in its lines is not; a changed text cancels what was said of it."""
	stored = reply.get_doc_before_save()
	said = {row.officer: row for row in stored.visas} if stored else {}
	for row in reply.visas:
		for field in OWN_FIELDS:
			row.set(field, said[row.officer].get(field) if row.officer in said else None)
		row.status = row.status or VisaStatus.WAITING.value
	with refusals_in_words():
		rules.check_list(_values(stored.visas) if stored else (), _values(reply.visas))
	for row in reply.visas:
		if row.officer not in said:
			_check_officer(reply, row.officer)
	if stored and mark_of_text(stored) != mark_of_text(reply):
		reply.flags.cancelled_visas = _cancel(reply)


def _check_officer(reply: Document, officer: str) -> None:
	post = frappe.db.get_value(
		"Authority Officer", officer, ["authority", "officer_name", "valid_to"], as_dict=True
	)
	if not post or post.authority != reply.authority or (post.valid_to and post.valid_to < clock.today()):
		frappe.throw(
			_("A visa is given by an official of this authority who is in office. Choose another."),
			AppealRuleError,
		)
	check_visa_conflict(frappe.get_doc("Appeal", reply.appeal), officer=officer)
	if not reply.is_new() and not _sees(reply, officer):
		frappe.throw(
			_(
				"{0} does not see this appeal. Give the official an assignment first, or choose another."
			).format(post.officer_name),
			AppealRuleError,
		)


def _values(rows: list[Document]) -> list[Visa]:
	names = dict(
		frappe.get_all(
			"Authority Officer",
			filters={"name": ("in", [row.officer for row in rows] or [""])},
			fields=["name", "officer_name"],
			as_list=True,
		)
	)
	return [Visa(row.officer, names.get(row.officer) or "–", VisaStatus(row.status)) for row in rows]


# acts ------------------------------------------------------------------------------------------------------


def replies_that_wait_for(posts: Collection[str]) -> set[str]:
	"""Drafts whose visa asked now is that of one of the posts."""
	asked = {"officer": ("in", posts), "status": ("!=", VisaStatus.GIVEN.value), "parenttype": "Appeal Reply"}
	named = frappe.get_all("Appeal Reply Visa", filters=asked, pluck="parent", distinct=True)
	drafts = frappe.get_all("Appeal Reply", {"name": ("in", named), "status": "Draft"}, pluck="name")
	letters = [frappe.get_doc("Appeal Reply", name) for name in drafts]
	asked_now = {letter.name: rules.asked_now(_values(letter.visas)) for letter in letters}
	return {letter.name for letter in letters if letter.visas[asked_now[letter.name]].officer in posts}


def may_speak(reply: Document) -> bool:
	"""The visa of the current user, or of one stood in for, is the one asked now."""
	if reply.status != "Draft":
		return False
	try:
		rules.place_to_speak(_values(reply.visas), _own_posts(reply))
	except VisaError:
		return False
	return True


def give_visa(*, reply: str, text_mark: str) -> None:
	"""Agree to the text the current user has read, in turn; the next in the list is asked then."""
	document = letter_for_act(reply, "Draft", right="read")
	row = _row_to_speak(document)
	check_seen(document, text_mark)
	_say(document, row, VisaStatus.GIVEN, "")


def return_for_visa(*, reply: str, remark: str) -> None:
	"""Disagree, in turn, and say why; the visa stays the one asked."""
	document = letter_for_act(reply, "Draft", right="read")
	row = _row_to_speak(document)
	said = given_reason(remark, if_missing=_("It is not said why the draft is returned. Write the remark."))
	_say(document, row, VisaStatus.RETURNED, said)
	count_return(document)
	document.run_method("visa_returned")  # by this name the administrator's Notification is called


def _row_to_speak(reply: Document) -> Document:
	for post in posts_held(user=frappe.session.user, authority=reply.authority):
		check_own_cause(frappe.get_doc("Appeal", reply.appeal), officer=post.name)
	with refusals_in_words():
		return reply.visas[rules.place_to_speak(_values(reply.visas), _own_posts(reply))]


def _own_posts(reply: Document) -> set[str]:
	return posts_acted_by(user=frappe.session.user, authority=reply.authority)


def _say(reply: Document, row: Document, status: VisaStatus, remark: str) -> None:
	post = posts_held(user=frappe.session.user, authority=reply.authority)[0]
	values = {"status": status.value, "decided_at": clock.now(), "decided_by": post.name, "remark": remark}
	row.update(values)
	row.db_set({field: row.get(field) for field in values})
	ask_next(reply)
	_record(reply, "visa_given" if status is VisaStatus.GIVEN else "visa_returned", remark)


def ask_next(reply: Document) -> None:
	"""Tell whose visa is waited for now; one who returned the draft is waited for again once it has changed."""
	place = rules.asked_now(_values(reply.visas)) if reply.status == "Draft" else None
	row = None if place is None else reply.visas[place]
	is_spoken = row and row.status == VisaStatus.RETURNED.value
	ask_for_visa(reply, row.officer if row and not is_spoken else None)


def waited_for(reply: Document) -> str:
	"""The name of the official whose visa is waited for; empty where none is."""
	listed = _values(reply.visas)
	place = rules.asked_now(listed)
	return "" if place is None else listed[place].title


def has_all_visas(reply: Document) -> bool:
	"""Nobody in the list is waited for."""
	return rules.asked_now(_values(reply.visas)) is None


def check_visas(reply: Document) -> None:
	"""Refuse to sign a letter that lacks a visa."""
	with refusals_in_words():
		rules.check_all_given(_values(reply.visas))


def check_before_approval(reply: Document) -> None:
	"""Refuse to approve a draft that lacks a visa, but for the approver's own, which the approval gives."""
	with refusals_in_words():
		rules.check_all_given(_values(reply.visas), _own_posts(reply))


def give_last_visa(reply: Document) -> None:
	"""The approval of the head of the unit is the visa of that head too."""
	if may_speak(reply):
		_say(reply, _row_to_speak(reply), VisaStatus.GIVEN, "")


# change of the text ----------------------------------------------------------------------------------------


def cancel_visas(reply: Document) -> None:
	"""A part of the stored letter has changed: what was said of the text before is cancelled."""
	if _cancel(reply):
		for row in reply.visas:
			row.db_set("status", row.status)
		ask_next(reply)
		record_cancelled(reply)


def _cancel(reply: Document) -> bool:
	before = [row.status for row in reply.visas]
	for row in reply.visas:
		row.status = rules.after_change_of_text(VisaStatus(row.status)).value
	return before != [row.status for row in reply.visas]


def record_cancelled(reply: Document) -> None:
	"""Event of the visas that fell with the text they were given to."""
	_record(reply, "visas_cancelled", "")


def _record(reply: Document, act: str, ground: str) -> None:
	record_event(
		appeal=reply.appeal,
		authority=reply.authority,
		act=act,
		ground=ground,
		reference_doctype=reply.doctype,
		reference_name=reply.name,
	)
