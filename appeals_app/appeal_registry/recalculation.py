"""Terms of open appeals counted anew by today's rules: what would move is written down, nothing is moved.

A change of a rule, a regime or a calendar never rewrites cards by itself.  A person orders a recalculation,
looks at its rows, and applies them (`recalculation_apply`).  Appeals are read by their key in batches, so
memory does not grow with their number.
"""

from collections import Counter
from datetime import date

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.query_builder.functions import Count
from frappe.utils import add_days, getdate
from pypika.queries import QueryBuilder

from appeals_app import clock
from appeals_app.appeal_registry.recalculation_words import explain, moves_in_words
from appeals_app.appeal_registry.rules_by_hand import CHOICE_FIELDS
from appeals_app.appeal_registry.terms import term_changes, term_inputs
from appeals_app.bulk_rows import STAMPS, insert_rows
from appeals_app.domain.card_term import CardTerm, Law, count_card_term
from appeals_app.domain.errors import DomainError
from appeals_app.domain.lifecycle import OPEN_PHASES
from appeals_app.domain.term_difference import TermMove, move_of
from appeals_app.domain.unfit_decision import unfit_decision
from appeals_app.refusal import sentence_of
from appeals_app.search_arguments import NO_RECORD

BATCH = 1000
"""Appeals read, counted and written at once."""

OPEN_NAMES = [phase.value for phase in sorted(OPEN_PHASES)]

CARD_FIELDS = (
	"name",
	"authority",
	"registration_index",
	"received_at",
	"registered_at",
	"study",
	"kind",
	"channel",
	"receipt_sign",
	"term_by_hand",
	*CHOICE_FIELDS,
	"term_rule",
	"control_date",
	"due_date",
	"breach_after",
	"term_needs_person",
	"term_problem",
)

ROW_FIELDS = (
	*STAMPS,
	"recalculation",
	"appeal",
	"registration_index",
	"authority",
	"received_at",
	"outcome",
	"shift_days",
	"becomes_overdue",
	"stops_being_overdue",
	"explanation",
	"moves",
	"old_rule",
	"old_control_date",
	"old_due_date",
	"old_breach_after",
	"new_rule",
	"new_control_date",
	"new_due_date",
	"new_breach_after",
	"new_problem",
)

DATES = ("control_date", "due_date", "breach_after")


def count_batch(recalculation: Document, law: Law, *, after: str) -> frappe._dict:
	"""Count one batch and write a row for each appeal that would move; the sums of the batch.

	`last` is the key to go on after, empty when there is nothing more.
	"""
	cards = _open_cards(recalculation, after=after)
	terms = terms_of(cards, law)
	today = clock.today()
	moved = [row for row in (_row_of(card, terms[card.name], today) for card in cards) if row]
	_insert_rows(recalculation, moved)
	return _sums(cards, moved)


def terms_of(cards: list[frappe._dict], law: Law) -> dict[str, CardTerm | str]:
	"""The term of each card of a batch by the law, or the sentence that says why it has none, by card.

	What hangs on them is read by one query for all.
	"""
	_add_categories(cards)
	changes = term_changes([card.name for card in cards])
	return {card.name: _term_of(card, law, changes.get(card.name, {})) for card in cards}


def cards_query(*more_fields: str) -> QueryBuilder:
	"""Open appeals with what their terms are counted from, in the order of their keys."""
	appeal = DocType("Appeal")
	return (
		frappe.qb.from_(appeal)
		.select(*[appeal[field] for field in (*CARD_FIELDS, *more_fields)])
		.where(appeal.phase.isin(OPEN_NAMES))
		.orderby(appeal.name)
	)


def _open_cards(recalculation: Document, *, after: str) -> list[frappe._dict]:
	"""The next batch of cards the recalculation asks about."""
	return _batch_query(recalculation, after=after).run(as_dict=True)


def _batch_query(recalculation: Document, *, after: str) -> QueryBuilder:
	query = cards_query("term_basis").where(DocType("Appeal").name > after).limit(BATCH)
	# in the order of the index: any other would read and sort all that is left for each batch
	query = query.force_index("authority_name_index" if recalculation.authority else "PRIMARY")
	return _of_order(query, recalculation)


def how_many(recalculation: Document) -> int:
	"""Open appeals the recalculation asks about."""
	appeal = DocType("Appeal")
	query = frappe.qb.from_(appeal).select(Count("*")).where(appeal.phase.isin(OPEN_NAMES))
	return _of_order(query, recalculation).run()[0][0]


