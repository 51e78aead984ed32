"""Asking for an extension: the law lets only the head or a deputy extend (Art. 20(1)), so who works asks them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from appeals_app.domain.card_term import Law, TermInputs, count_card_term
from appeals_app.domain.deadlines import latest_extension
from appeals_app.domain.errors import ExtensionTooLateError


@dataclass(frozen=True, slots=True)
class Task:
	"""A task somebody works on now: whose it is, and of what unit."""

	user: str
	unit: str | None


def may_ask(*, user: str, units_led: Iterable[str], tasks: Iterable[Task]) -> bool:
	"""One who works on the appeal, responsible or not, or who leads the unit of one who does."""
	led = {unit for unit in units_led if unit}
	return any(task.user == user or task.unit in led for task in tasks)


def check_not_run_out(*, breach_after: date, today: date) -> None:
	"""Art. 20(1): the necessary term is set within the term; one that has run out was missed."""
	if today > breach_after:
		raise ExtensionTooLateError(
			"The term ran out on {0}. A term that has run out cannot be extended: answer the appeal.",
			breach_after,
		)


def latest_to_ask_for(inputs: TermInputs, law: Law, *, today: date) -> date | None:
	"""The latest day an extension may be asked for today.

	None where there is none: the rule knows no extension, the term is at its limit already, or it has run out.
	"""
	term = count_card_term(inputs, law)
	latest = latest_extension(
		received_at=inputs.received_at,
		registered_at=inputs.registered_at,
		term=term.rule,
		switches=term.switches,
		calendar=law.calendar(term.switches.holiday_calendar),
	)
	if latest is None or latest <= term.deadline.due_date or today > term.deadline.breach_after:
		return None
	return latest
