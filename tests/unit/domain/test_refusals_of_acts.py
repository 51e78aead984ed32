"""The whole sentence of each refusal of acts on a term, a control, an interim answer and a reception."""

from collections.abc import Callable
from datetime import date

import pytest

from appeals_app.domain.additional_control import check_answered, check_control_day, check_kept_day
from appeals_app.domain.errors import DomainError
from appeals_app.domain.interim_answer import check_interim_answer
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.reception import (
	Ground,
	ReceptionMode,
	Suspension,
	check_early_end,
	check_order,
	check_suspension,
)
from appeals_app.domain.term_demand import Demand, check_demand

DAY, NEXT, THIRD = date(2026, 2, 2), date(2026, 2, 3), date(2026, 2, 4)
REGIME = Ground("карантин", DAY, THIRD)


def interim(phase=Phase.EXECUTION, promised=NEXT, due=NEXT, today=NEXT) -> None:
	check_interim_answer(phase, final_answer_on=promised, due_date=due, today=today)


def suspend(first=DAY, last=NEXT, grounds=(REGIME,), others=()) -> None:
	check_suspension(Suspension(ReceptionMode.SUSPENDED, first, last, grounds), others)


def end(last_day, today=NEXT) -> None:
	check_early_end(Suspension(ReceptionMode.ONLINE, DAY, THIRD), last_day, today=today)


REFUSALS: list[tuple[Callable[[], object], str]] = [
	(
		lambda: check_answered(Phase.EXECUTION),
		"Additional control is set once the author has been answered and before the appeal is filed. Send the"
		" answer first, or reopen the appeal.",
	),
	(
		lambda: check_control_day(DAY, today=NEXT),
		"The control date 02.02.2026 has passed. Choose today or a later day.",
	),
	(
		lambda: check_control_day(NEXT, today=NEXT, before=NEXT),
		"The control date is 03.02.2026 already. Choose another day.",
	),
	(
		lambda: check_control_day(date(2036, 2, 4), today=NEXT),
		"The control date 04.02.2036 is more than 10 years ahead. Choose a nearer day; a promise that lasts longer"
		" is controlled step by step.",
	),
	(
		lambda: check_kept_day(NEXT, set_on=DAY, today=DAY),
		"03.02.2026 has not come yet. Enter the day the promise was kept.",
	),
	(
		lambda: check_kept_day(DAY, set_on=NEXT, today=NEXT),
		"The promise was put on control on 03.02.2026. Enter the day it was found kept, that day or later.",
	),
	(
		lambda: interim(Phase.ANSWERED),
		"The consideration has ended, so there is nothing to answer for the time being. Reopen the appeal first.",
	),
	(
		lambda: interim(due=None),
		"The appeal has no term yet. Choose its term rule on the card first.",
	),
	(
		lambda: interim(promised=None),
		"An interim answer says when the final one comes. Enter its day, not later than 03.02.2026.",
	),
	(lambda: interim(due=DAY), "The term ran out on 02.02.2026. Send the answer itself."),
	(
		lambda: interim(promised=THIRD),
		"The final answer is promised for 04.02.2026. Promise a day from 03.02.2026 to 03.02.2026, or extend the"
		" term first.",
	),
	(
		lambda: check_demand(Demand(DAY, "", "причина"), received_on=DAY, today=DAY),
		"The term is shortened only on the citizen's written demand that gives reasons. Enter the demand and its"
		" reasons.",
	),
	(
		lambda: check_demand(Demand(DAY, "В-1", "причина"), received_on=NEXT, today=THIRD),
		"The demand is dated 02.02.2026, and a demand comes from 03.02.2026, the day of the appeal, to 04.02.2026."
		" Correct the date.",
	),
	(
		lambda: suspend(grounds=()),
		"It is not said on what ground the reception is held otherwise. Choose a legal regime or an article.",
	),
	(
		lambda: suspend(first=THIRD, last=THIRD, others=[Suspension(ReceptionMode.ONLINE, NEXT)]),
		"The reception is held otherwise from 03.02.2026 already. End that suspension first, or choose other days.",
	),
	(
		lambda: suspend(grounds=(Ground("стан", DAY, allows_suspension=False),)),
		"“стан” does not allow to suspend the reception. Choose another ground.",
	),
	(
		lambda: suspend(grounds=(Ground("стаття", DAY, is_in_force=False),)),
		"The act of “стаття” is no longer in force. Choose another ground.",
	),
	(
		lambda: suspend(grounds=(Ground("карантин", NEXT),)),
		"“карантин” is in force from 03.02.2026 only. Begin on that day or later.",
	),
	(
		lambda: suspend(last=None),
		"“карантин” is in force until 04.02.2026. Enter a last day that is not later.",
	),
	(
		lambda: check_order(ordered_on=NEXT, begins_on=NEXT, today=DAY),
		"The order is dated 03.02.2026, which has not come yet. Correct the date.",
	),
	(
		lambda: check_order(ordered_on=NEXT, begins_on=DAY, today=NEXT),
		"The order is dated 03.02.2026 and cannot hold from 02.02.2026 already. Correct one of the dates.",
	),
	(lambda: end(THIRD), "The suspension ends on 04.02.2026 already. Enter an earlier day."),
	(lambda: end(date(2026, 2, 1)), "The suspension begins on 02.02.2026. Its last day cannot be earlier."),
	(
		lambda: end(DAY, today=THIRD),
		"02.02.2026 has passed, and people were not received since. Enter a later day.",
	),
]


@pytest.mark.parametrize(("act", "sentence"), REFUSALS)
def test_a_refusal_says_what_happened_and_what_to_do(act: Callable[[], object], sentence: str) -> None:
	with pytest.raises(DomainError) as refused:
		act()

	assert str(refused.value) == sentence


def test_acts_next_to_those_refused_are_allowed() -> None:
	allowed = (
		interim(due=NEXT, today=NEXT),
		suspend(first=DAY, last=THIRD),
		end(DAY, today=NEXT),
		check_order(ordered_on=DAY, begins_on=DAY, today=DAY),
		check_kept_day(DAY, set_on=DAY, today=DAY),
	)

	assert set(allowed) == {None}
