"""Hooks of the life of an appeal: how the modules above the registry take part in it. hooks.py takes them in."""

appeal_before_move = [
	"appeals_app.appeal_routing.complaint_changes.refuse_ending",
	"appeals_app.appeal_routing.assignments.check_move_of_executor",
	"appeals_app.appeal_routing.transfers.name_receivers",
	"appeals_app.appeal_replies.read_answers.check_read",
	"appeals_app.appeal_replies.signing.prepare_move",
]

# what a trial of a change set compares on past appeals
appeal_simulations = [
	"appeals_app.appeal_routing.simulated_routes.simulate",
	"appeals_app.appeal_registry.simulated_terms.simulate",
	"appeals_app.appeal_registry.simulated_cards.simulate_required",
	"appeals_app.appeal_registry.simulated_cards.simulate_steps",
	"appeals_app.appeal_replies.simulated_letters.simulate",
]

appeal_offered_step = [
	"appeals_app.appeal_routing.assignments.is_offered_step",
	"appeals_app.appeal_replies.approving.is_offered_step",
]
appeal_roles_of_step = ["appeals_app.appeal_replies.approving.roles_of_step"]

appeal_own_step = [
	"appeals_app.appeal_routing.assignments.is_own_step",
	"appeals_app.appeal_replies.approving.is_own_step",
]

appeal_facts = [
	"appeals_app.appeal_routing.resolutions.resolution_facts",
	"appeals_app.appeal_replies.letter_facts.reply_facts",
	"appeals_app.appeal_replies.commitments.commitment_facts",
	"appeals_app.appeal_replies.letter_promises.promise_facts",
]

appeal_after_move = [
	"appeals_app.appeal_routing.unfinished_parts.follow_move",
	"appeals_app.appeal_routing.assignments.follow_move",
	"appeals_app.appeal_routing.assignment_notes.follow_move",
	"appeals_app.appeal_routing.term_change_force.follow_move",
	"appeals_app.appeal_routing.extension_request_end.follow_move",
	"appeals_app.appeal_routing.transfers.follow_move",
	"appeals_app.appeal_replies.signing.follow_move",
	"appeals_app.appeal_replies.awaited_acts.follow_move",
	"appeals_app.appeal_replies.commitments.follow_move",
	"appeals_app.appeal_replies.author_notices.follow_move",
	"appeals_app.appeal_matching.considered_together.follow_move",
]

appeal_step_warnings = [
	"appeals_app.appeal_routing.unfinished_parts.warn_of_unfinished",
	"appeals_app.appeal_replies.reply_checks.warn_of_findings",
]

appeal_step_asks_why = ["appeals_app.appeal_replies.reply_checks.asks_why"]

appeal_step_document = [
	"appeals_app.appeal_routing.resolutions.document_for_step",
	"appeals_app.appeal_replies.drafting.document_for_step",
	"appeals_app.appeal_replies.commitments.document_for_step",
]

appeal_after_recalculation = ["appeals_app.appeal_routing.assignments.follow_recalculation"]

# rows above the law that count as its use: what nobody has applied does not keep a rule from being deleted
appeal_use_of_law = ["appeals_app.appeal_registry.recalculated_law.rows_that_use_law"]

# their use of rules, cards and recalculations is judged by those themselves
ignore_links_on_delete = ["Term Recalculation Row"]

# personal data: hidden in a document about to be shown, and who was shown it
appeal_hide_values = [
	"appeals_app.personal_data.masking.hide_values",
	"appeals_app.personal_data.looks.note_values",
]
appeal_withheld = ["appeals_app.appeal_routing.conflict_guard.is_withheld"]
appeal_after_shown = ["appeals_app.personal_data.looks.note_shown"]
appeal_how_much_is_shown = ["appeals_app.personal_data.shown_in_words.how_much_is_shown"]
appeal_sensitive = ["appeals_app.personal_data.sensitivity.sensitive_appeals"]
appeal_closed_text = ["appeals_app.personal_data.closed_cards.cards_of_closed_text"]
appeal_file_downloaded = ["appeals_app.personal_data.looks.note_download"]

# whole registers are larger than what people attach: on which DocTypes they hang, and how much a request may bring
registers_attached_to = ["Appeal Import"]
largest_body_of_request = ["appeals_app.appeal_files.config.largest_body"]

# told which records were erased: what was made of them elsewhere goes with them
personal_data_erased = ["appeals_app.appeal_matching.upkeep.forget_erased"]

appeal_term_changes = ["appeals_app.appeal_routing.term_change_rows.changes_in_force"]

# what came with the app was taken back in the place of the administrator's own: functions(doctype, name, title)
shipped_default_taken_back = ["appeals_app.personal_data.access_changes.note_default_taken_back"]
