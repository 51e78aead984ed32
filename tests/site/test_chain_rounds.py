"""The daily check of event chains: in portions, round and round; what is cut off the end is missed; faults are told of."""

import os
import subprocess
import sys

import frappe
import pytest

from appeals_app import clock
from appeals_app.permissions import roles
from appeals_app.personal_data import chain_rounds
from appeals_app.personal_data.access_log import record_access
from appeals_app.personal_data.chain_rounds import SOURCES
from appeals_app.personal_data.event_check import LOOKS, verify_personal_data_events
from appeals_app.personal_data.kept_days import days_kept
from appeals_app.personal_data.tasks import check_event_chains, remove_old_events
from appeals_app.testing.factories import make_authority
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Person, Staff, acting_as

END_MISSING = "its end is missing"


@pytest.fixture(autouse=True)
def _transaction(monkeypatch: pytest.MonkeyPatch) -> None:
	"""Everything stays in the transaction of the test; each round begins at its beginning."""
	monkeypatch.setattr(frappe.db, "commit", lambda: None)
	for kind in SOURCES:
		chain_rounds._keep_places(kind, {})


@pytest.fixture
def looker(staff: Staff) -> Person:
	"""Somebody with a chain of four looks, whose end the daily check has kept."""
	appeal, head = Journey(staff).appeal, staff[roles.HEAD]
	with acting_as(head):
		for _ in range(4):
			record_access(act="Printed", appeal=appeal)
	check_event_chains()
	return head


def faults_of(user: str) -> list[str]:
	return [problem for problem in verify_personal_data_events()[LOOKS].problems if user in problem]


def cut_off(user: str, how_many: int) -> None:
	last = frappe.get_all(LOOKS, {"user": user}, pluck="name", order_by="sequence desc", limit=how_many)
	frappe.db.delete(LOOKS, {"name": ("in", last)})


def test_looks_cut_off_the_end_are_missed_also_when_the_chain_goes_on(looker: Person) -> None:
	assert faults_of(looker.user) == []

	cut_off(looker.user, 2)

	missing = f"{LOOKS} {looker.user}: {END_MISSING}"
	assert faults_of(looker.user) == [missing]
	with acting_as(looker):
		for _ in range(2):
			record_access(act="Printed")
	check_event_chains()
	assert faults_of(looker.user) == [missing], "a broken end is not kept as the right one"


def test_whole_chain_that_is_gone_is_missed(looker: Person) -> None:
	frappe.db.delete(LOOKS, {"user": looker.user})

	assert faults_of(looker.user) == [f"{LOOKS} {looker.user}: {END_MISSING}"]


def test_looks_gone_by_their_term_are_no_fault(looker: Person) -> None:
	later = frappe.utils.add_to_date(clock.now(), days=days_kept() + 1)
	with clock.set_to(later):
		remove_old_events()

		assert not frappe.db.exists(LOOKS, {"user": looker.user})
		assert faults_of(looker.user) == []


def test_round_goes_in_portions_and_reaches_everything(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
	ways = [Journey(staff) for _ in range(5)]
	monkeypatch.setattr(chain_rounds, "CHAINS_AT_ONCE", 2)
	seen: list[str] = []
	real = chain_rounds._verify
	monkeypatch.setattr(
		chain_rounds,
		"_verify",
		lambda kind, name, findings: (seen.append(f"{kind} {name}"), real(kind, name, findings)),
	)

	check_event_chains(seconds=0)
	first = len(seen)
	check_event_chains(seconds=600)

	assert 0 < first <= 2 * 2 * len(SOURCES)
	assert {f"Appeal {way.appeal}" for way in ways} <= set(seen)
	assert f"Authority {staff.authority}" in seen
	assert all(chain_rounds._places_of(kind) == {} for kind in SOURCES), "the round begins anew"


def test_fault_is_told_to_those_who_answer_without_naming_anybody(staff: Staff, looker: Person) -> None:
	cut_off(looker.user, 1)
	told = [staff[role].user for role in (roles.DATA_PROTECTION_OFFICER, roles.OBLAST_ADMIN)]
	frappe.db.delete("Notification Log", {"for_user": ("in", [*told, looker.user])})

	check_event_chains()

	notices = frappe.get_all("Notification Log", {"for_user": ("in", told)}, ["for_user", "subject"])
	assert {notice.for_user for notice in notices} == set(told)
	assert all("Ланцюги подій змінено поза системою" in notice.subject for notice in notices)
	assert not any(looker.user in notice.subject for notice in notices)
	assert not frappe.db.exists("Notification Log", {"for_user": looker.user})


def test_notice_of_a_fault_leads_who_may_read_it_to_the_event_of_it(staff: Staff, looker: Person) -> None:
	oblast = make_authority(authority_kind="Oblast Administration")
	frappe.db.set_value("Authority", oblast.name, "creation", "2000-01-01")  # the first is that of the oblast
	cut_off(looker.user, 1)
	administrator, officer = (
		staff[role].user for role in (roles.OBLAST_ADMIN, roles.DATA_PROTECTION_OFFICER)
	)
	frappe.db.delete("Notification Log", {"for_user": ("in", [administrator, officer])})

	check_event_chains()

	[event] = frappe.get_all("Authority Event", {"authority": oblast.name}, ["name", "act", "ground"])
	assert event.act == chain_rounds.ACT
	assert "Ланцюги подій змінено поза системою" in event.ground
	leads = ["document_type", "document_name", "email_content"]
	[notice] = frappe.get_all("Notification Log", {"for_user": administrator}, leads)
	assert (notice.document_type, notice.document_name) == ("Authority Event", event.name)
	assert frappe.has_permission("Authority Event", doc=event.name, user=administrator)
	[other] = frappe.get_all("Notification Log", {"for_user": officer}, leads)
	assert other.document_name is None and "Попросіть" in other.email_content, (
		"no page the officer would be refused"
	)


def verified(site: str, **environment: str) -> subprocess.CompletedProcess:
	"""The command as the bench runs it."""
	command = [sys.executable, "-m", "frappe.utils.bench_helper", "frappe", "--site", site]
	return subprocess.run(
		[*command, "verify-personal-data-events"],
		capture_output=True,
		text=True,
		env={**os.environ, **environment},
	)


def test_command_counts_each_kind_apart(site: str) -> None:
	ended = verified(site)

	assert ended.returncode in (0, 1)
	assert ended.stdout.count("Подій: ") == 2, ended.stdout + ended.stderr
	assert "Перегляди персональних даних." in ended.stdout and "акти знищення." in ended.stdout


def test_database_that_is_down_is_told_in_words(site: str) -> None:
	ended = verified(site, FRAPPE_DB_HOST="127.0.0.1", FRAPPE_DB_PORT="1")

	assert ended.returncode == 2
	assert ended.stderr.strip().endswith(
		"База даних не відповідає, нічого не перевірено. Запустіть її і повторіть."
	)
