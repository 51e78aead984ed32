"""Paper of an appeal: sheets counted on the card, days it took, and filing it in a case."""

from dataclasses import asdict, replace

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cint, getdate

from appeals_app.appeal_registry.case_volumes import check_files_papers, take_turn, volume_taking
from appeals_app.appeal_registry.event_log import record_event
from appeals_app.domain.case_file import CaseFile, check_case, count_enclosures, days_taken
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.text_cleaning import clean_line
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
	check_files_papers()
	take_turn(frappe.db.get_value("Appeal", appeal, "authority"))
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
		case = _in_its_volume(case, card)
	values = {FIELD_OF_CASE[part]: value for part, value in asdict(case).items()}
	changed = [field for field, value in values.items() if (card.get(field) or "") != (value or "")]
	if changed:
		card.db_set(values, notify=True)
		record_event(
			appeal=card.name, authority=card.authority, act="card_changed", changed_fields=",".join(changed)
		)


def _in_its_volume(case: CaseFile, card: Document) -> CaseFile:
	"""The case with the volume that takes the papers; where they lie already they stay, also for the archive."""
	if case.case == card.case_number and not case.volume:
		case = replace(case, volume=card.case_volume or "")
	lies_there = (case.case, case.volume, case.sheets) == (
		*(card.case_number, card.case_volume or "", cint(card.case_sheets)),
	)
	if lies_there:
		return case
	return replace(case, volume=volume_taking(case, appeal=card.name, authority=card.authority))


def given_case(values: dict) -> CaseFile:
	"""A case as a form sends it: lines of words and a whole number of sheets."""
	words = {part: clean_line(str(values.get(part) or ""))[:60] for part in FIELD_OF_CASE if part != "sheets"}
	return CaseFile(**words, sheets=min(max(cint(values.get("sheets")), 0), MOST_SHEETS))
