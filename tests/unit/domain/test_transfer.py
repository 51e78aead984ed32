"""Transfers between authorities: how often a matter may go back, and which questions may go (Art. 7(3) of Law 393)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.transfer import (
	UNDER_WAY,
	Hop,
	Question,
	TransferError,
	TransferStatus,
	check_receiver,
	leaves_open,
	questions_to_send,
	times_handed_back,
)

SENT, ACCEPTED, RETURNED = TransferStatus.SENT, TransferStatus.ACCEPTED, TransferStatus.RETURNED

NAMES = st.sampled_from(["oblast", "district", "city", "village"])
HOPS = st.lists(st.builds(Hop, NAMES, NAMES, st.sampled_from(TransferStatus)), max_size=8)
QUESTIONS = st.lists(
	st.builds(Question, st.text("абвгд", min_size=1, max_size=3), st.booleans(), st.booleans()),
	unique_by=lambda question: question.key,
	max_size=6,
)


def check(receiver: str, hops: list[Hop], *, superiors: tuple[str, ...] = ()) -> None:
	check_receiver(sender="district", receiver=receiver, hops=hops, superiors=superiors, returns_allowed=2)


def test_return_hands_the_matter_back_once() -> None:
	assert times_handed_back([Hop("district", "city", RETURNED)]) == 1


def test_transfer_to_one_that_has_sent_it_on_before_hands_it_back_too() -> None:
	there_and_back = [Hop("district", "city", ACCEPTED), Hop("city", "district", SENT)]

	assert times_handed_back(there_and_back) == 1


def test_transfer_further_on_hands_nothing_back() -> None:
	assert times_handed_back([Hop("oblast", "district", ACCEPTED), Hop("district", "city", SENT)]) == 0


def test_given_up_transfer_counts_for_nothing() -> None:
	hops = [Hop("city", "district", TransferStatus.CANCELLED), Hop("district", "city", SENT)]

	assert times_handed_back(hops) == 0


def test_matter_that_has_gone_back_twice_goes_only_up() -> None:
	hops = [Hop("district", "city", RETURNED)] * 2

	with pytest.raises(TransferError, match="2 times"):
		check("village", hops, superiors=("oblast",))

	check("oblast", hops, superiors=("oblast",))


def test_matter_that_has_gone_back_once_may_go_anywhere_else() -> None:
	hops = [Hop("district", "city", RETURNED)]

	check("village", hops)

	assert times_handed_back(hops) == 1


def test_nothing_is_transferred_to_its_own_authority() -> None:
	with pytest.raises(TransferError, match="already"):
		check("district", [])


@given(HOPS, NAMES)
def test_limit_holds_for_every_way_of_a_matter(hops: list[Hop], receiver: str) -> None:
	"""Whatever the way, a matter handed back twice leaves the sender only upward."""
	try:
		check(receiver, hops, superiors=("oblast",))
	except TransferError:
		return

	assert receiver != "district"
	assert receiver == "oblast" or times_handed_back(hops) < 2


@given(HOPS, st.builds(Hop, NAMES, NAMES, st.sampled_from(TransferStatus)))
def test_times_handed_back_never_fall(hops: list[Hop], next_hop: Hop) -> None:
	assert times_handed_back(hops) <= times_handed_back([*hops, next_hop])


def test_all_open_questions_go_where_none_is_chosen() -> None:
	questions = [
		Question("a"),
		Question("b", has_result=True),
		Question("c", is_under_way=True),
		Question("d"),
	]

	assert questions_to_send(questions, []) == ("a", "d")


def test_chosen_questions_go_in_the_order_of_the_appeal() -> None:
	assert questions_to_send([Question("a"), Question("b"), Question("c")], ["c", "a"]) == ("a", "c")


@pytest.mark.parametrize(
	"chosen",
	[["answered"], ["on its way"], ["of another appeal"], ["open", "answered"]],
)
def test_question_that_does_not_wait_here_is_not_sent(chosen: list[str]) -> None:
	questions = [
		Question("open"),
		Question("answered", has_result=True),
		Question("on its way", is_under_way=True),
	]

	with pytest.raises(TransferError, match="cannot be transferred"):
		questions_to_send(questions, chosen)


def test_appeal_without_open_questions_has_nothing_to_send() -> None:
	with pytest.raises(TransferError, match="cannot be transferred"):
		questions_to_send([Question("a", has_result=True)], [])


@given(QUESTIONS, st.data())
def test_no_question_is_lost_or_doubled(questions: list[Question], data: st.DataObject) -> None:
	"""What is sent was open; what is not sent and has no result still waits for the sender."""
	open_keys = [question.key for question in questions if question.is_open]
	chosen = data.draw(st.lists(st.sampled_from(open_keys), unique=True)) if open_keys else []
	try:
		sent = questions_to_send(questions, chosen)
	except TransferError:
		assert not open_keys
		return

	assert set(sent) == set(chosen or open_keys)
	assert len(sent) == len(set(sent))
	waiting = {question.key for question in questions if not question.has_result} - set(sent)
	assert leaves_open(questions, sent) == bool(waiting)


def test_question_is_in_one_transfer_until_it_is_returned_or_given_up() -> None:
	assert set(TransferStatus) - UNDER_WAY == {RETURNED, TransferStatus.CANCELLED}
