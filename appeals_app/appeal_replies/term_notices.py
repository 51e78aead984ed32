"""The notice to the author about the term: an extension takes force when it is sent (Law 393, Art. 20(1))."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import formatdate, getdate

from appeals_app.appeal_registry.phase_moves import lock_appeal
from appeals_app.appeal_routing.term_change_force import tell_author
from appeals_app.appeal_routing.term_change_rows import EXTENSION, REFUSAL, SHORTENING
from appeals_app.domain.lifecycle import LetterKind
from appeals_app.refusal import AppealRuleError

TERM_NOTICE = LetterKind.TERM_NOTICE.value
UNSENT = ("Draft", "Approved", "Signed")
DEAD_ENDS = ("Cancelled", "Lapsed")


def fill_term_notice(reply: Document) -> None:
	"""Begin the text of a notice for its author to edit; refuse a notice of a decision nobody has to be told of."""
	if reply.letter_kind != TERM_NOTICE:
		reply.term_change = None
		return
	lock_appeal(reply.appeal)  # two clicks at once are two letters otherwise
	check_notice(reply)
	_check_only_notice(reply)
	if not (reply.body or "").strip():
		reply.body = notice_text(frappe.get_doc("Appeal Term Change", reply.term_change))


def check_notice(reply: Document) -> None:
	"""Raise AppealRuleError unless the author still has to be told of the decision."""
	fields = ["appeal", "kind", "status", "notice_sent_on"]
	change = frappe.db.get_value("Appeal Term Change", reply.term_change, fields, as_dict=True)
	if not reply.term_change or not change or change.appeal != reply.appeal:
		frappe.throw(
			_(
				"It is not said of what decision on the term the author is told. Open that decision and start there."
			),
			AppealRuleError,
		)
	awaited = "Decided" if change.kind == EXTENSION else "In Force"
	if change.status != awaited or change.notice_sent_on:
		frappe.throw(
			_("The author need not be told of this decision: it is «{0}». Open it and see.").format(
				_(change.status, context="Appeal Term Change")
			),
			AppealRuleError,
		)


def _check_only_notice(reply: Document) -> None:
	same = {"term_change": reply.term_change, "status": ("in", UNSENT)}
	if frappe.db.get_value("Appeal Reply", same, for_update=True):
		frappe.throw(
			_("A notice of this decision is already in work. Open it and continue there."), AppealRuleError
		)


def notice_text(change: Document) -> str:
	"""The text a notice begins with, in the state language whoever drafts it."""
	appeal = frappe.get_doc("Appeal", change.appeal)
	return _(TEXTS[change.kind], lang="uk").format(
		formatdate(getdate(appeal.received_at)),
		appeal.registration_index,
		formatdate(change.new_due_on) if change.new_due_on else "",
		change.reason,
		formatdate(change.demanded_on) if change.demanded_on else "",
	)


TEXTS = {
	EXTENSION: "The term of consideration of your appeal of {0}, No. {1}, has been extended to {2} (part one of Article 20 of the Law of Ukraine “On Citizens' Appeals”).\n\nReason: {3}",
	SHORTENING: "On your demand of {4} the term of consideration of your appeal of {0}, No. {1}, has been shortened: you will get the answer not later than {2} (part two of Article 20 of the Law of Ukraine “On Citizens' Appeals”).\n\n{3}",
	REFUSAL: "Your demand of {4} to shorten the term of consideration of your appeal of {0}, No. {1}, has been considered and cannot be met (part two of Article 20 of the Law of Ukraine “On Citizens' Appeals”).\n\nReason: {3}",
}


def tell_of_term(reply: Document) -> None:
	"""The notice has been sent: the decision it tells of takes force where it waited for that."""
	tell_author(change=reply.term_change, told_on=getdate(reply.sent_on))


def withdraw_notices(change: Document, method: str | None = None) -> None:
	"""For the event `on_change` of Appeal Term Change: what is cancelled or has lapsed is told to nobody."""
	if change.status not in DEAD_ENDS:
		return
	reply = DocType("Appeal Reply")
	(
		frappe.qb.update(reply)
		.set(reply.status, "Withdrawn")
		.set(
			reply.withdrawn_reason, change.cancel_reason or _("The term ran out before the notice was sent.")
		)
		.where((reply.term_change == change.name) & reply.status.isin(UNSENT))
	).run()
