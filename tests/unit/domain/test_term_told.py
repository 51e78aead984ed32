"""A choice by hand and a recalculation stand in the proof: not the law alone brought the rule to the card."""

from datetime import date, datetime

import pytest

from appeals_app.domain.deadline_proof import ProofKind, ProofStep
from appeals_app.domain.deadlines import compute_deadline
from appeals_app.domain.proof_text import render_step
from appeals_app.domain.term_told import Choice, Recount, recounts_in, with_told

PROOF = compute_deadline(received_at=datetime(2026, 2, 2, 10), term="month").proof
CHOICE = Choice("Звернення передала {гаряча}\nлінія.", "реєстратор Олена Коваль", date(2026, 2, 3))
RECOUNT = Recount("Зміни до статті 20.", "начальник відділу Максим Гайдук", date(2026, 11, 28))


def test_choice_is_told_with_who_when_and_why() -> None:
	assert render_step(CHOICE.step()) == (
		"Правило обрано вручну 03.02.2026: реєстратор Олена Коваль. Причина: Звернення передала {гаряча} лінія."
	)


@pytest.mark.parametrize(
	"choice", [Choice(), Choice(chosen_by="реєстратор", chosen_on=date(2026, 2, 3)), Choice("Причина")]
)
def test_choice_nobody_was_asked_about_is_told_as_such(choice: Choice) -> None:
	assert render_step(choice.step()) == (
		"Правило обрано вручну, а не знайдено за умовами правил; хто, коли й чому його обрав, у картці не записано."
	)


def test_recalculation_is_told_with_its_reason_and_the_day_before() -> None:
	assert render_step(RECOUNT.step(date(2026, 12, 16))) == (
		"Строк перераховано 28.11.2026 за розпорядженням «Зміни до статті 20»; застосування: начальник відділу"
		" Максим Гайдук; останній день до перерахунку — 16.12.2026."
	)


def test_recalculation_that_gives_the_first_term_says_so() -> None:
	assert render_step(RECOUNT.step(None)) == (
		"Строк визначено 28.11.2026 за розпорядженням про перерахунок «Зміни до статті 20»; застосування:"
		" начальник відділу Максим Гайдук; доти строку не було."
	)


def test_told_steps_stand_behind_the_rule_and_count_nothing() -> None:
	told = (CHOICE.step(), RECOUNT.step(None))
	proof = with_told(PROOF, told)
	place = [step.kind for step in proof].index(ProofKind.RULE) + 1

	assert proof[place : place + 2] == told
	assert tuple(step for step in proof if step not in told) == PROOF


def test_what_is_told_anew_replaces_what_was_told() -> None:
	first, second = RECOUNT.step(None), RECOUNT.step(date(2026, 12, 16))

	proof = with_told(with_told(PROOF, (CHOICE.step(), first)), (second,))

	assert proof == with_told(PROOF, (second,))
	assert recounts_in(proof) == (second,)


@pytest.mark.parametrize("step", [CHOICE.step(), Choice().step(), RECOUNT.step(date(2026, 12, 16))])
def test_told_steps_are_kept_as_they_are(step: ProofStep) -> None:
	assert ProofStep.from_dict(step.to_dict()) == step
