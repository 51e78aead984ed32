"""What the law allows and asks when an appeal has come: decisions with article, last day, letter."""

from dataclasses import replace
from datetime import date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.calendar_ukraine import ukraine_calendar
from appeals_app.domain.consideration import (
	DECISION_ON_GROUND,
	PARTS_OF_LETTER,
	UNVERIFIED_PARTS,
	Decision,
	LetterPart,
	StopTerm,
	advise,
	objections_to,
)
from appeals_app.domain.lifecycle import STOPPED_BY_LETTER, LetterKind
from appeals_app.domain.stop_facts import Form, Requisite, complaint_filed
from appeals_app.domain.stop_grounds import (
	ARTICLE_7_1,
	LAW_OF_GROUND,
	STOPPED_ON_GROUND,
	StopGround,
	grounds_that_hold,
)
from appeals_app.domain.term_rules import term_rule
from appeals_app.domain.term_switches import ClockStart, ShortTerms, Switches
from tests.unit.domain.stopping import ANY_FACTS, CALENDAR, DAYS, RESOLVED, complaint, facts_of

TERMS = {
	Decision.RETURN_10: StopTerm(term_rule("10d")),
	Decision.RETURN_5: StopTerm(term_rule("5d")),
	Decision.FORWARD_5: StopTerm(term_rule("5d")),
}
TODAY = date(2026, 3, 3)


def advice_on(terms=TERMS, today=TODAY, **known: object):
	"""The one advice on an appeal received on Monday, 2 March 2026."""
	[advice] = advise(facts_of(**known), terms, today=today)
	return advice


# decisions -----------------------------------------------------------------------------------------


def test_every_ground_leads_to_a_decision_and_every_letter_of_it_has_its_parts() -> None:
	assert set(DECISION_ON_GROUND) == set(StopGround)
	assert set(DECISION_ON_GROUND.values()) | {Decision.CONSIDER} == set(Decision)
	assert set(PARTS_OF_LETTER) == {STOPPED_BY_LETTER[phase] for phase in STOPPED_ON_GROUND}


def test_appeal_that_gives_no_ground_must_be_considered() -> None:
	advice = advice_on()

	assert (advice.decision, advice.article, advice.letter) == (Decision.CONSIDER, ARTICLE_7_1, None)


def test_formal_return_has_ten_days_and_other_returns_and_forwarding_five() -> None:
	assert advice_on(missing=frozenset({Requisite.DATE})).last_day == date(2026, 3, 12)
	assert advice_on(lacking_data="Номер рішення").last_day == date(2026, 3, 7)
	assert advice_on(addressee="Пенсійний фонд").last_day == date(2026, 3, 7)


def test_days_are_counted_by_the_switches_and_the_calendar_given() -> None:
	working = StopTerm(term_rule("5d"), Switches(short_terms=ShortTerms.WORKING), CALENDAR)

	advice = advice_on({Decision.FORWARD_5: working}, addressee="Пенсійний фонд")

	assert advice.last_day == date(2026, 3, 9)


def test_holidays_of_the_calendar_given_are_days_off() -> None:
	"""5 working days from Monday, 2 March 2026, when the 8th of March is a day off and is moved to Monday."""
	in_peace = ukraine_calendar(martial_law_until=date(2026, 1, 1))
	term = StopTerm(term_rule("5d"), Switches(short_terms=ShortTerms.WORKING), in_peace)

	advice = advice_on({Decision.FORWARD_5: term}, addressee="Пенсійний фонд")

	assert advice.last_day == date(2026, 3, 10)


def test_term_from_registration_is_counted_from_it() -> None:
	term = StopTerm(term_rule("5d"), Switches(clock_start=ClockStart.REGISTRATION))

	advice = advice_on(
		{Decision.FORWARD_5: term}, addressee="Пенсійний фонд", registered_at=datetime(2026, 3, 3, 9)
	)

	assert advice.last_day == date(2026, 3, 8)


def test_decision_is_overdue_only_after_the_last_day_has_rolled_on() -> None:
	"""Saturday, 7 March 2026, is the last day, so Monday is not yet late (Civil Code Art. 254(5))."""
	assert not advice_on(today=date(2026, 3, 9), addressee="Пенсійний фонд").is_overdue
	assert advice_on(today=date(2026, 3, 10), addressee="Пенсійний фонд").is_overdue


def test_without_a_rule_there_is_a_decision_and_no_last_day() -> None:
	advice = advice_on({}, addressee="Пенсійний фонд")

	assert (advice.decision, advice.last_day, advice.is_overdue) == (Decision.FORWARD_5, None, False)


def test_law_sets_no_day_for_leaving_an_appeal_without_consideration() -> None:
	advice = advice_on(previous=RESOLVED)

	assert (advice.decision, advice.last_day) == (Decision.NOT_CONSIDERED, None)


# letters -------------------------------------------------------------------------------------------


def test_refusal_names_the_law_the_reasons_and_the_way_to_appeal() -> None:
	advice = advice_on(previous=RESOLVED)

	assert advice.letter is LetterKind.REFUSAL_TO_CONSIDER
	assert set(advice.must_contain) == {LetterPart.LAW, LetterPart.REASONS, LetterPart.WAY_TO_APPEAL}
	assert {LetterPart.WAY_TO_APPEAL} == UNVERIFIED_PARTS


