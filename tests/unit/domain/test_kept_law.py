"""A decision on the term moves the term the card has: changed rows of the law stay outside."""

from datetime import date, datetime

import pytest

from appeals_app.domain.calendar import WorkingCalendar
from appeals_app.domain.card_term import TermInputs, count_card_term
from appeals_app.domain.deadlines import DecisionMaker, Extension, Switches, compute_deadline, term_rule
from appeals_app.domain.kept_law import law_kept_in, rule_kept_in

RECEIVED = datetime(2026, 2, 2, 10, 0)
CALENDAR = WorkingCalendar("office", date(2020, 1, 1))


class ChangedLaw:
	"""Rows as an administrator has changed them since: another rule, another count."""

	def rule_for(self, facts, on_day):
		return term_rule("15d")

	def rule_named(self, code):
		return term_rule("15d")

	def switches_for(self, rule, on_day):
		return Switches.from_dict({"month_mode": "30_days", "holiday_calendar": "office"})

	def calendar(self, code):
		return {"office": CALENDAR}[code]


class LawOfReceipt(ChangedLaw):
	"""Rows as they were when the appeal came."""

	def rule_for(self, facts, on_day):
		return term_rule("month")

	def switches_for(self, rule, on_day):
		return Switches.from_dict({"holiday_calendar": "office"})


@pytest.mark.parametrize("rule_by_hand", [None, "anything"])
def test_the_term_is_moved_by_the_law_the_card_keeps(rule_by_hand):
	basis = count_card_term(TermInputs(RECEIVED), LawOfReceipt()).basis()
	extension = Extension(date(2026, 2, 27), DecisionMaker.HEAD, date(2026, 2, 27), date(2026, 3, 10))
	inputs = TermInputs(RECEIVED, rule_by_hand=rule_by_hand, extension=extension)

	term = count_card_term(inputs, law_kept_in(basis, ChangedLaw()))

	expected = compute_deadline(
		received_at=RECEIVED, term="month", extension=extension, calendar=CALENDAR, switches=term.switches
	)
	assert (term.rule.code, term.deadline) == ("month", expected)
	assert term.basis() == basis


def test_a_card_that_keeps_no_law_is_counted_by_that_of_today():
	assert count_card_term(TermInputs(RECEIVED), law_kept_in({}, ChangedLaw())).rule.code == "15d"


def test_a_card_counted_before_versions_were_told_keeps_its_rule_without_one():
	basis = count_card_term(TermInputs(RECEIVED), LawOfReceipt()).basis()
	del basis["rule"]["since"]

	assert rule_kept_in(basis) == term_rule("month")
