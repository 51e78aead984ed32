import frappe
from frappe import _

from appeals_app.appeal_registry.index_of_paper import PaperOfAppeal
from appeals_app.appeal_registry.next_step import show_next_step_of_appeal
from appeals_app.appeal_replies import (
	drafting,
	joint_draft,
	letter_acts,
	reply_checks,
	signature_files,
	visas,
)
from appeals_app.appeal_replies.letter_promises import may_confirm, promises_to_confirm
from appeals_app.appeal_replies.letter_texts import mark_of_text
from appeals_app.appeal_routing.assignment_notes import notes_of
from appeals_app.appeal_routing.unfinished_parts import told_unfinished
from appeals_app.domain.assignment_notes import NoteKind, NoteStatus
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument

OWN_FIELDS = (
	"status",
	"times_returned",
	"reply_number",
	"approved_by",
	"approved_at",
	"signed_by",
	"signed_at",
	"sent_on",
	"sent_by",
	"withdrawn_reason",
	"signed_despite",
	"visa_user",
)


class AppealReply(PaperOfAppeal, StrictDocument):
	"""Letter of the authority to the author of an appeal."""

	def onload(self) -> None:
		self.set_onload("acts", letter_acts.open_acts(self))
		self.set_onload("own_questions", joint_draft.own_questions(self))
		self.set_onload("text_mark", mark_of_text(self))
		self.set_onload("signatures", signature_files.told_signatures(self) if self.keeps_files else [])
		self.set_onload("findings", self.told_before_signature() if self.status in drafting.IN_WORK else [])
		self.set_onload("given_parts", self.given_parts())
		self.set_onload("visa_waited_for", visas.waited_for(self))
		self.set_onload("promises", promises_to_confirm(self))
		self.set_onload("may_confirm_promises", may_confirm(self))
		show_next_step_of_appeal(self)

	def told_before_signature(self) -> list[dict[str, object]]:
		"""What the check has found, and whose part an answer lacks."""
		lacking = told_unfinished(self.appeal) if self.letter_kind == drafting.ANSWER else []
		parts = [{"text": sentence, "needs_reason": False} for sentence in lacking]
		return parts + reply_checks.told_findings(self)

	def given_parts(self) -> list[dict]:
		"""Parts of co-executors for the answer that is being written."""
		if self.letter_kind != drafting.ANSWER or self.status != "Draft":
			return []
		given = (NoteStatus.WAITING.value, NoteStatus.ACCEPTED.value)
		return notes_of(appeal=self.appeal, kind=NoteKind.PART.value, status=("in", given))

	def check_beginning(self) -> None:
		"""Refuse to open a letter that could not be saved by the one who would write it."""
		drafting.prepare_draft(self)

	def before_validate(self) -> None:
		if self.is_new():
			for field in OWN_FIELDS:
				self.set(field, None)
			drafting.prepare_draft(self)
		drafting.clean_draft(self)

	def validate(self) -> None:
		if not self.is_new():
			drafting.check_still_a_draft(self)
			self.keep_what_acts_have_set()
			drafting.keep_questions(self)
		joint_draft.keep_parts(self)
		visas.keep_visas(self)
		drafting.check_draft(self)

	def keep_what_acts_have_set(self) -> None:
		"""Put back what only approval, signature and dispatch may set, whatever the client sent."""
		stored = self.get_doc_before_save()
		for field in (
			*OWN_FIELDS,
			"appeal",
			"authority",
			"letter_kind",
			"term_change",
			"transfer",
			"drafted_by",
		):
			self.set(field, stored.get(field))

	def on_update(self) -> None:
		visas.ask_next(self)
		if self.flags.pop("cancelled_visas", False):
			visas.record_cancelled(self)

	def after_insert(self) -> None:
		drafting.announce_draft(self)

	@property
	def keeps_files(self) -> bool:
		"""What a signed letter goes out with stays with it."""
		return bool(self.signed_at or self.sent_on)

	def on_trash(self) -> None:
		frappe.throw(_("A letter cannot be removed: it belongs to the appeal's history."), AppealRuleError)


def on_doctype_update() -> None:
	"""Indexes of the letters of one appeal by kind and status, and of the codes they are checked by."""
	frappe.db.add_index("Appeal Reply", ["appeal", "letter_kind", "status"])
	frappe.db.add_index("Appeal Reply", ["check_code", "name"])
