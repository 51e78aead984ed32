"""Additional control: who may end it, and by which days (Instruction No. 348, not compared with the act)."""

from datetime import date

import pytest

from appeals_app.domain.additional_control import (
	AuthorWord,
	ControlError,
	ControlRule,
	Keeper,
	SilenceRule,
	check_answered,
	check_control_day,
	check_kept_day,
	is_same_promise,
	is_unconfirmed,
	may_end_control,
)
from appeals_app.domain.lifecycle import Phase

TODAY = date(2026, 2, 10)


def keeper(**who: bool) -> Keeper:
	return Keeper(**{"is_setter": False, "is_head": False, "is_setter_in_post": True, **who})


@pytest.mark.parametrize("rule", ControlRule)
@pytest.mark.parametrize("is_setter_in_post", [True, False])
def test_the_one_who_set_the_control_may_always_end_it(rule, is_setter_in_post):
	assert may_end_control(keeper(is_setter=True, is_setter_in_post=is_setter_in_post), rule)


def test_another_controller_may_not_end_it_under_the_rule_of_the_instruction():
	assert not may_end_control(keeper(), ControlRule.SETTER)


def test_another_controller_may_end_it_where_the_authority_chose_so():
	assert may_end_control(keeper(), ControlRule.ANY_CONTROLLER)


def test_the_head_ends_it_only_once_the_one_who_set_it_has_left_the_post():
	assert not may_end_control(keeper(is_head=True), ControlRule.SETTER)
	assert may_end_control(keeper(is_head=True, is_setter_in_post=False), ControlRule.SETTER)


def test_nobody_else_ends_it_even_then():
	assert not may_end_control(keeper(is_setter_in_post=False), ControlRule.SETTER)


@pytest.mark.parametrize("phase", Phase)
def test_additional_control_follows_the_answer_and_ends_with_filing(phase):
	if phase in (Phase.ANSWERED, Phase.FOLLOW_UP, Phase.CLOSED):
		assert check_answered(phase) is None
		return
	with pytest.raises(ControlError, match="once the author has been answered"):
		check_answered(phase)


def test_a_filed_case_is_put_on_control_no_more():
	with pytest.raises(ControlError, match="is filed"):
		check_answered(Phase.CLOSED, is_filed=True)


def test_a_control_runs_from_today_on():
	assert check_control_day(TODAY, today=TODAY) is None
	with pytest.raises(ControlError, match=r"09.02.2026 has passed"):
		check_control_day(date(2026, 2, 9), today=TODAY)


def test_a_control_runs_no_longer_than_can_be_meant():
	assert check_control_day(date(2036, 2, 10), today=TODAY) is None
	assert check_control_day(date(2038, 2, 28), today=date(2028, 2, 29)) is None
	with pytest.raises(ControlError, match=r"11.02.2036 is more than 10 years ahead"):
		check_control_day(date(2036, 2, 11), today=TODAY)


def test_a_moved_control_gets_another_day():
	assert check_control_day(date(2026, 2, 12), today=TODAY, before=date(2026, 2, 11)) is None
	with pytest.raises(ControlError, match=r"is 12.02.2026 already"):
		check_control_day(date(2026, 2, 12), today=TODAY, before=date(2026, 2, 12))


def test_a_promise_is_kept_on_a_day_that_has_come():
	assert check_kept_day(TODAY, set_on=TODAY, today=TODAY) is None
	with pytest.raises(ControlError, match=r"11.02.2026 has not come yet"):
		check_kept_day(date(2026, 2, 11), set_on=TODAY, today=TODAY)


def test_a_promise_is_not_found_kept_before_it_was_on_control():
	with pytest.raises(ControlError, match=r"put on control on 10.02.2026"):
		check_kept_day(date(2026, 2, 9), set_on=TODAY, today=TODAY)


@pytest.mark.parametrize(
	"written", ["об’єкт до зими", "обʼєкт до зими", "об`єкт  до зими ", "об'єкт\nдо зими"]
)
def test_a_promise_is_the_same_however_it_is_typed(written):
	assert is_same_promise("об'єкт до зими", written)


def test_another_promise_is_another():
	assert not is_same_promise("об'єкт до зими", "об'єкт до весни")


@pytest.mark.parametrize("rule", SilenceRule)
def test_promise_is_confirmed_by_the_author_alone(rule):
	assert is_unconfirmed(AuthorWord.NOT_DONE, rule)
	assert not is_unconfirmed(AuthorWord.DONE, rule)
	assert is_unconfirmed(AuthorWord.NO_ANSWER, rule) == (rule is SilenceRule.REOPENS)
