app_name = "appeals_app"
app_title = "Citizens' Appeals"
app_publisher = "The appeals_app authors"
app_description = "Single regional electronic system for processing citizens' appeals"
app_email = "appeals@example.org"
app_license = "mit"

app_include_js = "appeals_app.bundle.js"
app_include_css = "appeals_app.bundle.css"
page_js = {"print-format-builder": "public/js/print_format_sections.js"}

# install and upgrade -------------------------------------------------------------------------------

after_install = "appeals_app.setup.install.after_install"
after_sync = "appeals_app.setup.install.after_sync"
before_migrate = ["appeals_app.setup.second_factor.remember_marks"]
after_migrate = ["appeals_app.setup.install.after_migrate"]

fixtures = [
	{"dt": "Role", "filters": [["name", "like", "Appeals %"]]},
	{"dt": "Custom Field", "filters": [["module", "in", ["Appeal Registry", "Personal Data"]]]},
	{"dt": "Property Setter", "filters": [["module", "in", ["Appeal Registry"]]]},
]

# who sees what -------------------------------------------------------------------------------------

permission_query_conditions = {
	"Appeal": "appeals_app.permissions.scope_hooks.appeal_conditions",
	"Applicant": "appeals_app.permissions.scope_hooks.applicant_conditions",
	"Appeal Resolution": "appeals_app.permissions.scope_hooks.resolution_conditions",
	"Appeal Assignment": "appeals_app.permissions.scope_hooks.assignment_conditions",
	"Appeal Assignment Note": "appeals_app.permissions.scope_hooks.assignment_note_conditions",
	"Appeal Reply": "appeals_app.permissions.scope_hooks.reply_conditions",
	"Appeal Term Change": "appeals_app.permissions.scope_hooks.term_change_conditions",
	"Appeal Extension Request": "appeals_app.permissions.scope_hooks.extension_request_conditions",
	"Appeal Transfer": "appeals_app.permissions.scope_hooks.transfer_conditions",
	"Appeal Transfer Question": "appeals_app.permissions.scope_hooks.transfer_question_conditions",
	"Appeal Commitment": "appeals_app.permissions.scope_hooks.commitment_conditions",
	"Appeal Dispatch": "appeals_app.permissions.scope_hooks.dispatch_conditions",
	"Appeal Escalation": "appeals_app.permissions.scope_hooks.escalation_conditions",
	"Appeal Event": "appeals_app.permissions.scope_hooks.event_conditions",
	"Appeal Oversight": "appeals_app.permissions.scope_hooks.oversight_conditions",
	"Appeal Search Entry": "appeals_app.permissions.scope_hooks.search_entry_conditions",
	"Appeal Text Sketch": "appeals_app.permissions.scope_hooks.text_sketch_conditions",
	"Appeal Question": "appeals_app.permissions.scope_hooks.question_conditions",
	"Appeal Co-Applicant": "appeals_app.permissions.scope_hooks.co_applicant_conditions",
	"Appeal Author Category": "appeals_app.permissions.scope_hooks.author_category_conditions",
	"Appeal Resolution Executor": "appeals_app.permissions.scope_hooks.executor_conditions",
	"Appeal Reply Answer": "appeals_app.permissions.scope_hooks.answer_conditions",
	"Appeal Reply Visa": "appeals_app.permissions.scope_hooks.visa_conditions",
	"Comment": "appeals_app.personal_data.rows_about_cards.comment_conditions",
	"Communication": "appeals_app.personal_data.rows_about_cards.communication_conditions",
	"Activity Log": "appeals_app.permissions.referring_rows.activity_conditions",
	"View Log": "appeals_app.permissions.referring_rows.view_conditions",
	"Workflow Action": "appeals_app.permissions.referring_rows.workflow_action_conditions",
	"ToDo": "appeals_app.permissions.referring_rows.task_conditions",
	"Version": "appeals_app.personal_data.rows_about_cards.version_conditions",
	"Document Follow": "appeals_app.permissions.referring_rows.follow_conditions",
	"Tag Link": "appeals_app.permissions.referring_rows.tag_conditions",
	"Notification Log": "appeals_app.permissions.referring_rows.notification_conditions",
	"Deleted Document": "appeals_app.permissions.referring_rows.deleted_conditions",
	"DocShare": "appeals_app.permissions.referring_rows.share_conditions",
	"Document Share Key": "appeals_app.permissions.referring_rows.share_key_conditions",
	"Email Queue": "appeals_app.permissions.referring_rows.mail_conditions",
	"Term Recalculation": "appeals_app.permissions.own_authority.recalculation_conditions",
	"Applicant Merge": "appeals_app.permissions.own_authority.applicant_merge_conditions",
	"Appeal Case Volume": "appeals_app.permissions.own_authority.case_volume_conditions",
	"Term Recalculation Row": "appeals_app.permissions.own_authority.recalculation_row_conditions",
	"Authority Event": "appeals_app.permissions.own_authority.authority_event_conditions",
	"Appeal Import": "appeals_app.permissions.own_authority.import_conditions",
	"Appeal Import Row": "appeals_app.permissions.own_authority.import_row_conditions",
	"File": "appeals_app.personal_data.files_of_cards.query_conditions",
	"List Filter": "appeals_app.permissions.common_rows.filter_conditions",
	"Report": "appeals_app.permissions.common_rows.report_conditions",
	"Note": "appeals_app.permissions.common_rows.note_conditions",
	"Dashboard Chart": "appeals_app.permissions.common_rows.chart_conditions",
	"Kanban Board": "appeals_app.permissions.common_rows.board_conditions",
	"Personal Data Hold": "appeals_app.permissions.personal_data_rows.retention_hold_conditions",
	"Personal Data Erasure": "appeals_app.permissions.personal_data_rows.erasure_conditions",
	"Personal Data Erasure Row": "appeals_app.permissions.personal_data_rows.erasure_row_conditions",
	"Data Subject Request": "appeals_app.permissions.personal_data_rows.request_conditions",
	"Data Subject Record": "appeals_app.permissions.personal_data_rows.request_record_conditions",
	"Data Subject Correction": "appeals_app.permissions.personal_data_rows.request_correction_conditions",
	"Personal Data Incident": "appeals_app.permissions.personal_data_rows.incident_conditions",
	"Personal Data Incident Notice": "appeals_app.permissions.personal_data_rows.incident_notice_conditions",
	"Personal Data Notice": "appeals_app.permissions.personal_data_rows.notice_conditions",
	"Personal Data Processing": "appeals_app.permissions.personal_data_rows.processing_conditions",
	"Personal Data Nondisclosure": "appeals_app.permissions.personal_data_rows.nondisclosure_conditions",
	"Personal Data Event": "appeals_app.permissions.personal_data_rows.personal_data_event_conditions",
	"Personal Data Access Event": "appeals_app.personal_data.own_records.event_conditions",
	"Personal Data Access Subject": "appeals_app.personal_data.own_records.subject_conditions",
	"Personal Data Access Grant": "appeals_app.personal_data.own_records.grant_conditions",
}

