"""Every function of ours that shows personal data of a card leaves a look at it; a new function joins by itself.

Each is asked with keys of a card full of markers, as roles that meet it; where an answer holds a marker, an event of
that user about that card or person is there, or will be written with the answer.
"""

import inspect
import itertools
import json
import random
import sys
from collections.abc import Iterator

import frappe
import pytest
from frappe.utils.response import build_response
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from appeals_app.appeal_matching.card_terms import forget_rows_of, write_rows_of
from appeals_app.permissions import roles
from appeals_app.permissions.request_hooks import mended
from appeals_app.personal_data import list_guard
from appeals_app.personal_data.access_log import MET, NOTED
from appeals_app.personal_data.answer_guard import mask_answer
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.site.looking import forget_rules_of_request, person_of
from tests.site.planted_markers import found_in, markers, word
from tests.site.test_endpoint_fuzz import EXPECTED, own_functions

ASKERS = (roles.REGISTRAR, roles.EXECUTOR, roles.CONTROLLER)
TRIES = 4
"""Inputs a function gets from each asker: its arguments are put together from keys of the cards and their papers."""

EVENT, SUBJECT = "Personal Data Access Event", "Personal Data Access Subject"
SHOWING = ("appeal_matching.api.compare", "appeal_matching.api.contacts", "permissions.api.getdoc")
"""Some of the functions that show: a walk that saw none of them would prove nothing."""


@pytest.fixture(scope="module")
def cards(staff: Staff) -> Iterator[dict[str, list[str]]]:
	"""Two cards of marked people, one with a draft, one merely at work, with what arguments may be called by."""
	found: dict[str, list[str]] = {"card": [], "person": [], "letter": [], "task": []}
	for number in (1, 2):
		marked = {**markers(number), "first_name": "Марія", "locality": "м. Запоріжжя"}
		person = person_of(staff, **marked)
		text = f"Пишу я, {word(number)} Марія, {marked['phone']}."
		way = Journey(staff, applicant=person, content=text).to("draft")
		found["card"].append(way.appeal)
		found["person"].append(person)
		found["letter"] += frappe.get_all("Appeal Reply", {"appeal": way.appeal}, pluck="name")
		found["task"] += frappe.get_all("Appeal Assignment", {"appeal": way.appeal}, pluck="name")
	write_rows_of(found["card"])
	frappe.db.commit()  # every test begins with a rollback
	yield found
	forget_rows_of(found["card"])  # else cards of other tests would have a twin elsewhere
	frappe.db.commit()  # the same


def arguments(cards: dict[str, list[str]], staff: Staff) -> dict[str, list[object]]:
	"""What an argument may be, by its name; one of another name is any key."""
	first, second = cards["card"]
	index = frappe.db.get_value("Appeal", first, "registration_index")
	typed = {"applicant": cards["person"][0], "content": f"{word(1)} Марія", "authority": staff.authority}
	return {
		"doctype": ["Appeal", "Applicant", "Appeal Reply", "Appeal Assignment"],
		"name": [first, cards["person"][0], *cards["letter"], *cards["task"]],
		"docname": [first, cards["person"][0], cards["letter"][0]],
		"doc": [
			frappe.get_doc("Appeal", first).as_json(),
			frappe.get_doc("Appeal Reply", cards["letter"][0]).as_json(),
		],
		"appeal": [first, second],
		"other": [second, first],
		"main": [second],
		"previous": [second],
		"appeals": [json.dumps([first, second])],
		"members": [json.dumps([second])],
		"others": [json.dumps([second])],
		"docnames": [json.dumps([first])],
		"card": [json.dumps({"name": first}), json.dumps(typed), "{}"],
		"reply": cards["letter"],
		"assignment": cards["task"],
		"applicant": cards["person"],
		"kept": cards["person"][:1],
		"merged": cards["person"][1:],
		"text": [word(1), index, markers(1)["phone"]],
		"txt": [word(1)[:6], word(2)],
		"number": [index],
		"authority": [staff.authority],
		"address": [markers(1)["address"]],
		"letter_kind": ["Answer", "Interim Answer", "Forwarding Notice"],
		"dispatch_method": ["Post", "E-mail"],
		"action": ["Передати на погодження", "Зареєструвати"],
		"sign": ["sign.repeated"],
		"reason": ["Так вирішено на нараді у керівника 12 березня."],
		"filters": [{"name": ["in", [first, second]]}, None],
		"names": [json.dumps([first, *cards["person"]])],
		"field": ["content", "full_name", "addressee"],
		"start": [0],
		"length": [20],
		"page_len": [20],
		"page_length": [20],
	}


