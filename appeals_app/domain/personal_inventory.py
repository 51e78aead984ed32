"""What the app holds of people, field by field: how long by the rules of which subject, and what replaces it.

Every field of the app that can hold words stands either here or in `personal_inventory_public`; one that stands in
neither breaks a test.  What is erased, what a person is given of him- or herself, and what the tests plant markers
in all follow from this table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

REPLACEMENT = "Знеособлено"
"""Stands where a text was that a form cannot do without."""


class Erasure(str, Enum):
	"""What becomes of a field."""

	EMPTY = "empty"  # nothing stays
	REPLACE = "replace"  # REPLACEMENT says that something stood there
	INDEX = "index"  # the registration index of the appeal alone, which names nobody


class Subject(str, Enum):
	"""What a retention rule speaks of: the record whose time runs out."""

	APPEAL = "Appeal"
	APPLICANT = "Applicant"
	REQUEST = "Data Subject Request"
	INCIDENT = "Personal Data Incident"


@dataclass(frozen=True, slots=True)
class Held:
	"""Personal data of one DocType.

	`owner` is the DocType on whose record it hangs, by the column `link`; a record of its own has none. A link of
	two columns, «doctype.name», leads to records of several DocTypes.
	"""

	doctype: str
	owner: str
	link: str
	fields: Mapping[str, Erasure]

	@property
	def is_subject(self) -> bool:
		return not self.owner


def _held(doctype: str, owner: str = "", link: str = "", *, empty: str = "", replace: str = "") -> Held:
	fields = {
		**dict.fromkeys(empty.split(), Erasure.EMPTY),
		**dict.fromkeys(replace.split(), Erasure.REPLACE),
	}
	return Held(doctype, owner, link, MappingProxyType(fields))


_INVENTORY = (
	_held(
		"Applicant",
		empty="first_name middle_name settlement locality address phone email note name_terms phone_terms",
		replace="last_name full_name",
	),
	Held(
		"Appeal",
		"",
		"",
		MappingProxyType(
			{
				"title": Erasure.INDEX,
				**dict.fromkeys(("brief", "content"), Erasure.REPLACE),
				**dict.fromkeys(
					[
						"tracking_code",
						"enclosures",
						"previous_answer",
						"contact_centre_number",
						"complained_note",
						"limit_restored_reason",
						"sender_name",
						"sender_number",
						"lacking_data",
						"other_procedure",
						"forwarded_to",
						"incapacity_decision",
						"move_reason",
						"term_by_hand_reason",
						"kind_change_reason",
						"complained_change_reason",
					],
					Erasure.EMPTY,
				),
			}
		),
	),
	_held("Appeal Question", "Appeal", "parent", replace="question", empty="result_note"),
	_held("Appeal Event", "Appeal", "appeal", empty="ground ground_salt"),
	_held(
		"Appeal Resolution",
		"Appeal",
		"appeal",
		replace="resolution_text conflict_reason",
		empty="appeal_brief route_reason",
	),
	_held("Appeal Assignment", "Appeal", "appeal", empty="appeal_brief instruction"),
	_held("Appeal Assignment Note", "Appeal", "appeal", replace="note_text", empty="appeal_brief answer"),
	_held(
		"Appeal Extension Request",
		"Appeal",
		"appeal",
		replace="title reason",
		empty="appeal_brief note refusal_reason",
	),
	_held(
		"Appeal Transfer",
		"Appeal",
		"appeal",
		replace="title reason",
		empty="appeal_brief return_reason",
	),
	_held("Appeal Transfer Question", "Appeal Transfer", "parent", empty="question"),
	_held(
		"Appeal Term Change",
		"Appeal",
		"appeal",
		replace="title reason",
		empty="appeal_brief demand_number demand_reason cancel_reason",
	),
	_held(
		"Appeal Reply",
		"Appeal",
		"appeal",
		replace="addressee body",
		empty="appeal_brief salutation dispatch_address ground way_to_appeal withdrawn_reason signed_despite",
	),
	_held("Appeal Reply Answer", "Appeal Reply", "parent", empty="question result_note answer_text"),
	_held("Appeal Reply Visa", "Appeal Reply", "parent", empty="remark"),
	_held(
		"Appeal Dispatch",
		"Appeal",
		"appeal",
		empty="appeal_brief dispatch_address tracking_number outcome_note",
	),
	_held(
		"Appeal Commitment",
		"Appeal",
		"appeal",
		replace="promise",
		empty="appeal_brief kept_note unasked_reason author_word_note",
	),
	_held("Appeal Oversight", "Appeal", "appeal", replace="reason", empty="end_reason"),
	_held("Applicant Merge", "Applicant", "kept_applicant", replace="reason", empty="undo_reason"),
	_held("Appeal Search Entry", "Appeal", "appeal", empty="terms"),
	_held("Personal Data Access Grant", "Appeal", "appeal_key", replace="reason"),
	_held("Personal Data Hold", "Appeal", "held_appeal", replace="reason", empty="document_number"),
	_held(
		"Data Subject Request",
		replace="requester_name requester_contact request_text",
		empty="representative_ground identity_note answer refusal_ground answer_number alone_reason"
		" third_persons_note",
	),
	_held(
		"Data Subject Record", "Data Subject Request", "parent", empty="applicant person locality found_by"
	),
	_held(
		"Data Subject Correction",
		"Data Subject Request",
		"parent",
		replace="asked_value",
		empty="held_value ground",
	),
	_held(
		"Personal Data Incident",
		replace="title description data_kinds",
		empty="consequences measures not_told_reason",
	),
	_held(
		"Personal Data Incident Notice",
		"Personal Data Incident",
		"parent",
		empty="recipient_note document_number note",
	),
	_held("Personal Data Event", "*", "subject_doctype.subject_name", empty="ground ground_salt"),
)

INVENTORY: Mapping[str, Held] = MappingProxyType({held.doctype: held for held in _INVENTORY})
"""Personal data by DocType."""


def held_on(owner: str) -> Iterator[Held]:
	"""What hangs on records of the DocType directly, by one column."""
	return (held for held in _INVENTORY if held.owner == owner)


def held_on_any() -> Iterator[Held]:
	"""What hangs on records of several DocTypes, by the two columns of its link."""
	return held_on("*")


def subjects_of(doctype: str) -> frozenset[Subject]:
	"""Subjects whose retention rules decide how long the DocType's personal data are kept."""
	held = INVENTORY[doctype]
	if held.owner == "*":
		return frozenset(Subject)
	return frozenset({Subject(doctype)}) if held.is_subject else subjects_of(held.owner)