has_permission = {
	# the scope, then the purpose: of several functions Frappe 15 would hear only the last
	"Appeal": "appeals_app.personal_data.purposes.has_permission",
	"Applicant": "appeals_app.personal_data.purposes.has_permission",
	"Personal Data Access Event": "appeals_app.personal_data.own_records.has_permission",
	"Personal Data Access Subject": "appeals_app.personal_data.own_records.has_permission",
	"Personal Data Access Grant": "appeals_app.personal_data.own_records.has_permission",
	"Appeal Resolution": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Assignment": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Assignment Note": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Reply": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Term Change": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Extension Request": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Transfer": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Transfer Question": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Commitment": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Dispatch": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Escalation": "appeals_app.permissions.scope.has_permission",
	"Appeal Event": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Oversight": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Search Entry": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Text Sketch": "appeals_app.permissions.scope.has_permission",
	"Appeal Question": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Co-Applicant": "appeals_app.permissions.scope.has_permission",
	"Appeal Author Category": "appeals_app.permissions.scope.has_permission",
	"Appeal Resolution Executor": "appeals_app.permissions.scope.has_permission",
	"Appeal Reply Answer": "appeals_app.personal_data.purposes.has_permission",
	"Appeal Reply Visa": "appeals_app.personal_data.purposes.has_permission",
	"Comment": "appeals_app.personal_data.rows_about_cards.has_permission",
	"Communication": "appeals_app.personal_data.rows_about_cards.has_permission",
	"Activity Log": "appeals_app.permissions.referring_rows.has_permission",
	"View Log": "appeals_app.permissions.referring_rows.has_permission",
	"Workflow Action": "appeals_app.permissions.referring_rows.has_permission",
	"ToDo": "appeals_app.permissions.referring_rows.has_permission",
	"Version": "appeals_app.personal_data.rows_about_cards.has_permission",
	"Document Follow": "appeals_app.permissions.referring_rows.has_permission",
	"Tag Link": "appeals_app.permissions.referring_rows.has_permission",
	"Notification Log": "appeals_app.permissions.referring_rows.has_permission",
	"Deleted Document": "appeals_app.permissions.referring_rows.has_permission",
	"DocShare": "appeals_app.permissions.referring_rows.has_permission",
	"Document Share Key": "appeals_app.permissions.referring_rows.has_permission",
	"Email Queue": "appeals_app.permissions.referring_rows.has_permission",
	"Term Recalculation Row": "appeals_app.permissions.own_authority.has_permission",
	"Applicant Merge": "appeals_app.permissions.own_authority.has_permission",
	"Appeal Case Volume": "appeals_app.permissions.own_authority.has_permission",
	"Authority Event": "appeals_app.permissions.own_authority.has_permission",
	"Appeal Import": "appeals_app.permissions.own_authority.has_permission",
	"Appeal Import Row": "appeals_app.permissions.own_authority.has_permission",
	"Appeal Import Mapping": "appeals_app.permissions.delegation.has_permission",
	"Appeal Reply Template": "appeals_app.permissions.delegation.has_permission",
	"Appeal Reply Check Rule": "appeals_app.permissions.delegation.has_permission",
	"Appeal Resolution Text": "appeals_app.permissions.delegation.has_permission",
	"Term Recalculation": "appeals_app.permissions.own_authority.has_permission_to_recalculation",
	"Authority Unit": "appeals_app.permissions.delegation.has_permission",
	"Authority Officer": "appeals_app.permissions.delegation.has_permission",
	"Authority Officer Absence": "appeals_app.permissions.delegation.has_permission",
	"Reception Suspension": "appeals_app.permissions.delegation.has_permission",
	"Appeal Index Rule": "appeals_app.permissions.delegation.has_permission",
	"Appeal Route Rule": "appeals_app.permissions.delegation.has_permission",
	"Appeal Classifier Item": "appeals_app.permissions.delegation.has_permission",
	"Number Card": "appeals_app.permissions.number_cards.has_permission",
	"File": "appeals_app.appeal_files.access.has_permission",
	"List Filter": "appeals_app.permissions.common_rows.has_permission",
	"Report": "appeals_app.permissions.common_rows.has_permission",
	"Note": "appeals_app.permissions.common_rows.has_permission",
	"Dashboard Chart": "appeals_app.permissions.common_rows.has_permission",
	"Kanban Board": "appeals_app.permissions.common_rows.has_permission",
	"Notification Settings": "appeals_app.permissions.common_rows.has_permission",
	"Personal Data Hold": "appeals_app.permissions.personal_data_rows.has_permission",
	"Personal Data Erasure": "appeals_app.permissions.personal_data_rows.has_permission",
	"Personal Data Erasure Row": "appeals_app.permissions.personal_data_rows.has_permission",
	"Data Subject Request": "appeals_app.permissions.personal_data_rows.has_permission",
	"Data Subject Record": "appeals_app.permissions.personal_data_rows.has_permission",
	"Data Subject Correction": "appeals_app.permissions.personal_data_rows.has_permission",
	"Personal Data Incident": "appeals_app.permissions.personal_data_rows.has_permission",
	"Personal Data Incident Notice": "appeals_app.permissions.personal_data_rows.has_permission",
	"Personal Data Notice": "appeals_app.permissions.personal_data_rows.has_permission",
	"Personal Data Processing": "appeals_app.permissions.personal_data_rows.has_permission",
	"Personal Data Nondisclosure": "appeals_app.permissions.personal_data_rows.has_permission",
	"Personal Data Event": "appeals_app.permissions.personal_data_rows.has_permission",
}

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