def inputs_of(function: object, known: dict[str, list[object]], seed: int) -> Iterator[dict[str, object]]:
	"""Arguments of the function: first those that stand first, then others."""
	choice, names = random.Random(seed), list(inspect.signature(function).parameters)
	keys = [known["appeal"][0], known["reply"][0], known["assignment"][0], known["applicant"][0]]
	yield {name: known.get(name, keys)[0] for name in names if name in known}
	for _ in range(TRIES - 1):
		yield {name: choice.choice(known.get(name, keys)) for name in names}


def stand_before(name: str, user: str) -> None:
	"""A request of the user to the function; rights and rules are read anew."""
	path = f"/api/method/{name}"
	builder = EnvironBuilder(method="POST", path=path, environ_base={"REMOTE_ADDR": "127.0.0.6"})
	frappe.set_user(user)
	forget_rules_of_request()
	frappe.local.request, frappe.local.request_ip = Request(builder.get_environ()), "127.0.0.6"


def answer_of(name: str, form: dict) -> str:
	"""What is answered, as it leaves; empty where the function refuses."""
	frappe.local.response = frappe._dict(docs=[])
	frappe.local.form_dict = frappe._dict({**mended(form), "cmd": name})
	try:
		answer = frappe.handler.execute_cmd(name)
	except EXPECTED:
		return ""
	if answer is not None:
		frappe.local.response["message"] = answer
	response = build_response("json")
	mask_answer(response)
	return response.get_data(as_text=True)


def subjects_noted(user: str) -> set[str]:
	"""Cards and persons the request has noted, or written already: no event was there before."""
	looks = [*(frappe.flags.get(NOTED) or []), *(frappe.flags.get(MET) or {}).values()]
	looks += frappe.get_all(EVENT, {"user": user}, ["name", "appeal", "applicant"])
	events = [look["name"] for look in looks if look.get("name")]
	rows = frappe.get_all(SUBJECT, {"event": ("in", events or [""])}, ["appeal", "applicant"])
	found = {look.get(key) for look in (*looks, *rows) for key in ("appeal", "applicant")}
	return found | {subject for look in looks for subject in look.get("subjects") or ()}


def shown_by(name: str, user: str, form: dict, cards: dict[str, list[str]]) -> tuple[bool, str]:
	"""Whether the answer holds a marker, and what of it was noted nowhere."""
	frappe.db.savepoint("shown")
	for noted in (NOTED, MET):
		frappe.flags.pop(noted, None)
	try:
		answer = json.dumps(json.loads(answer_of(name, form) or "{}"), ensure_ascii=False)
		shown = [number for number in (1, 2) if any(value in answer for value in markers(number).values())]
		noted = subjects_noted(user) if shown else set()
		of_number = {number: {cards["card"][number - 1], cards["person"][number - 1]} for number in shown}
		is_lacking = any(noted.isdisjoint(subjects) for subjects in of_number.values())
		return bool(shown), f"{name} {form}: {answer[:200]}" if is_lacking else ""
	finally:
		frappe.clear_messages()
		frappe.db.rollback(save_point="shown")


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
	"""Nothing is sent, and the limits of doors are tried elsewhere."""
	list_guard.install()
	monkeypatch.setattr(frappe, "enqueue", lambda *_, **__: None)
	monkeypatch.setattr(frappe.cache, "incrby", lambda *_: 1)
	rollback = frappe.db.rollback
	monkeypatch.setattr(frappe.db, "commit", lambda: None)  # all of the walk is undone
	monkeypatch.setattr(
		frappe.db, "rollback", lambda *, save_point=None: save_point and rollback(save_point=save_point)
	)


def test_what_our_functions_show_is_noted(
	cards: dict[str, list[str]], staff: Staff, capsys: pytest.CaptureFixture[str]
) -> None:
	known, showing, faults = arguments(cards, staff), set(), []
	frappe.db.delete(EVENT, {"user": ("in", [staff[role].user for role in ASKERS])})

	for name, (number, role) in itertools.product(own_functions(), enumerate(ASKERS)):
		stand_before(name, staff[role].user)
		for form in inputs_of(frappe.get_attr(name), known, number):
			is_shown, fault = shown_by(name, staff[role].user, form, cards)
			showing |= {name} if is_shown else set()
			faults += [f"{role}: {fault}"] if fault else []

	with capsys.disabled():
		sys.stdout.write(f"\n{len(showing)} functions of ours showed personal data: {sorted(showing)}\n")
	assert found_in(word(1))
	assert {f"appeals_app.{name}" for name in SHOWING} <= showing
	assert not faults, "\n".join(faults)
