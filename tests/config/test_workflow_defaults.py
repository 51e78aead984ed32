"""The workflow as shipped: legal, walkable from the first state to the archive, and fit for the acts of the app."""

import ast
import itertools

import pytest

from appeals_app.domain.lifecycle import ALLOWED_MOVES, OPEN_PHASES, PHASE_OF_LETTER, Act, Phase
from appeals_app.permissions import roles
from tests.config.defaults import appeal_workflow, shipped
from tests.config.doctypes import STANDARD_FIELDS, doctypes

FLOW = appeal_workflow()
PHASES = {row["state"]: Phase(row["appeal_phase"]) for row in FLOW["states"]}
TRANSITIONS = FLOW["transitions"]

SENDER = roles.REGISTRAR
"""Who sends letters: appeal_replies.signing asks for this role, and then takes the step as that person."""


def name_of(row: dict) -> str:
	return f"{row['state']}–{row['action']}–{row['allowed']}"


def reachable(start: str, arrows: set[tuple[str, str]]) -> set[str]:
	"""States one comes to from `start` along the arrows."""
	found, fresh = {start}, {start}
	while fresh:
		fresh = {target for source, target in arrows if source in fresh} - found
		found |= fresh
	return found


ARROWS = {(row["state"], row["next_state"]) for row in TRANSITIONS}


def test_every_state_has_a_phase_of_the_law() -> None:
	assert len(PHASES) == len(FLOW["states"])
	assert set(PHASES.values()) == set(Phase), "each phase of the law has a state"


def test_new_cards_begin_in_the_first_state_as_received() -> None:
	assert Phase(FLOW["states"][0]["appeal_phase"]) is Phase.RECEIVED


def test_states_buttons_and_roles_of_the_workflow_are_shipped_with_it() -> None:
	used = {row["state"] for row in FLOW["states"]} | {end for arrow in ARROWS for end in arrow}

	others = [flow for flow in shipped("Workflow").values() if flow["name"] != FLOW["name"]]
	of_others = {row["state"] for flow in others for row in flow["states"]}
	actions = {row["action"] for flow in others for row in flow["transitions"]}
	assert used == set(shipped("Workflow State")) - of_others == set(PHASES)
	assert {row["action"] for row in TRANSITIONS} == set(shipped("Workflow Action Master")) - actions
	assert {row["allowed"] for row in TRANSITIONS} | {row["allow_edit"] for row in FLOW["states"]} <= set(
		roles.ALL_ROLES
	)


@pytest.mark.parametrize("row", TRANSITIONS, ids=name_of)
def test_step_is_one_the_law_lets_an_appeal_take(row: dict) -> None:
	before, after = PHASES[row["state"]], PHASES[row["next_state"]]

	assert before is after or after in ALLOWED_MOVES[before]


@pytest.mark.parametrize("row", TRANSITIONS, ids=name_of)
def test_step_leads_to_another_state_by_an_act_the_app_knows(row: dict) -> None:
	assert row["state"] != row["next_state"]
	assert row["appeal_act"] in {"", *(act.value for act in Act)}


def test_every_state_is_reached_from_the_first() -> None:
	assert reachable(FLOW["states"][0]["state"], ARROWS) == set(PHASES)


@pytest.mark.parametrize("state", PHASES)
def test_from_every_state_an_appeal_comes_to_the_archive(state: str) -> None:
	assert Phase.ARCHIVED in {PHASES[end] for end in reachable(state, ARROWS)}


def test_state_without_a_way_out_lies_in_the_archive() -> None:
	ends = set(PHASES) - {source for source, _ in ARROWS}

	assert {PHASES[state] for state in ends} == {Phase.ARCHIVED}


def test_button_of_a_state_leads_to_one_place_whoever_presses_it() -> None:
	"""The first row a person may use is taken: two places behind one button would depend on the order."""
	steps = sorted((row["state"], row["action"], row["next_state"]) for row in TRANSITIONS)
	places = {
		key: {step[2] for step in group} for key, group in itertools.groupby(steps, key=lambda step: step[:2])
	}

	assert not {key: ends for key, ends in places.items() if len(ends) > 1}


def test_rows_of_the_workflow_are_not_said_twice() -> None:
	rows = [(row["state"], row["action"], row["allowed"], row["condition"]) for row in TRANSITIONS]

	assert len(set(rows)) == len(rows)


def test_two_buttons_of_a_state_do_not_lead_to_one_place() -> None:
	"""The app goes from state to state; with two ways between them it could not tell which act was meant."""
	actions: dict[tuple[str, str], set[str]] = {}
	for row in TRANSITIONS:
		actions.setdefault((row["state"], row["next_state"]), set()).add(row["action"])

	assert not {ends: names for ends, names in actions.items() if len(names) > 1}


@pytest.mark.parametrize("act", Act)
def test_every_act_of_the_app_has_its_step(act: Act) -> None:
	assert [row for row in TRANSITIONS if row["appeal_act"] == act.value]


