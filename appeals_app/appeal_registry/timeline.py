"""Events shown in the timeline of the form."""

from collections.abc import Callable

import frappe
from frappe import _

from appeals_app.search_arguments import NO_RECORD

SENTENCES = {
	"received": "{0} entered the card",
	"step": "{0} moved the appeal: {1} → {2}",
	"registered_back_dated": "{0} registered the appeal by hand, as of an earlier day: {3}",
	"appeal_imported": "{0} brought the appeal over from an earlier register",
	"term_recalculated": "The term was recounted by the order «{4}», put into force by {0}",
	"card_changed": "{0} changed the card: {3}",
	"merged_in": "{0} merged an appeal into this one: they are considered together",
	"merging_undone": "{0} undid a merging: the other appeal is considered by itself again",
	"limit_restored": "{0} restored the term for filing the complaint",
	"resolution_issued": "{0} issued a resolution",
	"complaint_kind_changed": "{0} changed the kind: the appeal is no complaint",
	"complained_changed": "{0} changed whom the complaint is about",
	"complained_put_right": "{0} put right whom the complaint is about: named by mistake",
	"complaint_given_down": "{0} gave the complaint to those complained of",
	"tasks_withdrawn": "The tasks of those complained of are withdrawn: {0} said whom the complaint is about",
	"task_accepted": "{0} accepted an own task",
	"task_question_asked": "{0} asked the author of the resolution",
	"task_question_answered": "{0} answered a question about a task",
	"task_part_given": "{0} gave a part for the answer",
	"task_part_accepted": "{0} accepted a part for the answer",
	"task_part_sent_back": "{0} sent a part back",
	"reply_drafted": "{0} drafted a letter",
	"accept_assignment": "{0} accepted the appeal for execution: {1} → {2}",
	"approve_reply": "{0} approved the draft: {1} → {2}",
	"sign_reply": "{0} signed the reply: {1} → {2}",
	"reply_part_written": "{0} wrote a part of the letter",
	"visa_given": "{0} gave the visa on the letter",
	"visa_returned": "{0} returned the draft of the letter with a remark",
	"visas_cancelled": "{0} changed the text of the letter: the visas given before are cancelled",
	"reply_check_overridden": "{0} signed the letter despite what the check had found",
	"letter_signed": "{0} signed a letter",
	"letter_sent": "{0} sent a letter",
	"letter_mailed": "The mail server has taken a letter",
	"letter_delivered": "{0} recorded that a letter has reached its addressee",
	"letter_not_delivered": "A letter has not reached its addressee; recorded by {0}",
	"letter_returned": "A letter came back; recorded by {0}",
	"letter_sent_otherwise": "{0} sent a letter that had not arrived another way",
	"notice_mailed": "The author was told of a step by e-mail",
	"notice_not_delivered": "A notice of a step has not reached the author by e-mail",
	"notice_withdrawn": "A notice of a step is not sent: the author no longer agrees to be told by e-mail",
	"interim_answer_sent": "{0} sent an interim answer; the final one is promised",
	"term_extension_asked": "{0} asked to extend the term",
	"term_extension_granted": "{0} granted the request to extend the term",
	"term_extension_refused": "{0} refused to extend the term",
	"term_extension_request_ended": "The request to extend the term was closed without an answer",
	"term_extension_decided": "{0} decided to extend the term; the author has to be told",
	"term_extension_cancelled": "{0} cancelled the decision to extend the term",
	"term_extension_lapsed": "The decision to extend the term lapsed: the author was not told in time",
	"term_extended": "{0} told the author, and the term is extended",
	"term_shortened": "{0} shortened the term on the author's demand",
	"term_shortening_refused": "{0} refused to shorten the term",
	"transfer_prepared": "{0} prepared a transfer to another authority; the author has to be told",
	"transfer_sent": "{0} told the author, and the questions are passed to another authority",
	"transfer_accepted": "The other authority accepted what was passed to it",
	"transfer_returned": "The other authority returned what was passed to it",
	"transfer_cancelled": "The transfer to another authority was given up",
	"received_by_transfer": "{0} accepted the appeal from another authority",
	"file_added": "{0} added a file",
	"file_removed": "{0} removed a file",
	"control_set": "{0} put a promise to the author on additional control",
	"control_moved": "{0} moved the date of additional control",
	"control_taken_off": "{0} took a promise off additional control: it is kept",
	"author_done": "{0} asked the author, who calls the promise kept",
	"author_not_done": "{0} asked the author, who calls the promise broken",
	"author_no_answer": "{0} asked the author of the promise and had no answer",
	"oversight_set": "{0} put the case on control of a superior authority",
	"oversight_ended": "{0} ended the control of a superior authority",
	"personal_data_erased": "Personal data were erased by an act of destruction; {0} started it",
}