# the gate: allowed_calls.csv says what may be called over HTTP, by whom
auth_hooks = ["appeals_app.permissions.gate.keep_gate"]

on_login = ["appeals_app.permissions.request_limits.check_login"]

override_doctype_class = {
	"File": "appeals_app.appeal_files.stored_file.AppealsFile",
	"Comment": "appeals_app.permissions.quiet_rooms.QuietComment",
	"Communication": "appeals_app.permissions.quiet_rooms.QuietCommunication",
	"Auto Email Report": "appeals_app.personal_data.emailed_report.EmailedReport",
	"Notification": "appeals_app.personal_data.register_notification.RegisterNotification",
	"Access Log": "appeals_app.personal_data.framework_access_log.QuietAccessLog",
	"Error Log": "appeals_app.personal_data.error_scrubbing.ScrubbedErrorLog",
	"RQ Job": "appeals_app.permissions.virtual_lists.QuietJob",
	"Notification Log": "appeals_app.permissions.quiet_notices.QuietNotice",
	"User": "appeals_app.permissions.accounts.Account",
	"Customize Form": "appeals_app.personal_data.told_forms.ToldCustomizeForm",
	"Email Account": "appeals_app.appeal_replies.mailbox.RegisterMailbox",
	"Data Import": "appeals_app.permissions.imported_rows.FileImport",
}

