"""The workflow of data subjects' requests as shipped: each step is one the code lets a request take."""

import pytest

from appeals_app.domain.data_subject_requests import ALLOWED_STEPS, IdentityCheck, RequestKind, RequestPhase
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


def test_a_common_notice_is_shipped_for_every_place_and_can_be_shown() -> None:
	notices = shipped("Personal Data Notice").values()

	assert sorted(row["place"] for row in notices) == sorted(
		doctypes()["Personal Data Notice"].options_of("place")
	)
	for row in notices:
		check_notice(row["body"])
		assert not row["authority"] and not row["is_verified"]
