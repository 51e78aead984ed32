"""The check of event chains on a site: what somebody with the database in hand changes is found."""

import io
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import frappe
import pytest
from click.testing import CliRunner

from appeals_app import clock, commands
from appeals_app.appeal_registry.event_check import anchor_events, export_events, verify_events
from appeals_app.appeal_registry.event_rows import Chosen, event_rows
from appeals_app.authority_directory.event_log import record_authority_event
from appeals_app.domain.event_chain import FIRST_HASH, event_hash
from appeals_app.domain.event_export import verify_export
from appeals_app.patches.v0_2.keep_ends_of_event_chains import execute
from appeals_app.refusal import AppealRuleError
from appeals_app.testing.factories import make_authority
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff


@pytest.fixture
def appeal(staff: Staff) -> str:
	return Journey(staff).to("execution").appeal


def problems(appeal: str) -> list[str]:
	return verify_events(Chosen(appeal=appeal)).problems


def event_of(appeal: str, sequence: int) -> str:
	return frappe.db.get_value("Appeal Event", {"appeal": appeal, "sequence": sequence})


def last_of(appeal: str) -> int:
	return frappe.db.count("Appeal Event", {"appeal": appeal})


def test_chain_of_acts_holds_with_its_end(appeal: str) -> None:
	findings = verify_events(Chosen(appeal=appeal))

	assert (findings.faults, findings.chains, findings.events) == (0, 1, last_of(appeal))


@pytest.mark.parametrize(
	("field", "value"),
	[
		("act", "received"),
		("authority", "OTHER"),
		("user", "Administrator"),
		("ground", "Дописано"),
		("happened_at", "2001-01-01"),
		("event_hash", "0" * 64),
		("previous_hash", "1" * 64),
		("sequence", 99),
	],
)
def test_changed_event_is_found(appeal: str, field: str, value: object) -> None:
	frappe.db.set_value("Appeal Event", event_of(appeal, 2), field, value)

	assert problems(appeal)


@pytest.mark.parametrize("which", ["first", "middle", "last", "all"])
def test_missing_events_are_found_at_the_end_too(appeal: str, which: str) -> None:
	place = {"first": 1, "middle": 2, "last": last_of(appeal)}.get(which)
	filters = {"appeal": appeal, **({"sequence": place} if place else {})}

	frappe.db.delete("Appeal Event", filters)

	assert problems(appeal)


def test_chain_removed_with_its_end_is_missed_by_the_appeal_itself(appeal: str) -> None:
	frappe.db.delete("Appeal Event", {"appeal": appeal})
	frappe.db.delete("Appeal Chain Head", {"chain_name": appeal})

	assert problems(appeal) == [f"Appeal {appeal}: all its events are missing"]


def test_event_forged_at_the_end_is_found(appeal: str) -> None:
	last = frappe.get_doc("Appeal Event", event_of(appeal, last_of(appeal)))
	forged = frappe.copy_doc(last)
	forged.update({"sequence": last.sequence + 1, "previous_hash": last.event_hash, "act": "step"})
	forged.event_hash = event_hash(last.event_hash, forged)
	forged.name = frappe.generate_hash(length=10)
	forged.db_insert()

	assert problems(appeal)


def test_chain_of_an_authority_is_checked_alike(site: str) -> None:
	authority = make_authority().name
	for act in ("reception_suspended", "reception_suspension_ended"):
		record_authority_event(authority=authority, act=act)
	assert not verify_events(Chosen(authority=authority)).faults

	frappe.db.delete("Authority Event", {"authority": authority, "sequence": 2})

	assert verify_events(Chosen(authority=authority)).faults == 1


def test_chains_are_read_in_pages_without_loss(
	staff: Staff, appeal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
	Journey(staff).to("execution")  # a second chain: pages begin inside of both
	whole = [event.event_hash for event in event_rows("Appeal", Chosen(authority=staff.authority))]

	monkeypatch.setattr("appeals_app.appeal_registry.event_rows.PAGE", 3)

	assert [event.event_hash for event in event_rows("Appeal", Chosen(authority=staff.authority))] == whole
	assert len(set(whole)) == len(whole) > 6


def test_patch_keeps_the_ends_of_chains_written_before(appeal: str) -> None:
	frappe.db.delete("Appeal Chain Head", {"chain_name": appeal})
	assert problems(appeal)

	execute()

	assert not problems(appeal)


# export and anchors ---------------------------------------------------------------------------------------


def exported(chosen: Chosen) -> list[str]:
	file = io.StringIO()
	export_events(chosen, file)
	return file.getvalue().splitlines(keepends=True)


def test_export_is_verified_by_the_file_alone(tmp_path: Path, appeal: str) -> None:
	path = tmp_path / "events.jsonl"
	path.write_text("".join(exported(Chosen(appeal=appeal))), encoding="utf-8")
	command = [sys.executable, "-m", "appeals_app.domain.event_chain", str(path)]

	right = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True)
	path.write_text(path.read_text().replace('"act": "step"', '"act": "stop"', 1))
	wrong = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True)

	assert (right.returncode, wrong.returncode) == (0, 1), right.stdout + right.stderr


