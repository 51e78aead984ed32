"""Every function of ours that may be called over HTTP, given anything: no crash, no foreign row, no stored script.

Hypothesis invents the values, once; a seeded choice puts them together into inputs, so that a run can be repeated.
`FUZZ_EXAMPLES` says how many inputs each function gets; `make test-long` gives ten thousand.
"""

import inspect
import itertools
import json
import os
import random
import sys
from collections.abc import Callable, Iterator

import frappe
import pytest
from frappe.utils.response import build_response
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from appeals_app.domain.gate_rules import Kind
from appeals_app.permissions import gate, roles
from appeals_app.permissions.request_hooks import mended
from appeals_app.permissions.safe_messages import clean_messages
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.site.running_code import what_runs

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "1000"))
ASKERS = (roles.REGISTRAR, roles.HEAD, roles.EXECUTOR, roles.AUTHORITY_ADMIN)
"""The inputs are shared out among them: each gets as many inputs to each function, and others than the rest."""

EXPECTED = (
	frappe.ValidationError,
	frappe.PermissionError,
	frappe.DoesNotExistError,
	frappe.exceptions.FrappeTypeError,
)
"""What becomes an answer of 403, 404 or 417 in words; anything else would be 5xx."""

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
SECRET = "Таємниця-сусідів-7"

HOSTILE = (
	*(
		"",
		" ",
		"0",
		"-1",
		"9" * 40,
		"null",
		"[]",
		"{}",
		'{"a": 1}',
		"}{",
		"\x00",
		"\ud83d\ude00",
		"\u202e",
		"'",
		'"',
		"`",
	),
	*(
		"' or 1=1 -- ",
		"1) union select name from tabUser -- ",
		"%",
		"_",
		"../../etc/passwd",
		SCRIPT,
		"{{ 7*7 }}",
	),
	*(
		"2026-02-30",
		"31.02.2026",
		"2026-02-03",
		"03.02.2026",
		"9999-12-31",
		"я" * 5000,
		"=1+1",
		"Administrator",
		"Guest",
	),
)

TEXTS = st.sampled_from(HOSTILE) | st.text(max_size=30)
VALUES = st.recursive(
	st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | TEXTS,
	lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
	max_leaves=6,
)


@pytest.fixture(scope="module")
def anything() -> list:
	"""Values of any kind."""
	found = []

	@seed(1)
	@settings(
		max_examples=2 * EXAMPLES,
		database=None,
		phases=[Phase.generate],
		suppress_health_check=list(HealthCheck),
	)
	@given(VALUES)
	def keep(value: object) -> None:
		found.append(value)

	keep()
	return found


def own_functions() -> list[str]:
	"""Functions of the app that the list opens, or that answer in place of one it opens."""
	named = [line.name for line in gate.lines_in_force() if line.kind is Kind.METHOD]
	instead = frappe.get_hooks("override_whitelisted_methods")
	return sorted(
		{name for name in named if name.startswith("appeals_app.")}
		| {instead[name][0] for name in named if name in instead}
	)


@pytest.fixture(scope="module")
def known(staff: Staff, neighbours: Staff) -> Iterator[dict[str, list[str]]]:
	"""Names of real rows: of the own authority, and of the neighbours, which must not come back."""
	own, foreign = Journey(staff).to("draft"), Journey(neighbours, content=SECRET, brief=SECRET).to("draft")
	frappe.db.commit()  # every test begins with a rollback
	yield {"own": [own.appeal], "foreign": [foreign.appeal]}


