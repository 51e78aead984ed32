"""What the framework knows, in 15.0-dev and version-15 alike, as far as the app's metadata may lean on it."""

FRAMEWORK_DOCTYPES = frozenset(
	{"User", "Role", "DocType", "Module Def", "File", "Language", "Country", "Report", "Print Format"}
	| {"Letter Head", "Email Template", "Email Account", "Notification", "Holiday List", "Workspace"}
	| {"Workflow", "Workflow State", "Workflow Action Master", "Communication", "Has Role"}
	| {"Workflow Document State", "Workflow Transition", "Custom Field"}
)

_FIELD_WORDS = """
allow_bulk_edit allow_in_quick_entry bold collapsible collapsible_depends_on columns default depends_on
description documentation_url fetch_from fetch_if_empty fieldname fieldtype hidden hide_border hide_days
hide_seconds ignore_user_permissions ignore_xss_filter in_filter in_global_search in_list_view in_preview
in_standard_filter is_virtual label length mandatory_depends_on max_height no_copy non_negative options
permlevel precision print_hide print_hide_if_no_value print_width read_only read_only_depends_on
remember_last_selected_value report_hide reqd search_index set_only_once show_dashboard translatable unique
width
"""


_DOCTYPE_WORDS = """
actions allow_copy allow_events_in_timeline allow_import allow_rename autoname creation default_print_format
default_view description doctype document_type documentation editable_grid engine field_order fields
hide_toolbar icon image_field in_create index_web_pages_for_search is_calendar_and_gantt is_submittable is_tree
is_virtual issingle istable links make_attachments_public max_attachments modified modified_by module name
naming_rule nsm_parent_field owner permissions queue_in_background quick_entry read_only search_fields
show_name_in_global_search show_preview_popup show_title_field_in_link sort_field sort_order states
subject_field timeline_field title_field track_changes track_seen track_views translated_doctype
"""


_PERMISSION_WORDS = """
amend cancel create delete email export if_owner import permlevel print read report role select share submit
write
"""


FIELD_PROPERTIES = frozenset(_FIELD_WORDS.split())
DOCTYPE_PROPERTIES = frozenset(_DOCTYPE_WORDS.split())
PERMISSION_PROPERTIES = frozenset(_PERMISSION_WORDS.split())