def test_export_shows_what_was_removed_before_it_was_made(appeal: str) -> None:
	assert not verify_export(exported(Chosen(appeal=appeal))).faults

	frappe.db.delete("Appeal Event", {"appeal": appeal})

	assert verify_export(exported(Chosen(appeal=appeal))).faults


def test_rewritten_database_differs_from_an_anchor_kept_outside(appeal: str) -> None:
	day, digest = anchor_events(clock.today()).split(":")
	assert anchor_events(clock.today()) == f"{day}:{digest}", "made once"
	assert not [problem for problem in verify_events(Chosen(), {day: digest}).problems if "anchor" in problem]

	rewrite(appeal)

	assert not problems(appeal), "the chain itself is right again"
	assert (
		f"anchor {day}: the chains were not such when this day ended"
		in verify_events(Chosen(), {day: digest}).problems
	)


def rewrite(appeal: str) -> None:
	"""As somebody would who has the database and this code."""
	previous = FIRST_HASH
	for event in frappe.get_all("Appeal Event", {"appeal": appeal}, ["*"], order_by="sequence asc"):
		event.update(previous_hash=previous, user="Administrator")
		previous = event.event_hash = event_hash(previous, event)
		fields = {field: event[field] for field in ("previous_hash", "event_hash", "user")}
		frappe.db.set_value("Appeal Event", event.name, fields)
	frappe.db.set_value("Appeal Chain Head", {"chain_name": appeal}, "last_hash", previous)


def test_anchors_and_ends_are_changed_and_removed_by_nobody(appeal: str) -> None:
	anchor_events(clock.today() - timedelta(days=1))
	anchor = frappe.get_last_doc("Appeal Chain Anchor")
	head = frappe.get_last_doc("Appeal Chain Head")

	for document in (anchor, head):
		document.flags.ignore_permissions = True  # as no code of ours does
		for act in (document.save, document.delete):
			with pytest.raises(AppealRuleError):
				act()
	with pytest.raises(AppealRuleError):
		frappe.get_doc(
			{"doctype": "Appeal Chain Anchor", "covered_on": clock.today(), "digest": "0" * 64}
		).insert()


# the command ------------------------------------------------------------------------------------------------


def run(site: str, command: str, *arguments: str) -> subprocess.CompletedProcess:
	"""The command as the bench runs it: a process of its own that sees what is committed."""
	return subprocess.run(
		[sys.executable, "-m", "frappe.utils.bench_helper", "frappe", "--site", site, command, *arguments],
		capture_output=True,
		text=True,
	)


def test_command_says_by_its_code_whether_the_chain_holds(site: str, appeal: str, tmp_path: Path) -> None:
	frappe.db.commit()  # the command reads only what is committed
	last = event_of(appeal, last_of(appeal))
	index = frappe.db.get_value("Appeal", appeal, "registration_index")

	right = run(site, "verify-appeal-events", "--appeal", appeal)
	export = run(site, "export-appeal-events", str(tmp_path / "events.jsonl"), "--appeal", index)
	ground = frappe.db.get_value("Appeal Event", last, "ground")
	frappe.db.set_value("Appeal Event", last, "ground", "Дописано", update_modified=False)
	frappe.db.commit()
	wrong = run(site, "verify-appeal-events", "--appeal", appeal)
	frappe.db.set_value("Appeal Event", last, "ground", ground, update_modified=False)
	frappe.db.commit()

	assert (right.returncode, wrong.returncode) == (0, 1), right.stdout + right.stderr
	assert "порушень: 0" in right.stdout
	assert "вміст змінено" in wrong.stdout
	assert export.returncode == 0, export.stdout + export.stderr
	assert not verify_export((tmp_path / "events.jsonl").open()).faults
	assert run(site, "verify-appeal-events", "--appeal", "немає").returncode == 2


@pytest.mark.parametrize("arguments", [[], ["--all", "--appeal", "x"], ["--appeal", "x", "--anchor", "y"]])
def test_command_asks_for_one_choice(arguments: list[str]) -> None:
	ended = CliRunner().invoke(
		commands.verify_appeal_events, arguments, obj={"profile": False, "sites": ["x"]}
	)

	assert ended.exit_code == 2
	assert "--appeal" in ended.output
