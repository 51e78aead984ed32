"""Life of an appeal: each sentence of the law about what may follow what, and long walks by chance."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.lifecycle import (
	ALLOWED_MOVES,
	ARTICLE_OF_PHASE,
	DECIDED_PHASES,
	LETTERS_THAT_END_NOTHING,
	MAIN_PHASES,
	OPEN_PHASES,
	PHASE_OF_LETTER,
	STOPPED_BY_LETTER,
	Facts,
	LetterKind,
	LifecycleError,
	Phase,
	check_move,
	is_reopening,
	needs_reason,
)

P = Phase

EVERYTHING_DONE = Facts(
	has_resolution=True,
	has_reply_in_work=True,
	has_signed_answer=True,
	sent_letters=frozenset(LetterKind),
	questions=2,
	has_follow_up_date=True,
	main_phase=P.EXECUTION,
	reason="Підстава",
)
"""An appeal of which every step that the law knows may be taken."""

ALL_MOVES = list(itertools.permutations(Phase, 2))
ALLOWED = [(a, b) for a, b in ALL_MOVES if b in ALLOWED_MOVES[a]]


def refusal(from_phase: Phase, to_phase: Phase, **facts: object) -> str:
	"""Words of the refusal when the appeal lacks what `facts` say."""
	with pytest.raises(LifecycleError) as refused:
		check_move(from_phase, to_phase, replace(EVERYTHING_DONE, **facts))
	return str(refused.value)


# which phase may follow which ----------------------------------------------------------------------


def test_every_phase_says_what_may_follow() -> None:
	assert set(ALLOWED_MOVES) == set(Phase)


@pytest.mark.parametrize("phase", list(Phase))
def test_only_allowed_steps_pass_when_everything_is_done(phase: Phase) -> None:
	for to_phase in set(Phase) - {phase}:
		if to_phase in ALLOWED_MOVES[phase]:
			assert check_move(phase, to_phase, EVERYTHING_DONE) is None
			continue
		said = refusal(phase, to_phase)
		assert phase.value in said
		assert to_phase.value in said
		assert "Choose another step" in said


@pytest.mark.parametrize("phase", list(Phase))
def test_staying_in_the_phase_asks_for_nothing(phase: Phase) -> None:
	assert check_move(phase, phase, Facts()) is None


def test_received_appeal_can_only_be_registered() -> None:
	assert ALLOWED_MOVES[P.RECEIVED] == {P.REGISTERED}


def test_registered_appeal_never_becomes_unregistered() -> None:
	assert not [
		phase for phase in Phase if {P.RECEIVED, P.REGISTERED} & ALLOWED_MOVES[phase] - {P.REGISTERED}
	]
	assert [phase for phase in Phase if P.REGISTERED in ALLOWED_MOVES[phase]] == [P.RECEIVED]


def test_execution_is_entered_only_from_the_resolution_or_back_from_the_reply() -> None:
	assert {phase for phase in Phase if P.EXECUTION in ALLOWED_MOVES[phase]} == {P.RESOLUTION, P.REPLY}


def test_answer_is_only_sent_out_of_the_phase_of_the_reply() -> None:
	assert [phase for phase in Phase if P.ANSWERED in ALLOWED_MOVES[phase]] == [P.REPLY]


def test_open_appeal_is_never_closed_at_once() -> None:
	assert not [phase for phase in OPEN_PHASES if {P.CLOSED, P.ARCHIVED} & ALLOWED_MOVES[phase]]


def test_only_a_closed_appeal_goes_to_the_archive_and_nothing_leaves_it() -> None:
	assert [phase for phase in Phase if P.ARCHIVED in ALLOWED_MOVES[phase]] == [P.CLOSED]
	assert ALLOWED_MOVES[P.ARCHIVED] == frozenset()


def test_every_phase_can_be_reached_from_the_first() -> None:
	reached, fresh = {P.RECEIVED}, {P.RECEIVED}
	while fresh:
		fresh = set().union(*(ALLOWED_MOVES[phase] for phase in fresh)) - reached
		reached |= fresh

	assert reached == set(Phase)


@pytest.mark.parametrize("phase", sorted(set(Phase) - OPEN_PHASES - {P.ARCHIVED}))
def test_every_stopped_consideration_can_begin_anew(phase: Phase) -> None:
	assert is_reopening(phase, P.RESOLUTION)
	assert P.RESOLUTION in ALLOWED_MOVES[phase]


@pytest.mark.parametrize("phase", sorted(OPEN_PHASES))
def test_return_to_resolution_of_an_open_appeal_is_no_reopening(phase: Phase) -> None:
	assert not is_reopening(phase, P.RESOLUTION)


# what must hold before each step ---------------------------------------------------------------------


def test_appeal_without_questions_is_not_registered() -> None:
	assert "at least one question" in refusal(P.RECEIVED, P.REGISTERED, questions=0)


def test_appeal_without_resolution_is_not_executed() -> None:
	assert "no resolution" in refusal(P.RESOLUTION, P.EXECUTION, has_resolution=False)


def test_reply_phase_needs_a_draft() -> None:
	assert "no draft reply" in refusal(P.EXECUTION, P.REPLY, has_reply_in_work=False)


def test_appeal_is_answered_only_by_a_signed_letter() -> None:
	assert "not signed" in refusal(P.REPLY, P.ANSWERED, has_signed_answer=False)


def test_appeal_with_an_unanswered_question_is_not_answered() -> None:
	said = refusal(P.REPLY, P.ANSWERED, unanswered_questions=2)

	assert said.startswith("2 of the questions have no result.")


@pytest.mark.parametrize("from_phase", [P.ANSWERED, P.FOLLOW_UP])
def test_appeal_with_an_unanswered_question_is_not_closed(from_phase: Phase) -> None:
	assert "stays on control" in refusal(from_phase, P.CLOSED, unanswered_questions=1)


@pytest.mark.parametrize("from_phase", [P.ANSWERED, P.FOLLOW_UP])
def test_appeal_with_an_open_promise_is_not_closed(from_phase: Phase) -> None:
	assert "promise" in refusal(from_phase, P.CLOSED, has_open_commitment=True)


@pytest.mark.parametrize("from_phase", [P.FORWARDED, P.RETURNED, P.NOT_CONSIDERED, P.TERMINATED, P.MERGED])
def test_stopped_appeal_is_filed_without_results_of_its_questions(from_phase: Phase) -> None:
	facts = replace(EVERYTHING_DONE, unanswered_questions=2, has_signed_answer=False)

	assert check_move(from_phase, P.CLOSED, facts) is None


def test_additional_control_needs_a_date() -> None:
	assert "needs a date" in refusal(P.ANSWERED, P.FOLLOW_UP, has_follow_up_date=False)


def test_merging_needs_the_main_appeal() -> None:
	assert "«Considered Together With»" in refusal(P.REGISTERED, P.MERGED, main_phase=None)


@pytest.mark.parametrize(
	"main_phase", sorted(set(Phase) - MAIN_PHASES - DECIDED_PHASES, key=lambda phase: phase.value)
)
def test_nothing_is_considered_with_what_is_not_considered(main_phase: Phase) -> None:
	assert "Choose one in work" in refusal(P.REGISTERED, P.MERGED, main_phase=main_phase)


LETTERED = [(phase, kind) for phase, kind in STOPPED_BY_LETTER.items() if phase is not P.ANSWERED]


@pytest.mark.parametrize(("phase", "kind"), LETTERED)
def test_author_is_told_of_the_decision_by_its_own_letter(phase: Phase, kind: LetterKind) -> None:
	other_letters = frozenset(LetterKind) - {kind}

	said = refusal(P.EXECUTION, phase, sent_letters=other_letters)

	assert kind.value in said


@pytest.mark.parametrize(("phase", "kind"), LETTERED)
def test_anonymous_author_needs_no_letter(phase: Phase, kind: LetterKind) -> None:
	facts = replace(EVERYTHING_DONE, is_anonymous=True, sent_letters=frozenset())

	assert check_move(P.REGISTERED, phase, facts) is None


def test_every_letter_leads_to_one_phase_but_those_that_end_nothing() -> None:
	assert set(PHASE_OF_LETTER) == set(LetterKind) - LETTERS_THAT_END_NOTHING
	assert {PHASE_OF_LETTER[kind]: kind for kind in PHASE_OF_LETTER} == STOPPED_BY_LETTER


STEPS_WITH_GROUND = [(a, b) for a, b in ALLOWED if needs_reason(a, b)]


@pytest.mark.parametrize("reason", ["", " \n\t"])
def test_step_back_or_out_is_not_taken_without_a_ground(reason: str) -> None:
	for from_phase, to_phase in STEPS_WITH_GROUND:
		assert "needs a ground" in refusal(from_phase, to_phase, reason=reason)


def test_steps_with_a_ground_are_those_back_and_out() -> None:
	forward = {(a, b) for a, b in ALLOWED if not needs_reason(a, b)}

	assert forward == {
		(P.RECEIVED, P.REGISTERED),
		(P.REGISTERED, P.RESOLUTION),
		(P.RESOLUTION, P.EXECUTION),
		(P.EXECUTION, P.REPLY),
		(P.REPLY, P.ANSWERED),
		(P.ANSWERED, P.FOLLOW_UP),
		(P.CLOSED, P.ARCHIVED),
		(P.CLOSED, P.FOLLOW_UP),
		*((phase, P.CLOSED) for phase in Phase if P.CLOSED in ALLOWED_MOVES[phase]),
	}


@pytest.mark.parametrize("from_phase", [P.ANSWERED, P.FOLLOW_UP])
def test_control_past_an_undecided_promise_is_taken_off_with_a_ground_alone(from_phase: Phase) -> None:
	facts = replace(EVERYTHING_DONE, has_undecided_promise=True)

	assert needs_reason(from_phase, P.CLOSED, facts) and not needs_reason(from_phase, P.CLOSED)
	assert "Put it on control" in refusal(from_phase, P.CLOSED, has_undecided_promise=True, reason=" ")
	assert check_move(from_phase, P.CLOSED, facts) is None


def test_control_comes_back_to_an_answered_appeal_alone() -> None:
	sent = frozenset({LetterKind.FORWARDING_NOTICE})

	assert "not given an answer" in refusal(P.CLOSED, P.FOLLOW_UP, sent_letters=sent)
	assert check_move(P.CLOSED, P.FOLLOW_UP, EVERYTHING_DONE) is None


@pytest.mark.parametrize("phase", sorted(STOPPED_BY_LETTER))
def test_stopped_phase_quotes_its_article(phase: Phase) -> None:
	assert "Закону № 393/96-ВР" in ARTICLE_OF_PHASE[phase]


# long walks by chance ---------------------------------------------------------------------------------

facts_by_chance = st.builds(
	Facts,
	is_anonymous=st.booleans(),
	has_resolution=st.booleans(),
	has_reply_in_work=st.booleans(),
	has_signed_answer=st.booleans(),
	sent_letters=st.frozensets(st.sampled_from(LetterKind)),
	questions=st.integers(0, 2),
	unanswered_questions=st.integers(0, 2),
	has_follow_up_date=st.booleans(),
	has_open_commitment=st.booleans(),
	has_undecided_promise=st.booleans(),
	main_phase=st.none() | st.sampled_from(Phase),
	reason=st.sampled_from(["", " ", "Підстава"]),
)
wishes = st.lists(
	st.tuples(st.sampled_from(Phase), st.one_of(st.just(EVERYTHING_DONE), facts_by_chance)), max_size=60
)


@given(wishes)
def test_whatever_is_tried_the_way_of_an_appeal_stays_lawful(tries: list[tuple[Phase, Facts]]) -> None:
	way = [P.RECEIVED]
	for wish, facts in tries:
		before = way[-1]
		try:
			check_move(before, wish, facts)
		except LifecycleError as refused:
			assert "{" not in str(refused)
			assert str(refused).count(".") >= 2 or "»" in str(refused), "says what happened and what to do"
			continue
		if wish is not before:
			_assert_lawful(way, wish, facts)
			way.append(wish)


def _assert_lawful(way: list[Phase], entered: Phase, facts: Facts) -> None:
	"""The same law told anew, not read off the table."""
	before = way[-1]
	since_resolution = way[len(way) - 1 - way[::-1].index(P.RESOLUTION) :] if P.RESOLUTION in way else []
	assert before is not P.ARCHIVED
	assert entered is not P.RECEIVED
	if entered is not P.REGISTERED:
		assert P.REGISTERED in way
	if entered is P.EXECUTION:
		assert facts.has_resolution
		assert since_resolution
	if entered is P.ANSWERED:
		assert facts.has_signed_answer
		assert not facts.unanswered_questions
		assert since_resolution[:2] == [P.RESOLUTION, P.EXECUTION]
		assert before is P.REPLY
	if entered in STOPPED_BY_LETTER and entered is not P.ANSWERED:
		assert facts.is_anonymous or STOPPED_BY_LETTER[entered] in facts.sent_letters
		assert facts.reason.strip()
	if entered is P.CLOSED:
		assert before not in OPEN_PHASES
		assert before not in (P.ANSWERED, P.FOLLOW_UP) or not (
			facts.unanswered_questions or facts.has_open_commitment
		)
	if before not in OPEN_PHASES and entered in OPEN_PHASES:
		assert entered is P.RESOLUTION
		assert facts.reason.strip()
