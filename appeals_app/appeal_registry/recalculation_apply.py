"""A recalculation put into force: the cards take the new term, each with an event that says why."""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import now

from appeals_app import clock
from appeals_app.appeal_registry.event_log import record_events
from appeals_app.appeal_registry.recalculation import BATCH, DATES, cards_query, terms_of
from appeals_app.appeal_registry.terms import card_values, choice_told, values_kept_without_term
from appeals_app.authority_directory.queries import person_in_words
from appeals_app.bulk_rows import insert_rows
from appeals_app.domain.card_term import CardTerm, Law
from appeals_app.domain.term_told import Recount

WAITS, APPLIED, LEFT_ALONE = "Waits", "Applied", "Left Alone"


def apply_batch(recalculation: Document, law: Law) -> frappe._dict:
	"""Apply the next batch of waiting rows in one transaction; how many were applied and left alone.

	Each card is counted once more.  One that has changed since, or would get other dates than those a person
	has looked at, is left as it is: its row says so, and the next recalculation sees it anew.  Rows already
	applied are not touched, so a job that was stopped goes on where it was.

	It has to be the first to read in its transaction: rows and cards are locked before anything else is read,
	so what others have committed meanwhile is seen.  Modules above move with the cards what hangs on their
	terms by the hook `appeal_after_recalculation`: functions(names of Term Recalculation Rows just applied).
	"""
	rows = _waiting_rows(recalculation.name)
	cards = _locked_cards([row.appeal for row in rows])
	terms = terms_of(list(cards.values()), law)
	shown = [row for row in rows if _is_as_shown(row, cards.get(row.appeal), terms.get(row.appeal))]
	_write_cards([(cards[row.appeal], terms[row.appeal]) for row in shown], _recount(recalculation))
	_record(recalculation, shown)
	for path in frappe.get_hooks("appeal_after_recalculation"):
		frappe.get_attr(path)([row.name for row in shown])
	applied = {row.name for row in shown}
	_set_outcome(applied, APPLIED)
	_set_outcome({row.name for row in rows} - applied, LEFT_ALONE)
	return frappe._dict(taken=len(rows), applied_count=len(shown), skipped_count=len(rows) - len(shown))


def _waiting_rows(recalculation: str) -> list[frappe._dict]:
	dates = [f"{age}_{date}" for age in ("old", "new") for date in DATES]
	table = DocType("Term Recalculation Row")
	query = (
		frappe.qb.from_(table)
		.select("name", "appeal", "authority", "moves", "old_rule", "new_rule", *dates)
		.where((table.recalculation == recalculation) & (table.outcome == WAITS))
		.orderby(table.appeal)
		.limit(BATCH)
		.for_update()
	)
	return query.run(as_dict=True)


def _locked_cards(appeals: list[str]) -> dict[str, frappe._dict]:
	"""The open ones of the appeals, locked until the batch is committed, by their keys."""
	query = cards_query().where(DocType("Appeal").name.isin(appeals or [""])).for_update()
	return {card.name: card for card in query.run(as_dict=True)}


def _is_as_shown(row: frappe._dict, card: frappe._dict | None, term: CardTerm | str | None) -> bool:
	"""The card and its new term are still those the row tells."""
	if not card or (card.term_rule or None) != (row.old_rule or None):
		return False
	if any(card[date] != row[f"old_{date}"] for date in DATES):
		return False
	if isinstance(term, str):
		return not row.new_due_date
	is_same_rule = term.rule.code == row.new_rule
	return is_same_rule and all(getattr(term.deadline, date) == row[f"new_{date}"] for date in DATES)


def _recount(recalculation: Document) -> Recount:
	return Recount(recalculation.reason, person_in_words(frappe.session.user), clock.today())


def _write_cards(counted: list[tuple[frappe._dict, CardTerm | str]], recount: Recount) -> None:
	# a form opened before must not write the old term back
	stamps = {"modified": now(), "modified_by": frappe.session.user}
	rows, columns, without_term = [], (), {}
	for card, term in counted:
		if isinstance(term, str):
			without_term.setdefault(term, []).append(card.name)
			continue
		told = (*choice_told(card), recount.step(card.due_date))
		values = {**card_values(term, told=told), **_counted_from_today(term, recount.applied_on), **stamps}
		columns = tuple(values)
		rows.append((card.name, card.authority, *values.values()))
	# the cards exist, so every row of the statement is an update
	insert_rows("Appeal", ("name", "authority", *columns), rows, update=columns)
	for problem, cards in without_term.items():
		_keep_without_term(cards, {**values_kept_without_term(problem), **stamps})


def _counted_from_today(term: CardTerm, today: date) -> dict[str, int]:
	return {
		"is_overdue": int(term.deadline.breach_after < today),
		"days_left": (term.deadline.control_date - today).days,
	}


def _keep_without_term(cards: list[str], values: dict[str, object]) -> None:
	appeal = DocType("Appeal")
	query = frappe.qb.update(appeal).where(appeal.name.isin(cards))
	for field, value in values.items():
		query = query.set(appeal[field], value)
	query.run()


def _record(recalculation: Document, rows: list[frappe._dict]) -> None:
	record_events(
		[
			{
				"appeal": row.appeal,
				"authority": row.authority,
				"act": "term_recalculated",
				"ground": " · ".join(filter(None, (row.moves, recalculation.reason))),
				"reference_doctype": recalculation.doctype,
				"reference_name": recalculation.name,
			}
			for row in rows
		]
	)


def _set_outcome(rows: set[str], outcome: str) -> None:
	if rows:
		table = DocType("Term Recalculation Row")
		frappe.qb.update(table).set(table.outcome, outcome).where(table.name.isin(rows)).run()
