"""The proposed sign of receipt: each definition of `domain/duplicates.py` in examples, and what holds for any."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.duplicates import Arrival, Earlier, Likeness, Proposal, Sign, Why, propose_sign
from appeals_app.domain.person_likeness import PersonMatch, Sameness

DAY = date(2026, 3, 10)
LIKENESS = Likeness(near_text=85, same_question=45, mass_people=3)
ROADS = frozenset({"theme.transport_comm"})


def earlier(key: str = "a1", *, sameness: Sameness = Sameness.SAME, **given_values: object) -> Earlier:
	values = {
		"author": "me",
		"received_on": date(2026, 3, 1),
		"breach_after": date(2026, 4, 1),
		"themes": ROADS,
	}
	return Earlier(key=key, match=PersonMatch(sameness), **{**values, **given_values})


def proposed(*before: Earlier, **arrival: object) -> Proposal:
	return propose_sign(Arrival(**{"received_on": DAY, "themes": ROADS, **arrival}), before, LIKENESS)


def test_first_appeal_of_a_person_is_primary() -> None:
	assert proposed() == Proposal(Sign.PRIMARY, "", proposed().reasons)
	assert proposed().reasons[0].why is Why.NOTHING_ALIKE


def test_other_question_of_the_same_person_is_primary() -> None:
	before = earlier(themes=frozenset({"theme.health"}), text_likeness=60)

	assert proposed(before).sign is Sign.PRIMARY


def test_theme_alone_does_not_make_the_same_question() -> None:
	assert proposed(earlier(text_likeness=20)).sign is Sign.PRIMARY


@pytest.mark.parametrize(
	("before", "sign", "why"),
	[
		({}, Sign.MULTIPLE, Why.STILL_CONSIDERED),
		({"breach_after": DAY - timedelta(days=1)}, Sign.REPEATED, Why.LATE),
		({"breach_after": DAY}, Sign.MULTIPLE, Why.STILL_CONSIDERED),
		({"answered_on": DAY - timedelta(days=2)}, Sign.REPEATED, Why.UNRESOLVED),
		({"answered_on": DAY - timedelta(days=2), "is_resolved": True}, Sign.REPEATED, Why.ANSWERED),
	],
)
def test_same_question_again_is_judged_by_what_became_of_the_first(
	before: dict, sign: Sign, why: Why
) -> None:
	found = proposed(earlier(text_likeness=50, **before))

	assert (found.sign, found.previous, found.reasons[0].why) == (sign, "a1", why)


def test_same_text_by_another_addressee_is_a_duplicate() -> None:
	found = proposed(earlier(text_likeness=97), sender="Офіс Президента України")

	assert (found.sign, found.reasons[0].why) == (Sign.DUPLICATE, Why.OTHER_ADDRESSEE)


def test_copy_written_before_the_answer_stays_a_duplicate_though_it_came_after() -> None:
	before = earlier(text_likeness=97, answered_on=date(2026, 3, 8), is_resolved=True)

	assert proposed(before, sender="КМУ", written_on=date(2026, 3, 2)).sign is Sign.DUPLICATE
	assert proposed(before, sender="КМУ", written_on=date(2026, 3, 9)).sign is Sign.REPEATED


def test_near_text_of_who_may_be_the_same_person_is_that_persons() -> None:
	before = earlier(sameness=Sameness.POSSIBLE, text_likeness=95)

	assert (proposed(before).sign, proposed(before).previous) == (Sign.MULTIPLE, "a1")
	assert proposed(earlier(sameness=Sameness.POSSIBLE, text_likeness=60)).sign is Sign.PRIMARY


def test_one_text_of_many_people_is_mass() -> None:
	others = [
		earlier(f"a{number}", sameness=Sameness.OTHER, author=f"p{number}", text_likeness=95)
		for number in (1, 2)
	]

	assert proposed(*others).sign is Sign.MASS
	assert proposed(*others).reasons[0].count == 3


def test_one_text_of_few_people_is_told_and_primary() -> None:
	found = proposed(earlier(sameness=Sameness.OTHER, author="p1", text_likeness=95))

	assert (found.sign, found.previous, found.reasons[0].why) == (Sign.PRIMARY, "", Why.FEW_PEOPLE)


def test_one_person_writing_often_is_no_mass() -> None:
	others = [
		earlier(f"a{number}", sameness=Sameness.POSSIBLE, author="p1", text_likeness=95)
		for number in range(5)
	]

	assert proposed(*others).sign is Sign.MULTIPLE


def test_text_of_many_people_is_mass_though_one_of_them_may_be_the_author() -> None:
	others = [
		earlier(f"a{number}", sameness=Sameness.OTHER, author=f"p{number}", text_likeness=95)
		for number in (1, 2)
	]
	namesake = earlier("a3", sameness=Sameness.POSSIBLE, author="p3", text_likeness=95)

	assert proposed(*others, namesake).sign is Sign.MASS


def test_what_the_person_wrote_last_counts() -> None:
	first = earlier("a1", text_likeness=90, received_on=date(2025, 1, 1), answered_on=date(2025, 1, 20))
	second = earlier("a2", text_likeness=60, received_on=date(2026, 3, 5))

	assert proposed(first, second).previous == "a2"
	assert proposed(second, first) == proposed(first, second)


SOME_EARLIER = st.builds(
	earlier,
	st.sampled_from("abcdef"),
	sameness=st.sampled_from(Sameness),
	author=st.sampled_from(["p1", "p2", "p3", "p4"]),
	received_on=st.dates(date(2025, 1, 1), DAY),
	text_likeness=st.integers(0, 100),
	sender=st.sampled_from(["", "КМУ"]),
	answered_on=st.none() | st.dates(date(2025, 1, 1), DAY),
	breach_after=st.none() | st.dates(date(2025, 1, 1), date(2026, 6, 1)),
	is_resolved=st.booleans(),
)


@given(st.lists(SOME_EARLIER, max_size=6, unique_by=lambda one: one.key), st.randoms())
def test_any_past_gives_one_sign_with_a_reason_in_any_order(past: list[Earlier], order: object) -> None:
	found = proposed(*past)
	shuffled = [*past]
	order.shuffle(shuffled)

	assert proposed(*shuffled) == found
	assert found.reasons
	assert bool(found.previous) is (found.sign is not Sign.PRIMARY)
	own = {one.key for one in past if one.match.sameness >= Sameness.POSSIBLE}
	assert found.sign in (Sign.PRIMARY, Sign.MASS) or found.previous in own
