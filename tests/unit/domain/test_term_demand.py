"""The demand to shorten a term (Art. 20(2)): reasoned, written, after the appeal."""

from dataclasses import replace
from datetime import date

import pytest

from appeals_app.domain.errors import ShorteningTooLateError, ShorteningWithoutDemandError
from appeals_app.domain.term_demand import Demand, DemandAnsweredError, check_demand, check_not_answered

DEMAND = Demand(date(2026, 2, 5), "В-12/2026", "виїзд на лікування")
DAYS = {"received_on": date(2026, 2, 2), "today": date(2026, 2, 10)}


@pytest.mark.parametrize("day", [date(2026, 2, 2), date(2026, 2, 5), date(2026, 2, 10)])
def test_a_written_demand_with_reasons_is_taken(day):
	assert check_demand(replace(DEMAND, demanded_on=day), **DAYS) is None


@pytest.mark.parametrize(
	"lacking",
	[
		{"demanded_on": None},
		{"number": ""},
		{"number": "  "},
		{"number": "\u3164"},
		{"reason": "\u200b"},
		{"reason": ""},
		{"reason": " \n"},
	],
)
def test_a_demand_that_lacks_its_day_number_or_reasons_is_refused(lacking):
	with pytest.raises(ShorteningWithoutDemandError, match="written demand that gives reasons"):
		check_demand(replace(DEMAND, **lacking), **DAYS)


@pytest.mark.parametrize("day", [date(2026, 2, 1), date(2026, 2, 11)])
def test_a_demand_before_the_appeal_or_ahead_of_today_is_refused(day):
	with pytest.raises(
		ShorteningTooLateError, match=r"from 02.02.2026, the day of the appeal, to 10.02.2026"
	):
		check_demand(replace(DEMAND, demanded_on=day), **DAYS)


@pytest.mark.parametrize("number", ["В-12/2026", "в-12/2026", "B-12/2026", " В-12/2026\u200b"])
def test_a_demand_answered_before_is_answered_no_more(number):
	with pytest.raises(DemandAnsweredError, match="granted or refused already"):
		check_not_answered(number, ["В-11", "В-12/2026"])


def test_another_demand_is_answered():
	assert check_not_answered("В-12/2026", ["В-12", ""]) is None
	assert check_not_answered("В-12/2026", []) is None
