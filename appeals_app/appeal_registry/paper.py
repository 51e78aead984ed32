"""Paper of an appeal: sheets counted on the card, days it took, and filing it in a case."""

from dataclasses import asdict

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cint, getdate

from appeals_app.appeal_registry.event_log import record_event
from appeals_app.domain.case_file import CaseFile, check_case, count_enclosures, days_taken
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.text_cleaning import clean_line
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError, refusals_in_words

MOST_SHEETS = 99_999
"""A case with more is several."""

FIELD_OF_CASE = {
	"case": "case_number",
	"volume": "case_volume",
	"sheets": "case_sheets",
	"fond": "archive_fond",
	"inventory": "archive_inventory",
	"archive_case": "archive_case",
}


def count_sheets(appeal: Document) -> None:
	"""Put on the card how many enclosures there are, their sheets, and in how many days it was answered."""
	counted = count_enclosures(appeal.enclosures)
	appeal.enclosures_count, appeal.enclosure_sheets = counted.count, counted.sheets
	answered = getdate(appeal.answered_on) if appeal.answered_on else None
	appeal.days_taken = days_taken(getdate(appeal.received_at), answered)


def file_in_case(*, appeal: str, case: CaseFile) -> None:
	"""File the papers of a closed appeal, as its registrar or archivist; filing them elsewhere is told too."""
	frappe.only_for((roles.REGISTRAR, roles.ARCHIVIST))
	card = frappe.get_doc("Appeal", appeal, for_update=True)
	card.check_permission("write")
	if card.anonymised_on:
		frappe.throw(
			_("Personal data here were erased by an act of destruction. Enter a new record instead."),
			AppealRuleError,
		)
	with refusals_in_words():
		check_case(
			case,
			phase=Phase(card.phase),
			sheets_received=cint(card.pages_count) + cint(card.enclosure_sheets),
		)
	values = {FIELD_OF_CASE[part]: value for part, value in asdict(case).items()}
	changed = [field for field, value in values.items() if (card.get(field) or "") != (value or "")]
	if changed:
		card.db_set(values, notify=True)
		record_event(
			appeal=card.name, authority=card.authority, act="card_changed", changed_fields=",".join(changed)
		)


def given_case(values: dict) -> CaseFile:
	"""A case as a form sends it: lines of words and a whole number of sheets."""
	words = {part: clean_line(str(values.get(part) or ""))[:60] for part in FIELD_OF_CASE if part != "sheets"}
	return CaseFile(**words, sheets=min(max(cint(values.get("sheets")), 0), MOST_SHEETS))
