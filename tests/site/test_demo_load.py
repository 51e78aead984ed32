"""How the demo is loaded: after a kill, with every author kept secret, never beside appeals of others."""

import re
from dataclasses import replace

import frappe
import pytest
from frappe.utils.password import check_password

from appeals_app.setup.demo import load_demo, loading
from appeals_app.setup.demo.appeal_plans import plan_appeals
from appeals_app.setup.demo.case_work import work_off
from appeals_app.setup.demo.phrases import read_data
from appeals_app.setup.demo.progress import read_progress

LETTERS = len(read_data("letters")["letters"])
PLANNED, FEW = 20, 6
"""Invented appeals beside the letters, and how many of them are made: the rest takes long and tells nothing else."""


@pytest.fixture
def few_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
	"""The first of those planned: later ones refer to earlier ones alone."""
	monkeypatch.setattr(loading, "plan_appeals", lambda count, *, now: plan_appeals(count, now=now)[:FEW])


@pytest.mark.usefixtures("few_are_made")
def test_killed_load_goes_on_from_the_last_chunk(
	monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
	"""Commits are savepoints here, and the kill a rollback to the last of them."""
	monkeypatch.setattr(frappe.db, "commit", lambda: frappe.db.savepoint("chunk"))
	monkeypatch.setattr(loading, "CHUNK", 5)
	monkeypatch.setitem(frappe.local.conf, "demo_password", None)
	worked_off = []

	def kill_at_last(plan, *, made):
		if len(worked_off) == loading.CHUNK + 3:
			raise KeyboardInterrupt
		worked_off.append(plan.key)
		return work_off(plan, made=made)

	monkeypatch.setattr(loading, "work_off", kill_at_last)
	with pytest.raises(KeyboardInterrupt):
		load_demo(appeals=PLANNED, on_used_site=True)
	frappe.db.rollback(save_point="chunk")
	left = set(read_progress().made)
	monkeypatch.setattr(loading, "work_off", work_off)
	load_demo(appeals=PLANNED, on_used_site=True)

	progress, printed = read_progress(), capsys.readouterr().out
	passwords = re.findall(r"shown once: (\S+)", printed)
	assert len(passwords) == 1
	assert check_password("registrar@demo.example", passwords[0]) == "registrar@demo.example"
	assert "Реєстратор звернень" in printed and "registrar@demo.example" in printed
	assert left == set(worked_off[: loading.CHUNK])
	assert progress.is_complete and len(set(progress.made.values())) == FEW + LETTERS
	assert frappe.db.count("Appeal", {"name": ("in", list(progress.made.values()))}) == FEW + LETTERS


@pytest.mark.usefixtures("few_are_made")
def test_people_say_why_where_every_author_is_kept_secret(monkeypatch: pytest.MonkeyPatch) -> None:
	def work_off_kept_secret(plan, *, made):
		return work_off(replace(plan, card={**plan.card, "keep_author_secret": 1}), made=made)

	monkeypatch.setattr(loading, "work_off", work_off_kept_secret)

	load_demo(appeals=PLANNED, commit=False, on_used_site=True)

	made = list(read_progress().made.values())
	assert len(made) == FEW + LETTERS
	said = {"appeal": ("in", made), "act": "Purpose Stated", "user": "controller@demo.example"}
	assert frappe.db.count("Personal Data Access Event", said)


def test_demo_is_refused_where_the_register_holds_appeals_of_others(
	monkeypatch: pytest.MonkeyPatch,
) -> None:
	monkeypatch.setattr(frappe.db, "count", lambda doctype, *given: 1)

	with pytest.raises(loading.DemoRefusedError, match="already holds appeals"):
		load_demo(commit=False)