def _of_order(query: QueryBuilder, recalculation: Document) -> QueryBuilder:
	appeal = DocType("Appeal")
	if recalculation.authority:
		query = query.where(appeal.authority == recalculation.authority)
	if recalculation.received_from:
		query = query.where(appeal.received_at >= getdate(recalculation.received_from))
	if recalculation.received_to:
		query = query.where(appeal.received_at < add_days(getdate(recalculation.received_to), 1))
	return query


def _add_categories(cards: list[frappe._dict]) -> None:
	rows = frappe.get_all(
		"Appeal Author Category",
		filters={"parenttype": "Appeal", "parent": ("in", [card.name for card in cards] or [NO_RECORD])},
		fields=["parent", "category"],
	)
	by_card: dict[str, list] = {}
	for row in rows:
		by_card.setdefault(row.parent, []).append(row)
	for card in cards:
		card.author_categories = by_card.get(card.name, [])


def _term_of(card: frappe._dict, law: Law, changes: dict) -> CardTerm | str:
	inputs = term_inputs(card, changes=changes)
	try:
		return count_card_term(inputs, law)
	except DomainError as error:
		return sentence_of((changes and unfit_decision(inputs, law)) or error)


def _row_of(card: frappe._dict, term: CardTerm | str, today: date) -> frappe._dict | None:
	"""What would become of one card; None where nothing would."""
	if isinstance(term, str):
		return _without_term(card, term, today) if card.term_problem != term else None
	moves = any(card[field] != getattr(term.deadline, field) for field in DATES)
	if not moves and card.term_rule == term.rule.code and not card.term_needs_person:
		return None
	return _row(
		card,
		today,
		explanation=explain(card.term_basis or "", term.basis_json(), dates_moved=moves),
		new_rule=term.rule.code,
		**{f"new_{field}": getattr(term.deadline, field) for field in DATES},
	)


def _without_term(appeal: frappe._dict, problem: str, today: date) -> frappe._dict:
	"""The card keeps its dates, by which its author may have been told, and asks for a person."""
	return _row(appeal, today, explanation=problem, new_problem=problem)


def _row(appeal: frappe._dict, today: date, **found: object) -> frappe._dict:
	row = frappe._dict(
		appeal=appeal.name,
		registration_index=appeal.registration_index,
		authority=appeal.authority,
		received_at=appeal.received_at,
		outcome="Waits",
		old_rule=appeal.term_rule,
		**{f"old_{field}": appeal[field] for field in DATES},
		**found,
	)
	row.shift_days = (
		(row.new_due_date - row.old_due_date).days if row.new_due_date and row.old_due_date else 0
	)
	row.moves = moves_in_words(row)
	was_late = bool(appeal.breach_after and appeal.breach_after < today)
	is_late = bool(row.new_breach_after and row.new_breach_after < today)
	row.becomes_overdue = int(is_late and not was_late)
	row.stops_being_overdue = int(was_late and bool(row.new_breach_after) and not is_late)
	return row


def _insert_rows(recalculation: Document, rows: list[frappe._dict]) -> None:
	now, user = frappe.utils.now(), frappe.session.user
	for row in rows:
		row.update(
			name=f"{recalculation.name}-{row.appeal}",  # in the order of insertion, so no page of the table is torn
			creation=now,
			modified=now,
			owner=user,
			modified_by=user,
			recalculation=recalculation.name,
		)
	values = [[row.get(field) for field in ROW_FIELDS] for row in rows]
	insert_rows("Term Recalculation Row", ROW_FIELDS, values)


def _move_of(row: frappe._dict) -> TermMove:
	return move_of(*[[row.get(f"{age}_{field}") for field in DATES] for age in ("old", "new")])


def _sums(appeals: list[frappe._dict], moved: list[frappe._dict]) -> frappe._dict:
	moves = Counter(_move_of(row) for row in moved if not row.new_problem)
	return frappe._dict(
		last=appeals[-1].name if len(appeals) == BATCH else "",
		checked_count=len(appeals),
		moved_count=len(moved),
		first_count=moves[TermMove.FIRST],
		earlier_count=moves[TermMove.EARLIER],
		later_count=moves[TermMove.LATER],
		both_ways_count=moves[TermMove.BOTH_WAYS],
		same_dates_count=moves[TermMove.NONE],
		overdue_count=sum(row.becomes_overdue for row in moved),
		no_longer_overdue_count=sum(row.stops_being_overdue for row in moved),
		needs_person_count=sum(bool(row.new_problem) for row in moved),
	)