def inputs_of(
	function: Callable, known: dict[str, list[str]], anything: list, number: int
) -> Iterator[dict[str, object]]:
	"""Arguments of the function, each present or not, of any kind, and some that nobody asked for."""
	choice = random.Random(number)
	names = [*inspect.signature(function).parameters, "doctype", "cmd2", "flags"]
	rows = [*known["own"], *known["foreign"], "Appeal", "Term Rule", "Прийняти", "reply"]
	kinds = (rows, HOSTILE, anything)
	for _ in range(EXAMPLES // len(ASKERS)):
		present = (name for name in names if choice.random() < 0.5)
		yield {name: choice.choice(choice.choice(kinds)) for name in present}


def stand_before(name: str, user: str) -> None:
	"""Make a request of the user to the function the current one; once a function, for rights are read anew by it."""
	builder = EnvironBuilder(
		method="POST", path=f"/api/method/{name}", environ_base={"REMOTE_ADDR": "127.0.0.5"}
	)
	frappe.set_user(user)
	frappe.local.request = Request(builder.get_environ())
	frappe.local.request_ip = "127.0.0.5"


def ask(name: str, form: dict) -> tuple[str, list[str]]:
	"""Call the function as the framework does for a request; what is answered or refused, and the messages the Desk shows."""
	frappe.local.response = frappe._dict(docs=[])
	frappe.local.form_dict = frappe._dict({**mended(form), "cmd": name})
	frappe.db.savepoint("fuzz")
	frappe.db.transaction_writes += 1  # what begins anew in a request would take the savepoint away
	try:
		answer = frappe.handler.execute_cmd(name)
		return answered(answer)
	except EXPECTED as refusal:
		return answered(str(refusal))
	finally:
		frappe.clear_messages()
		frappe.db.rollback(save_point="fuzz")


def answered(answer: object) -> tuple[str, list[str]]:
	"""As the request would be answered."""
	if answer is not None:
		frappe.local.response["message"] = answer
	response = build_response("json")
	clean_messages(response)
	sent = response.get_data(as_text=True)
	if not response.is_json:
		return sent, []
	shown = json.loads(json.loads(sent).get("_server_messages") or "[]")
	return json.dumps(json.loads(sent), ensure_ascii=False), [
		json.loads(message)["message"] for message in shown
	]


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> list[str]:
	"""Statements that put the script into the database as it was sent, undone or not."""
	found, sql = [], frappe.db.sql

	def watched(query: object, *given: object, **options: object) -> object:
		statement = str(query).lstrip()
		if (
			statement[:7].lower().startswith(("insert", "update", "replace"))
			and SCRIPT in f"{statement} {given} {options}"
		):
			found.append(statement[:300])
		return sql(query, *given, **options)  # as it was asked: no values are not the same as empty ones

	monkeypatch.setattr(frappe.db, "sql", watched)
	return found


@pytest.fixture(autouse=True)
def unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
	"""The limits of the doors for guests are tried elsewhere; a letter is not sent a thousand times."""
	monkeypatch.setattr(frappe, "enqueue", lambda *_, **__: None)
	monkeypatch.setattr(frappe.cache, "incrby", lambda *_: 1)


def give_anything(name: str, user: str, inputs: Iterator[dict[str, object]], stored: list[str]) -> None:
	"""Ask the function as the user; fails where it crashes, tells of the neighbours' appeal or would run a script."""
	stand_before(name, user)
	for form in inputs:
		try:
			answer, messages = ask(name, form)
		except Exception as fault:
			fault.add_note(repr(form))
			raise
		assert SECRET not in answer, form
		assert not messages or not what_runs(" ".join(map(str, messages))), (form, messages)
		assert not stored, (form, stored)


@pytest.mark.timeout(3600)
def test_own_functions_take_anything_and_give_nothing_away(
	known: dict[str, list[str]],
	anything: list,
	staff: Staff,
	stored: list[str],
	capsys: pytest.CaptureFixture[str],
) -> None:
	names, faults = own_functions(), []

	for name, (number, role) in itertools.product(names, enumerate(ASKERS)):
		inputs = inputs_of(frappe.get_attr(name), known, anything, number)
		try:
			give_anything(name, staff[role].user, inputs, stored)
		except Exception as fault:
			faults.append(f"{name} by {role}: {fault!r} {getattr(fault, '__notes__', '')}")
			stored.clear()

	with capsys.disabled():
		sys.stdout.write(f"\n{EXAMPLES * len(names)} inputs to {len(names)} functions of ours\n")
	assert not faults, "\n".join(faults)
	assert len(names) > 20
