"""The interim answer: only while the appeal is considered, and with a promise the term can hold."""

from datetime import date

import pytest

from appeals_app.domain.interim_answer import InterimAnswerError, check_interim_answer
from appeals_app.domain.lifecycle import OPEN_PHASES, RUNNING_LETTERS, STOPPED_BY_LETTER, LetterKind, Phase

TODAY, DUE = date(2026, 2, 20), date(2026, 3, 2)


def check(phase=Phase.EXECUTION, **changes):
	values = {"final_answer_on": DUE, "due_date": DUE, "today": TODAY, **changes}
	return check_interim_answer(phase, **values)


def refusal(*phase, **changes) -> str:
	with pytest.raises(InterimAnswerError) as refused:
		check(*phase, **changes)
	return str(refused.value)


@pytest.mark.parametrize("phase", OPEN_PHASES)
def test_an_interim_answer_is_given_while_the_appeal_is_considered(phase):
	assert check(phase) is None


@pytest.mark.parametrize("phase", set(Phase) - OPEN_PHASES)
def test_after_the_consideration_there_is_nothing_to_answer_for_the_time_being(phase):
	assert "The consideration has ended" in refusal(phase)


@pytest.mark.parametrize("day", [TODAY, date(2026, 2, 25), DUE])
def test_the_final_answer_is_promised_within_the_term(day):
	assert check(final_answer_on=day) is None


@pytest.mark.parametrize("day", [date(2026, 2, 19), date(2026, 3, 3)])
def test_a_promise_beyond_the_term_or_in_the_past_is_refused(day):
	assert f"promised for {day:%d.%m.%Y}. Promise a day from 20.02.2026 to 02.03.2026" in refusal(
		final_answer_on=day
	)


def test_an_interim_answer_without_the_day_of_the_final_one_is_refused():
	assert "Enter its day, not later than 02.03.2026" in refusal(final_answer_on=None)


def test_a_term_that_has_run_out_is_not_covered_by_a_promise():
	assert "ran out on 19.02.2026" in refusal(due_date=date(2026, 2, 19), final_answer_on=TODAY)


def test_an_appeal_without_a_term_needs_one_first():
	assert "no term yet" in refusal(due_date=None)


def test_letters_that_let_the_clock_run_stop_no_consideration():
	assert {LetterKind.INTERIM_ANSWER, LetterKind.TERM_NOTICE} == RUNNING_LETTERS
	assert not RUNNING_LETTERS & set(STOPPED_BY_LETTER.values())