def test_return_explains_and_forwarding_names_the_addressee() -> None:
	assert LetterPart.EXPLANATION in advice_on(lacking_data="Номер рішення").must_contain
	assert LetterPart.ADDRESSEE in advice_on(addressee="Пенсійний фонд").must_contain


def test_no_letter_goes_to_an_author_nobody_knows() -> None:
	advice = advice_on(is_authorship_unknown=True)

	assert (advice.letter, advice.must_contain) == (None, ())


# what is not verified ------------------------------------------------------------------------------


def test_advice_on_another_procedure_is_marked_as_not_verified() -> None:
	assert not advice_on(other_procedure="Закон про доступ до публічної інформації").is_verified
	assert advice_on(addressee="Пенсійний фонд").is_verified


def test_advice_by_an_unverified_term_is_marked_too() -> None:
	term = StopTerm(replace(term_rule("5d"), is_verified=False))

	assert not advice_on({Decision.FORWARD_5: term}, addressee="Пенсійний фонд").is_verified


# objections ----------------------------------------------------------------------------------------


def objections(**known: object) -> list[str]:
	return [str(objection.refusal) for objection in objections_to(facts_of(**known))]


def test_ordinary_appeal_calls_for_no_objection() -> None:
	assert objections() == []


def test_ground_that_holds_calls_for_no_objection() -> None:
	assert objections(previous=RESOLVED) == []


def test_every_hint_that_is_no_ground_is_answered() -> None:
	hints = {
		"no ground to return it": {"is_in_other_language": True},
		"No signature is asked": {"form": Form.ELECTRONIC, "missing": frozenset({Requisite.SIGNATURE})},
		"not been answered yet": {"previous": replace(RESOLVED, answered_on=None)},
		"Enter it, or mark": {"not_entered": frozenset({Requisite.PLACE})},
		"is in time": {"complaint": complaint(filed="2026-02-20", decided="2026-02-10")},
		"Only a court": {"is_author_incapable": True},
		"cannot be returned": {"missing": frozenset({Requisite.NAME}), "is_author_reachable": False},
		"may not be forwarded there": {"addressee": "А Б", "complained_of": frozenset({"А Б"})},
	}
	for words, known in hints.items():
		[said] = objections(**known)
		assert words in said


def test_what_the_card_lacks_and_the_form_does_not_ask_calls_for_no_objection() -> None:
	assert objections(form=Form.ORAL, not_entered=frozenset({Requisite.CONTACT})) == []


def test_only_an_electronic_appeal_needs_no_signature() -> None:
	assert objections(form=Form.ELECTRONIC) == []
	assert objections(missing=frozenset({Requisite.SIGNATURE})) == []


def test_term_for_filing_is_not_restored_by_itself() -> None:
	late = complaint_filed(
		filed_on=date(2026, 2, 20), decided_on=date(2025, 1, 10), learnt_on=None, calendar=CALENDAR
	)

	assert late.is_late


def test_what_is_marked_as_missing_is_not_asked_for_again() -> None:
	place = frozenset({Requisite.PLACE})

	assert objections(not_entered=place, missing=place) == []


# what holds for any facts --------------------------------------------------------------------------


@given(facts=ANY_FACTS, today=DAYS)
def test_advice_is_every_ground_that_holds_or_else_to_consider(facts, today) -> None:
	found = advise(facts, TERMS, today=today)

	grounds = [advice.ground for advice in found if advice.ground]
	assert tuple(grounds) == grounds_that_hold(facts)
	assert found and (grounds or [advice.decision for advice in found] == [Decision.CONSIDER])


@given(facts=ANY_FACTS, today=DAYS)
def test_advice_to_stop_names_article_phase_and_letter_of_its_ground(facts, today) -> None:
	for advice in advise(facts, TERMS, today=today):
		if advice.ground:
			law = LAW_OF_GROUND[advice.ground]
			assert (advice.article, advice.phase) == (law.article, law.phase)
			assert advice.letter in (None, STOPPED_BY_LETTER[law.phase])
			assert (advice.letter is None) == facts.is_authorship_unknown
			assert (advice.last_day is None) == (advice.decision is Decision.NOT_CONSIDERED)


@given(day=DAYS, hour=st.times(min_value=time(0), max_value=time(23, 59)))
def test_last_day_never_lies_before_the_receipt_nor_is_overdue_on_it(day, hour) -> None:
	facts = replace(facts_of(addressee="Пенсійний фонд"), received_at=datetime.combine(day, hour))

	[advice] = advise(facts, TERMS, today=day)

	assert advice.last_day > day
	assert not advice.is_overdue


@given(facts=ANY_FACTS)
def test_ground_is_never_both_advised_and_objected_to(facts) -> None:
	advised = {advice.article for advice in advise(facts, TERMS, today=TODAY) if advice.ground}
	claims = {
		StopGround.RESOLVED_REPEAT: facts.previous is not None,
		StopGround.LATE_COMPLAINT: facts.complaint is not None,
		StopGround.INCAPABLE_AUTHOR: facts.is_author_incapable,
	}
	expected = {ground for ground, is_claimed in claims.items() if is_claimed} - set(grounds_that_hold(facts))
	articles = [objection.article for objection in objections_to(facts)]

	for ground in expected:
		assert LAW_OF_GROUND[ground].article in articles
	if not expected and not facts.faults and not facts.addressee.strip():
		assert not set(articles) & advised