OF_OTHERS = ("merged_in", "merging_undone")
"""Acts that tell of another appeal, which is named to those who see it alone."""

FIELDS = (
	*("name", "act", "happened_at", "user", "from_state", "to_state", "ground", "article"),
	*("changed_fields", "reference_doctype", "reference_name"),
)


def acts_in_words(events: list[str]) -> dict[str, str]:
	"""What each of these events tells, by its name: plain words, without the ground."""
	rows = frappe.get_all("Appeal Event", filters={"name": ("in", events or [NO_RECORD])}, fields=[*FIELDS])
	return {row.name: _act(row, who=frappe.utils.get_fullname(row.user), say=str) for row in rows}


def appeal_timeline(doctype: str, name: str) -> list[dict]:
	"""Timeline rows of one appeal the user has already been allowed to open."""
	events = frappe.get_all(
		"Appeal Event",
		filters={"appeal": name},
		fields=[*FIELDS],
		order_by="sequence asc",
	)
	others = _others_in_sight(events)
	return [{"creation": event.happened_at, "content": _sentence(event, others)} for event in events]


def _others_in_sight(events: list[frappe._dict]) -> dict[str, str]:
	"""Indexes of the other appeals the user sees, by their keys."""
	others = {event.reference_name for event in events if event.act in OF_OTHERS}
	if not others:
		return {}
	filters = {"name": ("in", sorted(others))}
	rows = frappe.get_list("Appeal", filters=filters, fields=["name", "registration_index"])
	return {row.name: row.registration_index for row in rows}


def _act(event: frappe._dict, *, who: str, say: Callable[[str], str]) -> str:
	"""The sentence of the act; `say` makes words of people fit for where the sentence is shown."""
	meta = frappe.get_meta("Appeal")
	changed = ", ".join(
		_(meta.get_label(field)) for field in (event.changed_fields or "").split(",") if field
	)
	states = (say(state or "") for state in (event.from_state, event.to_state))
	return _(SENTENCES.get(event.act, event.act)).format(who, *states, changed, say(_reason_of_order(event)))


def _sentence(event: frappe._dict, others: dict[str, str]) -> str:
	who = frappe.bold(frappe.utils.escape_html(frappe.utils.get_fullname(event.user)))
	text = _act(event, who=who, say=frappe.utils.escape_html)
	order = _reason_of_order(event)
	# the ground ends with the reason of the order, which the sentence has told
	ground = (event.ground or "").removesuffix(order).removesuffix(" · ") if order else event.ground
	if event.act in OF_OTHERS:
		ground = others.get(event.reference_name)
	notes = [note for note in (event.article, ground) if note]
	if notes:
		text += " · " + frappe.utils.escape_html("; ".join(notes))
	return text


def _reason_of_order(event: frappe._dict) -> str:
	"""What the recalculation behind the event was ordered for; empty for other events."""
	if event.reference_doctype != "Term Recalculation":
		return ""
	return frappe.get_cached_value("Term Recalculation", event.reference_name, "reason") or ""
