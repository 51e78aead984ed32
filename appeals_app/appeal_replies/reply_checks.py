"""Reply check on the form of a letter and before its signature: rows of rules, what they look at, what they found."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import flt
from rapidfuzz.fuzz import ratio

from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.phase_moves import Move
from appeals_app.appeal_replies.drafting import IN_WORK
from appeals_app.appeal_replies.letter_templates import boilerplates_for
from appeals_app.appeal_replies.letter_texts import text_of_letter
from appeals_app.domain.lifecycle import Act, LetterKind
from appeals_app.domain.reply_check import (
	Answered,
	Check,
	CheckRule,
	Finding,
	LetterFacts,
	Weight,
	check_letter,
)
from appeals_app.refusal import AppealRuleError, given_reason

RULE = "Appeal Reply Check Rule"
RULE_FIELDS = (
	*("checked", "weight", "letter_kind", "authority", "only_refusals"),
	*("words", "least_length", "likeness", "is_disabled"),
)
REFUSED = "result.refused"

SENTENCES = {
	"no_result": "Question {0} has no result. Choose it.",
	"no_answer": "The letter does not speak of question {0}: «{1}». Answer it.",
	"no_reasons": "The letter gives no reasons. Say why it is so.",
	"no_law": "The letter names no law. Name the act and the article.",
	"no_way_to_appeal": "The letter does not say how to appeal against the decision. Add it.",
	"no_executor": "The letter does not name its executor. Save it anew as the executor.",
	"no_phone": "The letter has no phone of its executor, {0}. Enter it in the directory of officials.",
	"blank_left": "A blank of the template has been left in the letter. Fill it in or take it out.",
	"too_short": "The letter has {0} characters, an answer on the merits has {1} at least. Write what was done and why.",
	"boilerplate": "The letter says hardly more than its template. Write what concerns this appeal.",
	"foreign_phone": "The phone {0} is neither the author’s nor an official’s. Take it out, or make sure that it may be told.",
	"foreign_email": "The e-mail {0} is neither the author’s nor an official’s. Take it out, or make sure that it may be told.",
	"tax_number": "{0} looks like a taxpayer’s number. Take it out.",
	"foreign_name": "«{0}» is named, who is neither the author nor an official. Take the name out, or make sure that it may be told.",
}
"""What is told of each finding."""


def findings_of(reply: Document) -> list[Finding]:
	"""What the rules have to say of the letter as it stands."""
	return check_letter(_facts(reply), _rules(), lambda one, other: ratio(one, other) / 100)


def told_findings(reply: Document) -> list[dict[str, object]]:
	"""Findings as the form tells them."""
	return [
		{"text": _in_words(found), "needs_reason": found.weight is Weight.REASON}
		for found in findings_of(reply)
	]


def warn_of_findings(appeal: Document, move: Move) -> list[str]:
	"""Joins `appeal_step_warnings`: who signs the answer by the step of its appeal is told what the check has found."""
	return [_in_words(found) for found in _findings_at(appeal, move)]


def asks_why(appeal: Document, move: Move) -> bool:
	"""Joins `appeal_step_asks_why`: the answer is signed only with a reason."""
	return any(found.weight is Weight.REASON for found in _findings_at(appeal, move))


def _findings_at(appeal: Document, move: Move) -> list[Finding]:
	if move.act is not Act.SIGN_REPLY:
		return []
	draft = {"appeal": appeal.name, "letter_kind": LetterKind.ANSWER.value, "status": ("in", IN_WORK)}
	names = frappe.get_all("Appeal Reply", draft, pluck="name")
	return [found for name in names for found in findings_of(frappe.get_doc("Appeal Reply", name))]


def check_before_signature(reply: Document, reason: str) -> None:
	"""Refuse to sign a letter with weighty findings unless the signer says why it goes out all the same."""
	weighty = [found for found in findings_of(reply) if found.weight is Weight.REASON]
	if not weighty:
		return
	said = given_reason(reason)
	if not said:
		told = " ".join(_in_words(found) for found in weighty)
		frappe.throw(
			_("The letter did not pass the check. {0} Correct it, or sign it with a reason.").format(told),
			AppealRuleError,
		)
	reply.set("signed_despite", said)
	reply.db_set("signed_despite", reply.signed_despite)
	record_event(
		appeal=reply.appeal,
		authority=reply.authority,
		act="reply_check_overridden",
		ground=said,
		reference_doctype=reply.doctype,
		reference_name=reply.name,
	)


def _in_words(found: Finding) -> str:
	return _(SENTENCES[found.sentence]).format(*found.params)


def _rules() -> list[CheckRule]:
	return [
		CheckRule(
			check=Check(row.checked),
			weight=Weight(row.weight),
			letter_kind=row.letter_kind or "",
			authority=row.authority or "",
			only_refusals=bool(row.only_refusals),
			words=tuple(word.strip() for word in (row.words or "").splitlines() if word.strip()),
			least_length=row.least_length,
			likeness=flt(row.likeness) / 100,
			is_disabled=bool(row.is_disabled),
		)
		for row in frappe.get_all(RULE, fields=list(RULE_FIELDS), order_by="creation asc")
	]


def _facts(reply: Document) -> LetterFacts:
	executor = (
		frappe.db.get_value("Authority Officer", reply.drafted_by, ["officer_name", "phone"], as_dict=True)
		or frappe._dict()
	)
	return LetterFacts(
		letter_kind=reply.letter_kind,
		authority=reply.authority,
		text=text_of_letter(reply),
		is_refusal=_is_refusal(reply),
		answered=[
			Answered(row.question or "", bool(row.result), f"{row.answer_text or ''}{row.result_note or ''}")
			for row in reply.answers
		],
		executor=executor.officer_name or "",
		executor_phone=executor.phone or "",
		boilerplates=boilerplates_for(reply),
		known_names=_known_names(reply),
		known_contacts=_known_contacts(reply),
	)


def _is_refusal(reply: Document) -> bool:
	return reply.letter_kind == LetterKind.REFUSAL_TO_CONSIDER.value or any(
		row.result == REFUSED for row in reply.answers
	)


def _authors(reply: Document) -> list[Document]:
	"""The authors as the reader sees them: a finding that fails to come would tell what is hidden."""
	joined = frappe.get_all("Appeal Co-Applicant", {"parent": reply.appeal}, pluck="applicant")
	names = [frappe.db.get_value("Appeal", reply.appeal, "applicant"), *joined]
	authors = [frappe.get_doc("Applicant", name) for name in names if name]
	for author in authors:
		author.hide_values()
	return authors


def _officials(reply: Document) -> list[frappe._dict]:
	return frappe.get_all(
		"Authority Officer", filters={"authority": reply.authority}, fields=["officer_name", "phone", "user"]
	)


def _known_names(reply: Document) -> set[str]:
	officials = {
		word for row in _officials(reply) for word in (row.officer_name or "").split() if len(word) > 2
	}
	return {*officials, *(row.last_name for row in _authors(reply) if row.last_name)}


def _known_contacts(reply: Document) -> set[str]:
	authority = frappe.db.get_value("Authority", reply.authority, ["phone", "email"], as_dict=True)
	people = [*_authors(reply), *_officials(reply), authority]
	contacts = [
		contact for row in people for contact in (row.get("phone"), row.get("email"), row.get("user"))
	]
	return {one.strip() for contact in contacts if contact for one in contact.replace(";", ",").split(",")}
