"""The workflow of data subjects' requests as shipped: each step is one the code lets a request take."""

from types import SimpleNamespace

import pytest

from appeals_app.domain.data_subject_corrections import ELSEWHERE, FIELD_OF, Correction
from appeals_app.domain.data_subject_requests import (
	ALLOWED_STEPS,
	NOTHING_HELD,
	REFUSED,
	TOLD_OF,
	IdentityCheck,
	RequestKind,
	RequestPhase,
	SecondPerson,
)
from appeals_app.domain.notice_text import check_notice
from appeals_app.permissions import roles
from tests.config.defaults import shipped
from tests.config.doctypes import doctypes

[FLOW] = [flow for flow in shipped("Workflow").values() if flow["document_type"] == "Data Subject Request"]
PHASES = {row["state"]: RequestPhase(row["request_phase"]) for row in FLOW["states"]}


def test_every_phase_has_a_state_and_the_first_is_received() -> None:
	assert set(PHASES.values()) == set(RequestPhase)
	assert PHASES[FLOW["states"][0]["state"]] is RequestPhase.RECEIVED


@pytest.mark.parametrize("row", FLOW["transitions"], ids=lambda row: f"{row['state']}–{row['action']}")
def test_step_of_a_request_is_allowed(row: dict) -> None:
	assert PHASES[row["next_state"]] in ALLOWED_STEPS[PHASES[row["state"]]]
	assert row["allowed"] == roles.DATA_PROTECTION_OFFICER
	assert row["action"] in shipped("Workflow Action Master")


def test_every_allowed_step_has_a_button() -> None:
	buttons = {(PHASES[row["state"]], PHASES[row["next_state"]]) for row in FLOW["transitions"]}

	assert buttons == {(before, after) for before, allowed in ALLOWED_STEPS.items() for after in allowed}


def test_choices_of_a_request_are_those_of_the_domain() -> None:
	request = doctypes()["Data Subject Request"]
	field = shipped("Custom Field")["Workflow Document State-request_phase"]

	assert request.options_of("phase") == [phase.value for phase in RequestPhase]
	assert request.options_of("kind") == [kind.value for kind in RequestKind]
	assert request.options_of("identity_check") == [check.value for check in IdentityCheck]
	assert field["options"].split("\n") == ["", *(phase.value for phase in RequestPhase)]


def test_choices_of_a_correction_are_those_of_the_domain() -> None:
	line = doctypes()["Data Subject Correction"]
	settings = doctypes()["Personal Data Access Settings"]

	assert line.options_of("what") == [*FIELD_OF, ELSEWHERE]
	assert line.options_of("decision") == [decision.value for decision in Correction]
	assert settings.options_of("second_person") == [rule.value for rule in SecondPerson]
	assert set(FIELD_OF.values()) <= set(doctypes()["Applicant"].fields)
	assert {REFUSED, NOTHING_HELD} <= set(doctypes()["Data Subject Request"].options_of("outcome"))


def test_words_of_giving_data_are_for_requests_that_ask_for_them() -> None:
	asked = [kind for kind in RequestKind if kind in TOLD_OF]
	conditions = {row["action"]: row["condition"] for row in FLOW["transitions"]}

	given = conditions["Схвалити надання даних"]
	for kind in RequestKind:
		doc = SimpleNamespace(kind=kind.value)
		assert eval(given, {"doc": doc}) is (kind in asked)
		assert eval(conditions["Підтвердити, хто просить"], {"doc": doc}) is (kind not in asked)


def test_a_common_notice_is_shipped_for_every_place_and_can_be_shown() -> None:
	notices = shipped("Personal Data Notice").values()

	assert sorted(row["place"] for row in notices) == sorted(
		doctypes()["Personal Data Notice"].options_of("place")
	)
	for row in notices:
		check_notice(row["body"])
		assert not row["authority"] and not row["is_verified"]
