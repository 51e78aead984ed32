"""Hooks of what follows a document as it is saved and taken away. hooks.py takes them in."""

doc_events = {
	"*": {
		"before_validate": [
			"appeals_app.own_rows.keep_own_rows",
			"appeals_app.permissions.written_by_people.refuse_unlisted",
			"appeals_app.permissions.words_on_pages.check_name",
			"appeals_app.permissions.words_on_pages.check_looks",
		],
		"before_cancel": "appeals_app.own_rows.keep_own_rows",
		"before_update_after_submit": "appeals_app.own_rows.keep_own_rows",
		"on_trash": "appeals_app.permissions.written_by_people.refuse_unlisted",
		"before_rename": [
			"appeals_app.permissions.words_on_pages.check_new_name",
			"appeals_app.permissions.kept_names.keep_shipped",
		],
		"validate": [
			"appeals_app.appeal_files.reuse.check_attach_fields",
			"appeals_app.permissions.uncleaned_words.show_uncleaned_tags",
			"appeals_app.permissions.added_links.check_added_links",
		],
		"on_update": "appeals_app.appeal_files.reuse.announce_attach_fields",
		"before_print": [
			"appeals_app.permissions.scope_hooks.check_print",
			"appeals_app.personal_data.looks.note_print",
		],
	},
	"Appeal": {
		"validate_share": "appeals_app.permissions.scope_hooks.refuse_share",
		"validate": [
			"appeals_app.personal_data.anonymised_cards.refuse_change",
			"appeals_app.appeal_routing.given_questions.check_named",
		],
		"before_validate": [
			"appeals_app.personal_data.masking.keep_hidden_values",
			"appeals_app.appeal_routing.complaint_changes.refuse_by_complained",
		],
		"on_update": [
			"appeals_app.appeal_matching.upkeep.ask_for_upkeep",
			"appeals_app.appeal_matching.one_person.keep_joined_records_secret",
			"appeals_app.appeal_routing.complaint_changes.withdraw_tasks",
			"appeals_app.appeal_routing.complaint_changes.end_control",
			"appeals_app.personal_data.break_glass.end_grants_of_complained",
		],
		"onload": [
			"appeals_app.appeal_routing.term_change_form.offer_changes",
			"appeals_app.appeal_routing.extension_request_form.offer_request",
			"appeals_app.appeal_routing.routes.offer_route",
			"appeals_app.appeal_routing.transfer_form.offer_transfer",
			"appeals_app.appeal_routing.transfer_chain.show_chain",
			"appeals_app.appeal_routing.resolution_tree.show_tree",
			"appeals_app.appeal_routing.own_tasks.show_own_task",
			"appeals_app.appeal_matching.mass_event.tell_of_event",
			"appeals_app.appeal_matching.considered_together.tell_of_merged",
			"appeals_app.appeal_replies.dispatch_rows.tell_of_undelivered",
			"appeals_app.appeal_replies.body_letters.tell_of_sender",
			"appeals_app.appeal_replies.stop_letters.tell_of_termination",
			"appeals_app.appeal_replies.letter_promises.tell_of_promises",
			"appeals_app.appeal_replies.read_answers.show_mark",
			"appeals_app.personal_data.break_glass.tell_until_when",
		],
	},
	"Applicant": {
		"validate_share": "appeals_app.permissions.scope_hooks.refuse_share",
		"validate": "appeals_app.personal_data.anonymised_cards.refuse_change",
		"before_validate": "appeals_app.personal_data.masking.keep_hidden_values",
		"on_update": [
			"appeals_app.personal_data.looks.note_change",
			"appeals_app.appeal_matching.upkeep.ask_for_upkeep",
			"appeals_app.appeal_matching.one_person.follow_wish_of_record",
		],
		"on_trash": "appeals_app.personal_data.looks.note_removal",
	},
	"Appeal Resolution": {"validate_share": "appeals_app.permissions.scope_hooks.refuse_share"},
	"Appeal Assignment": {"validate_share": "appeals_app.permissions.scope_hooks.refuse_share"},
	"Appeal Assignment Note": {"validate_share": "appeals_app.permissions.scope_hooks.refuse_share"},
	"Appeal Reply": {
		"validate_share": "appeals_app.permissions.scope_hooks.refuse_share",
		"before_validate": "appeals_app.personal_data.masking.keep_hidden_values",
		"onload": "appeals_app.appeal_matching.mass_event.tell_of_other_authors",
	},
	"Appeal Term Change": {
		"validate_share": "appeals_app.permissions.scope_hooks.refuse_share",
		"on_change": "appeals_app.appeal_replies.term_notices.withdraw_notices",
	},
	"Appeal Extension Request": {"validate_share": "appeals_app.permissions.scope_hooks.refuse_share"},
	"Appeal Transfer": {
		"validate_share": "appeals_app.permissions.scope_hooks.refuse_share",
		"after_insert": "appeals_app.appeal_replies.transfer_notices.draft_notice",
		"on_change": [
			"appeals_app.appeal_replies.transfer_notices.follow_transfer",
			"appeals_app.appeal_files.passed_on.follow_transfer",
		],
	},
	"Appeal Commitment": {"validate_share": "appeals_app.permissions.scope_hooks.refuse_share"},
	"Appeal Dispatch": {"validate_share": "appeals_app.permissions.scope_hooks.refuse_share"},
	"Appeal Escalation": {"validate_share": "appeals_app.permissions.scope_hooks.refuse_share"},
	"Appeal Event": {"validate_share": "appeals_app.permissions.scope_hooks.refuse_share"},
	"Appeal Oversight": {
		"validate_share": "appeals_app.permissions.scope_hooks.refuse_share",
		"after_insert": "appeals_app.personal_data.told_controls.tell_of_control",
	},
	"Appeal Search Entry": {"validate_share": "appeals_app.permissions.scope_hooks.refuse_share"},
	"Appeal Text Sketch": {"validate_share": "appeals_app.permissions.scope_hooks.refuse_share"},
	"Authority": {"on_update": "appeals_app.appeal_registry.index_rule_titles.follow_authority"},
	"Authority Officer": {
		"validate": "appeals_app.permissions.own_rights.keep_own_post",
		"on_update": [
			"appeals_app.personal_data.access_changes.note_post",
			"appeals_app.permissions.lacking_roles.tell_of_lacking_roles",
		],
		"on_change": "appeals_app.permissions.scope_hooks.forget_scopes",
		"on_trash": "appeals_app.permissions.scope_hooks.forget_scopes",
	},
	"Authority Officer Absence": {
		"validate": "appeals_app.permissions.own_rights.refuse_to_stand_in",
		"on_update": "appeals_app.permissions.lacking_roles.tell_of_lacking_roles",
		"on_change": "appeals_app.permissions.scope_hooks.forget_scopes",
		"on_trash": "appeals_app.permissions.scope_hooks.forget_scopes",
	},
	"Comment": {"before_insert": "appeals_app.permissions.referring_rows.refuse_word_of_onlooker"},
	"User": {
		"before_rename": "appeals_app.permissions.kept_names.keep_login",
		"before_validate": "appeals_app.permissions.common_rows.remember_account",
		"on_change": "appeals_app.permissions.scope_hooks.forget_scopes",
		"on_update": "appeals_app.personal_data.access_changes.note_roles",
	},
	"Custom DocPerm": {
		"before_insert": "appeals_app.permissions.rights_of_roles.keep_standard",
		"before_validate": "appeals_app.permissions.rights_of_roles.keep_narrow",
		"on_update": "appeals_app.personal_data.access_changes.note_rights",
		"on_trash": "appeals_app.personal_data.access_changes.note_rights",
	},
	"Property Setter": {
		"before_validate": [
			"appeals_app.permissions.scripts_in_rows.check_property",
			"appeals_app.permissions.readable_rows.check_property",
			"appeals_app.permissions.usable_fields.check_changed_field",
			"appeals_app.permissions.refused_forms.forget_if_refused",
		],
		"on_update": "appeals_app.personal_data.access_changes.note_rights",
		"on_trash": "appeals_app.personal_data.access_changes.note_rights",
	},
	"Custom Field": {
		"before_validate": [
			"appeals_app.permissions.scripts_in_rows.check_field",
			"appeals_app.permissions.readable_rows.check_field",
			"appeals_app.permissions.usable_fields.check_new_field",
			"appeals_app.permissions.refused_forms.forget_if_refused",
		],
		"after_insert": "appeals_app.personal_data.added_fields.tell_of_added_words",
		"on_update": "appeals_app.personal_data.access_changes.note_rights",
		"on_trash": "appeals_app.personal_data.access_changes.note_rights",
	},
	"Print Format": {
		"on_update": "appeals_app.personal_data.access_changes.note_rights",
		"on_trash": "appeals_app.personal_data.access_changes.note_rights",
	},
	"Email Account": {
		"on_update": "appeals_app.personal_data.access_changes.note_mail",
		"on_trash": "appeals_app.personal_data.access_changes.note_mail",
	},
	"Custom Role": {
		"on_update": "appeals_app.personal_data.access_changes.note_rights",
		"on_trash": "appeals_app.personal_data.access_changes.note_rights",
	},
	"DocType": {
		"after_insert": "appeals_app.permissions.own_doctypes.forget",
		"on_update": "appeals_app.personal_data.access_changes.note_doctype",
	},
	"Workflow": {
		"before_validate": [
			"appeals_app.permissions.drawn_workflows.keep_undrawn",
			"appeals_app.permissions.workflow_fields.check_field",
			"appeals_app.permissions.workflow_fields.keep_in_force",
			"appeals_app.permissions.whole_workflows.keep_whole",
		],
		"on_update": "appeals_app.personal_data.access_changes.note_rights",
		"on_trash": [
			"appeals_app.permissions.workflow_fields.keep_in_force",
			"appeals_app.personal_data.access_changes.note_rights",
		],
	},
	"Workflow State": {"before_rename": "appeals_app.permissions.kept_names.keep_apart"},
	"Workflow Action Master": {"before_rename": "appeals_app.permissions.kept_names.keep_apart"},
	"Data Import": {"before_validate": "appeals_app.permissions.imported_rows.check_import"},
	"Translation": {
		"before_validate": [
			"appeals_app.permissions.scripts_in_rows.check_translation",
			"appeals_app.permissions.readable_rows.check_translation",
		]
	},
	"List View Settings": {"before_validate": "appeals_app.permissions.readable_rows.check_columns"},
	"Letter Head": {"validate": "appeals_app.permissions.readable_rows.check_head"},
	"Number Card": {
		"before_validate": [
			"appeals_app.permissions.scripts_in_rows.check_filters",
			"appeals_app.permissions.number_cards.check_function",
		]
	},
	"Navbar Settings": {"before_validate": "appeals_app.permissions.scripts_in_rows.check_navbar"},
	"Auto Email Report": {
		"on_update": "appeals_app.personal_data.access_changes.note_emailed_report",
		"on_trash": "appeals_app.personal_data.access_changes.note_emailed_report",
	},
	"Notification": {
		"validate": "appeals_app.personal_data.framework_notices.check_notification",
		"on_update": "appeals_app.personal_data.access_changes.note_rights",
		"on_trash": "appeals_app.personal_data.access_changes.note_rights",
	},
	"User Permission": {
		"on_update": "appeals_app.personal_data.access_changes.note_rights",
		"on_trash": "appeals_app.personal_data.access_changes.note_rights",
	},
	"Personal Data Role Rule": {
		"on_update": "appeals_app.personal_data.access_changes.note_role_rule",
		"on_trash": "appeals_app.personal_data.access_changes.note_role_rule",
	},
	"Personal Data Watch Rule": {
		"before_validate": "appeals_app.personal_data.common_rules.keep_common",
		"on_update": "appeals_app.personal_data.access_changes.note_watching",
		"on_trash": [
			"appeals_app.personal_data.common_rules.keep_common",
			"appeals_app.personal_data.access_changes.note_watching",
		],
	},
	"Personal Data Access Settings": {
		"before_validate": "appeals_app.personal_data.common_rules.keep_common",
		"on_update": "appeals_app.personal_data.access_changes.note_watching",
	},
	"Data Subject Request": {"validate_share": "appeals_app.permissions.scope_hooks.refuse_share"},
	"Personal Data Incident": {"validate_share": "appeals_app.permissions.scope_hooks.refuse_share"},
	"File": {"before_insert": "appeals_app.appeal_replies.signature_files.check_signature_file"},
	"Error Log": {"before_insert": "appeals_app.personal_data.error_scrubbing.scrub_error"},
	"Legal Act": {"on_change": "appeals_app.authority_directory.reception.follow_ground"},
	"Legal Article": {"on_change": "appeals_app.authority_directory.reception.follow_ground"},
	"Legal Regime": {
		"on_change": "appeals_app.authority_directory.reception.follow_ground",
		"on_trash": "appeals_app.appeal_registry.cards_of_regime.refuse_regime_of_cards",
	},
	"Appeal Classifier Item": {
		"validate": "appeals_app.appeal_registry.classified_cards.refuse_period_without_cards",
		"on_update": "appeals_app.appeal_registry.index_rule_titles.follow_kind",
	},
	"System Settings": {
		"before_validate": "appeals_app.permissions.login_settings.keep_working",
		"validate": "appeals_app.permissions.login_settings.refuse_factor_nobody_gets",
		"on_update": "appeals_app.personal_data.access_changes.note_settings",
	},
	"Role": {
		"before_validate": "appeals_app.permissions.rights_of_roles.keep_held",
		"on_update": "appeals_app.personal_data.access_changes.note_settings",
	},
	"Notification Settings": {
		"before_validate": "appeals_app.permissions.common_rows.keep_notices",
		"on_trash": "appeals_app.permissions.common_rows.keep_notices",
	},
	"Log Settings": {"on_update": "appeals_app.personal_data.access_changes.note_settings"},
	"Report": {"before_validate": "appeals_app.permissions.scripts_in_rows.check_report"},
	# what all would see is made by administrators
	"List Filter": {
		"before_validate": "appeals_app.permissions.common_rows.keep_to_oneself",
		"on_trash": "appeals_app.permissions.common_rows.keep_filter",
	},
	"Event": {"before_validate": "appeals_app.permissions.common_rows.keep_to_oneself"},
	"Kanban Board": {"before_validate": "appeals_app.permissions.common_rows.keep_to_oneself"},
	"Dashboard Chart": {
		"before_validate": [
			"appeals_app.permissions.common_rows.keep_to_oneself",
			"appeals_app.permissions.scripts_in_rows.check_filters",
		]
	},
}
