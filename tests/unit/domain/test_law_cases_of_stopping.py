"""The worked cases of `law_cases.json` that tell when an appeal is not considered, returned or forwarded."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from appeals_app.domain.conflict import ComplainedOf, Conflict, Post, conflict_of
from appeals_app.domain.consideration import Decision, StopTerm, advise
from appeals_app.domain.lifecycle import LetterKind, Phase
from appeals_app.domain.stop_checks import GroundError
from appeals_app.domain.stop_facts import Form, Requisite
from appeals_app.domain.stop_grounds import StopGround, check_ground, grounds_that_hold
from appeals_app.domain.term_rules import term_rule
from tests.unit.domain.stopping import RESOLVED, complaint, facts_of

CASES = {
	case["id"]: case
	for case in json.loads((Path(__file__).parent / "law_cases.json").read_text(encoding="utf-8"))["cases"]
}
TERMS = {
	Decision.RETURN_10: StopTerm(term_rule("10d")),
	Decision.RETURN_5: StopTerm(term_rule("5d")),
	Decision.FORWARD_5: StopTerm(term_rule("5d")),
}
KIND_CODES = {"3.1": "proposal", "3.2": "application", "3.3": "complaint"}
COVERED = {"TC13", "TC15", "TC17", "TC18", "TC19", "TC20", "TC21", "TC25", "TC27", "TC45", "TC47"}


def advice_on(facts) -> dict[StopGround | None, object]:
	"""Advice on the day of receipt, by its ground."""
	found = advise(facts, TERMS, today=facts.received_at.date())
	return {advice.ground: advice for advice in found}


def test_cases_of_these_articles_are_all_here() -> None:
	named = {case_id for case_id, case in CASES.items() if "stop_grounds" in case["covered_by"]}

	assert named == COVERED


def test_tc13_complaint_does_not_go_to_the_body_complained_of() -> None:
	case = CASES["TC13"]
	facts = facts_of(
		complaint=complaint(filed="2026-03-02"),
		addressee=case["input"]["forward_to"],
		complained_of=frozenset({case["input"]["complaint_about"]}),
	)

	assert KIND_CODES[case["input"]["kind"]] == "complaint"
	assert (StopGround.OUTSIDE_POWERS in grounds_that_hold(facts)) is case["expected"]["allowed"]


def test_tc14_complaint_does_not_go_to_the_officer_complained_of() -> None:
	case = CASES["TC14"]
	conflict = conflict_of(
		ComplainedOf(authority="ORG-1", person=case["input"]["complaint_about_person"]),
		Post(person=case["input"]["executor"], authority="ORG-1"),
	)

	assert (conflict is None) is case["expected"]["allowed"]
	assert conflict is Conflict.PERSON


def test_tc15_appeal_without_enough_facts_is_returned_in_five_days() -> None:
	case = CASES["TC15"]
	facts = facts_of(lacking_data="Номер будинку")
	[advice] = advise(facts, TERMS, today=facts.received_at.date())

	assert facts.received_at.date().isoformat() == case["input"]["received"]
	assert (advice.decision, advice.letter) == (Decision.RETURN_5, LetterKind.RETURN_NOTICE)
	assert advice.last_day.isoformat() == case["expected"]["due_date"]


def test_tc17_unsigned_letter_is_anonymous_and_needs_no_answer_to_an_unknown_author() -> None:
	case = CASES["TC17"]
	facts = facts_of(
		missing=frozenset() if case["input"]["signature"] else frozenset({Requisite.SIGNATURE}),
		is_authorship_unknown=True,
		is_author_reachable=False,
	)
	advice = advice_on(facts)[StopGround.ANONYMOUS]

	assert advice.phase is Phase.NOT_CONSIDERED
	assert (advice.letter is not None) is case["expected"]["answer_required"]


def test_tc18_electronic_appeal_without_a_qualified_signature_is_accepted() -> None:
	case = CASES["TC18"]
	missing = frozenset() if case["input"]["kep"] else frozenset({Requisite.SIGNATURE})
	[advice] = advise(
		facts_of(form=Form.ELECTRONIC, missing=missing), TERMS, today=datetime(2026, 3, 2).date()
	)

	assert (advice.decision is Decision.CONSIDER) is case["expected"]["accepted"]


@pytest.mark.parametrize("is_author_reachable", [True, False])
def test_tc19_electronic_appeal_without_a_contact_is_returned_if_the_author_can_be_reached(
	is_author_reachable: bool,
) -> None:
	case = CASES["TC19"]
	facts = facts_of(
		form=Form.ELECTRONIC,
		missing=frozenset() if case["input"]["reply_contact"] else frozenset({Requisite.CONTACT}),
		is_author_reachable=is_author_reachable,
	)

	assert bool(facts.faults) is not case["expected"]["requirements_met"]
	assert "within 10 days if the author can be reached" in case["expected"]["action"]
	assert (StopGround.NOT_IN_DUE_FORM in grounds_that_hold(facts)) is is_author_reachable


def test_tc20_repeat_of_what_was_resolved_is_not_considered_and_the_author_is_told() -> None:
	case = CASES["TC20"]
	assert case["input"]["same"] == ["author", "body", "question"]
	assert case["input"]["previous"]["resolved_on_merits"] is RESOLVED.is_resolved_on_merits

	[advice] = advise(facts_of(previous=RESOLVED), TERMS, today=datetime(2026, 3, 2).date())

	assert advice.ground is StopGround.RESOLVED_REPEAT
	assert (advice.letter is not None) is case["expected"]["author_told"]


def test_tc21_repeat_of_what_was_not_answered_must_be_considered() -> None:
	case = CASES["TC21"]
	answered = case["input"]["previous"]["answered"]
	previous = type(RESOLVED)(True, True, True, answered_on=RESOLVED.answered_on if answered else None)

	[advice] = advise(facts_of(previous=previous), TERMS, today=datetime(2026, 3, 2).date())

	assert (advice.decision is Decision.CONSIDER) is case["expected"]["must_be_considered"]


def test_tc25_late_complaint_is_not_considered_until_its_term_is_restored() -> None:
	case = CASES["TC25"]
	given = case["input"]
	dates = {"filed": given["filed_on"], "decided": given["decided_on"], "learnt": given["learnt_on"]}
	late = facts_of(complaint=complaint(**dates))
	restored = facts_of(complaint=complaint(**dates, restored=True))

	assert (StopGround.LATE_COMPLAINT in grounds_that_hold(late)) is case["expected"]["is_late"]
	assert case["expected"]["can_restore"] is True
	assert grounds_that_hold(restored) == ()


def test_tc27_application_about_old_things_is_not_late() -> None:
	case = CASES["TC27"]

	assert KIND_CODES[case["input"]["kind"]] == "application"
	assert case["expected"]["late"] is False
	with pytest.raises(GroundError, match="not a complaint"):
		check_ground(StopGround.LATE_COMPLAINT, facts_of(complaint=None))


@pytest.mark.parametrize("form", list(Form))
def test_tc45_language_is_no_ground_to_refuse(form: Form) -> None:
	facts = facts_of(form=form, is_in_other_language=CASES["TC45"]["input"]["lang"] != "uk")

	assert bool(grounds_that_hold(facts)) is CASES["TC45"]["expected"]["refusal_allowed"]


def test_tc47_appeal_of_a_person_found_incapable_is_not_considered() -> None:
	facts = facts_of(
		is_author_incapable=CASES["TC47"]["input"]["incapable"], court_decision="Рішення суду № 1/26"
	)

	assert "не розглядається" in CASES["TC47"]["expected"]["state"]
	assert advice_on(facts)[StopGround.INCAPABLE_AUTHOR].phase is Phase.NOT_CONSIDERED
