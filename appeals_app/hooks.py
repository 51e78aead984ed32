from appeals_app.hooks_of_appeals import (
	appeal_after_move,
	appeal_after_recalculation,
	appeal_after_shown,
	appeal_before_move,
	appeal_closed_text,
	appeal_facts,
	appeal_file_downloaded,
	appeal_hide_values,
	appeal_how_much_is_shown,
	appeal_offered_step,
	appeal_own_step,
	appeal_roles_of_step,
	appeal_sensitive,
	appeal_simulations,
	appeal_step_asks_why,
	appeal_step_document,
	appeal_step_warnings,
	appeal_term_changes,
	appeal_use_of_law,
	appeal_withheld,
	ignore_links_on_delete,
	largest_body_of_request,
	personal_data_erased,
	registers_attached_to,
	shipped_default_taken_back,
)
from appeals_app.hooks_of_documents import doc_events
from appeals_app.hooks_of_permissions import has_permission, permission_query_conditions

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

# who may call what ----------------------------------------------------------------------------------

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
