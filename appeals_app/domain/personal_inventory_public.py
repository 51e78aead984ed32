"""Fields of words that hold nothing of a citizen, each with the reason why: the other half of the inventory."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LAW = "text of an act or of the reference data that everybody may read"
KEY = "key of a row, made or chosen for the system"
COMPUTED = "written by the app from dates, rules and names of fields"
OFFICIAL = "an official's name, post and office telephone: who acted for the authority"
BODY = "an authority's own name, address and codes"
INDEX = "number of a document in a register; it names nobody without the document"
ACT_OF_AUTHORITY = "an act of the authority as such, about no citizen"
PUBLISHED = "text meant for everybody"

_ROWS = (
	("Appeal", INDEX, "registration_index registration_key number_key"),
	("Appeal", KEY, "entry_key"),
	("Appeal", COMPUTED, "term_problem term_proof term_basis"),
	("Appeal", OFFICIAL, "term_by_hand_by closed_by"),
	("Appeal", INDEX, "case_number case_volume archive_fond archive_inventory archive_case"),
	("Appeal", LAW, "document_kind"),
	("Appeal Event", KEY, "act from_phase to_phase from_state to_state reference_doctype reference_name"),
	("Appeal Event", COMPUTED, "article changed_fields ground_digest previous_hash event_hash"),
	("Appeal Oversight", COMPUTED, "title"),
	("Appeal Chain Anchor", COMPUTED, "digest"),
	("Appeal Chain Head", KEY, "chain_doctype chain_name"),
	("Appeal Chain Head", COMPUTED, "last_hash"),
	("Appeal File Kind", LAW, "file_extension title content_types"),
	("Personal Data Access Event", KEY, "appeal applicant listed_doctype"),
	("Personal Data Access Event", INDEX, "appeal_index"),
	("Personal Data Access Event", COMPUTED, "filters_text searched_digest previous_hash event_hash"),
	("Personal Data Access Event", OFFICIAL, "purpose source_address"),
	("Personal Data Access Grant", KEY, "appeal_key"),
	("Personal Data Access Grant", INDEX, "appeal_index"),
	("Personal Data Access Subject", KEY, "applicant appeal"),
	("Personal Data Watch Rule", PUBLISHED, "rule_title"),
	("Appeal Dispatch", INDEX, "letter_number"),
	("Appeal Escalation", INDEX, "appeal_index"),
	("Appeal Escalation", PUBLISHED, "level_title"),
	("Appeal Escalation Level", KEY, "level_key"),
	("Appeal Escalation Level", PUBLISHED, "level_title"),
	("Appeal Dispatch Settings", PUBLISHED, "mail_subject mail_text"),
	("Appeal Reply", INDEX, "reply_number"),
	("Appeal Reply Answer", KEY, "question_row"),
	("Appeal Reply Template", LAW, "template_title body"),
	("Appeal Reply Check Rule", LAW, "words"),
	("Appeal Extension Request", LAW, "article"),
	("Appeal Transfer", INDEX, "received_index"),
	("Appeal Transfer Question", KEY, "question_row"),
	("Appeal Term Change", LAW, "article"),
	("Appeal Seeded Default", KEY, "reference_name"),
	("Appeal Seeded Default", PUBLISHED, "shipped_content"),
	("Appeal Channel", KEY, "channel_key"),
	("Appeal Channel", LAW, "title"),
	("Appeal Index Counter", KEY, "series"),
	("Appeal Import Column", LAW, "heading default_value"),
	("Appeal Import Meaning", LAW, "written meaning"),
	("Appeal Import Mapping", LAW, "mapping_title"),
	("Appeal Import", ACT_OF_AUTHORITY, "import_title"),
	("Appeal Import", KEY, "source_file work_key source_fingerprint"),
	("Appeal Import", COMPUTED, "numbering_note jump_note source_note failure unknown_words"),
	("Appeal Import Row", COMPUTED, "reason"),
	("Appeal Import Row", INDEX, "old_index"),
	("Appeal Import Row", KEY, "row_key counter_series"),
	("Appeal Index Rule", LAW, "pattern collective_pattern unsigned_pattern counter_code"),
	("Appeal Route Rule", ACT_OF_AUTHORITY, "title words"),
	("Term Recalculation", ACT_OF_AUTHORITY, "reason"),
	("Term Recalculation", KEY, "work_key"),
	("Term Recalculation", COMPUTED, "law_fingerprint failure"),
	("Term Recalculation Row", INDEX, "appeal registration_index"),
	("Term Recalculation Row", COMPUTED, "moves explanation new_problem"),
	("Authority", BODY, "authority_code authority_name short_name postal_address phone email edrpou"),
	("Authority", BODY, "katottg_code index_prefix"),
	("Authority Event", KEY, "act reference_doctype reference_name"),
	("Authority Event", ACT_OF_AUTHORITY, "article ground previous_hash event_hash"),
	("Authority Officer", OFFICIAL, "officer_name position phone"),
	("Authority Officer Absence", OFFICIAL, "officer_name order_number"),
	("Locality", LAW, "locality_code locality_name title line_above search_key search_line source"),
	("Locality Load", LAW, "source_file source"),
	("Authority Unit", BODY, "unit_code unit_name"),
	("Reception Suspension", ACT_OF_AUTHORITY, "order_number publication_text end_reason cancel_reason"),
	("Appeal Classifier Group", LAW, "group_key title act_section act_number unverified_number note"),
	(
		"Appeal Classifier Item",
		LAW,
		"title official_code unverified_code item_key tree_position note search_words",
	),
	("Appeal Classifier Item", OFFICIAL, "code_checked_by"),
	("Appeal Classifier Mapping", LAW, "note"),
	("Appeal Classifier Version", LAW, "version_code title amending_act note"),
	("Legal Act", LAW, "act_code title act_number note"),
	("Legal Article", LAW, "article_key citation subject note"),
	("Legal Regime", LAW, "regime_code title note"),
	("Term Counting", LAW, "counting_code title holiday_calendar note"),
	("Term Rule", LAW, "rule_code title note"),
	("Working Calendar", LAW, "calendar_code title note"),
	("Working Calendar Exception", LAW, "reason"),
	("Working Calendar Holiday", LAW, "holiday_name"),
	("Personal Data Retention Rule", LAW, "rule_code title note"),
	("Personal Data Hold", INDEX, "registration_index"),
	("Personal Data Hold", KEY, "held_appeal"),
	("Personal Data Erasure", INDEX, "act_number"),
	("Personal Data Erasure", ACT_OF_AUTHORITY, "commission_decision note"),
	("Personal Data Erasure", COMPUTED, "failure"),
	("Personal Data Erasure Row", KEY, "record_type record_name"),
	("Personal Data Erasure Row", INDEX, "record_index"),
	("Personal Data Erasure Row", COMPUTED, "left_because"),
	("Personal Data Notice", PUBLISHED, "title body"),
	("Personal Data Processing", ACT_OF_AUTHORITY, "order_number purpose data_categories recipients note"),
	("Personal Data Processing", BODY, "authority_title"),
	("Personal Data Nondisclosure", OFFICIAL, "officer_name document_number"),
	("Personal Data Event", KEY, "subject_doctype subject_name"),
	("Personal Data Event", COMPUTED, "ground_digest previous_hash event_hash"),
	("Data Subject Request", INDEX, "request_number"),
	("Data Subject Request", COMPUTED, "term_problem"),
	("Personal Data Incident", INDEX, "incident_number"),
)

NOT_PERSONAL: Mapping[tuple[str, str], str] = MappingProxyType(
	{(doctype, field): reason for doctype, reason, fields in _ROWS for field in fields.split()}
)
"""Why a field of words is not in the inventory, by DocType and field."""
