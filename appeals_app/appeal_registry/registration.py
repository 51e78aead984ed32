"""Registration: the appeal gets its index and its tracking code (Instruction No. 348, on the day of receipt)."""

import frappe
from frappe.model.document import Document
from frappe.utils import cint

from appeals_app import clock
from appeals_app.appeal_registry.config import index_rule
from appeals_app.appeal_registry.intake_checks import ANONYMOUS, COLLECTIVE
from appeals_app.appeal_registry.numbers import NOT_YEARLY, take_number
from appeals_app.appeal_registry.phase_moves import Move, move_appeal
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.numbering import IndexMark, render_index, series_of
from appeals_app.domain.tracking import new_tracking_code
from appeals_app.refusal import refusals_in_words


def register_appeal(*, card: dict) -> str:
	"""Enter a card and register it in one go, as the current user; returns the name of the appeal."""
	appeal = frappe.get_doc({**card, "doctype": "Appeal"}).insert()
	move_appeal(appeal=appeal.name, to_phase=Phase.REGISTERED)
	return appeal.name


def stamp_registration(appeal: Document, move: Move) -> None:
	"""Give the index at the very end of the step, so that the counter is held as short as can be."""
	if move.to_phase is not Phase.REGISTERED or appeal.registration_index:
		return
	registered_at = clock.now()
	index = appeal.registration_index = next_index(appeal, year=registered_at.year)
	appeal.db_set(
		{
			"title": title_of(appeal),
			"registered_at": registered_at,
			"registered_by": frappe.session.user,
			"tracking_code": new_tracking_code(),
			"registration_index": index,
			"registration_key": f"{appeal.authority}|{registered_at.year}|{index}",
		},
		update_modified=False,
	)


def title_of(appeal: Document) -> str:
	"""How the appeal is called in lists and links: its index and its brief, which holds no personal data."""
	return " · ".join(filter(None, (appeal.registration_index, appeal.brief)))


def next_index(appeal: Document, *, year: int) -> str:
	"""Take the next number of the appeal's series and write it by the rule of its authority."""
	rule = index_rule(authority=appeal.authority, year=year)
	surname, mark = _surname(appeal), _mark(appeal)
	with refusals_in_words():
		series = series_of(rule, mark=mark, surname=surname)
		number = take_number(
			authority=appeal.authority, year=year if rule.restarts_yearly else NOT_YEARLY, series=series
		)
		return render_index(
			rule,
			mark=mark,
			sequence=cint(number),
			year=year,
			surname=surname,
			prefix=frappe.get_cached_value("Authority", appeal.authority, "index_prefix") or "",
		)


def _mark(appeal: Document) -> IndexMark:
	if appeal.subject == ANONYMOUS:
		return IndexMark.UNSIGNED
	return IndexMark.COLLECTIVE if appeal.subject == COLLECTIVE else IndexMark.PERSONAL


def _surname(appeal: Document) -> str:
	return frappe.db.get_value("Applicant", appeal.applicant, "last_name") if appeal.applicant else ""
