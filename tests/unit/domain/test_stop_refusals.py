"""Every refusal of a ground reads as it was translated: the Desk finds its Ukrainian by the whole English text."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

import appeals_app
from appeals_app.domain.consideration import objections_to
from appeals_app.domain.lifecycle import Phase
from appeals_app.domain.stop_checks import GroundError
from appeals_app.domain.stop_facts import AppealFacts, Form, Requisite
from appeals_app.domain.stop_grounds import StopGround, check_ground, ground_for
from tests.unit.domain.stopping import RESOLVED, complaint, facts_of

G = StopGround
TRANSLATIONS = Path(appeals_app.__file__).parent / "translations" / "uk.csv"
LATE = complaint(filed="2026-02-20", decided="2025-01-10")
PLACE, SIGNATURE = frozenset({Requisite.PLACE}), frozenset({Requisite.SIGNATURE})

OF_GROUNDS = [
	(G.ANONYMOUS, {}, ()),
	(G.RESOLVED_REPEAT, {}, ()),
	(G.RESOLVED_REPEAT, {"previous": replace(RESOLVED, is_same_author=False)}, ()),
	(G.RESOLVED_REPEAT, {"previous": replace(RESOLVED, is_same_authority=False)}, ()),
	(G.RESOLVED_REPEAT, {"previous": replace(RESOLVED, is_same_question=False)}, ()),
	(G.RESOLVED_REPEAT, {"previous": replace(RESOLVED, answered_on=None)}, ()),
	(G.RESOLVED_REPEAT, {"previous": replace(RESOLVED, unresolved_questions=2)}, (2,)),
	(G.RESOLVED_REPEAT, {"previous": replace(RESOLVED, has_open_promise=True)}, ()),
	(G.LATE_COMPLAINT, {}, ()),
	(G.LATE_COMPLAINT, {"complaint": complaint(filed="2026-02-20")}, ()),
	(
		G.LATE_COMPLAINT,
		{"complaint": complaint(filed="2026-02-20", decided="2026-01-12")},
		("20.02.2026", "12.01.2027"),
	),
	(G.LATE_COMPLAINT, {"complaint": replace(LATE, is_limit_restored=True)}, ()),
	(G.INCAPABLE_AUTHOR, {}, ()),
	(G.INCAPABLE_AUTHOR, {"is_author_incapable": True}, ()),
	(G.NOT_IN_DUE_FORM, {}, ()),
	(G.NOT_IN_DUE_FORM, {"missing": PLACE, "is_author_reachable": False}, ()),
	(G.DATA_LACKING, {}, ()),
	(G.ANOTHER_PROCEDURE, {}, ()),
	(G.OUTSIDE_POWERS, {}, ()),
	(G.OUTSIDE_POWERS, {"addressee": "А Б", "complained_of": frozenset({"А Б"})}, ("А Б",)),
]

OF_STEPS = [
	(Phase.NOT_CONSIDERED, {}, None, ()),
	(Phase.NOT_CONSIDERED, {"complaint": LATE, "previous": RESOLVED}, None, ()),
	(Phase.RETURNED, {}, None, ()),
	(Phase.RETURNED, {}, G.LATE_COMPLAINT, ("Late Complaint",)),
]

OF_FORM = [
	{"is_in_other_language": True},
	{"form": Form.ELECTRONIC, "missing": SIGNATURE},
	{"not_entered": PLACE},
]


@pytest.fixture(scope="module")
def desk() -> dict[str, str]:
	with TRANSLATIONS.open(encoding="utf-8", newline="") as rows:
		return {row[0]: row[1] for row in csv.reader(rows)}


def assert_translated(refusal: GroundError, params: tuple, desk: dict[str, str]) -> None:
	"""Known to the Desk word for word, with the values its places want."""
	assert refusal.message in desk
	assert refusal.params == params
	assert desk[refusal.message].format(*refusal.params).count(".") >= 1


@pytest.mark.parametrize(("ground", "known", "params"), OF_GROUNDS)
def test_refusal_of_a_ground_is_translated(
	ground: StopGround, known: dict, params: tuple, desk: dict[str, str]
) -> None:
	with pytest.raises(GroundError) as refused:
		check_ground(ground, facts_of(**known))

	assert_translated(refused.value, params, desk)


@pytest.mark.parametrize(("phase", "known", "chosen", "params"), OF_STEPS)
def test_refusal_of_a_step_is_translated(
	phase: Phase, known: dict, chosen: StopGround | None, params: tuple, desk: dict[str, str]
) -> None:
	with pytest.raises(GroundError) as refused:
		ground_for(phase, facts_of(**known), chosen)

	assert_translated(refused.value, params, desk)


@pytest.mark.parametrize("known", OF_FORM)
def test_objection_to_the_form_is_translated(known: dict, desk: dict[str, str]) -> None:
	[objection] = objections_to(facts_of(**known))

	assert_translated(objection.refusal, (), desk)
	assert objection.article.endswith("Закону України «Про звернення громадян»")


def test_grounds_are_asked_of_values_and_change_nothing() -> None:
	facts = facts_of(complaint=LATE)

	ground_for(Phase.NOT_CONSIDERED, facts)

	assert facts == AppealFacts(received_at=facts.received_at, complaint=LATE)
