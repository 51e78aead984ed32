"""Grounds of stopping, sentence by sentence of Art. 5, 7, 8, 12 and 17 of Law 393."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.lifecycle import STOPPED_BY_LETTER, Phase
from appeals_app.domain.stop_checks import GroundError, is_among
from appeals_app.domain.stop_facts import Form, Requisite
from appeals_app.domain.stop_grounds import (
	LAW_OF_GROUND,
	STOPPED_ON_GROUND,
	StopGround,
	check_ground,
	ground_for,
	grounds_of_phase,
	grounds_that_hold,
)
from tests.unit.domain.stopping import ANY_FACTS, RESOLVED, complaint, facts_of

G = StopGround
LATE = complaint(filed="2026-02-20", decided="2025-01-10", learnt="2025-01-12")


def refusal(ground: StopGround, **known: object) -> str:
	"""Words in which the ground is refused for these facts."""
	with pytest.raises(GroundError) as refused:
		check_ground(ground, facts_of(**known))
	return str(refused.value)


def holding(**known: object) -> set[StopGround]:
	return set(grounds_that_hold(facts_of(**known)))


# the law of the grounds ----------------------------------------------------------------------------


def test_every_ground_has_its_article_and_leads_to_a_phase_the_author_is_told_of() -> None:
	assert set(LAW_OF_GROUND) == set(StopGround)
	for law in LAW_OF_GROUND.values():
		assert law.article.endswith("Закону України «Про звернення громадян»")
		assert law.phase in STOPPED_BY_LETTER


def test_phases_that_need_a_ground_are_the_three_side_exits_of_the_law() -> None:
	assert {Phase.NOT_CONSIDERED, Phase.RETURNED, Phase.FORWARDED} == STOPPED_ON_GROUND


def test_only_the_scope_of_article_12_is_marked_as_not_verified() -> None:
	unverified = {ground for ground, law in LAW_OF_GROUND.items() if not law.is_verified}

	assert unverified == {G.ANOTHER_PROCEDURE}


def test_an_ordinary_appeal_gives_no_ground_at_all() -> None:
	assert holding() == set()


# Art. 8(1): anonymous ------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [Form.PAPER, Form.ELECTRONIC])
def test_written_appeal_without_a_place_of_residence_is_anonymous(form: Form) -> None:
	assert G.ANONYMOUS in holding(form=form, missing=frozenset({Requisite.PLACE}))


def test_letter_without_a_signature_is_anonymous() -> None:
	assert G.ANONYMOUS in holding(missing=frozenset({Requisite.SIGNATURE}))


@pytest.mark.parametrize("form", list(Form))
def test_appeal_whose_author_cannot_be_found_is_anonymous(form: Form) -> None:
	assert G.ANONYMOUS in holding(form=form, is_authorship_unknown=True)


def test_electronic_appeal_without_a_signature_is_not_anonymous() -> None:
	"""Art. 5: an electronic signature is not asked for."""
	assert holding(form=Form.ELECTRONIC, missing=frozenset({Requisite.SIGNATURE})) == set()


def test_oral_appeal_without_an_address_is_returned_and_not_anonymous() -> None:
	"""Art. 8(1) speaks of written appeals."""
	assert holding(form=Form.ORAL, missing=frozenset({Requisite.PLACE})) == {G.NOT_IN_DUE_FORM}


@pytest.mark.parametrize("missing", [Requisite.NAME, Requisite.DATE, Requisite.MATTER])
def test_other_missing_requisites_make_nobody_anonymous(missing: Requisite) -> None:
	assert "not anonymous" in refusal(G.ANONYMOUS, missing=frozenset({missing}))


# Art. 8(2): resolved repeat ------------------------------------------------------------------------


def test_repeat_of_what_was_resolved_on_the_merits_is_not_considered() -> None:
	assert holding(previous=RESOLVED) == {G.RESOLVED_REPEAT}


@pytest.mark.parametrize(
	("change", "words"),
	[
		({"is_same_author": False}, "another author"),
		({"is_same_authority": False}, "another authority"),
		({"is_same_question": False}, "raises a question"),
		({"answered_on": None}, "not been answered yet"),
		({"unresolved_questions": 1}, "1 of the questions"),
		({"has_open_promise": True}, "promised"),
	],
)
def test_repeat_is_considered_where_one_condition_of_the_law_fails(change: dict, words: str) -> None:
	assert words in refusal(G.RESOLVED_REPEAT, previous=replace(RESOLVED, **change))


def test_repeat_without_the_previous_appeal_is_refused() -> None:
	assert "fill in «Previous Appeal»" in refusal(G.RESOLVED_REPEAT)


# Art. 8(2), 17: late complaint ---------------------------------------------------------------------


def test_complaint_after_its_period_is_not_considered() -> None:
	assert holding(complaint=LATE) == {G.LATE_COMPLAINT}


def test_complaint_on_the_last_day_is_in_time_and_the_refusal_names_the_day() -> None:
	last = complaint(filed="2025-02-12", decided="2025-01-10", learnt="2025-01-12")

	assert "could be filed until 12.02.2025" in refusal(G.LATE_COMPLAINT, complaint=last)


def test_complaint_is_late_the_day_after_the_last() -> None:
	assert G.LATE_COMPLAINT in holding(
		complaint=complaint(filed="2025-02-13", decided="2025-01-10", learnt="2025-01-12")
	)


def test_complaint_whose_term_was_restored_is_considered() -> None:
	assert "was restored" in refusal(G.LATE_COMPLAINT, complaint=replace(LATE, is_limit_restored=True))


def test_complaint_without_the_day_of_the_decision_is_never_late() -> None:
	said = refusal(G.LATE_COMPLAINT, complaint=complaint(filed="2026-02-20"))

	assert "Fill in «Decision Complained Of Made On»" in said


def test_application_is_never_late() -> None:
	assert "not a complaint" in refusal(G.LATE_COMPLAINT)


# Art. 8(2): incapable ------------------------------------------------------------------------------


def test_appeal_of_a_person_found_incapable_by_a_court_is_not_considered() -> None:
	assert holding(is_author_incapable=True, court_decision="Вільнянський районний суд, № 1/26") == {
		G.INCAPABLE_AUTHOR
	}


@pytest.mark.parametrize("decision", ["", "   "])
def test_nobody_is_incapable_without_a_decision_of_a_court(decision: str) -> None:
	said = refusal(G.INCAPABLE_AUTHOR, is_author_incapable=True, court_decision=decision)

	assert "Only a court" in said


def test_decision_of_a_court_without_the_mark_is_not_enough() -> None:
	assert "Set «Author Found Incapable»" in refusal(G.INCAPABLE_AUTHOR, court_decision="№ 1/26")


# Art. 5: not in due form ---------------------------------------------------------------------------


NOT_ASKED = {
	Form.ORAL: {Requisite.SIGNATURE, Requisite.DATE, Requisite.CONTACT},
	Form.PAPER: {Requisite.CONTACT},
	Form.ELECTRONIC: {Requisite.SIGNATURE},
}


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("missing", list(Requisite))
def test_requisites_are_those_article_5_asks_of_the_form(form: Form, missing: Requisite) -> None:
	is_asked = missing not in NOT_ASKED[form]

	assert (G.NOT_IN_DUE_FORM in holding(form=form, missing=frozenset({missing}))) is is_asked


def test_author_who_cannot_be_reached_is_sent_nothing_back() -> None:
	said = refusal(G.NOT_IN_DUE_FORM, missing=frozenset({Requisite.PLACE}), is_author_reachable=False)

	assert "cannot be returned" in said


def test_another_language_is_no_ground_whatever_the_form() -> None:
	"""Art. 7(1): no refusal for ignorance of the language; Art. 5 excepts these cases."""
	for form in Form:
		assert holding(form=form, is_in_other_language=True) == set()


# Art. 7(3), 12: return and forwarding --------------------------------------------------------------


def test_appeal_without_the_data_for_a_decision_is_returned_when_they_are_named() -> None:
	assert holding(lacking_data="Номер рішення") == {G.DATA_LACKING}
	assert "what data" in refusal(G.DATA_LACKING, lacking_data=" ")


def test_letter_under_another_law_is_returned_when_the_law_is_named() -> None:
	assert holding(other_procedure="Закон про доступ до публічної інформації") == {G.ANOTHER_PROCEDURE}
	assert "by which law" in refusal(G.ANOTHER_PROCEDURE)


def test_forwarding_needs_the_body_it_goes_to() -> None:
	assert holding(addressee="Пенсійний фонд") == {G.OUTSIDE_POWERS}
	assert "«Forwarded To»" in refusal(G.OUTSIDE_POWERS)


@pytest.mark.parametrize(
	("addressee", "name", "is_the_same"),
	[
		("Вільнянська міська рада", "Вільнянська міська рада", True),
		("ВІЛЬНЯНСЬКА  міська рада.", "«Вільнянська міська рада»", True),
		("Виконавчий комітет Вільнянська міська рада", "Вільнянська міська рада", True),
		("Запорізька обласна рада", "Вільнянська міська рада", False),
		("рада", "Вільнянська міська рада", False),
		("Голова обласної ради", "голова", False),
		("голова", "Голова", True),
		("Обов’язкова служба", "Обов'язкова служба", True),
		("Обовʼязкова служба", "Обов’язкова служба", True),
		("Управління освіти Вільнянської громади", "управління освіти", True),
		("Вiльнянcька мicька рaдa", "Вільнянська міська рада", True),  # Latin i, c, a
		("Вільнянська міська рада", "BIЛЬНЯНСЬКА МIСЬКА PАДА", True),  # Latin B, I, P
		("Iнспекція праці", "Інспекція праці", True),
		("Віль\u00adнянська міська ра\u200bда", "Вільня\u0301нська міська рада", True),  # unseen
		("Microsoft Ukraine", "Мicrosoft Ukraine", True),  # Cyrillic М
		("Запорізька oблacнa paдa", "Вільнянська міська рада", False),
		("Рада", "", False),
		("Рада", "…", False),
	],
)
def test_addressee_is_compared_with_the_one_complained_of_word_by_word(
	addressee: str, name: str, is_the_same: bool
) -> None:
	assert is_among(addressee, frozenset({name})) is is_the_same


def test_complaint_is_not_forwarded_to_the_one_complained_of() -> None:
	said = refusal(
		G.OUTSIDE_POWERS,
		addressee="Вільнянська міська рада",
		complained_of=frozenset({"Вільнянська міська рада"}),
	)

	assert "may not be forwarded there" in said


# the ground of a step ------------------------------------------------------------------------------


def test_the_only_ground_that_holds_needs_not_be_chosen() -> None:
	assert ground_for(Phase.NOT_CONSIDERED, facts_of(complaint=LATE)) is G.LATE_COMPLAINT


def test_of_several_grounds_a_person_chooses() -> None:
	facts = facts_of(complaint=LATE, previous=RESOLVED)

	with pytest.raises(GroundError, match="Several grounds"):
		ground_for(Phase.NOT_CONSIDERED, facts)
	assert ground_for(Phase.NOT_CONSIDERED, facts, G.RESOLVED_REPEAT) is G.RESOLVED_REPEAT


def test_ground_of_another_step_is_refused() -> None:
	with pytest.raises(GroundError, match="«Late Complaint» belongs to another step"):
		ground_for(Phase.RETURNED, facts_of(complaint=LATE), G.LATE_COMPLAINT)


@pytest.mark.parametrize(
	("phase", "words"),
	[
		(Phase.NOT_CONSIDERED, "none of the grounds of Art. 8 and 17"),
		(Phase.RETURNED, "no ground for returning"),
		(Phase.FORWARDED, "«Forwarded To»"),
	],
)
def test_step_without_a_ground_says_what_to_fill_in(phase: Phase, words: str) -> None:
	with pytest.raises(GroundError, match=words):
		ground_for(phase, facts_of())


def test_step_is_refused_by_the_sentence_of_the_one_ground_the_card_hints_at() -> None:
	in_time = complaint(filed="2025-02-12", decided="2025-01-10")

	with pytest.raises(GroundError, match="is in time"):
		ground_for(Phase.NOT_CONSIDERED, facts_of(complaint=in_time))
	with pytest.raises(GroundError, match="none of the grounds"):
		ground_for(Phase.NOT_CONSIDERED, facts_of(complaint=in_time, is_author_incapable=True))
	with pytest.raises(GroundError, match="no ground for returning"):
		ground_for(Phase.RETURNED, facts_of(complaint=in_time))


# what holds for any facts --------------------------------------------------------------------------

phases = st.sampled_from(sorted(STOPPED_ON_GROUND))
chosen_grounds = st.none() | st.sampled_from(StopGround)


@given(facts=ANY_FACTS, phase=phases, chosen=chosen_grounds)
def test_no_appeal_is_stopped_without_a_ground_that_holds(facts, phase, chosen) -> None:
	try:
		ground = ground_for(phase, facts, chosen)
	except GroundError:
		assert chosen not in grounds_that_hold(facts) or LAW_OF_GROUND[chosen].phase is not phase
	else:
		assert ground in grounds_that_hold(facts)
		assert ground in grounds_of_phase(phase)
		assert chosen in (None, ground)


@given(facts=ANY_FACTS)
def test_complaint_within_its_period_or_restored_is_never_late(facts) -> None:
	complaint = facts.complaint
	is_late = G.LATE_COMPLAINT in grounds_that_hold(facts)

	assert is_late == bool(
		complaint
		and complaint.limit
		and complaint.filed_on > complaint.limit.last_day
		and not complaint.is_limit_restored
	)


@given(facts=ANY_FACTS)
def test_language_never_changes_a_ground(facts) -> None:
	other = replace(facts, is_in_other_language=not facts.is_in_other_language)

	assert grounds_that_hold(other) == grounds_that_hold(facts)


@given(facts=ANY_FACTS)
def test_what_is_not_asked_of_the_form_is_no_fault(facts) -> None:
	assert grounds_that_hold(replace(facts, missing=facts.faults)) == grounds_that_hold(facts)
