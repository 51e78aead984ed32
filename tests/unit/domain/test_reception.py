"""Suspension of personal reception (Art. 22 of Law 393): its ground, its days, its end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.errors import PeriodOrderError
from appeals_app.domain.reception import (
	Ground,
	ReceptionError,
	ReceptionMode,
	Suspension,
	check_early_end,
	check_order,
	check_suspension,
	effective_end,
	mode_on,
)

QUARANTINE = Ground("карантин", date(2026, 1, 10), date(2026, 3, 31))
MARTIAL_LAW = Ground("воєнний стан", date(2022, 2, 24))


def suspension(first, last=None, *, mode=ReceptionMode.SUSPENDED, grounds=(MARTIAL_LAW,)) -> Suspension:
	return Suspension(mode, first, last, grounds)


def refusal(checked, others=()) -> str:
	with pytest.raises(ReceptionError) as refused:
		check_suspension(checked, others)
	return str(refused.value)


# the ground ---------------------------------------------------------------------------------------------


def test_reception_is_suspended_while_the_quarantine_lasts():
	assert check_suspension(suspension(date(2026, 1, 10), date(2026, 3, 31), grounds=(QUARANTINE,))) is None


def test_reception_is_not_suspended_without_a_ground():
	assert "on what ground" in refusal(suspension(date(2026, 2, 1), grounds=()))


def test_a_regime_that_does_not_allow_it_is_no_ground():
	other = Ground("надзвичайний стан", date(2026, 1, 1), allows_suspension=False)

	assert "“надзвичайний стан” does not allow" in refusal(suspension(date(2026, 2, 1), grounds=(other,)))


def test_an_article_of_an_act_that_has_ended_is_no_ground():
	ended = Ground("порядок № 898", date(2016, 1, 1), is_in_force=False)

	assert "act of “порядок № 898” is no longer in force" in refusal(
		suspension(date(2026, 2, 1), grounds=(ended,))
	)


def test_reception_is_not_suspended_before_the_regime():
	assert "in force from 10.01.2026 only" in refusal(suspension(date(2026, 1, 9), grounds=(QUARANTINE,)))


@pytest.mark.parametrize("last", [date(2026, 4, 1), None])
def test_reception_is_not_suspended_beyond_the_regime(last):
	assert "in force until 31.03.2026" in refusal(suspension(date(2026, 2, 1), last, grounds=(QUARANTINE,)))


def test_under_a_regime_without_an_end_the_suspension_may_have_none():
	assert check_suspension(suspension(date(2026, 2, 1))) is None


def test_of_two_grounds_both_have_to_hold():
	both = suspension(date(2026, 2, 1), date(2026, 4, 15), grounds=(MARTIAL_LAW, QUARANTINE))

	assert "“карантин” is in force until 31.03.2026" in refusal(both)


def test_a_suspension_that_ends_before_it_begins_is_refused():
	with pytest.raises(PeriodOrderError):
		check_suspension(suspension(date(2026, 2, 2), date(2026, 2, 1)))


# the days -----------------------------------------------------------------------------------------------

FEBRUARY = suspension(date(2026, 2, 1), date(2026, 2, 28))


@pytest.mark.parametrize(
	("first", "last"),
	[
		(date(2026, 2, 28), date(2026, 3, 5)),
		(date(2026, 1, 1), date(2026, 2, 1)),
		(date(2026, 2, 10), date(2026, 2, 12)),
		(date(2026, 1, 1), None),
	],
)
def test_two_suspensions_never_share_a_day(first, last):
	assert "held otherwise from 01.02.2026 already" in refusal(suspension(first, last), [FEBRUARY])


@pytest.mark.parametrize(("first", "last"), [(date(2026, 3, 1), None), (date(2026, 1, 1), date(2026, 1, 31))])
def test_suspensions_may_follow_each_other(first, last):
	assert check_suspension(suspension(first, last), [FEBRUARY]) is None


def test_an_order_holds_from_its_date_on():
	assert (
		check_order(ordered_on=date(2026, 2, 1), begins_on=date(2026, 2, 1), today=date(2026, 2, 1)) is None
	)
	with pytest.raises(ReceptionError, match=r"dated 02.02.2026 and cannot hold from 01.02.2026"):
		check_order(ordered_on=date(2026, 2, 2), begins_on=date(2026, 2, 1), today=date(2026, 2, 3))


def test_an_order_of_tomorrow_is_refused():
	with pytest.raises(ReceptionError, match=r"dated 02.02.2026, which has not come"):
		check_order(ordered_on=date(2026, 2, 2), begins_on=date(2026, 2, 2), today=date(2026, 2, 1))


# the end ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("last_day", [date(2026, 2, 9), date(2026, 2, 10), date(2026, 2, 20)])
def test_a_suspension_is_ended_from_yesterday_on(last_day):
	assert check_early_end(FEBRUARY, last_day, today=date(2026, 2, 10)) is None


@pytest.mark.parametrize(
	("last_day", "said"),
	[
		(date(2026, 2, 8), "has passed, and people were not received since"),
		(date(2026, 1, 31), "begins on 01.02.2026"),
		(date(2026, 2, 28), "ends on 28.02.2026 already"),
		(date(2026, 3, 1), "ends on 28.02.2026 already"),
	],
)
def test_an_end_that_would_change_the_past_or_nothing_is_refused(last_day, said):
	with pytest.raises(ReceptionError, match=said):
		check_early_end(FEBRUARY, last_day, today=date(2026, 2, 10))


def test_an_open_suspension_may_be_ended():
	assert check_early_end(suspension(date(2026, 2, 1)), date(2026, 2, 10), today=date(2026, 2, 10)) is None


# how people are received --------------------------------------------------------------------------------


@pytest.mark.parametrize(
	("day", "mode"),
	[
		(date(2026, 1, 31), ReceptionMode.OPEN),
		(date(2026, 2, 1), ReceptionMode.ONLINE),
		(date(2026, 2, 28), ReceptionMode.ONLINE),
		(date(2026, 3, 1), ReceptionMode.SUSPENDED),
		(date(2026, 4, 1), ReceptionMode.OPEN),
	],
)
def test_people_are_received_as_the_suspension_of_the_day_says(day, mode):
	online = suspension(date(2026, 2, 1), date(2026, 2, 28), mode=ReceptionMode.ONLINE)
	suspended = suspension(date(2026, 3, 1), date(2026, 3, 31))

	assert mode_on([online, suspended], day) is mode


def test_an_open_suspension_ends_with_the_regime_it_rests_on():
	ended = Ground("воєнний стан", date(2022, 2, 24), date(2026, 5, 31))
	open_end = suspension(date(2026, 2, 1), grounds=(ended,))

	assert mode_on([open_end], date(2026, 5, 31)) is ReceptionMode.SUSPENDED
	assert mode_on([open_end], date(2026, 6, 1)) is ReceptionMode.OPEN


@pytest.mark.parametrize(
	("last", "grounds", "end"),
	[
		(None, (MARTIAL_LAW,), None),
		(None, (QUARANTINE, MARTIAL_LAW), date(2026, 3, 31)),
		(date(2026, 4, 15), (MARTIAL_LAW, QUARANTINE), date(2026, 3, 31)),
		(date(2026, 2, 15), (QUARANTINE,), date(2026, 2, 15)),
		(date(2026, 2, 15), (MARTIAL_LAW,), date(2026, 2, 15)),
	],
)
def test_an_order_ends_no_later_than_the_first_of_its_grounds(last, grounds, end):
	assert effective_end(suspension(date(2026, 2, 1), last, grounds=grounds)) == end


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(st.lists(st.tuples(DAYS, st.none() | st.integers(0, 60)), max_size=8), DAYS)
def test_of_all_suspensions_accepted_at_most_one_holds_on_a_day(wishes, day):
	accepted: list[Suspension] = []
	for first, length in wishes:
		wish = suspension(first, None if length is None else first + timedelta(days=length))
		try:
			check_suspension(wish, accepted)
		except ReceptionError:
			continue
		accepted.append(wish)

	holding = [one for one in accepted if one.valid_from <= day <= (one.valid_to or day)]
	assert len(holding) <= 1
	assert mode_on(accepted, day) is (ReceptionMode.SUSPENDED if holding else ReceptionMode.OPEN)


def test_an_open_ground_is_never_told_to_end():
	far = suspension(date(2026, 1, 10), date.max)

	assert check_suspension(far) is None


def test_an_open_suspension_is_never_told_to_end_already():
	assert check_early_end(suspension(date(2026, 1, 10)), date.max, today=date(2026, 2, 1)) is None
