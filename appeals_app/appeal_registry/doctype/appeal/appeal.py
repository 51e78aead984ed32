import frappe
from frappe import _

from appeals_app.appeal_registry import (
	author_rights,
	consideration,
	intake_checks,
	paper,
	phase_moves,
	registration,
	rules_by_hand,
	terms,
)
from appeals_app.appeal_registry.card_changes import check_locked_fields, record_card_changes
from appeals_app.appeal_registry.complained_changes import check_complained, record_complained
from appeals_app.appeal_registry.complaint_limit import check_limit_dates
from appeals_app.appeal_registry.consideration_panel import law_says
from appeals_app.appeal_registry.days_left import days_left
from appeals_app.appeal_registry.entry_defaults import remember_entry
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.appeal_registry.kind_changes import check_kind, record_kind
from appeals_app.appeal_registry.linked_appeals import refuse_ring, unseen_links
from appeals_app.appeal_registry.next_step import show_next_step
from appeals_app.authority_directory.queries import authorities_of
from appeals_app.domain.lifecycle import Phase
from appeals_app.refusal import AppealRuleError
from appeals_app.strict_document import StrictDocument


class Appeal(StrictDocument):
	"""One appeal of a citizen in the register of one authority."""

	def load_from_db(self) -> "Appeal | None":
		"""The card as it is stored, with the days left today: conditions of the workflow ask about them.

		One entered in this very transaction is nobody else's: to lock its rows would lock the gaps around them.
		"""
		if self.name and self.name == frappe.flags.appeal_entered_now:
			self.flags.for_update = False
		found = super().load_from_db()
		self.days_left = days_left(self)
		return found

	def onload(self) -> None:
		self.set_onload("term_sentences", terms.term_sentences(self))
		self.set_onload("law_says", law_says(self))
		self.set_onload("stored_kind", self.kind)
		show_next_step(self, appeal=self.name, state=self.workflow_state, watched_until=self.follow_up_on)

	def before_validate(self) -> None:
		if not self.authority:
			self.authority = next(iter(authorities_of(frappe.session.user)), None)
		intake_checks.clean_card(self)

	def validate(self) -> None:
		intake_checks.check_card(self)
		refuse_ring(self)
		check_limit_dates(self)
		author_rights.set_author_rights(self)
		if self.is_new():
			self.forget_results()
			phase_moves.enter_first_state(self)
		else:
			self.check_changes()
			self.flags.move = phase_moves.prepare_move(self)
			consideration.hold_to_ground(self, self.flags.move)
		rules_by_hand.keep_choice(self)
		terms.set_term(self)
		self.days_left = days_left(self)
		consideration.set_due_dates(self)
		paper.count_sheets(self)
		self.title = registration.title_of(self)

	def get_invalid_links(self, is_submittable: bool = False) -> tuple[list, list]:
		"""An appeal out of sight is as good as none."""
		nowhere, cancelled = super().get_invalid_links(is_submittable)
		known = {link[0] for link in nowhere}
		return [*nowhere, *(link for link in unseen_links(self) if link[0] not in known)], cancelled

	def validate_workflow(self) -> None:
		"""A step that the act of another authority brings about asks no role here: that act was checked."""
		if not self.flags.is_moved_from_elsewhere:
			super().validate_workflow()

	def check_changes(self) -> None:
		"""Refuse what may no longer change, and a change of the kind or of whom it is about without its reason."""
		check_locked_fields(self)
		check_kind(self)
		check_complained(self)

	def forget_results(self) -> None:
		"""Results come only with the answer, and a reason with a change; the framework lets them through on a new card."""
		self.kind_change_reason = self.complained_change_reason = None
		self.named_by_mistake = 0
		for question in self.questions:
			question.result = question.result_note = None

	def after_insert(self) -> None:
		record_event(
			appeal=self.name,
			authority=self.authority,
			act="received",
			to_phase=self.phase,
			to_state=self.workflow_state,
			is_first=True,
		)
		remember_entry(self)

	def on_update(self) -> None:
		if self.flags.in_insert:
			return
		record_card_changes(self)
		record_kind(self)
		record_complained(self)
		if move := self.flags.pop("move", None):
			phase_moves.finish_move(self, move)
			registration.stamp_registration(self, move)

	def on_trash(self) -> None:
		frappe.throw(
			_("An appeal cannot be removed from the register. Stop its consideration instead."),
			AppealRuleError,
		)

	@property
	def keeps_files(self) -> bool:
		"""What came with a registered appeal stays with it."""
		return Phase(self.phase) is not Phase.RECEIVED


def on_doctype_update() -> None:
	"""Indexes of the lists that clerks open all day, and of sweeps through one authority.

	Each has two columns at least, if only the key it ends with anyway: of one column the framework would drop it as soon as an
	administrator adds a field to the form.
	"""
	frappe.db.add_index("Appeal", ["authority", "name"])
	frappe.db.add_index("Appeal", ["authority", "phase", "control_date"])
	frappe.db.add_index("Appeal", ["authority", "received_at"])
	frappe.db.add_index("Appeal", ["authority", "case_number"])
	frappe.db.add_index("Appeal", ["applicant", "name"])
	frappe.db.add_index("Appeal", ["complained_officer", "name"])
	frappe.db.add_index("Appeal", ["complained_unit", "name"])
	frappe.db.add_index("Appeal", ["phase", "breach_after", "is_overdue"])
	frappe.db.add_index("Appeal", ["phase", "control_date"])
	frappe.db.add_index("Appeal", ["authority", "anonymised_on", "closed_on"])
	frappe.db.add_index("Appeal", ["sender_wants_answer", "authority", "phase"])
	frappe.db.add_index("Appeal", ["previous_appeal", "name"])
	frappe.db.add_index("Appeal", ["main_appeal", "name"])
	frappe.db.add_index("Appeal", ["tracking_code", "name"])