override_whitelisted_methods = {
	"upload_file": "appeals_app.appeal_files.api.upload_file",
	"frappe.handler.upload_file": "appeals_app.appeal_files.api.upload_file",
	"frappe.core.doctype.user.user.reset_password": "appeals_app.permissions.api.reset_password",
	"frappe.core.doctype.user.user.update_password": "appeals_app.permissions.api.update_password",
	"frappe.core.doctype.user.user.test_password_strength": (
		"appeals_app.permissions.api.test_password_strength"
	),
	"frappe.desk.form.load.getdoc": "appeals_app.permissions.api.getdoc",
	"frappe.desk.form.load.get_docinfo": "appeals_app.permissions.api.get_docinfo",
	"frappe.desk.search.get_link_title": "appeals_app.personal_data.api.get_link_title",
	"frappe.desk.form.linked_with.get": "appeals_app.permissions.api.get_linked_records",
	"frappe.desk.doctype.tag.tag.get_tagged_docs": "appeals_app.permissions.api.get_tagged_docs",
	"frappe.desk.listview.get_group_by_count": "appeals_app.permissions.api.get_group_by_count",
	"frappe.desk.doctype.dashboard_chart.dashboard_chart.get": "appeals_app.permissions.api.get_chart",
	"frappe.desk.form.utils.get_next": "appeals_app.permissions.api.get_next",
	"frappe.client.get": "appeals_app.permissions.api.get",
	"frappe.client.get_count": "appeals_app.permissions.api.get_count",
	"frappe.desk.query_report.get_data_for_custom_field": "appeals_app.permissions.api.get_data_for_custom_field",
	"frappe.desk.notifications.get_open_count": "appeals_app.permissions.api.get_open_count",
	"frappe.desk.doctype.notification_log.notification_log.mark_as_read": "appeals_app.permissions.api.mark_as_read",
	"frappe.desk.doctype.notification_settings.notification_settings.set_seen_value": (
		"appeals_app.permissions.api.set_seen_value"
	),
	"frappe.core.page.permission_manager.permission_manager.add": "appeals_app.personal_data.api.add_rights",
	"frappe.core.page.permission_manager.permission_manager.update": "appeals_app.personal_data.api.update_rights",
	"frappe.core.page.permission_manager.permission_manager.remove": "appeals_app.personal_data.api.remove_rights",
	"frappe.core.page.permission_manager.permission_manager.reset": "appeals_app.personal_data.api.reset_rights",
	"frappe.email.doctype.auto_email_report.auto_email_report.download": (
		"appeals_app.personal_data.api.download_emailed_report"
	),
	"frappe.email.doctype.notification.notification.get_documents_for_today": (
		"appeals_app.permissions.api.get_documents_for_today"
	),
	"frappe.workflow.doctype.workflow.workflow.get_workflow_state_count": (
		"appeals_app.permissions.api.get_workflow_state_count"
	),
	"frappe.model.workflow.get_transitions": "appeals_app.permissions.api.get_transitions",
	"frappe.model.workflow.apply_workflow": "appeals_app.appeal_registry.api.apply_workflow",
	"frappe.model.workflow.bulk_workflow_approval": "appeals_app.appeal_registry.api.bulk_workflow_approval",
	"frappe.model.workflow.get_common_transition_actions": (
		"appeals_app.appeal_registry.api.get_common_transition_actions"
	),
}

