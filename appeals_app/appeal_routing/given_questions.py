"""Which questions of an appeal each executor of a resolution answers; kept on the rows of the card's questions."""

import re

import frappe
from frappe import _
from frappe.model.document import Document

from appeals_app.appeal_routing.conflict_guard import (
	ConflictOfInterestError,
	conflict_in_words,
	conflict_with,
)
from appeals_app.appeal_routing.queries import possible_executors
from appeals_app.refusal import AppealRuleError

_NUMBERS = re.compile(r"[0-9]{1,3}(?:[\s,;]+[0-9]{1,3})*[\s,;]*")


def check_given_questions(resolution: Document, appeal: Document) -> None:
	"""Raise AppealRuleError unless each executor is given open questions of the card, none of them to two."""
	open_rows = {row.idx for row in appeal.questions if not row.result and not row.transfer}
	given: set[int] = set()
	for row in resolution.executors:
		numbers = _numbers(row.questions)
		if unknown := numbers - open_rows:
			_refuse(
				_("The appeal has no open question {0}. Enter numbers as the questions stand on the card."),
				min(unknown),
			)
		if twice := numbers & given:
			_refuse(_("The question {0} is given to two executors. Leave it to one of them."), min(twice))
		given |= numbers
		row.questions = ", ".join(map(str, sorted(numbers)))


def check_named(appeal: Document, method: str | None = None) -> None:
	"""For the event `validate` of Appeal: who is newly named for a question can work on it, and the complaint is not of that one."""
	stored = appeal.get_doc_before_save()
	kept = {(row.name, row.officer) for row in stored.questions} if stored else set()
	able: list[str] | None = None
	for row in appeal.questions:
		if not row.officer or (row.name, row.officer) in kept:
			continue
		able = possible_executors(appeal.authority, with_absent=True) if able is None else able
		if row.officer not in able:
			name = frappe.db.get_value("Authority Officer", row.officer, "officer_name") or row.officer
			_refuse(
				_("{0} cannot work on appeals of this authority now. Name another for the question."), name
			)
		if conflict := conflict_with(appeal, officer=row.officer):
			frappe.throw(conflict_in_words(conflict, row.officer), ConflictOfInterestError)


def give_questions(resolution: Document) -> None:
	"""Write on the card who answers each question; those given to nobody stay as they were."""
	for row in resolution.executors:
		if numbers := _numbers(row.questions):
			rows = {"parent": resolution.appeal, "parenttype": "Appeal", "idx": ("in", sorted(numbers))}
			frappe.db.set_value("Appeal Question", rows, "officer", row.officer)


def _numbers(given: str | None) -> set[int]:
	words = (given or "").strip()
	if words and not _NUMBERS.fullmatch(words):
		_refuse(_("«{0}» are no numbers of questions. Write them with commas: 1, 3."), words)
	return {int(number) for number in re.findall(r"[0-9]+", words)}


def _refuse(sentence: str, value: object) -> None:
	frappe.throw(sentence.format(value), AppealRuleError)