@pytest.mark.parametrize("act", [Act.APPROVE_REPLY, Act.SIGN_REPLY])
def test_acts_on_the_reply_are_steps_within_its_phase(act: Act) -> None:
	rows = [row for row in TRANSITIONS if row["appeal_act"] == act.value]

	assert {(PHASES[row["state"]], PHASES[row["next_state"]]) for row in rows} == {(Phase.REPLY, Phase.REPLY)}


def test_answer_is_sent_only_after_the_signature() -> None:
	"""No way leads from the draft to the author past the step that signs."""
	unsigned = {
		(row["state"], row["next_state"]) for row in TRANSITIONS if row["appeal_act"] != Act.SIGN_REPLY.value
	}
	answered = {state for state, phase in PHASES.items() if phase is Phase.ANSWERED}

	assert not reachable(FLOW["states"][0]["state"], unsigned) & answered


def test_signature_belongs_to_heads_and_resolutions_too() -> None:
	signing = {row["allowed"] for row in TRANSITIONS if row["appeal_act"] == Act.SIGN_REPLY.value}
	resolving = {
		row["allowed"]
		for row in TRANSITIONS
		if PHASES[row["state"]] is Phase.RESOLUTION and PHASES[row["next_state"]] is Phase.EXECUTION
	}

	assert signing == resolving == {roles.HEAD}


def test_consideration_is_reopened_by_heads_alone() -> None:
	reopening = {
		row["allowed"]
		for row in TRANSITIONS
		if PHASES[row["next_state"]] is Phase.RESOLUTION and PHASES[row["state"]] not in OPEN_PHASES
	}

	assert reopening == {roles.HEAD}


@pytest.mark.parametrize("phase", sorted(set(PHASE_OF_LETTER.values()) - {Phase.ANSWERED}))
def test_who_sends_a_letter_may_take_the_step_it_causes(phase: Phase) -> None:
	"""Sending the letter moves the appeal as the sender: without the step the letter could never leave."""
	sources = {
		state for state, before in PHASES.items() if before in OPEN_PHASES and phase in ALLOWED_MOVES[before]
	}
	covered = {
		row["state"] for row in TRANSITIONS if row["allowed"] == SENDER and PHASES[row["next_state"]] is phase
	}

	assert sources
	assert not sources - covered


def test_who_sends_the_answer_may_take_the_step_it_causes() -> None:
	signed = {row["next_state"] for row in TRANSITIONS if row["appeal_act"] == Act.SIGN_REPLY.value}
	covered = {
		row["state"]
		for row in TRANSITIONS
		if row["allowed"] == SENDER and PHASES[row["next_state"]] is Phase.ANSWERED
	}

	assert signed
	assert signed == covered


def test_draft_can_be_returned_to_its_executor_until_it_is_signed() -> None:
	unsigned = {
		(row["state"], row["next_state"]) for row in TRANSITIONS if row["appeal_act"] != Act.SIGN_REPLY.value
	}
	signed = {row["next_state"] for row in TRANSITIONS if row["appeal_act"] == Act.SIGN_REPLY.value}
	drafts = {state for state, phase in PHASES.items() if phase is Phase.REPLY} - signed

	assert drafts
	assert all(Phase.EXECUTION in {PHASES[end] for end in reachable(state, unsigned)} for state in drafts)


def test_stopping_without_a_letter_is_decided_by_a_head() -> None:
	"""An anonymous author gets no letter that a head would have signed: there the step itself is the decision."""
	others = [
		row
		for row in TRANSITIONS
		if PHASES[row["next_state"]] in (Phase.NOT_CONSIDERED, Phase.TERMINATED)
		and row["allowed"] != roles.HEAD
	]

	assert [row for row in others if "subject.anonymous" not in row["condition"]] == []


def test_conditions_of_steps_read_fields_of_the_card_and_call_nothing() -> None:
	"""They run where almost nothing may be called, and names with an underscore in front are refused."""
	known = set(doctypes()["Appeal"].fields) | STANDARD_FIELDS
	for condition in {row["condition"] for row in TRANSITIONS if row["condition"]}:
		nodes = list(ast.walk(ast.parse(condition, mode="eval")))
		names = {node.id for node in nodes if isinstance(node, ast.Name)}
		fields = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
		assert names == {"doc"}, condition
		assert fields <= known, condition
		assert "workflow_state" not in fields, condition
		assert not [node for node in nodes if isinstance(node, ast.Call)], condition


def test_documents_of_the_workflow_are_never_submitted() -> None:
	"""Submitting would close every field for ever; the phases close what the law closes."""
	assert {row["doc_status"] for row in FLOW["states"]} == {"0"}


def test_workflow_keeps_the_field_and_sends_no_mail_by_itself() -> None:
	assert FLOW["workflow_state_field"] == "workflow_state"
	assert FLOW["send_email_alert"] == 0