standard_queries = {
	"Appeal Classifier Item": (
		"appeals_app.legal_reference.doctype.appeal_classifier_item.appeal_classifier_item.search_items"
	),
	# people by name, with position and unit below, whatever form they stand on
	"Authority Officer": "appeals_app.authority_directory.queries.search_officers",
	# settlements by the beginning of the name, with their units below, the near ones first
	"Locality": "appeals_app.authority_directory.api.search_localities",
	# people by the name in any spelling, by initials and by phone
	"Applicant": "appeals_app.appeal_matching.api.search_applicants",
}

# life of an appeal: how the modules above the registry take part in it -------------------------------

appeal_before_move = [
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

# desk ------------------------------------------------------------------------------------------------

app_logo_url = "/assets/appeals_app/images/emblem.svg"

website_context = {
	"favicon": "/assets/appeals_app/images/favicon.svg",
	"splash_image": "/assets/appeals_app/images/emblem.svg",
}

update_website_context = [
	"appeals_app.website_titles.translate_title",
	"appeals_app.personal_data.purpose_page.tell_of_purpose",
]

doctype_js = {
	"Appeal": [
		"public/js/consideration_panel.js",
		"public/js/appeal_term_changes.js",
		"public/js/appeal_transfers.js",
		"public/js/transfer_chain.js",
		"public/js/resolution_tree.js",
		"public/js/appeal_repeats.js",
		"public/js/appeal_route.js",
		"public/js/register_by_hand.js",
		"public/js/undelivered_letters.js",
	],
	"Applicant": ["public/js/one_person.js", "public/js/joined_records.js"],
	"Appeal Reply": ["public/js/mass_event.js"],
	"Notification Log": ["public/js/notification_log.js"],
}

additional_timeline_content = {
	"Appeal": ["appeals_app.appeal_registry.timeline.appeal_timeline"],
	"Data Subject Request": ["appeals_app.personal_data.timeline.personal_data_timeline"],
	"Personal Data Incident": ["appeals_app.personal_data.timeline.personal_data_timeline"],
	"Personal Data Erasure": ["appeals_app.personal_data.timeline.personal_data_timeline"],
}

jinja = {
	"methods": [
		"appeals_app.appeal_registry.card_print.appeal_card_authority",
		"appeals_app.appeal_registry.card_print.appeal_card_rows",  # for copies administrators made of the card
		"appeals_app.appeal_registry.card_print.appeal_card_titles",
		"appeals_app.appeal_registry.card_print.appeal_card_proof",
		"appeals_app.appeal_registry.card_print.appeal_card_resolutions",
		"appeals_app.appeal_registry.card_print.appeal_card_author",
		"appeals_app.appeal_registry.card_print.appeal_card_registrar",
		"appeals_app.appeal_registry.card_face.appeal_card_lines",
		"appeals_app.appeal_registry.card_face.appeal_card_words",
		"appeals_app.appeal_registry.card_face.appeal_card_text",
		"appeals_app.appeal_registry.card_back.appeal_card_progress",
		"appeals_app.appeal_registry.card_back.appeal_card_back",
		"appeals_app.appeal_registry.paper_codes.appeal_qr",
		"appeals_app.appeal_registry.paper_codes.appeal_receipt_qr",
		"appeals_app.appeal_registry.paper_codes.appeal_barcode",
		"appeals_app.appeal_routing.resolution_print.appeal_resolution_sheet",
		"appeals_app.appeal_replies.check_page.appeal_letter_check",
		"appeals_app.appeal_replies.letter_print.appeal_letter_head",
		"appeals_app.appeal_replies.letter_print.appeal_letter_reference",
		"appeals_app.appeal_replies.letter_print.appeal_letter_signer",
		"appeals_app.appeal_replies.letter_print.appeal_letter_text",
		"appeals_app.appeal_replies.letter_print.appeal_letter_executor",
		"appeals_app.appeal_replies.letter_print.appeal_covering_letter",
		"appeals_app.personal_data.notices.personal_data_notice",
		"appeals_app.personal_data.incident_paper.incident_paper",
		"appeals_app.personal_data.processing_paper.processing_paper",
		"appeals_app.personal_data.printed_acts.destruction_act",
		"appeals_app.personal_data.printed_acts.personal_data_notice_paper",
		"appeals_app.personal_data.request_letter.data_subject_answer",
		"appeals_app.personal_data.printed_acts.workers_list",
	]
}

pdf_body_html = "appeals_app.permissions.clean_papers.render_paper"

boot_session = [
	"appeals_app.appeal_files.boot.add_register_size",
	"appeals_app.authority_directory.boot.add_own_posts",
	"appeals_app.appeal_registry.boot.add_phases",
	"appeals_app.appeal_registry.boot.add_entry_defaults",
	"appeals_app.appeal_administration.change_set_view.add_recorded",
	"appeals_app.appeal_routing.boot.add_days_ahead",
	"appeals_app.personal_data.watch_notices.open_bell",
	"appeals_app.personal_data.boot.add_grants",
	"appeals_app.personal_data.boot.add_workspaces",
]

# the request as it came is looked at first; lists are masked, and logs hold no values, in every process that works
before_request = [
	"appeals_app.permissions.unreadable_requests.install",
	"appeals_app.permissions.request_hooks.before_request",
	"appeals_app.permissions.account_lists.install",
	"appeals_app.permissions.scoped_doors.install",
	"appeals_app.permissions.quiet_lists.install",
	"appeals_app.permissions.delete_refusals.install",
	"appeals_app.permissions.template_limits.install",
	"appeals_app.permissions.expression_limits.install",
	"appeals_app.permissions.clean_papers.install",
	"appeals_app.personal_data.list_guard.install",
	"appeals_app.personal_data.log_guard.install",
	"appeals_app.personal_data.register_notification.install",
	"appeals_app.appeal_registry.workflow_actions.install",
]
before_job = [
	"appeals_app.permissions.account_lists.install",
	"appeals_app.permissions.scoped_doors.install",
	"appeals_app.permissions.quiet_lists.install",
	"appeals_app.permissions.template_limits.install",
	"appeals_app.permissions.expression_limits.install",
	"appeals_app.permissions.clean_papers.install",
	"appeals_app.personal_data.list_guard.install",
	"appeals_app.personal_data.log_guard.install",
	"appeals_app.personal_data.register_notification.install",
	"appeals_app.appeal_registry.workflow_actions.install",
]

# what the framework refuses without a word; personal data in what was saved; who has looked; what every answer carries
after_request = [
	"appeals_app.refusal.word_silent_refusal",
	"appeals_app.appeal_files.serving.guard_file_response",
	"appeals_app.personal_data.answer_guard.mask_answer",
	"appeals_app.personal_data.access_log.write_looks",
	"appeals_app.permissions.request_hooks.after_request",
]

scheduler_events = {
	"cron": {
		"*/5 * * * *": [
			"appeals_app.appeal_registry.tasks.resume_recalculations",
			"appeals_app.personal_data.tasks.resume_erasures",
			"appeals_app.appeal_matching.tasks.follow_cards",
			"appeals_app.appeal_replies.tasks.send_waiting",
			"appeals_app.appeal_exchange.tasks.resume_imports",
		],
		"30 0 * * *": ["appeals_app.appeal_registry.tasks.anchor_events_of_yesterday"],
	},
	"daily": [
		"appeals_app.appeal_registry.tasks.mark_overdue_appeals",
		"appeals_app.appeal_registry.tasks.keep_days_left",
		"appeals_app.appeal_routing.tasks.lapse_untold_extensions",
		"appeals_app.appeal_routing.tasks.end_late_requests",
		"appeals_app.appeal_routing.tasks.remind_of_terms",
		"appeals_app.appeal_registry.tasks.make_counters_for_next_year",
		"appeals_app.personal_data.tasks.mark_overdue_requests",
		"appeals_app.personal_data.tasks.tell_what_waits",
		"appeals_app.personal_data.tasks.remove_old_events",
	],
	"daily_long": ["appeals_app.personal_data.tasks.check_event_chains"],
}
